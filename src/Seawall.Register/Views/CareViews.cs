using System.Globalization;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>Says in words what a line's care means.</summary>
static class CareViews
{
    public static GuardianView View(StoredGuardian guardian) => new(
        guardian.Number, guardian.State, guardian.SeesRefused,
        DateTimeOffset.FromUnixTimeSeconds(guardian.SinceUnixSeconds));

    public static WaitingView View(StoredWaiting waiting, LineWords words)
    {
        var edit = waiting.Edit;
        var view = new WaitingView
        {
            Journal = waiting.Id,
            At = DateTimeOffset.FromUnixTimeSeconds(waiting.AtUnixSeconds),
            Guardian = waiting.Guardian,
            Kind = edit.Kind,
            What = Say(edit, words),
        };
        return edit.Kind switch
        {
            WaitingKind.Choice => view with
            {
                Service = LineViews.Name(edit.Services),
                Zones = [.. Zones(edit, words)],
                To = edit.To,
                Until = edit is { Seconds: 0, Value: not 0 } ? DateTimeOffset.FromUnixTimeSeconds(edit.Value) : null,
                Length = edit.Seconds == 0 ? null : TimeSpan.FromSeconds(edit.Seconds),
            },
            WaitingKind.RuleAddition or WaitingKind.RuleRemoval => view with
            {
                Service = LineViews.Name((ServiceMask)edit.Rule.Services),
                Rule = LineViews.View(edit.Rule),
            },
            _ => view with { Hours = (int)edit.Value },
        };
    }

    static IEnumerable<string> Zones(StoredEdit edit, LineWords words) =>
        Enumerable.Range(0, RegisterLimits.StoredZonesMax)
            .Where(place => (edit.Places >> place & 1) != 0)
            .Select(words.NameAt);

    /// <summary>What a stored edit does, in one line.</summary>
    public static string Say(StoredEdit edit, LineWords words) => edit.Kind switch
    {
        WaitingKind.Choice => string.Join(' ', LineViews.Name(edit.Services), string.Join(", ", Zones(edit, words)),
            LineViews.Name(edit.To)) + End(edit),
        WaitingKind.RuleAddition => Say(LineViews.View(edit.Rule)),
        WaitingKind.RuleRemoval =>
            $"no rule {LineViews.View(edit.Rule).Target} {LineViews.Name((ServiceMask)edit.Rule.Services)}",
        _ => string.Create(CultureInfo.InvariantCulture, $"cooling-off {edit.Value} hours"),
    };

    static string Say(RuleView rule) => $"{(rule.Pass ? "pass" : "refuse")} {rule.Target} {rule.Service}";

    static string End(in StoredEdit edit) =>
        edit.Seconds > 0 ? string.Create(CultureInfo.InvariantCulture, $" for {TimeSpan.FromSeconds(edit.Seconds):c}")
        : edit.Value > 0 ? string.Create(CultureInfo.InvariantCulture,
            $" until {DateTimeOffset.FromUnixTimeSeconds(edit.Value):yyyy-MM-dd'T'HH:mm:ss'Z'}")
        : "";

    /// <summary>What differs in the care of a line.</summary>
    public static IEnumerable<HistoryChange> Differences(StoredCare before, StoredCare after, LineWords words)
    {
        if (before.CoolingHours != after.CoolingHours)
        {
            yield return new HistoryChange("cooling-off", Hours(before), Hours(after));
        }
        if (before.Digest != after.Digest)
        {
            yield return new HistoryChange("digest", Name(before.Digest), Name(after.Digest));
        }
        foreach (var number in before.Guardians.Concat(after.Guardians).Select(one => one.Number).Distinct())
        {
            var (was, becomes) = (Say(before, number), Say(after, number));
            if (was != becomes)
            {
                yield return new HistoryChange($"guardian {number}", was, becomes);
            }
        }
        foreach (var waiting in before.Waiting.Except(after.Waiting))
        {
            yield return new HistoryChange(Name(waiting), Say(waiting.Edit, words), "none");
        }
        foreach (var waiting in after.Waiting.Except(before.Waiting))
        {
            yield return new HistoryChange(Name(waiting), "none", Say(waiting.Edit, words));
        }
    }

    /// <summary>The name of a digest as people type it.</summary>
    public static string Name(DigestChoice digest) =>
        digest switch { DigestChoice.Off => "off", DigestChoice.First => "first", DigestChoice.Daily => "daily",
            _ => "default" };

    static string Hours(StoredCare care) =>
        string.Create(CultureInfo.InvariantCulture, $"{care.CoolingHours} hours");

    static string Name(in StoredWaiting waiting) => waiting.IsProposal
        ? string.Create(CultureInfo.InvariantCulture, $"proposal {waiting.Id} of {waiting.Guardian}")
        : string.Create(CultureInfo.InvariantCulture, $"waiting {waiting.Id}");

    static string Say(StoredCare care, E164 number) => !care.TryGuardian(number, out var guardian)
        ? "none"
        : guardian.State switch
        {
            GuardianState.AskedByLine => "asked by the line",
            GuardianState.AskedByGuardian => "asked by the guardian",
            _ => "confirmed",
        } + (guardian.SeesRefused ? ", sees what was refused" : "");
}
