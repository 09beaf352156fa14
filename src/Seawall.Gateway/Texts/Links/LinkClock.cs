namespace Seawall.Gateway;

/// <summary>The time of links, in units of the given clock: nothing is converted on the path.</summary>
internal sealed class LinkClock(TimeProvider time)
{
    public long Now => time.GetTimestamp();

    public TimeProvider Time => time;

    /// <summary>So long, in the clock's units.</summary>
    public long Units(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
