using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>A ledger in memory, as plain as can be; it goes on after its desk.</summary>
sealed class MadeLedger : INoticeLedger, INoticeTurn
{
    readonly SortedDictionary<(uint, ulong), StoredNotice> _notices = [];
    readonly Dictionary<uint, List<ulong>[]> _waves = [];
    readonly HashSet<ulong> _decided = [];
    long _enrolment;

    public ImmutableArray<StoredCampaign> Campaigns { get; private set; } = [];

    public List<StoredNotice> Journal { get; } = [];

    public List<StoredCampaign> Braked { get; } = [];

    public List<int> Turns { get; } = [];

    public bool IsUp { get; set; } = true;

    /// <summary>Whether lines of campaigns are known.</summary>
    public bool IsEnrolled { get; set; } = true;

    public RegisterModel Model { get; } = RegisterSamples.Model();

    public event Action<E164>? Opened;

    public IEnumerable<StoredNotice> Notices => _notices.Values;

    public StoredNotice? Find(uint campaign, E164 line) =>
        _notices.TryGetValue((campaign, line.Value), out var notice) ? notice : null;

    /// <summary>A campaign with lines, each wave so many of them.</summary>
    public void Add(StoredCampaign campaign, params int[] lines)
    {
        var first = 0L;
        _waves[campaign.Id] =
        [
            .. lines.Select(count =>
            {
                List<ulong> wave =
                    [.. Enumerable.Range(0, count).Select(i => RegisterSamples.Line(first + i).Value)];
                first += count;
                return wave;
            }),
        ];
        Set(campaign with { Counts = [.. lines.Select(count => WaveCount.Zero with { Enrolled = count })] });
    }

    public void Set(StoredCampaign campaign) =>
        Campaigns = [.. Campaigns.Where(one => one.Id != campaign.Id).Append(campaign).OrderBy(one => one.Id)];

    public void Change(Func<StoredCampaign, StoredCampaign> change) => Set(change(Campaigns[0]));

    public void Decide(E164 line) => _decided.Add(line.Value);

    public void Open(E164 line) => Opened?.Invoke(line);

    /// <summary>A line comes to a wave.</summary>
    public void Come(uint campaign, int wave, E164 line)
    {
        _waves[campaign][wave].Insert(~_waves[campaign][wave].BinarySearch(line.Value), line.Value);
        _enrolment++;
    }

    /// <summary>A line has a new holder.</summary>
    public void Leave(uint campaign, E164 line)
    {
        var before = Find(campaign, line);
        _notices.Remove((campaign, line.Value));
        var tally = new WaveTally(Find(campaign)!);
        tally.Move(before, null);
        Set(Find(campaign)! with { Counts = tally.Counts });
        _enrolment++;
    }

    public int? NextLines(StoredCampaign campaign, int wave, E164 after, Span<E164> lines)
    {
        if (!IsEnrolled)
        {
            return null;
        }
        var (numbers, count) = (_waves[campaign.Id][wave], 0);
        var at = numbers.BinarySearch(after.Value + 1);
        for (at = at < 0 ? ~at : at; at < numbers.Count && count < lines.Length; at++)
        {
            var number = numbers[at];
            var isTold = Find(campaign.Id, new E164(number)) is { } notice && notice.Round == campaign.Round;
            if (!isTold && !_decided.Contains(number))
            {
                lines[count++] = new E164(number);
            }
        }
        return count;
    }

    public int? WaveOf(StoredCampaign campaign, E164 line) =>
        Array.FindIndex(_waves[campaign.Id], wave => wave.BinarySearch(line.Value) >= 0) is >= 0 and var found
            ? found
            : null;

    public long Enrolment(StoredCampaign campaign) => _enrolment;

    public bool IsDecided(StoredCampaign campaign, E164 line) => _decided.Contains(line.Value);

    public ValueTask<IRegisterView> ViewAsync(CancellationToken cancel) => IsUp
        ? ValueTask.FromResult<IRegisterView>(new MadeView([.. _notices.Values]))
        : throw new StoreException(StoreFailure.Gone, "it is away");

    public async Task TurnAsync(Func<INoticeTurn, ValueTask> work, CancellationToken cancel)
    {
        if (!IsUp)
        {
            throw new StoreException(StoreFailure.Gone, "it is away");
        }
        await work(this);
    }

    public StoredCampaign? Find(uint campaign) => Campaigns.FirstOrDefault(one => one.Id == campaign);

    public ValueTask ReadAsync(uint campaign, ReadOnlyMemory<E164> numbers, Memory<StoredNotice?> notices)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            Assert.True(i == 0 || numbers.Span[i - 1].Value < numbers.Span[i].Value);
            notices.Span[i] = Find(campaign, numbers.Span[i]);
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask ReadAsync(ReadOnlyMemory<E164> numbers, Memory<Subscriber?> subscribers)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            subscribers.Span[i] = MadeView.Person(numbers.Span[i]);
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask CommitAsync(NoticeBatch batch)
    {
        Turns.Add(batch.Notices.Length + batch.Gone.Count);
        foreach (var notice in batch.Notices.Span)
        {
            _notices[(notice.Campaign, notice.Number.Value)] = notice;
        }
        foreach (var (campaign, number) in batch.Gone)
        {
            Assert.True(_notices.Remove((campaign, number.Value)));
        }
        Journal.AddRange(batch.Told.Span);
        Braked.AddRange(batch.Braked);
        foreach (var campaign in batch.Campaigns)
        {
            Set(campaign);
        }
        return ValueTask.CompletedTask;
    }
}

/// <summary>Notices at one moment.</summary>
sealed class MadeView(StoredNotice[] notices) : IRegisterView
{
    public JournalHead Head => throw new NotSupportedException();

    public long RemovedTo => 0;

    /// <summary>Lines with an odd number are of a district, and speak English.</summary>
    public static Subscriber? Person(E164 number) => number.Value % 2 == 0
        ? null
        : new Subscriber(number, null, null, "West, \"Lake\"", "en", null);

    public ValueTask<StoredNotice?> NoticeAsync(uint campaign, E164 number, CancellationToken cancel) =>
        ValueTask.FromResult(notices.Where(one => one.Campaign == campaign && one.Number == number)
            .Select(one => (StoredNotice?)one).FirstOrDefault());

    public async IAsyncEnumerable<ReadOnlyMemory<StoredNotice>> NoticesAsync(
        uint campaign, E164 after, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var chunk in notices.Where(one => one.Campaign == campaign && one.Number.Value > after.Value).Chunk(7))
        {
            yield return chunk;
        }
        await Task.CompletedTask;
    }

    public ValueTask<IReadOnlyList<StoredNotice>> NoticesDueAsync(
        uint campaign, long untilUnixSeconds, int max, CancellationToken cancel) =>
        ValueTask.FromResult<IReadOnlyList<StoredNotice>>([.. notices
            .Where(one => one.Campaign == campaign && one.DueUnixSeconds > 0 && one.DueUnixSeconds <= untilUnixSeconds)
            .OrderBy(one => one.DueUnixSeconds).Take(max)]);

    public ValueTask<Subscriber?> SubscriberAsync(E164 number, CancellationToken cancel) =>
        ValueTask.FromResult(Person(number));

    public ValueTask<IReadOnlyList<StoredCampaign>> CampaignsAsync(CancellationToken cancel) =>
        throw new NotSupportedException();

    public ValueTask<IReadOnlyList<StoredZone>> ZonesAsync(CancellationToken cancel) =>
        throw new NotSupportedException();

    public ValueTask<StoredLine> LineAsync(E164 number, CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask<JournalEntry?> EntryAsync(long sequence, CancellationToken cancel) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<JournalEntry> JournalAsync(long from, CancellationToken cancel) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<ReadOnlyMemory<StoredLine>> LinesAsync(CancellationToken cancel) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<StoredLine> DueAsync(CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<E164>> WardsAsync(E164 guardian, CancellationToken cancel) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<Subscriber> SubscribersAsync(CancellationToken cancel) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<PortedNumber> PortedAsync(CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
