using Seawall.Register;

namespace Seawall.Texts;

/// <summary>Counts texts of our own by what they are for and what became of them, from many threads.</summary>
internal sealed class OutletCounters
{
    private const int Outcomes = 8;
    private readonly long[] _counts = new long[8 * Outcomes];

    /// <summary>All that there were, without those of which there was none.</summary>
    public IEnumerable<(TextPurpose Purpose, TextSent Sent, long Count)> Each()
    {
        for (var at = 0; at < _counts.Length; at++)
        {
            if (Interlocked.Read(ref _counts[at]) is not 0 and var count)
            {
                yield return ((TextPurpose)(at / Outcomes), (TextSent)(at % Outcomes), count);
            }
        }
    }

    /// <summary>One more.</summary>
    public void Count(TextPurpose purpose, TextSent sent) =>
        Interlocked.Increment(ref _counts[((int)purpose * Outcomes) + (int)sent]);
}
