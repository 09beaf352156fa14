using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// PDUs of one trunk or next hop, both ways, by command and, where they answer, by status. Statuses without a name
/// share two places: those of contracts, and all others.
/// </summary>
internal sealed class PduCounters
{
    const int StatusEnd = 0x113;

    static readonly byte[] Places = new byte[StatusEnd];

    readonly long[] counts = new long[Commands.Count * StatusCount];

    static PduCounters()
    {
        for (var place = 0; place < SmppStatuses.Known.Length; place++)
        {
            Places[(int)SmppStatuses.Known[place]] = (byte)(place + 2);
        }
    }

    static int StatusCount => SmppStatuses.Known.Length + 2;

    public void Count(CommandId command, SmppStatus status) =>
        Interlocked.Increment(ref counts[(Commands.IndexOf(command) * StatusCount) + PlaceOf(status)]);

    /// <summary>Every pair that was counted. A status without a name stands for all of its kind.</summary>
    public IEnumerable<PduCount> Each()
    {
        for (var index = 0; index < counts.Length; index++)
        {
            var count = Volatile.Read(ref counts[index]);
            if (count != 0)
            {
                var command = index / StatusCount;
                yield return new PduCount(
                    command == 0 ? CommandId.None : Commands.Known[command - 1], StatusOf(index % StatusCount), count);
            }
        }
    }

    static int PlaceOf(SmppStatus status) =>
        (uint)status < StatusEnd ? Places[(int)status] : SmppStatuses.IsVendor(status) ? 1 : 0;

    static SmppStatus StatusOf(int place) => place switch
    {
        0 => (SmppStatus)uint.MaxValue,
        1 => (SmppStatus)SmppStatuses.VendorFirst,
        _ => SmppStatuses.Known[place - 2],
    };
}

/// <summary>So many PDUs of a command with a status; 0 in requests.</summary>
internal readonly record struct PduCount(CommandId Command, SmppStatus Status, long Count);
