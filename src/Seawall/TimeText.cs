using System.Globalization;
using Seawall.Settings;

namespace Seawall;

/// <summary>
/// Times as people type and read them: RFC 3339 with an offset, <c>2026-05-01 08:00</c> by the home clock, or a length
/// back from now, <c>2h</c>.
/// </summary>
internal static class TimeText
{
    /// <summary>The words for a message about a wrong time.</summary>
    public const string Expected = "a time such as 2026-05-01T08:00:00+08:00 or \"2026-05-01 08:00\"";

    private static readonly string[] _local =
        ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd"];

    private static readonly string[] _offset =
        ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd HH:mm:ssK",
            "yyyy-MM-dd HH:mmK"];

    /// <summary>Reads a time.</summary>
    public static bool TryRead(string text, TimeZoneInfo zone, out DateTimeOffset value)
    {
        if (DateTime.TryParseExact(text, _local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
        {
            value = new DateTimeOffset(clock, zone.GetUtcOffset(clock));
            return true;
        }

        return DateTimeOffset.TryParseExact(
            text, _offset, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
    }

    /// <summary>Reads a time, or a length back from <paramref name="now"/>.</summary>
    public static bool TryReadSince(string text, TimeZoneInfo zone, DateTimeOffset now, out DateTimeOffset value)
    {
        if (Units.TryDuration(text, out var back))
        {
            value = back < now - DateTimeOffset.MinValue ? now - back : DateTimeOffset.MinValue;
            return true;
        }

        return TryRead(text, zone, out value);
    }

    /// <summary>A time with its offset by the home clock, to the second.</summary>
    public static string Write(DateTimeOffset time, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
