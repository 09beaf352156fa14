using System.Globalization;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>What answers to somebody are made of, whatever their language.</summary>
sealed record AnswerFacts(KeywordModel Model, KeywordScope Scope)
{
    /// <summary>The word that opens, shuts or says; null where these people have none.</summary>
    public string? Word(KeywordAction action, string service = "all") => Model.Table.WordFor(action, service, Scope);

    /// <summary>The words that open and shut, by what they are about.</summary>
    public IEnumerable<(string Service, string Open, string Shut)> Pairs()
    {
        foreach (var service in new[] { "voice", "sms", "all" })
        {
            if (Word(KeywordAction.Open, service) is { } open && Word(KeywordAction.Shut, service) is { } shut)
            {
                yield return (service, open, shut);
            }
        }
    }

    /// <summary>A number as it is dialled at home.</summary>
    public string Name(E164 number)
    {
        var digits = number.Value.ToString(CultureInfo.InvariantCulture);
        var home = Model.Register.Dial.HomeCountryCode;
        return digits.StartsWith(home, StringComparison.Ordinal) ? digits[home.Length..] : $"+{digits}";
    }

    /// <summary>The zones of what waits; all as one.</summary>
    public string Zones(WaitingView waits) => waits.Zones.Length == Model.Register.Zones.Names.Length
        ? "all"
        : string.Join(',', waits.Zones);

    /// <summary>The guardian who did something, as people know the number; empty where it was no guardian.</summary>
    public static string Doer(LineNews news, AnswerFacts facts) =>
        news.Entry.Who.StartsWith(ActingGuardian.Prefix, StringComparison.Ordinal)
        && ulong.TryParse(
            news.Entry.Who.AsSpan(ActingGuardian.Prefix.Length), CultureInfo.InvariantCulture, out var number)
            ? facts.Name(new E164(number))
            : "";

    /// <summary>A time by the home clock, such as <c>05-01 08:00</c>; with its year where that is another.</summary>
    public string Time(DateTimeOffset at, DateTimeOffset now)
    {
        var zone = Model.Register.TimeZone;
        var (local, today) = (TimeZoneInfo.ConvertTime(at, zone), TimeZoneInfo.ConvertTime(now, zone));
        return local.ToString(
            local.Year == today.Year ? "MM-dd HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
