using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Records;

/// <summary>Says whether a called line, or a sender, counts for a question. Called for one record at a time.</summary>
/// <param name="record">The record.</param>
/// <param name="names">What its indexes mean.</param>
/// <param name="sender">The sender of a text that is a name or a code, as it came; else empty.</param>
public delegate bool RecordTake(in Record record, RecordNames names, ReadOnlySpan<byte> sender);

/// <summary>
/// What passed because the line had decided nothing: what a default for such lines would have refused.
/// </summary>
public sealed record UndecidedQuestion
{
    /// <summary>Calls, texts, or both.</summary>
    public required ServiceMask Services { get; init; }

    /// <summary>Names of the zones it comes from.</summary>
    public required ImmutableArray<string> Zones { get; init; }

    /// <summary>
    /// Whether the called line and the sender count; asked of what passed for services and zones only.
    /// </summary>
    public required RecordTake Takes { get; init; }

    /// <summary>Different lines up to which they are counted exactly; more are estimated.</summary>
    public int ExactLinesMax { get; init; } = RecordLimits.ExactLinesMax;
}

/// <summary>What passed because lines had decided nothing.</summary>
public sealed record UndecidedAnswer
{
    /// <summary>Calls.</summary>
    public required long Calls { get; init; }

    /// <summary>Texts.</summary>
    public required long Texts { get; init; }

    /// <summary>Lines they went to.</summary>
    public required Counted Lines { get; init; }

    /// <summary>Where they came from, the most frequent first.</summary>
    public required ImmutableArray<CountryCount> Countries { get; init; }

    /// <summary>Records whose zone the log lost the name of; they are in none of the counts.</summary>
    public required long Unnamed { get; init; }
}

/// <summary>Calls and texts from a country.</summary>
/// <param name="Country">Its ISO 3166 letters; empty where none is known, as for withheld numbers.</param>
/// <param name="Calls">Calls.</param>
/// <param name="Texts">Texts.</param>
public sealed record CountryCount(string Country, long Calls, long Texts);
