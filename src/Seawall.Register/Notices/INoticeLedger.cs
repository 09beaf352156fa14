using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// What the desk of notices asks of the register: campaigns as stored, the lines of their waves, and turns of the
/// writer.
/// </summary>
interface INoticeLedger
{
    /// <summary>Campaigns as stored, on any thread.</summary>
    ImmutableArray<StoredCampaign> Campaigns { get; }

    /// <summary>A line opened something, by its own choice or that of who may; after it is durable.</summary>
    event Action<E164>? Opened;

    /// <summary>The settings in force.</summary>
    RegisterModel Model { get; }

    /// <summary>Whether the store can be written, as far as is known.</summary>
    bool IsUp { get; }

    /// <summary>
    /// The lines of a wave after a number that are still to be told, ascending, as many as fit; 0 at the end of the
    /// wave. Null while the lines of the campaign are not known yet.
    /// </summary>
    int? NextLines(StoredCampaign campaign, int wave, E164 after, Span<E164> lines);

    /// <summary>The wave of a line; null where the campaign does not have it, or its lines are not known yet.</summary>
    int? WaveOf(StoredCampaign campaign, E164 line);

    /// <summary>Another number whenever a line is to be told that was not before, as after an import.</summary>
    long Enrolment(StoredCampaign campaign);

    /// <summary>Whether a line has decided everything that the campaign would decide for it.</summary>
    bool IsDecided(StoredCampaign campaign, E164 line);

    /// <summary>A view of the store. Throws <see cref="StoreException"/> where it cannot.</summary>
    ValueTask<IRegisterView> ViewAsync(CancellationToken cancel);

    /// <summary>
    /// Runs in the writer's turn; what it commits is durable when this returns. Throws <see cref="StoreException"/>
    /// where the store cannot: then nothing was written.
    /// </summary>
    Task TurnAsync(Func<INoticeTurn, ValueTask> work, CancellationToken cancel);
}

/// <summary>The store in the writer's turn.</summary>
interface INoticeTurn
{
    /// <summary>A campaign as it is stored now; null where there is none.</summary>
    StoredCampaign? Find(uint campaign);

    /// <summary>Notices of lines, ascending by number; null where a line has none.</summary>
    ValueTask ReadAsync(uint campaign, ReadOnlyMemory<E164> numbers, Memory<StoredNotice?> notices);

    /// <summary>Subscribers, ascending by number; null where there is none.</summary>
    ValueTask ReadAsync(ReadOnlyMemory<E164> numbers, Memory<Subscriber?> subscribers);

    /// <summary>Writes all of it or nothing, durably, and puts in force what it says; once a turn.</summary>
    ValueTask CommitAsync(NoticeBatch batch);
}

/// <summary>What one turn writes about notices.</summary>
sealed class NoticeBatch
{
    /// <summary>Notices as they are afterwards, each once, ascending by campaign and number.</summary>
    public ReadOnlyMemory<StoredNotice> Notices { get; init; }

    /// <summary>Notices that are no more, the same way.</summary>
    public IReadOnlyList<NoticeKey> Gone { get; init; } = [];

    /// <summary>Of the notices, those told by this: they get an entry of the journal, and are in force.</summary>
    public ReadOnlyMemory<StoredNotice> Told { get; init; }

    /// <summary>Who told, where it was not the register itself.</summary>
    public ChangeSource Source { get; init; } = ChangeSource.System;

    /// <summary>Campaigns as they are afterwards: with other counts, at another line, in another wave.</summary>
    public IReadOnlyList<StoredCampaign> Campaigns { get; init; } = [];

    /// <summary>The campaigns among them that are braked by this, with why: an entry of the journal each.</summary>
    public IReadOnlyList<StoredCampaign> Braked { get; init; } = [];
}
