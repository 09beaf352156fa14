using System.Collections.Immutable;

namespace Seawall.Explain;

/// <summary>The verdict as it would be, and every step on the way to it.</summary>
/// <param name="Outcome"><c>pass</c> or <c>refuse</c>.</param>
/// <param name="Reason">The verdict's reason, as in records and metrics.</param>
/// <param name="Answer">What the caller would get: forwarded, a status, an announcement.</param>
/// <param name="Rule">The personal rule or the campaign that decided, 0 for none.</param>
/// <param name="Origin">Where the call comes from, as concluded.</param>
/// <param name="From">The caller as the trunk's dial rules read it.</param>
/// <param name="To">The called line as read.</param>
/// <param name="Trunk">The trunk.</param>
/// <param name="Service">Calls or texts.</param>
/// <param name="At">The moment it is judged for.</param>
/// <param name="Steps">The steps in order.</param>
internal sealed record ExplainReply(
    string Outcome,
    string Reason,
    string Answer,
    uint Rule,
    ExplainOrigin Origin,
    string From,
    string To,
    string Trunk,
    string Service,
    string At,
    ImmutableArray<ExplainStep> Steps)
{
    /// <summary>The campaigns that the steps named, each with the line's notice and its proof.</summary>
    public ImmutableArray<ExplainCampaign> Campaigns { get; init; } = [];
}

/// <summary>
/// The origin concluded: its kind, zone and country (empty where none), and the evidence that decided.
/// </summary>
internal sealed record ExplainOrigin(string Kind, string Zone, string Country, string CountryName, string Evidence);

/// <summary>One finding: the step of the rule, the rule in words, and what was found.</summary>
internal sealed record ExplainStep(int Step, string Rule, string Finding);
