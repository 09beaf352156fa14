using System.Collections.Immutable;

namespace Seawall.Settings;

/// <summary><c>[home]</c>: the country and the lines that are ours.</summary>
internal sealed record HomeConfig
{
    /// <summary>The calling code, without plus.</summary>
    public required Placed<string> CountryCode { get; init; }

    /// <summary>By which clock times without an offset are read, and shown to people.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>Names of the numbering plan; empty: every operator.</summary>
    public required ImmutableArray<Placed<string>> Operators { get; init; }

    /// <summary>Names of the numbering plan; empty: every region.</summary>
    public required ImmutableArray<Placed<string>> Regions { get; init; }

    /// <summary>Short codes of ours that the numbering plan does not have.</summary>
    public required ImmutableArray<Placed<string>> ShortCodes { get; init; }

    /// <summary>Reads the section.</summary>
    public static HomeConfig Read(SectionReader section)
    {
        var config = new HomeConfig
        {
            CountryCode = section.Need("country_code", Expect.Digits(1, 3)),
            TimeZone = section.Take("time_zone", _timeZone, TimeZoneInfo.Utc).Value,
            Operators = section.TakeList("operators", Expect.Text("names of operators")),
            Regions = section.TakeList("regions", Expect.Text("names of regions")),
            ShortCodes = section.TakeList("short_codes", _shortCode),
        };
        section.Finish();
        return config;
    }

    private static readonly Expected<string> _shortCode = Expect.OfText(
        "codes such as \"10086\", or beginnings such as \"106*\"",
        (string text, out string value) =>
        {
            value = text;
            return Screening.ShortCodes.TryCreate([text], out _) is not null;
        });

    private static readonly Expected<TimeZoneInfo> _timeZone = Expect.OfText(
        "a time zone such as \"Asia/Shanghai\" that this machine knows",
        (string text, out TimeZoneInfo value) => TimeZoneInfo.TryFindSystemTimeZoneById(text, out value!));
}
