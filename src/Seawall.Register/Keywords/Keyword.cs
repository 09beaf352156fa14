using System.Collections.Immutable;

namespace Seawall.Register;

/// <summary>
/// A word, in all its spellings, that subscribers of an operator and region can send, and what it means.
/// </summary>
public sealed record Keyword
{
    /// <summary>
    /// The spellings; the first is the one that answers name. Case, width, spaces and marks do not count.
    /// </summary>
    public required ImmutableArray<string> Words { get; init; }

    /// <summary>What it asks for.</summary>
    public required KeywordAction Action { get; init; }

    /// <summary><c>voice</c>, <c>sms</c> or <c>all</c>; for open, shut and undecided.</summary>
    public string Service { get; init; } = "all";

    /// <summary>Zones of the settings, or <c>all</c> alone.</summary>
    public ImmutableArray<string> Zones { get; init; } = ["all"];

    /// <summary>How long it opens, as in <see cref="ChangeRequest.For"/>; null: until it is shut.</summary>
    public string? For { get; init; }

    /// <summary>The numbers it is sent to; empty: any of ours.</summary>
    public ImmutableArray<string> Numbers { get; init; } = [];

    /// <summary>The operator of the numbering plan whose lines send it; empty: any.</summary>
    public string Operator { get; init; } = "";

    /// <summary>The region of the numbering plan whose lines send it; empty: any.</summary>
    public string Region { get; init; } = "";

    /// <summary>Where it was read that it means this.</summary>
    public string Source { get; init; } = "";

    /// <summary>Whether another asks for the very same.</summary>
    public bool MeansAs(Keyword other) => Action == other.Action
        && (Action > KeywordAction.Undecided
            || (Service == other.Service && For == other.For && Zones.SequenceEqual(other.Zones)));

    /// <summary>Whether it is for somebody there, writing to this number.</summary>
    public bool IsFor(in KeywordScope scope) =>
        (Operator.Length == 0 || Operator == scope.Operator)
        && (Region.Length == 0 || Region == scope.Region)
        && (Numbers.IsEmpty || Numbers.Contains(scope.Number));

    /// <summary>How narrowly it says whom it is for; of two, the narrower counts.</summary>
    internal int Narrowness =>
        (Operator.Length > 0 ? 4 : 0) + (Region.Length > 0 ? 2 : 0) + (Numbers.IsEmpty ? 0 : 1);
}

/// <summary>Whose text it is, and to which number.</summary>
/// <param name="Operator">The line's operator by the numbering plan; empty where unknown.</param>
/// <param name="Region">The line's region by the numbering plan; empty where unknown.</param>
/// <param name="Number">The number it was sent to.</param>
public readonly record struct KeywordScope(string Operator, string Region, string Number);
