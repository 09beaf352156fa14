using System.Globalization;
using Seawall.Settings;

namespace Seawall.Campaigns;

/// <summary>
/// A day and an hour of the file as one moment: in a clock change an hour is there twice or not at all, and people were
/// to be told of one that nobody can point at.
/// </summary>
internal static class CampaignClock
{
    /// <summary>The moment, with the offset of the time zone there and then; null where there is none.</summary>
    public static DateTimeOffset? Read(Placed<TomlMoment> read, TimeZoneInfo zone, string key, Mistakes mistakes)
    {
        var (clock, offset, _) = read.Value;
        if (clock.Year is < CampaignFileLimits.FirstYear or > CampaignFileLimits.LastYear)
        {
            mistakes.Add(read.At, key, string.Create(
                CultureInfo.InvariantCulture,
                $"expected a day from {CampaignFileLimits.FirstYear} to {CampaignFileLimits.LastYear}, "
                + $"found {clock:yyyy-MM-dd}"));
            return null;
        }

        if (clock.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            mistakes.Add(read.At, key, "expected a whole second");
            return null;
        }

        if (offset is { } given)
        {
            return TimeZoneInfo.ConvertTime(new DateTimeOffset(clock, given), zone);
        }

        if (zone.IsInvalidTime(clock))
        {
            mistakes.Add(read.At, key,
                $"clocks of {zone.Id} are put forward over {Write(clock)}; expected an hour that they show");
            return null;
        }

        if (zone.IsAmbiguousTime(clock))
        {
            var twice = zone.GetAmbiguousTimeOffsets(clock).Order().Reverse()
                .Select(one => new DateTimeOffset(clock, one).ToString("yyyy-MM-ddTHH:mm:sszzz",
                    CultureInfo.InvariantCulture));
            mistakes.Add(read.At, key,
                $"clocks of {zone.Id} show {Write(clock)} twice; expected {Expect.Sentence([.. twice])}");
            return null;
        }

        return new DateTimeOffset(clock, zone.GetUtcOffset(clock));
    }

    private static string Write(DateTime clock) =>
        clock.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
