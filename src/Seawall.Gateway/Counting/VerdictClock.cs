using System.Collections.Immutable;

namespace Seawall.Gateway;

/// <summary>
/// How long one worker's verdicts took, in buckets of 1-2-5 steps. Measured with the monotonic clock, so that a step of
/// the wall clock cannot disturb it.
/// </summary>
internal sealed class VerdictClock
{
    /// <summary>Upper bounds in seconds; a verdict that takes longer falls into the bucket after the last.</summary>
    public static readonly ImmutableArray<double> UpperSeconds =
        [1e-6, 2e-6, 5e-6, 1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 1e-2, 1e-1];

    readonly long[] upper;
    readonly long[] counts = new long[UpperSeconds.Length + 1];
    readonly double secondsPerTick;
    long sum;

    public VerdictClock(long ticksPerSecond)
    {
        secondsPerTick = 1.0 / ticksPerSecond;
        upper = [.. UpperSeconds.Select(seconds => (long)Math.Ceiling(seconds * ticksPerSecond))];
    }

    public void Add(long ticks)
    {
        counts[Bucket(ticks)]++;
        sum += ticks;
    }

    /// <summary>The same, for a clock that many threads share.</summary>
    public void AddShared(long ticks)
    {
        Interlocked.Increment(ref counts[Bucket(ticks)]);
        Interlocked.Add(ref sum, ticks);
    }

    int Bucket(long ticks)
    {
        var bucket = 0;
        while (bucket < upper.Length && ticks > upper[bucket])
        {
            bucket++;
        }
        return bucket;
    }

    public void AddTo(long[] totals, ref double seconds)
    {
        for (var bucket = 0; bucket < counts.Length; bucket++)
        {
            totals[bucket] += Volatile.Read(ref counts[bucket]);
        }
        seconds += Volatile.Read(ref sum) * secondsPerTick;
    }
}
