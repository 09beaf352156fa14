using System.Collections.Immutable;

namespace Seawall.Register;

/// <summary>How far a walk of the journal has come.</summary>
/// <param name="Entries">Entries checked.</param>
/// <param name="Total">Entries there are.</param>
public readonly record struct VerifyProgress(long Entries, long Total);

/// <summary>What a walk of the whole journal found.</summary>
/// <param name="Holds">Whether everything is as it must be.</param>
/// <param name="Entries">Entries there are.</param>
/// <param name="LineChanges">Changes of lines in them.</param>
/// <param name="HoldsTo">The last journal number up to which the chain holds.</param>
/// <param name="Hash">The hash of that entry, as hexadecimal digits; note it down elsewhere to pin the past.</param>
/// <param name="Faults">What is wrong, one line each, the first of them at most.</param>
public sealed record VerifyReport(
    bool Holds, long Entries, long LineChanges, long HoldsTo, string Hash, ImmutableArray<string> Faults)
{
    /// <summary>Entries whose persons were removed: of these the chain holds, and nothing else is known.</summary>
    public long Removed { get; init; }

    /// <summary>Lines whose last change is among those: their choices are what the store says.</summary>
    public long LinesWithoutHistory { get; init; }

    /// <summary>Lines told in campaigns by those: that they were told is what the store says.</summary>
    public long ToldWithoutHistory { get; init; }
}
