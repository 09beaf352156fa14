using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Seawall.Register;

namespace Seawall.Console.Api;

/// <summary>What the register says, in the words of the API; times by the home clock.</summary>
internal sealed class ApiViews(Func<TimeZoneInfo> zone)
{
    /// <summary>A line.</summary>
    public SubscriberReply Line(LineView line, string remark) => new()
    {
        Number = line.Number.ToString(),
        Choices = [.. line.Choices.Select(Choice)],
        Rules = [.. line.Rules.Select(Rule)],
        Guardians = [.. line.Guardians.Select(Guardian)],
        Waiting = [.. line.Waiting.Select(Waiting)],
        CoolingOffHours = line.CoolingOffHours,
        Journal = line.Journal,
        Remark = remark,
    };

    /// <summary>A change that is so.</summary>
    public ChangeReply Change(ChangeReceipt receipt) => new()
    {
        Outcome = Word(receipt.Outcome),
        Number = receipt.Number.ToString(),
        Journal = receipt.Journal,
        Changes = Differences(receipt.Before!, receipt.After!),
        Line = Line(receipt.After!, receipt.Message),
    };

    /// <summary>An entry of a line's journal.</summary>
    public HistoryEntryReply Entry(HistoryEntry entry) => new()
    {
        Journal = entry.Journal,
        At = Home(entry.At),
        Kind = Word(entry.Kind),
        Way = Word(entry.Way),
        Who = entry.Who,
        Note = entry.Note,
        Evidence = entry.Evidence,
        Changes = [.. entry.Changes.Select(change => Difference(change.What, change.Before, change.After))],
        Hash = entry.Hash,
    };

    /// <summary>A line that somebody is the guardian of.</summary>
    public WardReply Ward(WardView ward) =>
        new() { Line = ward.Line.ToString(), Guardian = Guardian(ward.Guardian) };

    /// <summary>A time by the home clock, to the millisecond.</summary>
    public DateTimeOffset Home(DateTimeOffset time)
    {
        var home = TimeZoneInfo.ConvertTime(time, zone());
        return home.AddTicks(-(home.Ticks % TimeSpan.TicksPerMillisecond));
    }

    private ChoiceReply Choice(ChoiceView choice) => new()
    {
        Service = Word(choice.Service),
        Zone = choice.Zone,
        Choice = Word(choice.Choice),
        Open = choice.Open,
        Basis = Word(choice.Basis),
        Until = choice.PauseUntil is { } end ? Home(end) : null,
        Campaign = choice.Measure?.Campaign,
        Since = choice.Measure is { } measure ? Home(measure.Since) : null,
    };

    private GuardianReply Guardian(GuardianView guardian) => new()
    {
        Number = guardian.Number.ToString(),
        State = Word(guardian.State),
        SeesRefused = guardian.SeesRefused,
        Since = Home(guardian.Since),
    };

    private WaitingReply Waiting(WaitingView waiting) => new()
    {
        Journal = waiting.Journal,
        Kind = Word(waiting.Kind),
        What = waiting.What,
        At = Home(waiting.At),
        Guardian = waiting.IsProposal ? waiting.Guardian.ToString() : null,
    };

    private static RuleReply Rule(RuleView rule) => new()
    {
        Id = rule.Id, Verdict = Verdict(rule), Target = rule.Target, Service = rule.Service,
    };

    private ImmutableArray<DifferenceReply> Differences(LineView before, LineView after) =>
    [
        .. before.Choices.Zip(after.Choices).Where(pair => pair.First != pair.Second).Select(pair => Difference(
            $"{Word(pair.First.Service)} {pair.First.Zone}", Say(pair.First), Say(pair.Second))),
        .. before.Rules.Except(after.Rules).Select(rule => Difference("rule", Say(rule), "")),
        .. before.Guardians.Except(after.Guardians).Select(one => Difference("guardian", Say(one), "")),
        .. after.Guardians.Except(before.Guardians).Select(one => Difference("guardian", "", Say(one))),
        .. after.Rules.Except(before.Rules).Select(rule => Difference("rule", "", Say(rule))),
    ];

    private string Say(ChoiceView choice) => choice.PauseUntil is { } end
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"open until {Home(end):yyyy-MM-dd'T'HH:mm:sszzz}, then {Word(choice.Choice)}")
        : Word(choice.Choice);

    private static string Say(GuardianView guardian) => $"{guardian.Number} {Word(guardian.State)}";

    private static string Say(RuleView rule) => $"{Verdict(rule)} {rule.Target} ({rule.Service})";

    private static string Verdict(RuleView rule) => rule.Pass ? "pass" : "refuse";

    private static DifferenceReply Difference(string what, string before, string after) =>
        new() { What = what, Before = before, After = after };

    private static string Word<T>(T member)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString());
}
