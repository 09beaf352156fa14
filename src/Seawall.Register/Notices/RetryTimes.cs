namespace Seawall.Register;

/// <summary>
/// When a line is tried again: in permitted hours, and at another hour of the day than the attempts before. The hours
/// are cut into as many spans as there are attempts, and each attempt falls into the next span, round and round: what
/// is known of the last attempt is enough to keep away from all of them.
/// </summary>
static class RetryTimes
{
    static readonly TimeSpan Apart = TimeSpan.FromHours(1);

    /// <summary>When to try again after an attempt that turned out to have failed.</summary>
    public static DateTimeOffset Next(
        DateTimeOffset attempt, DateTimeOffset failed, NoticeTerms terms, PermittedHours hours)
    {
        var earliest = hours.Next(failed + terms.RetryAfter);
        var spans = Math.Min(terms.Attempts, (int)hours.Length.TotalHours);
        if (spans < 2)
        {
            return earliest;
        }
        var width = hours.Length / spans;
        var before = Within(attempt, hours);
        var span = (int)(before / width);
        var next = (span + 1) % spans;
        var at = Within(earliest, hours);
        if ((int)(at / width) == next && (at - before).Duration() >= Apart)
        {
            return earliest;
        }
        return hours.Next(hours.After(earliest, hours.From.Add(before + width * (next - span))));
    }

    /// <summary>How far in the day's hours a moment is; 0 where it is outside of them.</summary>
    static TimeSpan Within(DateTimeOffset at, PermittedHours hours)
    {
        var within = TimeOnly.FromDateTime(hours.Local(at).DateTime) - hours.From;
        return within < hours.Length ? within : TimeSpan.Zero;
    }
}
