using System.Globalization;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Portal.Texts;

/// <summary>Says what waits on a line, and what entries of the journal changed of its care.</summary>
internal static class CareWords
{
    private const string None = "none";

    /// <summary>What waits, in a sentence.</summary>
    public static string Of(Words words, WaitingView waiting, RegisterModel model) => waiting.Kind switch
    {
        WaitingKind.Choice => End(words, waiting, Choice(words, waiting, model), model),
        WaitingKind.RuleAddition when waiting.Rule is { } rule =>
            ChangeWords.Rule(words, rule.Pass, rule.Target, rule.Service, model),
        WaitingKind.RuleRemoval when waiting.Rule is { } rule =>
            words["wait.rule.remove", Say.Target(words, rule.Target, model)],
        _ => waiting.Hours == 0 ? words["wait.cooling.none"] : words["wait.cooling", waiting.Hours],
    };

    /// <summary>
    /// What an entry changed: <c>cooling-off</c>, <c>guardian NUMBER</c>, <c>proposal ID of NUMBER</c>,
    /// <c>waiting ID</c>.
    /// </summary>
    public static string Of(Words words, string head, string rest, HistoryChange change, RegisterModel model)
    {
        var isOver = change.After == None;
        var who = Say.Target(words, rest[(rest.LastIndexOf(' ') + 1)..], model);
        return head switch
        {
            "cooling-off" => change.After.StartsWith("0 ", StringComparison.Ordinal)
                ? words["wait.cooling.none"]
                : words["wait.cooling", change.After.Split(' ')[0]],
            "guardian" => words[isOver ? "change.guardian.ended" : Guardian(change.After), who],
            "proposal" => words[isOver ? "change.proposal.over" : "change.proposal", who],
            "waiting" => words[isOver ? "change.waiting.over" : "change.waiting"],
            _ => words["change.other", change.What, change.After],
        };
    }

    private static string Guardian(string state) =>
        state.StartsWith("asked by the line", StringComparison.Ordinal) ? "change.guardian.asked"
        : state.StartsWith("asked by the guardian", StringComparison.Ordinal) ? "change.guardian.offered"
        : "change.guardian.confirmed";

    private static string Choice(Words words, WaitingView waiting, RegisterModel model)
    {
        var services = waiting.Service switch
        {
            "voice" => [Service.Voice], "sms" => new[] { Service.Sms }, _ => [Service.Voice, Service.Sms],
        };
        var isAll = services.Length == 2 && waiting.Zones.Length == model.Zones.Names.Length;
        var what = isAll ? words["mid.all"] : string.Join(
            words["mid.and"],
            services.SelectMany(service => waiting.Zones.Select(zone => Say.Mid(words, service, zone))));
        return words[
            waiting.To switch
            {
                Screening.Choice.Open => "wait.open", Screening.Choice.Shut => "wait.shut", _ => "wait.undecided",
            },
            what];
    }

    private static string End(Words words, WaitingView waiting, string what, RegisterModel model) => waiting switch
    {
        { Until: { } until } => words["wait.until", what, Say.Time(words, until, model)],
        { Length: { } length } => words[
            "wait.length", what, Math.Round(length.TotalHours, 1).ToString(CultureInfo.InvariantCulture)],
        _ => what,
    };
}
