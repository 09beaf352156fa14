using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Where the register is kept. One writer at a time calls <see cref="OpenAsync"/>, the reads of a writer and
/// <see cref="AppendAsync"/>; views are for any thread beside it. Every member throws <see cref="StoreException"/> and
/// nothing else when it cannot; after that the store is opened again before it is written again.
/// </summary>
public interface IRegisterStore : IAsyncDisposable
{
    /// <summary>
    /// Opens for writing, keeping all others from writing, and brings an older form up to date. May be called again
    /// after a failure.
    /// </summary>
    /// <param name="create">Whether to make a new store where there is none; else that is
    /// <see cref="StoreFailure.Gone"/>.</param>
    /// <param name="cancel">Gives up.</param>
    ValueTask<JournalHead> OpenAsync(bool create, CancellationToken cancel);

    /// <summary>
    /// The current state of lines, for the writer. Lines nobody touched come back empty with <c>Last</c> 0.
    /// </summary>
    /// <param name="numbers">Ascending.</param>
    /// <param name="lines">As many as numbers.</param>
    /// <param name="cancel">Gives up.</param>
    ValueTask ReadLinesAsync(ReadOnlyMemory<E164> numbers, Memory<StoredLine> lines, CancellationToken cancel);

    /// <summary>Subscribers, for the writer; null where there is none.</summary>
    ValueTask ReadSubscribersAsync(
        ReadOnlyMemory<E164> numbers, Memory<Subscriber?> subscribers, CancellationToken cancel);

    /// <summary>Ported numbers, for the writer; null where there is none.</summary>
    ValueTask ReadPortedAsync(ReadOnlyMemory<E164> numbers, Memory<PortedNumber?> ported, CancellationToken cancel);

    /// <summary>Notices of one campaign, for the writer; null where a line has none.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="numbers">Ascending.</param>
    /// <param name="notices">As many as numbers.</param>
    /// <param name="cancel">Gives up.</param>
    ValueTask ReadNoticesAsync(
        uint campaign, ReadOnlyMemory<E164> numbers, Memory<StoredNotice?> notices, CancellationToken cancel);

    /// <summary>Writes all of the batch or nothing; it is durable when this returns.</summary>
    ValueTask AppendAsync(StoreBatch batch, CancellationToken cancel);

    /// <summary>A view of the store at one moment.</summary>
    ValueTask<IRegisterView> ViewAsync(CancellationToken cancel);
}

/// <summary>The store at one moment: what is written later is not seen.</summary>
public interface IRegisterView : IAsyncDisposable
{
    /// <summary>The end of the journal.</summary>
    JournalHead Head { get; }

    /// <summary>Up to which journal number persons were removed, 0 for none.</summary>
    long RemovedTo { get; }

    /// <summary>Zones and their places.</summary>
    ValueTask<IReadOnlyList<StoredZone>> ZonesAsync(CancellationToken cancel);

    /// <summary>One line; empty with <c>Last</c> 0 where nobody touched it.</summary>
    ValueTask<StoredLine> LineAsync(E164 number, CancellationToken cancel);

    /// <summary>One entry of the journal; null where there is none.</summary>
    ValueTask<JournalEntry?> EntryAsync(long sequence, CancellationToken cancel);

    /// <summary>The journal from an entry on, in order.</summary>
    IAsyncEnumerable<JournalEntry> JournalAsync(long from, CancellationToken cancel);

    /// <summary>All lines anybody ever touched, ascending, some thousand at a time; the memory is used again.</summary>
    IAsyncEnumerable<ReadOnlyMemory<StoredLine>> LinesAsync(CancellationToken cancel);

    /// <summary>The lines on which something waits for its time, the earliest first.</summary>
    IAsyncEnumerable<StoredLine> DueAsync(CancellationToken cancel);

    /// <summary>The lines that have a number among their guardians, those asked included, ascending.</summary>
    ValueTask<IReadOnlyList<E164>> WardsAsync(E164 guardian, CancellationToken cancel);

    /// <summary>One subscriber; null where there is none.</summary>
    ValueTask<Subscriber?> SubscriberAsync(E164 number, CancellationToken cancel);

    /// <summary>All subscribers, ascending.</summary>
    IAsyncEnumerable<Subscriber> SubscribersAsync(CancellationToken cancel);

    /// <summary>All ported numbers, ascending.</summary>
    IAsyncEnumerable<PortedNumber> PortedAsync(CancellationToken cancel);

    /// <summary>All campaigns ever applied, by id.</summary>
    ValueTask<IReadOnlyList<StoredCampaign>> CampaignsAsync(CancellationToken cancel);

    /// <summary>A line's notice in a campaign; null where there is none.</summary>
    ValueTask<StoredNotice?> NoticeAsync(uint campaign, E164 number, CancellationToken cancel);

    /// <summary>
    /// The notices of a campaign after a number, ascending, some thousand at a time and never none; the memory is used
    /// again.
    /// </summary>
    IAsyncEnumerable<ReadOnlyMemory<StoredNotice>> NoticesAsync(
        uint campaign, E164 after, CancellationToken cancel);

    /// <summary>
    /// Notices of a campaign on which something is due by a time, the earliest first, at most so many; those due
    /// together ascending by number.
    /// </summary>
    ValueTask<IReadOnlyList<StoredNotice>> NoticesDueAsync(
        uint campaign, long untilUnixSeconds, int max, CancellationToken cancel);
}
