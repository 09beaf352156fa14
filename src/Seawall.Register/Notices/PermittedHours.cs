namespace Seawall.Register;

/// <summary>
/// The hours of the day in which people may be texted, in a time zone, through its changes of the clock. An hour that a
/// day has twice counts both times; one that a day has not begins where the clock goes on.
/// </summary>
/// <param name="zone">The time zone.</param>
/// <param name="from">From when in the day.</param>
/// <param name="to">Until when, which is out; the same as from: all day; before from: over midnight.</param>
sealed class PermittedHours(TimeZoneInfo zone, TimeOnly from, TimeOnly to)
{
    const int DaysMax = 3;

    /// <summary>The hours of a campaign. Throws where its time zone is none here.</summary>
    public static PermittedHours Of(Campaign terms) => new(
        TimeZoneInfo.FindSystemTimeZoneById(terms.TimeZone), terms.Notice.HoursFrom, terms.Notice.HoursTo);

    /// <summary>How long they are on a day without a change of the clock.</summary>
    public TimeSpan Length => from == to ? TimeSpan.FromDays(1) : to - from;

    /// <summary>From when in the day.</summary>
    public TimeOnly From => from;

    /// <summary>The time there and then.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);

    /// <summary>Whether people may be texted.</summary>
    public bool Allows(DateTimeOffset at) => Allows(TimeOnly.FromDateTime(Local(at).DateTime));

    bool Allows(TimeOnly time) => from == to || time.IsBetween(from, to);

    /// <summary>The first moment from a given one on at which people may be texted.</summary>
    public DateTimeOffset Next(DateTimeOffset at) => Allows(at) ? at : After(at, from);

    /// <summary>When the hours that hold a moment are over; the moment itself where none do.</summary>
    public DateTimeOffset End(DateTimeOffset at) =>
        !Allows(at) ? at : from == to ? at.AddDays(1) : After(at, to);

    /// <summary>The first moment after a given one at which the clock there comes to, or over, a time of day.</summary>
    public DateTimeOffset After(DateTimeOffset at, TimeOnly time)
    {
        var day = DateOnly.FromDateTime(Local(at).DateTime).AddDays(-1);
        for (var end = day.AddDays(DaysMax); day < end; day = day.AddDays(1))
        {
            var local = day.ToDateTime(time);
            if (zone.IsInvalidTime(local))
            {
                if (Skip(local) is var skip && skip > at)
                {
                    return skip;
                }
            }
            else if (zone.IsAmbiguousTime(local))
            {
                foreach (var offset in zone.GetAmbiguousTimeOffsets(local).OrderDescending())
                {
                    if (new DateTimeOffset(local, offset) is var one && one > at)
                    {
                        return one;
                    }
                }
            }
            else if (new DateTimeOffset(local, zone.GetUtcOffset(local)) is var plain && plain > at)
            {
                return plain;
            }
        }
        return at.AddDays(1);
    }

    /// <summary>When the clock went over a time that the day has not.</summary>
    DateTimeOffset Skip(DateTime local)
    {
        var before = new DateTimeOffset(local.AddDays(-1), zone.GetUtcOffset(local.AddDays(-1)));
        var (low, high) = (before.ToUnixTimeSeconds(), before.AddDays(2).ToUnixTimeSeconds());
        var offset = zone.GetUtcOffset(before);
        while (low + 1 < high)
        {
            var middle = low + (high - low) / 2;
            (low, high) = zone.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(middle)) == offset
                ? (middle, high)
                : (low, middle);
        }
        return DateTimeOffset.FromUnixTimeSeconds(high);
    }
}
