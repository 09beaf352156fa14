namespace Seawall.Gateway;

/// <summary>
/// An exact token bucket that all workers share: the generic cell rate algorithm (ITU-T I.371), whose whole state is
/// the theoretical arrival time of the next token, moved by one atomic compare-and-swap.
/// <para>
/// Time counts in units of a microsecond divided by the rate, so a token is exactly a million units and nothing is
/// rounded. It wraps; differences stay right for the 106 days that a bucket of the highest rate may be idle, and a
/// difference that cannot be is taken for a longer rest.
/// </para>
/// </summary>
internal sealed class RateLimit
{
    const long UnitsPerToken = 1_000_000;

    readonly long perSecond;
    readonly long burst;
    long nextArrival;

    /// <param name="model">Rate and burst.</param>
    /// <param name="micros">Now, in microseconds of a monotonic clock.</param>
    /// <param name="used">How full it starts: the <see cref="Used"/> of the limit it replaces at a reload, 0 for a
    /// fresh one.</param>
    public RateLimit(RateModel model, long micros, double used = 0)
    {
        Model = model;
        perSecond = Math.Clamp(model.PerSecond, 1, GatewayLimits.RatePerSecondMax);
        burst = Math.Max(1, model.Burst);
        nextArrival = unchecked((micros * perSecond) + (long)(used * burst * UnitsPerToken));
    }

    public RateModel Model { get; }

    /// <summary>Takes one token, or says that there is none.</summary>
    public bool TryTake(long micros)
    {
        var now = unchecked(micros * perSecond);
        while (true)
        {
            var seen = Volatile.Read(ref nextArrival);
            var ahead = Ahead(seen, now);
            if (ahead > (burst - 1) * UnitsPerToken)
            {
                return false;
            }
            var next = unchecked(now + ahead + UnitsPerToken);
            if (Interlocked.CompareExchange(ref nextArrival, next, seen) == seen)
            {
                return true;
            }
        }
    }

    /// <summary>The share of the bucket that is taken, 0 to 1.</summary>
    public double Used(long micros) =>
        (double)Ahead(Volatile.Read(ref nextArrival), unchecked(micros * perSecond)) / (burst * UnitsPerToken);

    /// <summary>How far the next arrival lies ahead of now, 0 where it is past.</summary>
    long Ahead(long arrival, long now)
    {
        var ahead = unchecked(arrival - now);
        return ahead < 0 || ahead > burst * UnitsPerToken ? 0 : ahead;
    }
}
