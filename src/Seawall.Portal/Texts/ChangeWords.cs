using System.Globalization;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Portal.Texts;

/// <summary>Says what an entry of the journal changed, in the words of the pages.</summary>
internal static class ChangeWords
{
    private const string GuardianPart = "guardian +";
    private const string PausePart = ", open until ";

    /// <summary>One sentence for each difference.</summary>
    public static IEnumerable<string> Of(Words words, HistoryEntry entry, RegisterModel model)
    {
        if (entry.Kind == JournalKind.HolderChanged)
        {
            return [words["change.holder"]];
        }

        return entry.Changes.Select(change => Of(words, change, model));
    }

    /// <summary>By whom it came: the guardian who acted, else the way in.</summary>
    public static string By(Words words, HistoryEntry entry, RegisterModel model)
    {
        if (entry.Who.StartsWith(GuardianPart, StringComparison.Ordinal))
        {
            return words["by.guardian", Say.Target(words, entry.Who[(GuardianPart.Length - 1)..], model)];
        }

        var key = $"way.{entry.Way.ToString().ToLowerInvariant()}";
        return words.Has(key) ? words[key] : words["way.system"];
    }

    private static string Of(Words words, HistoryChange change, RegisterModel model)
    {
        var space = change.What.IndexOf(' ', StringComparison.Ordinal);
        var (head, rest) = space < 0 ? (change.What, "") : (change.What[..space], change.What[(space + 1)..]);
        return head switch
        {
            "voice" or "sms" => words[
                "change.choice", Say.What(words, head == "voice" ? Service.Voice : Service.Sms, rest),
                State(words, change.After, model), State(words, change.Before, model)],
            "rule" when change.After != "none" => words["change.rule.added", Rule(words, change.After, model)],
            "rule" => words["change.rule.removed", Rule(words, change.Before, model)],
            _ => CareWords.Of(words, head, rest, change, model),
        };
    }

    /// <summary><c>undecided | open | shut [", open until " time]</c>.</summary>
    private static string State(Words words, string state, RegisterModel model)
    {
        var pause = state.IndexOf(PausePart, StringComparison.Ordinal);
        if (pause >= 0 && DateTimeOffset.TryParse(
            state.AsSpan(pause + PausePart.Length), CultureInfo.InvariantCulture, DateTimeStyles.None, out var until))
        {
            return words["say.pause", Say.Time(words, until, model)];
        }

        return state switch
        {
            "open" => words["say.open"], "shut" => words["say.shut"], _ => words["say.undecided"],
        };
    }

    /// <summary><c>("pass" | "refuse") SP target SP service</c>.</summary>
    private static string Rule(Words words, string rule, RegisterModel model) =>
        rule.Split(' ') is [var what, var target, var service]
            ? Rule(words, what == "pass", target, service, model)
            : rule;

    /// <summary>A rule in a sentence.</summary>
    public static string Rule(Words words, bool pass, string target, string service, RegisterModel model) =>
        words[pass ? "rules.pass" : "rules.refuse", Say.Target(words, target, model), Say.Services(words, service)];
}
