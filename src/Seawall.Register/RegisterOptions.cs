using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>What the register is started with beside settings and store.</summary>
public sealed record RegisterOptions
{
    /// <summary>The snapshot file of the book; its folder exists.</summary>
    public required string SnapshotPath { get; init; }

    /// <summary>
    /// What was refused lately, for the question before an opening; null: the question is never asked.
    /// </summary>
    public IRecentRefusals? Refusals { get; init; }

    /// <summary>Who is told of changes of lines with guardians; null: nobody.</summary>
    public ILineNews? News { get; init; }

    /// <summary>What the book is kept in; null for the runtime's own memory.</summary>
    public IBookMemory? Memory { get; init; }
}

/// <summary>Where the book came from at the start.</summary>
public enum BookSource : byte
{
    /// <summary>All lines were read from the store.</summary>
    Store = 1,

    /// <summary>The snapshot, and what the store's journal had since.</summary>
    SnapshotAndStore = 2,

    /// <summary>The snapshot alone: the store is not available, changes are refused until it is.</summary>
    SnapshotAlone = 3,
}

/// <summary>How the start went.</summary>
/// <param name="Source">Where the book came from.</param>
/// <param name="Remarks">What an engineer should know, one line each: a snapshot set aside and why, a store that is not
/// available.</param>
public sealed record RegisterStart(BookSource Source, ImmutableArray<string> Remarks);
