namespace Seawall.Gateway;

/// <summary>
/// The time as the path needs it, from one reading of the monotonic clock a message. The wall clock is asked four times
/// a second and carried on by the monotonic one in between. Any thread may ask.
/// </summary>
internal sealed class GateClock
{
    const long Nanos = 1_000_000_000;

    readonly TimeProvider time;
    readonly long perSecond;
    readonly bool isNanos;
    readonly long refreshTicks;
    long refreshedAt;
    long wallAhead;     // milliseconds of the wall clock less those of the monotonic one

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
        if ((ulong)(ticks - Volatile.Read(ref refreshedAt)) > (ulong)refreshTicks)
        {
            Refresh(ticks);
        }
        return Milliseconds(ticks) + Volatile.Read(ref wallAhead);
    }

    long Milliseconds(long ticks) => isNanos ? ticks / 1_000_000
        : (ticks / perSecond * 1_000) + (ticks % perSecond * 1_000 / perSecond);

    void Refresh(long ticks)
    {
        Volatile.Write(ref refreshedAt, ticks);
        Volatile.Write(ref wallAhead, time.GetUtcNow().ToUnixTimeMilliseconds() - Milliseconds(ticks));
    }
}
