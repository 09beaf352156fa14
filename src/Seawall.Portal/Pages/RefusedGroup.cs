using System.Collections.Immutable;
using Seawall.Portal.Texts;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Portal.Pages;

/// <summary>A page that shows what was refused lately.</summary>
internal interface IShowsRefused
{
    /// <summary>What was refused; null where it is not shown.</summary>
    ImmutableArray<RefusedGroup>? Refused { get; }

    /// <summary>Whether it can be let through from the page.</summary>
    bool CanPass { get; }
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
            && latest.Reason is VerdictReason.ChoiceShut or VerdictReason.PersonalRuleRefuse or VerdictReason.Campaign;
        return new RefusedGroup(latest, attempts.Length, can, passed);
    }
}
