using System.Globalization;
using Seawall.Register;
using Seawall.Screening;
using Seawall.Settings;
using Seawall.Smpp;

namespace Seawall.Campaigns;

/// <summary>The kinds of values that only a campaign's file takes.</summary>
internal static class CampaignExpect
{
    /// <summary>What the campaign is called by at the command line and in figures.</summary>
    public static Expected<string> Name { get; } = Expect.OfText(
        "a name: small letters, digits and '-', at most 40, a letter first",
        (string text, out string value) =>
        {
            value = text;
            return text.Length is > 0 and <= CampaignFileLimits.NameLettersMax && char.IsAsciiLetterLower(text[0])
                && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
        });

    /// <summary>Which services.</summary>
    public static Expected<ServiceMask> Service { get; } = Expect.OneOf(
        ("voice", ServiceMask.Voice), ("sms", ServiceMask.Sms), ("all", ServiceMask.All));

    /// <summary>What it makes of lines that were told.</summary>
    public static Expected<CampaignDefault> Default { get; } = Expect.OneOf(
        ("shut", CampaignDefault.Shut), ("none", CampaignDefault.None));

    /// <summary>By which clock.</summary>
    public static Expected<TimeZoneInfo> TimeZone { get; } = Expect.OfText(
        "a time zone such as \"Asia/Shanghai\" that this machine knows",
        (string text, out TimeZoneInfo value) =>
        {
            value = TimeZoneInfo.Utc;
            return text.Length <= CampaignFileLimits.WordLettersMax
                && TimeZoneInfo.TryFindSystemTimeZoneById(text, out value!) && value.HasIanaId;
        });

    /// <summary>A day and an hour.</summary>
    public static Expected<TomlMoment> Moment { get; } = new(
        "a day with its hour, such as 2026-05-20T00:00:00",
        (TomlNode node, out TomlMoment value) =>
        {
            value = node as TomlMoment ?? new TomlMoment(default, null, node.At);
            return node is TomlMoment;
        });

    /// <summary>What proves that a line was told.</summary>
    public static Expected<NoticeProof> Proof { get; } = Expect.OneOf(
        ("receipt", NoticeProof.Receipt), ("taken", NoticeProof.Taken));

    /// <summary>What is tried last.</summary>
    public static Expected<SecondChannel> Second { get; } = Expect.OneOf(
        ("none", SecondChannel.None), ("letter", SecondChannel.Letter), ("call", SecondChannel.Call));

    /// <summary>The language of lines whose own is not known.</summary>
    public static Expected<string> Language { get; } = Expect.OneOf(("zh", "zh"), ("en", "en"));

    /// <summary>Who the texts are from (SMPP v3.4 §5.2.8; its NUL is not counted).</summary>
    public static Expected<string> From { get; } = SmppExpect.Octets(
        "a short code or a name such as \"10086\"", SmppLimits.AddressOctetsMax - 1);

    /// <summary>From when to when in a day.</summary>
    public static Expected<(TimeOnly From, TimeOnly To)> Hours { get; } = Expect.OfText(
        "hours of one day such as \"09:00-20:00\"",
        (string text, out (TimeOnly From, TimeOnly To) value) =>
        {
            value = default;
            var ends = text.Split('-');
            return ends.Length == 2 && Clock(ends[0], out value.From) && Clock(ends[1], out value.To)
                && value.From < value.To;
        });

    /// <summary>A share in percent; fractions count.</summary>
    public static Expected<double> Share { get; } = new(
        "percent, a number from 0 to 100",
        (TomlNode node, out double value) =>
        {
            value = node switch
            {
                TomlWhole whole => whole.Value,
                TomlFraction fraction => fraction.Value,
                _ => double.NaN,
            };
            return value is >= 0 and <= 100;
        });

    /// <summary>The error codes of receipts, as the message centre writes them.</summary>
    public static Expected<string> Error { get; } = Expect.OfText(
        "an error code of receipts such as \"027\"",
        (string text, out string value) =>
        {
            value = text;
            return text.Length is > 0 and <= 10 && text.All(char.IsAsciiLetterOrDigit);
        });

    /// <summary>Where something was read.</summary>
    public static Expected<string> Address { get; } = Expect.OfText(
        "an address such as \"https://www.example.com/page\"",
        (string text, out string value) =>
        {
            value = text;
            return text.Length <= CampaignFileLimits.BasisLettersMax && Printable.Is(text)
                && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";
        });

    /// <summary>Words that people read, in one line.</summary>
    public static Expected<string> Words(string what, int max, bool empty = false) => Expect.OfText(
        string.Create(CultureInfo.InvariantCulture, $"{what}: one line, at most {max} letters that can be seen"),
        (string text, out string value) =>
        {
            value = text;
            return (empty || !string.IsNullOrWhiteSpace(text)) && text.Length <= max && Printable.Is(text);
        });

    private static bool Clock(string text, out TimeOnly value) => TimeOnly.TryParseExact(
        text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
}
