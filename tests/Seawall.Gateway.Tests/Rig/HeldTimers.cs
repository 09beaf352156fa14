namespace Seawall.Gateway.Tests;

/// <summary>A clock whose timers ring only when the test says so: late, early, or after they were set anew.</summary>
internal sealed class HeldTimers : TimeProvider
{
    readonly List<Action> rings = [];
    long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(ticks);

    public void Advance(TimeSpan by) => ticks += by.Ticks;

    /// <summary>Rings a timer, by the order in which they were made.</summary>
    public void Ring(int timer) => rings[timer]();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        rings.Add(() => callback(state));
        return new HeldTimer();
    }

    sealed class HeldTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
