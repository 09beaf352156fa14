using Seawall.Screening;

namespace Seawall.Gateway;

/// <summary>
/// What one worker counts for one trunk: plain arrays that only this worker writes; a reader sums those of all workers
/// and may see a count a moment late, never a wrong one.
/// </summary>
internal sealed class TrunkCounters
{
    /// <summary>Methods by their number in the wire's own enum; 0 for the rest.</summary>
    public const int Methods = 16;

    const int StatusFirst = 100;
    const int StatusLast = 699;
    const int Services = 3;
    const int Reasons = 128;

    readonly long[] requests = new long[Methods];
    readonly long[] responses = new long[StatusLast - StatusFirst + 1];
    readonly long[] verdicts = new long[Services * Reasons];
    readonly long[] unscreened = new long[UnscreenedKinds.Count];
    long limited;

    public long Limited => limited;

    public void Request(int method) => requests[method & (Methods - 1)]++;

    public void Response(int status)
    {
        var index = (uint)(status - StatusFirst);
        if (index < (uint)responses.Length)
        {
            responses[index]++;
        }
    }

    public void Verdict(Service service, VerdictReason reason) =>
        verdicts[((int)service * Reasons) + ((int)reason & (Reasons - 1))]++;

    /// <summary>A text that is never barred, or what is no text.</summary>
    public void Unscreened(UnscreenedKind kind) => unscreened[(int)kind]++;

    /// <summary>One request over the trunk's rate.</summary>
    public void Limit() => limited++;

    /// <summary>Adds these counts to a sum that nobody else touches.</summary>
    public void AddTo(TrunkCounters sum)
    {
        Add(requests, sum.requests);
        Add(responses, sum.responses);
        Add(verdicts, sum.verdicts);
        Add(unscreened, sum.unscreened);
        sum.limited += limited;
    }

    public IEnumerable<(int Method, long Count)> EachRequest() => Each(requests);

    public IEnumerable<(int Status, long Count)> EachResponse() =>
        Each(responses).Select(row => (row.Index + StatusFirst, row.Count));

    public IEnumerable<(Service Service, VerdictReason Reason, long Count)> EachVerdict() =>
        Each(verdicts).Select(row => ((Service)(row.Index / Reasons), (VerdictReason)(row.Index % Reasons), row.Count));

    public IEnumerable<(UnscreenedKind Kind, long Count)> EachUnscreened() =>
        Each(unscreened).Select(row => ((UnscreenedKind)row.Index, row.Count));

    static IEnumerable<(int Index, long Count)> Each(long[] counts)
    {
        for (var index = 0; index < counts.Length; index++)
        {
            if (counts[index] != 0)
            {
                yield return (index, counts[index]);
            }
        }
    }

    static void Add(long[] from, long[] to)
    {
        for (var index = 0; index < from.Length; index++)
        {
            to[index] += Volatile.Read(ref from[index]);
        }
    }
}
