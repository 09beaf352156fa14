namespace Seawall.Gateway;

/// <summary>
/// How long a message centre that said too fast, or that its queue is full, gets no notices: each time it says so again
/// doubles it. Any thread may use it.
/// </summary>
internal sealed class TargetRest
{
    readonly Lock gate = new();
    long until;
    int times;

    /// <summary>Whether it rests.</summary>
    public bool IsResting(long now) => now < Volatile.Read(ref until);

    /// <summary>It said so. What was on its way when it began to rest says nothing new.</summary>
    public void Begin(long now, long ticksPerSecond)
    {
        lock (gate)
        {
            if (now < until)
            {
                return;
            }
            // Beyond sixteen doublings it is the longest anyway.
            var milliseconds = Math.Min(LinkLimits.RestLongestMs, (long)LinkLimits.RestFirstMs << Math.Min(times, 16));
            times++;
            Volatile.Write(ref until, now + (milliseconds * ticksPerSecond / 1_000));
        }
    }

    /// <summary>It took one after its rest: it starts afresh.</summary>
    public void End(long now)
    {
        if (Volatile.Read(ref times) != 0 && !IsResting(now))
        {
            Volatile.Write(ref times, 0);
        }
    }
}
