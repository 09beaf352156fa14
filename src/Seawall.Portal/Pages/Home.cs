using System.Collections.Immutable;
using Seawall.Portal.Texts;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Portal.Pages;

/// <summary>What the first page shows of a line.</summary>
internal sealed record Home
{
    /// <summary>The line, its choices and its exceptions.</summary>
    public required LineView Line { get; init; }

    /// <summary>What was refused lately; null where nobody keeps it.</summary>
    public required ImmutableArray<RefusedGroup>? Refused { get; init; }

    /// <summary>The latest changes, newest first.</summary>
    public required IReadOnlyList<HistoryEntry> Recent { get; init; }

    /// <summary>The journal number of the change that can be taken back now, 0 for none.</summary>
    public required long Undoable { get; init; }

    /// <summary>Until when it can be.</summary>
    public required DateTimeOffset UndoUntil { get; init; }

    /// <summary>What was just done.</summary>
    public required Done Done { get; init; }

    /// <summary>Today in the home time zone, as a date field takes it.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Whether everything of the settings is shut, or all of it comes through, or neither.</summary>
    public (bool AllShut, bool AllOpen) Sum =>
        (Line.Choices.All(choice => !choice.Open), Line.Choices.All(choice => choice.Open));
}

/// <summary>What was just done, for the line on top; the journal number is 0 where nothing was.</summary>
internal readonly record struct Done(bool Already, long Journal, bool Undone)
{
    /// <summary>Nothing.</summary>
    public static Done Nothing => default;
}

/// <summary>Refused attempts of one caller and service, together.</summary>
/// <param name="Latest">The latest of them.</param>
/// <param name="Times">How many.</param>
/// <param name="CanPass">Whether it can be let through from here: it has a number to be shown, and no rule yet.</param>
/// <param name="Passed">Whether a rule of the line lets it through by now.</param>
internal sealed record RefusedGroup(RefusedAttempt Latest, int Times, bool CanPass, bool Passed)
{
    /// <summary>Puts attempts together, the latest first.</summary>
    public static ImmutableArray<RefusedGroup> Of(IReadOnlyList<RefusedAttempt> attempts, LineView line) =>
    [
        .. attempts.GroupBy(one => (one.Service, one.Withheld ? default : one.Caller, one.Sender, one.Reason,
                one.Withheld, one.Country))
            .Select(group => Of([.. group], line))
            .OrderByDescending(group => group.Latest.At)
            .Take(PortalLimits.RefusedRowsMax),
    ];

    private static RefusedGroup Of(RefusedAttempt[] attempts, LineView line)
    {
        var latest = attempts.MaxBy(one => one.At);
        var passed = !latest.Caller.IsNone && line.Rules.Any(rule => rule.Pass
            && rule.Target == latest.Caller.ToString()
            && (rule.Service == "all" || rule.Service == Say.Name(latest.Service)));

        // A forged number is not let through by a rule, and a hidden one is not ours to show.
        var can = !passed && !latest.Caller.IsNone && !latest.Withheld
            && latest.Reason is (VerdictReason.ChoiceShut or VerdictReason.PersonalRuleRefuse);
        return new RefusedGroup(latest, attempts.Length, can, passed);
    }
}
