using Seawall.Screening;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// What is counted for one trunk of texts, or for one group of message centres. Many threads count at once; nothing is
/// allocated but a row for a kind of PDU when the first one comes.
/// </summary>
internal sealed class TextCounters
{
    const int Reasons = 128;

    readonly long[]?[] pdus = new long[]?[Commands.Count];
    readonly long[] verdicts = new long[Reasons];
    readonly long[] unscreened = new long[UnscreenedKinds.Count];
    long limited;

    /// <summary>Texts over the rate.</summary>
    public long Limited => Volatile.Read(ref limited);

    /// <summary>A PDU that came or went; a request has status 0.</summary>
    public void Pdu(CommandId command, SmppStatus status)
    {
        var index = Commands.IndexOf(command);
        var row = Volatile.Read(ref pdus[index]) ?? Row(index);
        Interlocked.Increment(ref row[StatusSlots.Of(status)]);
    }

    public void Verdict(VerdictReason reason) => Interlocked.Increment(ref verdicts[(int)reason & (Reasons - 1)]);

    /// <summary>A text that is never barred, or a list that cannot be looked into.</summary>
    public void Unscreened(UnscreenedKind kind) => Interlocked.Increment(ref unscreened[(int)kind]);

    /// <summary>One text over the rate.</summary>
    public void Limit() => Interlocked.Increment(ref limited);

    public IEnumerable<(CommandId Command, SmppStatus Status, long Count)> EachPdu()
    {
        for (var index = 0; index < pdus.Length; index++)
        {
            if (Volatile.Read(ref pdus[index]) is { } row)
            {
                var command = index == 0 ? CommandId.None : Commands.Known[index - 1];
                foreach (var (slot, count) in Each(row))
                {
                    yield return (command, StatusSlots.StatusOf(slot), count);
                }
            }
        }
    }

    public IEnumerable<(VerdictReason Reason, long Count)> EachVerdict() =>
        Each(verdicts).Select(row => ((VerdictReason)row.Index, row.Count));

    public IEnumerable<(UnscreenedKind Kind, long Count)> EachUnscreened() =>
        Each(unscreened).Select(row => ((UnscreenedKind)row.Index, row.Count));

    long[] Row(int index)
    {
        var made = new long[StatusSlots.Count];
        return Interlocked.CompareExchange(ref pdus[index], made, null) ?? made;
    }

    static IEnumerable<(int Index, long Count)> Each(long[] counts)
    {
        for (var index = 0; index < counts.Length; index++)
        {
            if (Volatile.Read(ref counts[index]) is not 0 and var count)
            {
                yield return (index, count);
            }
        }
    }
}
