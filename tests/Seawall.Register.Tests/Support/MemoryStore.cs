using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Seawall.Screening;

namespace Seawall.Register.Tests;

/// <summary>What a store in memory keeps when it is closed; copying the value is a moment.</summary>
sealed record MemoryContent(JournalHead Head)
{
    public ImmutableList<JournalEntry> Journal { get; init; } = [];

    public long RemovedTo { get; init; }

    public ImmutableSortedDictionary<ulong, StoredLine> Lines { get; init; } =
        ImmutableSortedDictionary<ulong, StoredLine>.Empty;

    public ImmutableSortedDictionary<byte, StoredZone> Zones { get; init; } =
        ImmutableSortedDictionary<byte, StoredZone>.Empty;

    public ImmutableSortedDictionary<ulong, ImmutableArray<E164>> Wards { get; init; } =
        ImmutableSortedDictionary<ulong, ImmutableArray<E164>>.Empty;

    public ImmutableSortedDictionary<ulong, Subscriber> Subscribers { get; init; } =
        ImmutableSortedDictionary<ulong, Subscriber>.Empty;

    public ImmutableSortedDictionary<ulong, PortedNumber> Ported { get; init; } =
        ImmutableSortedDictionary<ulong, PortedNumber>.Empty;

    public ImmutableSortedDictionary<uint, StoredCampaign> Campaigns { get; init; } =
        ImmutableSortedDictionary<uint, StoredCampaign>.Empty;

    public ImmutableSortedDictionary<(uint Campaign, ulong Number), StoredNotice> Notices { get; init; } =
        ImmutableSortedDictionary<(uint Campaign, ulong Number), StoredNotice>.Empty;
}

/// <summary>Where stores in memory keep their content; null before the first was made.</summary>
sealed class MemoryDisk
{
    public MemoryContent? Content { get; set; }

    public MemoryStore? Owner { get; set; }
}

/// <summary>The plainest store there is: the twin that the others are compared with.</summary>
sealed class MemoryStore(MemoryDisk disk) : IRegisterStore
{
    bool _isOpen;

    public ValueTask<JournalHead> OpenAsync(bool create, CancellationToken cancel)
    {
        if (disk.Owner is not null && disk.Owner != this)
        {
            throw new StoreException(StoreFailure.InUse, "another one serves");
        }
        if (disk.Content is null && !create)
        {
            throw new StoreException(StoreFailure.Gone, "nothing is there");
        }
        if (disk.Content is null)
        {
            var register = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            disk.Content = new MemoryContent(new JournalHead(register, 0, JournalForm.First(register), 0));
        }
        (disk.Owner, _isOpen) = (this, true);
        return ValueTask.FromResult(disk.Content.Head);
    }

    MemoryContent Content => _isOpen && disk.Content is { } content
        ? content
        : throw new StoreException(StoreFailure.Gone, "the store is not open");

    public ValueTask ReadLinesAsync(ReadOnlyMemory<E164> numbers, Memory<StoredLine> lines, CancellationToken cancel)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            var number = numbers.Span[i];
            lines.Span[i] = Content.Lines.GetValueOrDefault(number.Value, new StoredLine(number, default, 0));
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask ReadSubscribersAsync(
        ReadOnlyMemory<E164> numbers, Memory<Subscriber?> subscribers, CancellationToken cancel)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            subscribers.Span[i] = Content.Subscribers.GetValueOrDefault(numbers.Span[i].Value);
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask ReadPortedAsync(ReadOnlyMemory<E164> numbers, Memory<PortedNumber?> ported,
        CancellationToken cancel)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            ported.Span[i] = Content.Ported.GetValueOrDefault(numbers.Span[i].Value);
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask ReadNoticesAsync(uint campaign, ReadOnlyMemory<E164> numbers, Memory<StoredNotice?> notices,
        CancellationToken cancel)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            notices.Span[i] = Content.Notices.TryGetValue((campaign, numbers.Span[i].Value), out var notice)
                ? notice
                : null;
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask AppendAsync(StoreBatch batch, CancellationToken cancel)
    {
        var content = Content;
        if (batch.Expected != content.Head
            || batch.Entries.Where((entry, i) => entry.Sequence != content.Journal.Count + i + 1).Any())
        {
            _isOpen = false;
            throw new StoreException(StoreFailure.Conflict, "somebody else wrote");
        }
        // Bodies are the caller's memory: what is kept is a copy.
        disk.Content = content with
        {
            Head = batch.Next,
            Journal = Without(content.Journal, batch.Removals).AddRange(
                batch.Entries.Select(entry => entry with { Body = entry.Body.ToArray() })),
            RemovedTo = batch.Removals.Count == 0 ? content.RemovedTo : batch.Removals[^1].Journal,
            Zones = content.Zones.AddRange(batch.Zones.Select(zone => KeyValuePair.Create(zone.Place, zone))),
            Lines = content.Lines.SetItems(Keyed(batch.Lines, line => line.Number)),
            Wards = content.Wards.SetItems(
                batch.Wards.Select(line => KeyValuePair.Create(line.Number.Value, line.Guardians))),
            Subscribers = content.Subscribers.SetItems(Keyed(batch.Subscribers, subscriber => subscriber.Number)),
            Ported = content.Ported.SetItems(Keyed(batch.Ported, ported => ported.Number)),
            Campaigns = content.Campaigns.SetItems(
                batch.Campaigns.Select(campaign => KeyValuePair.Create(campaign.Id, campaign))),
            Notices = content.Notices
                .RemoveRange(batch.NoticesGone.Select(key => (key.Campaign, key.Number.Value)))
                .SetItems(batch.Notices.ToArray().Select(
                    notice => KeyValuePair.Create((notice.Campaign, notice.Number.Value), notice))),
        };
        return ValueTask.CompletedTask;
    }

    static ImmutableList<JournalEntry> Without(ImmutableList<JournalEntry> journal, IReadOnlyList<Removal> removals)
    {
        foreach (var (sequence, hash) in removals)
        {
            journal = journal.SetItem((int)sequence - 1, journal[(int)sequence - 1] with
            {
                Who = "", Note = "", Evidence = "", Salt = 0, Body = default, Removed = hash,
            });
        }
        return journal;
    }

    static IEnumerable<KeyValuePair<ulong, T>> Keyed<T>(ReadOnlyMemory<T> items, Func<T, E164> numberOf) =>
        items.ToArray().Select(item => KeyValuePair.Create(numberOf(item).Value, item));

    public ValueTask<IRegisterView> ViewAsync(CancellationToken cancel) =>
        ValueTask.FromResult<IRegisterView>(new MemoryView(Content));

    public ValueTask DisposeAsync()
    {
        _isOpen = false;
        disk.Owner = disk.Owner == this ? null : disk.Owner;
        return ValueTask.CompletedTask;
    }
}

sealed class MemoryView(MemoryContent content) : IRegisterView
{
    const int ChunkLines = 1_000;

    public JournalHead Head => content.Head;

    public long RemovedTo => content.RemovedTo;

    public ValueTask<IReadOnlyList<StoredZone>> ZonesAsync(CancellationToken cancel) =>
        ValueTask.FromResult<IReadOnlyList<StoredZone>>([.. content.Zones.Values]);

    public ValueTask<StoredLine> LineAsync(E164 number, CancellationToken cancel) =>
        ValueTask.FromResult(content.Lines.GetValueOrDefault(number.Value, new StoredLine(number, default, 0)));

    public ValueTask<JournalEntry?> EntryAsync(long sequence, CancellationToken cancel) =>
        ValueTask.FromResult(sequence > 0 && sequence <= content.Journal.Count ? content.Journal[(int)sequence - 1]
            : null);

    public IAsyncEnumerable<JournalEntry> JournalAsync(long from, CancellationToken cancel) =>
        content.Journal.Skip((int)from - 1).ToAsyncEnumerable();

    public async IAsyncEnumerable<ReadOnlyMemory<StoredLine>> LinesAsync(
        [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var chunk in content.Lines.Values.Chunk(ChunkLines))
        {
            yield return chunk;
        }
        await Task.CompletedTask;
    }

    public IAsyncEnumerable<StoredLine> DueAsync(CancellationToken cancel) => content.Lines.Values
        .Where(line => line.Choices.Care.DueUnixSeconds is not null)
        .OrderBy(line => line.Choices.Care.DueUnixSeconds)
        .ToAsyncEnumerable();

    public ValueTask<IReadOnlyList<E164>> WardsAsync(E164 guardian, CancellationToken cancel) =>
        ValueTask.FromResult<IReadOnlyList<E164>>(
            [.. content.Wards.Where(line => line.Value.Contains(guardian)).Select(line => new E164(line.Key))]);

    public ValueTask<Subscriber?> SubscriberAsync(E164 number, CancellationToken cancel) =>
        ValueTask.FromResult(content.Subscribers.GetValueOrDefault(number.Value));

    public IAsyncEnumerable<Subscriber> SubscribersAsync(CancellationToken cancel) =>
        content.Subscribers.Values.ToAsyncEnumerable();

    public IAsyncEnumerable<PortedNumber> PortedAsync(CancellationToken cancel) =>
        content.Ported.Values.ToAsyncEnumerable();

    public ValueTask<IReadOnlyList<StoredCampaign>> CampaignsAsync(CancellationToken cancel) =>
        ValueTask.FromResult<IReadOnlyList<StoredCampaign>>([.. content.Campaigns.Values]);

    public ValueTask<StoredNotice?> NoticeAsync(uint campaign, E164 number, CancellationToken cancel) =>
        ValueTask.FromResult<StoredNotice?>(
            content.Notices.TryGetValue((campaign, number.Value), out var notice) ? notice : null);

    public async IAsyncEnumerable<ReadOnlyMemory<StoredNotice>> NoticesAsync(
        uint campaign, E164 after, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var chunk in Of(campaign).Where(notice => notice.Number.Value > after.Value).Chunk(ChunkLines))
        {
            yield return chunk;
        }
        await Task.CompletedTask;
    }

    public ValueTask<IReadOnlyList<StoredNotice>> NoticesDueAsync(
        uint campaign, long untilUnixSeconds, int max, CancellationToken cancel) =>
        ValueTask.FromResult<IReadOnlyList<StoredNotice>>(
        [
            .. Of(campaign).Where(notice => notice.DueUnixSeconds != 0 && notice.DueUnixSeconds <= untilUnixSeconds)
                .OrderBy(notice => notice.DueUnixSeconds).Take(max),
        ]);

    IEnumerable<StoredNotice> Of(uint campaign) =>
        content.Notices.Values.Where(notice => notice.Campaign == campaign);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
