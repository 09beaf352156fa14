using Seawall.Screening;

namespace Seawall.Gateway;

/// <summary>
/// What is counted of the texts of one trunk. Many threads count at once.
/// </summary>
internal sealed class TextCounters
{
    const int Reasons = 128;

    readonly long[] verdicts = new long[Reasons];
    readonly long[] unscreened = new long[UnscreenedKinds.Count];
    long limited;

    /// <summary>Texts over the rate.</summary>
    public long Limited => Volatile.Read(ref limited);

    public void Verdict(VerdictReason reason) => Interlocked.Increment(ref verdicts[(int)reason & (Reasons - 1)]);

    /// <summary>A text that is never barred, or a list that cannot be looked into.</summary>
    public void Unscreened(UnscreenedKind kind) => Interlocked.Increment(ref unscreened[(int)kind]);

    /// <summary>One text over the rate.</summary>
    public void Limit() => Interlocked.Increment(ref limited);

    public IEnumerable<(VerdictReason Reason, long Count)> EachVerdict() =>
        Each(verdicts).Select(row => ((VerdictReason)row.Index, row.Count));

    public IEnumerable<(UnscreenedKind Kind, long Count)> EachUnscreened() =>
        Each(unscreened).Select(row => ((UnscreenedKind)row.Index, row.Count));

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
