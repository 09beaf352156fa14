using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>Something asked for on a line that does not count yet.</summary>
public sealed record WaitingView
{
    /// <summary>The journal number of the asking; it is named by it.</summary>
    public required long Journal { get; init; }

    /// <summary>When it comes into force by itself; of a proposal, when it lapses.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The guardian who proposed it; none for what the line itself asked.</summary>
    public required E164 Guardian { get; init; }

    /// <summary>Whether it is a guardian's proposal, which counts when the line says yes.</summary>
    public bool IsProposal => !Guardian.IsNone;

    /// <summary>What it does.</summary>
    public required WaitingKind Kind { get; init; }

    /// <summary>It in one line: <c>all overseas open</c>, <c>pass CA voice</c>.</summary>
    public required string What { get; init; }

    /// <summary>
    /// The services of a choice or rule: <c>voice</c>, <c>sms</c> or <c>all</c>; empty for a cooling-off.
    /// </summary>
    public string Service { get; init; } = "";

    /// <summary>The zones of a choice.</summary>
    public ImmutableArray<string> Zones { get; init; } = [];

    /// <summary>What a choice becomes.</summary>
    public Choice To { get; init; }

    /// <summary>When a pause will end; null where it has no end, or one counted from its beginning.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How long a pause will last from its beginning; null where it has another end or none.</summary>
    public TimeSpan? Length { get; init; }

    /// <summary>The rule that is added or removed; its id is 0.</summary>
    public RuleView? Rule { get; init; }

    /// <summary>The cooling-off that will hold, in hours.</summary>
    public int Hours { get; init; }
}
