using System.Collections.Immutable;
using System.Globalization;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>Says in words what stored lines and changes mean.</summary>
static class LineViews
{
    static readonly Service[] Services = [Service.Voice, Service.Sms];

    /// <summary>A line by the settings in force.</summary>
    public static LineView View(in StoredLine line, LineWords words, InForce inForce, DateTimeOffset now)
    {
        var choices = ImmutableArray.CreateBuilder<ChoiceView>();
        foreach (var service in Services)
        {
            var bits = service == Service.Voice ? line.Choices.Voice : line.Choices.Sms;
            for (var zone = 0; zone < words.Model.Zones.Names.Length; zone++)
            {
                var place = words.PlaceOf(zone);
                var choice = place == Origin.NoZone ? Choice.Undecided : (Choice)(bits >> (2 * place) & 3);
                var pause = PauseOf(line.Choices, service, place, now);
                var measure = pause is null && choice == Choice.Undecided
                    ? MeasureOf(line.Number, service, (byte)zone, inForce, now)
                    : null;
                choices.Add(new ChoiceView(service, words.Model.Zones.Names[zone], choice, pause,
                    pause is not null || (choice != Choice.Shut && measure is null),
                    pause is not null ? ChoiceBasis.Pause
                        : choice != Choice.Undecided ? ChoiceBasis.Choice
                        : measure is null ? ChoiceBasis.Default : ChoiceBasis.Campaign) { Measure = measure });
            }
        }
        var care = LineEdit.WithoutEnded(line.Choices, now.ToUnixTimeSeconds()).Care;
        return new LineView(line.Number, choices.ToImmutable(),
            [.. (line.Choices.Detail?.Rules ?? []).Select(View)], line.Last)
        {
            Guardians = [.. care.Guardians.Select(CareViews.View)],
            CoolingOffHours = care.CoolingHours,
            Digest = care.Digest,
            Waiting = [.. care.Waiting.Select(waiting => CareViews.View(waiting, words))],
        };
    }

    /// <summary>What shuts an undecided service and zone, by the same rule as verdicts.</summary>
    static MeasureView? MeasureOf(E164 line, Service service, byte zone, InForce inForce, DateTimeOffset now)
    {
        var verdict = CampaignRule.Judge(inForce.Book, line, service, zone, now.ToUnixTimeSeconds());
        if (!verdict.Shuts)
        {
            return null;
        }
        var (id, name) = (verdict.Campaign!.Id, verdict.Campaign.Name);
        return new MeasureView(name,
            inForce.Campaigns.FirstOrDefault(one => one.Id == id)?.Terms.Title ?? new Bilingual(name, name),
            DateTimeOffset.FromUnixTimeSeconds(verdict.SinceUnixSeconds));
    }

    static DateTimeOffset? PauseOf(in LineChoices choices, Service service, byte place, DateTimeOffset now)
    {
        foreach (var pause in choices.Detail?.Pauses ?? [])
        {
            if (pause.Service == service && pause.Zone == place && pause.UntilUnixSeconds > now.ToUnixTimeSeconds())
            {
                return DateTimeOffset.FromUnixTimeSeconds(pause.UntilUnixSeconds);
            }
        }
        return null;
    }

    /// <summary>A rule.</summary>
    public static RuleView View(StoredRule rule) =>
        new(rule.Id, rule.Pass, Name((ServiceMask)rule.Services),
            rule.Registered != SenderPurpose.None ? RegisteredWords.Of(rule.Registered)
            : rule.Number.IsNone ? LineForm.CountryLetters(rule.Country) : rule.Number.ToString());

    /// <summary>The name of services as people type it.</summary>
    public static string Name(ServiceMask services) =>
        services switch { ServiceMask.Voice => "voice", ServiceMask.Sms => "sms", _ => "all" };

    /// <summary>The name of a service as people type it.</summary>
    public static string Name(Service service) => service == Service.Voice ? "voice" : "sms";

    /// <summary>The name of a choice as people type it.</summary>
    public static string Name(Choice choice) =>
        choice switch { Choice.Open => "open", Choice.Shut => "shut", _ => "undecided" };

    /// <summary>An entry as far as it touched a line.</summary>
    public static HistoryEntry View(JournalEntry entry, in LineChange change, LineWords words) =>
        new(entry.Sequence, DateTimeOffset.FromUnixTimeMilliseconds(entry.AtUnixMilliseconds), entry.Kind, entry.Way,
            entry.Who, change.Note.Length > 0 ? change.Note : entry.Note, entry.Evidence,
            Differences(change, words),
            entry.Hash.ToString());

    static ImmutableArray<HistoryChange> Differences(in LineChange change, LineWords words)
    {
        var differences = ImmutableArray.CreateBuilder<HistoryChange>();
        foreach (var service in Services)
        {
            for (byte place = 0; place < RegisterLimits.StoredZonesMax; place++)
            {
                var (before, after) = (Say(change.Before, service, place), Say(change.After, service, place));
                if (before != after)
                {
                    differences.Add(new HistoryChange($"{Name(service)} {words.NameAt(place)}", before, after));
                }
            }
        }
        var (rulesBefore, rulesAfter) = (Rules(change.Before), Rules(change.After));
        foreach (var id in rulesBefore.Keys.Union(rulesAfter.Keys).Order())
        {
            var (before, after) = (rulesBefore.GetValueOrDefault(id, "none"), rulesAfter.GetValueOrDefault(id, "none"));
            if (before != after)
            {
                differences.Add(new HistoryChange(
                    string.Create(CultureInfo.InvariantCulture, $"rule {id}"), before, after));
            }
        }
        differences.AddRange(CareViews.Differences(change.Before.Care, change.After.Care, words));
        return differences.ToImmutable();
    }

    static string Say(in LineChoices choices, Service service, byte place)
    {
        var choice = Name((Choice)((service == Service.Voice ? choices.Voice : choices.Sms) >> (2 * place) & 3));
        foreach (var pause in choices.Detail?.Pauses ?? [])
        {
            if (pause.Service == service && pause.Zone == place)
            {
                var until = DateTimeOffset.FromUnixTimeSeconds(pause.UntilUnixSeconds);
                return string.Create(CultureInfo.InvariantCulture,
                    $"{choice}, open until {until:yyyy-MM-dd'T'HH:mm:ss'Z'}");
            }
        }
        return choice;
    }

    static Dictionary<uint, string> Rules(in LineChoices choices) =>
        (choices.Detail?.Rules ?? []).Select(View)
            .ToDictionary(rule => rule.Id, rule => $"{(rule.Pass ? "pass" : "refuse")} {rule.Target} {rule.Service}");
}
