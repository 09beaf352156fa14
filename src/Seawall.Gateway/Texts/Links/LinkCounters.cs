using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>What was turned away, by reason. Any thread counts.</summary>
internal sealed class LinkCounters
{
    readonly long[] byWire = new long[SmppRefusals.Count];
    readonly long[] byLink = new long[LinkRefusals.Count];

    public void Refuse(SmppRefusal refusal) => Interlocked.Increment(ref byWire[(int)refusal]);

    public void Refuse(LinkRefusal refusal) => Interlocked.Increment(ref byLink[(int)refusal]);

    public long Of(SmppRefusal refusal) => Volatile.Read(ref byWire[(int)refusal]);

    public long Of(LinkRefusal refusal) => Volatile.Read(ref byLink[(int)refusal]);

    /// <summary>Every reason that was counted: the <c>reason</c> label and how often.</summary>
    public IEnumerable<(string Reason, long Count)> Each()
    {
        for (var index = 0; index < byWire.Length; index++)
        {
            if (Volatile.Read(ref byWire[index]) is not 0 and var count)
            {
                yield return (SmppRefusals.Label((SmppRefusal)index), count);
            }
        }
        for (var index = 0; index < byLink.Length; index++)
        {
            if (Volatile.Read(ref byLink[index]) is not 0 and var count)
            {
                yield return (LinkRefusals.Label((LinkRefusal)index), count);
            }
        }
    }
}
