using System.Collections.Immutable;

namespace Seawall.Register;

/// <summary>A subscriber as imported; a null column was never said.</summary>
public sealed record Subscriber(
    Screening.E164 Number, string? Operator, string? Region, string? District, string? Language, string? Holder);

/// <summary>
/// A zone's name and its place in the stored form of choices, by the entry of the journal that gave it; 0 where the
/// store was made before that was noted.
/// </summary>
public readonly record struct StoredZone(byte Place, string Name, long Journal = 0);

/// <summary>The guardians of a line, those asked included, as an index by guardian keeps them.</summary>
public sealed record LineGuardians(Screening.E164 Number, ImmutableArray<Screening.E164> Guardians)
{
    /// <summary>Adds a line whose guardians are others than before.</summary>
    internal static void Add(List<LineGuardians> to, in StoredLine before, in StoredLine after)
    {
        var (was, becomes) = (before.Choices.Care.Guardians, after.Choices.Care.Guardians);
        if (!was.Select(one => one.Number).SequenceEqual(becomes.Select(one => one.Number)))
        {
            to.Add(new LineGuardians(after.Number, [.. becomes.Select(one => one.Number)]));
        }
    }
}

/// <summary>An entry that loses its personal part, and the hash that stays in its place.</summary>
public readonly record struct Removal(long Journal, JournalHash Hash);

/// <summary>What one transaction writes: all of it or nothing.</summary>
public sealed class StoreBatch
{
    /// <summary>
    /// The end of the journal this is chained on; another end is a <see cref="StoreFailure.Conflict"/>.
    /// </summary>
    public required JournalHead Expected { get; init; }

    /// <summary>The end of the journal afterwards.</summary>
    public required JournalHead Next { get; init; }

    /// <summary>Entries to append, in order.</summary>
    public IReadOnlyList<JournalEntry> Entries { get; init; } = [];

    /// <summary>Lines as they are afterwards, each once, ascending by number.</summary>
    public ReadOnlyMemory<StoredLine> Lines { get; init; }

    /// <summary>Lines that get other guardians than they had.</summary>
    public IReadOnlyList<LineGuardians> Wards { get; init; } = [];

    /// <summary>
    /// Entries that lose who, note, evidence, salt and body for good, in order; <see cref="IRegisterView.RemovedTo"/>
    /// is the last of them afterwards.
    /// </summary>
    public IReadOnlyList<Removal> Removals { get; init; } = [];

    /// <summary>Zones that get their place.</summary>
    public IReadOnlyList<StoredZone> Zones { get; init; } = [];

    /// <summary>Subscribers as they are afterwards, ascending by number.</summary>
    public ReadOnlyMemory<Subscriber> Subscribers { get; init; }

    /// <summary>Ported numbers as they are afterwards, ascending by number.</summary>
    public ReadOnlyMemory<PortedNumber> Ported { get; init; }

    /// <summary>Campaigns as they are afterwards.</summary>
    public IReadOnlyList<StoredCampaign> Campaigns { get; init; } = [];

    /// <summary>Notices as they are afterwards, each once, ascending by campaign and number.</summary>
    public ReadOnlyMemory<StoredNotice> Notices { get; init; }

    /// <summary>
    /// Notices that are no more, each once, ascending by campaign and number: of lines with a new holder, or that left
    /// the campaign. One that is among <see cref="Notices"/> too is replaced.
    /// </summary>
    public IReadOnlyList<NoticeKey> NoticesGone { get; init; } = [];
}
