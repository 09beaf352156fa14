namespace Seawall.Gateway;

/// <summary>
/// The time as the path needs it, from one reading of the monotonic clock a message. The wall clock is asked four times
/// a second and carried on by the monotonic one in between. For one thread.
/// </summary>
internal sealed class GateClock
{
    const long Nanos = 1_000_000_000;

    readonly TimeProvider time;
    readonly long perSecond;
    readonly bool isNanos;
    readonly long refreshTicks;
    long wallTicks;
    long wallMilliseconds;

    public GateClock(TimeProvider time)
    {
        this.time = time;
        perSecond = time.TimestampFrequency;
        isNanos = perSecond == Nanos;
        refreshTicks = perSecond / 4;
        Refresh(time.GetTimestamp());
    }

    public long TicksPerSecond => perSecond;

    public long Ticks() => time.GetTimestamp();

    /// <summary>
    /// Whole seconds of the monotonic clock, the same for all workers. Where a tick is a nanosecond, as on Linux, all
    /// divisions here are by constants.
    /// </summary>
    public long Second(long ticks) => isNanos ? ticks / Nanos : ticks / perSecond;

    /// <summary>Microseconds of the monotonic clock.</summary>
    public long Micros(long ticks) => isNanos ? ticks / 1_000
        : (ticks / perSecond * 1_000_000) + (ticks % perSecond * 1_000_000 / perSecond);

    /// <summary>Milliseconds since 1970, UTC.</summary>
    public long UnixMilliseconds(long ticks)
    {
        if ((ulong)(ticks - wallTicks) > (ulong)refreshTicks)
        {
            Refresh(ticks);
        }
        var since = ticks - wallTicks;
        return wallMilliseconds + (isNanos ? since / 1_000_000 : since * 1_000 / perSecond);
    }

    void Refresh(long ticks)
    {
        wallTicks = ticks;
        wallMilliseconds = time.GetUtcNow().ToUnixTimeMilliseconds();
    }
}
