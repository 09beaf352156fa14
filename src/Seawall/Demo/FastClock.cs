using System.Globalization;
using Seawall.Commands;
using Seawall.Settings;

namespace Seawall.Demo;

/// <summary>
/// A wall clock that begins at a given moment and runs so many times faster than the real one. What is measured and
/// waited for stays real: timestamps and timers are those of the clock behind it.
/// </summary>
internal sealed class FastClock(TimeProvider real, DateTimeOffset begins, int speed) : TimeProvider
{
    private readonly long _begun = real.GetTimestamp();

    /// <summary>The clock of a demonstration, at its own speed or another.</summary>
    public static FastClock Of(DemoClockConfig clock, int? speed, TimeProvider real) =>
        speed is null or (>= 1 and <= DemoClockConfig.SpeedMax)
            ? new FastClock(real, clock.Begins, speed ?? clock.Speed)
            : throw VerbException.Usage(string.Create(
                CultureInfo.InvariantCulture, $"expected --speed from 1 to {DemoClockConfig.SpeedMax}"));

    /// <summary>How many seconds of it pass in a real one.</summary>
    public int Speed => speed;

    /// <inheritdoc/>
    public override long TimestampFrequency => real.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() =>
        begins.ToUniversalTime() + (real.GetElapsedTime(_begun) * speed);

    /// <inheritdoc/>
    public override long GetTimestamp() => real.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);
}
