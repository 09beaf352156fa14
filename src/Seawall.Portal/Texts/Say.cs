using System.Globalization;
using Seawall.Portal.Visits;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Portal.Texts;

/// <summary>Times, numbers, zones and countries as a person of a language reads them.</summary>
internal static class Say
{
    private const int HomeMobileDigits = 11;

    /// <summary>A time in the home time zone: <c>24 November 2026, 14:05</c>, <c>2026年11月24日 14:05</c>.</summary>
    public static string Time(Words words, DateTimeOffset at, RegisterModel model) =>
        TimeZoneInfo.ConvertTime(at, model.TimeZone).ToString(
            words.Language == Language.English ? "d MMMM yyyy, HH:mm" : "yyyy年M月d日 HH:mm",
            CultureInfo.InvariantCulture);

    /// <summary>
    /// A number with room to breathe: <c>138 5710 0001</c> at home, <c>+1 202 555 0123</c> from abroad.
    /// </summary>
    public static string Number(E164 number, RegisterModel model)
    {
        var digits = number.Value.ToString(CultureInfo.InvariantCulture);
        var country = model.Plan.Find(number).Country;
        var code = model.Plan.CountryAt(country).CallingCode;
        if (code.Length == 0 || !digits.StartsWith(code, StringComparison.Ordinal))
        {
            return number.ToString();
        }

        var rest = digits[code.Length..];
        return country == model.Plan.HomeCountry && rest.Length == HomeMobileDigits
            ? $"{rest[..3]} {rest[3..7]} {rest[7..]}"
            : $"+{code} {Groups(rest)}";
    }

    /// <summary>Threes, and the last one up to four.</summary>
    private static string Groups(string digits) =>
        digits.Length <= 4 ? digits : $"{digits[..3]} {Groups(digits[3..])}";

    /// <summary>A zone by the name people have for it; by its name in the settings where we know no other.</summary>
    public static string Zone(Words words, string zone) =>
        words.Has($"zone.{zone}") ? words[$"zone.{zone}"] : zone;

    /// <summary>What a card is about, at the beginning of a sentence: <c>Calls from Hong Kong</c>.</summary>
    public static string What(Words words, Service service, string zone) =>
        words[service == Service.Voice ? "what.voice" : "what.sms", Zone(words, zone)];

    /// <summary>The same in the middle of one.</summary>
    public static string Mid(Words words, Service service, string zone) =>
        words[service == Service.Voice ? "mid.voice" : "mid.sms", Zone(words, zone)];

    /// <summary>A country by its letters.</summary>
    public static string Country(Words words, string iso2, RegisterModel model)
    {
        if (!model.Plan.TryCountry(iso2, out var index))
        {
            return words["country.unknown"];
        }

        var country = model.Plan.CountryAt(index);
        return words.Language == Language.English ? country.NameEnglish : country.NameChinese;
    }

    /// <summary>What a rule is about: a country, a number, or registered senders.</summary>
    public static string Target(Words words, string target, RegisterModel model) => target switch
    {
        ['+', ..] => ulong.TryParse(target.AsSpan(1), CultureInfo.InvariantCulture, out var value)
            ? Number(new E164(value), model) : target,
        { Length: 2 } => Country(words, target, model),
        "registered:code" => words["target.code"],
        "registered:service" => words["target.service"],
        _ => words["target.registered"],
    };

    /// <summary>What a campaign is called.</summary>
    public static string Title(Words words, Bilingual title) =>
        title.In(words.Language == Language.English ? "en" : "zh");

    /// <summary>A service as forms and the register name it.</summary>
    public static string Name(Service service) => service == Service.Voice ? "voice" : "sms";

    /// <summary>What services a rule is for.</summary>
    public static string Services(Words words, string service) => words[$"services.{service}"];
}
