namespace Seawall.Gateway;

/// <summary>
/// The pauses between attempts to bind: each failure doubles them up to the longest, and chance spreads each over its
/// upper half, so that a message centre which comes back is not bound to by all at once.
/// </summary>
internal sealed class BackOff(Random random)
{
    public TimeSpan After(int failures, SmppTimersModel timers)
    {
        var full = Math.Min(
            timers.ReconnectMax.TotalMilliseconds,
            timers.ReconnectMin.TotalMilliseconds * Math.Pow(2, Math.Clamp(failures - 1, 0, 30)));
        lock (random)
        {
            return TimeSpan.FromMilliseconds(full * (0.5 + (random.NextDouble() / 2)));
        }
    }
}
