using System.Collections.Immutable;
using System.Diagnostics;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// What is in force, as one value: the book, what its words mean, and the end of the journal up to which the book holds
/// everything (null for an empty book of no register). The words are complete once the store was up.
/// </summary>
sealed record InForce(ChoiceBook Book, LineWords Words, JournalHead? End)
{
    /// <summary>All campaigns ever applied, by id.</summary>
    public ImmutableArray<StoredCampaign> Campaigns { get; init; } = [];
}

/// <summary>
/// The writer's hold on store and book: where the journal ends, and what is in force. One caller at a time; anybody may
/// read <see cref="Now"/> and <see cref="Down"/>. After a failure it opens the store again at the next use, and brings
/// the book up to what the store turned out to hold: what is durable is in force, acknowledged or not.
/// </summary>
sealed class RegisterSession(IRegisterStore store, RegisterModel model, ChoiceBook book, JournalHead? end)
{
    JournalTip? _tip;
    volatile InForce _now = new(book, new LineWords(model, []), end);
    volatile StoreException? _down = new(StoreFailure.Gone, "the store is not open yet");

    public IRegisterStore Store => store;

    /// <summary>The lines of the campaigns that run.</summary>
    public RollBook Rolls { get; } = new();

    /// <summary>A line opened something that a campaign had shut; after it is durable and in force.</summary>
    public event Action<E164>? OpenedDefault;

    /// <summary>Says so.</summary>
    public void TellOpened(E164 line) => OpenedDefault?.Invoke(line);

    /// <summary>Why the store is not to be written now; null when it is.</summary>
    public StoreException? Down => _down;

    /// <summary>What is in force.</summary>
    public InForce Now => _now;

    /// <summary>What the stored words mean.</summary>
    public LineWords Words => _now.Words;

    /// <summary>The end of the journal, and what entries after it are linked to; while the store is up.</summary>
    public JournalTip Tip => _tip!;

    /// <summary>The end of the journal; while the store is up.</summary>
    public JournalHead Head => Tip.Head;

    /// <summary>Makes sure the store is open, and the book at the end of its journal.</summary>
    public async ValueTask EnsureAsync(bool create, DateTimeOffset now, CancellationToken cancel)
    {
        if (_down is null)
        {
            return;
        }
        try
        {
            var head = await store.OpenAsync(create, cancel).ConfigureAwait(false);
            var view = await store.ViewAsync(cancel).ConfigureAwait(false);
            await using (view.ConfigureAwait(false))
            {
                await FollowAsync(view, cancel).ConfigureAwait(false);
                _tip = await JournalTip.ReadAsync(view, head, cancel).ConfigureAwait(false);
            }
            _down = null;
            var words = await PlaceZonesAsync(_now.Words, now, cancel).ConfigureAwait(false);
            Publish(_now.Book, words);
        }
        catch (StoreException failure)
        {
            _down = failure;
            throw;
        }
    }

    async ValueTask FollowAsync(IRegisterView view, CancellationToken cancel)
    {
        var (book, words, end) = _now;
        if (end is not null && !await IsOnAsync(view, end, cancel).ConfigureAwait(false))
        {
            throw new StoreException(StoreFailure.Conflict,
                $"the store's journal is not the one in force here (journal number {end.Sequence}): "
                + "bring back the right database, or start again");
        }
        words = new LineWords(words.Model, await view.ZonesAsync(cancel).ConfigureAwait(false));
        ImmutableArray<StoredCampaign> campaigns = [.. await view.CampaignsAsync(cancel).ConfigureAwait(false)];

        // Before lines and marks: those need to know whose they are.
        var blank = CampaignPlaces.Put(book, campaigns, words.Model);
        if (end is null || end.Sequence < view.RemovedTo)
        {
            await BookFeed.LoadAsync(view, words, book, cancel).ConfigureAwait(false);
        }
        else
        {
            if (end.Sequence < view.Head.Sequence)
            {
                await BookFeed.CatchUpAsync(view, end.Sequence + 1, words, book, cancel).ConfigureAwait(false);
            }
            await BookFeed.TellAsync(view, blank, book, cancel).ConfigureAwait(false);
        }
        _now = new InForce(book, words, view.Head) { Campaigns = campaigns };

        // What was written while the store gave way is not on them.
        Rolls.Renew(drop: true);
    }

    /// <summary>Whether a journal goes on from an end once seen.</summary>
    public static async ValueTask<bool> IsOnAsync(IRegisterView view, JournalHead seen, CancellationToken cancel)
    {
        if (view.Head.Register != seen.Register || view.Head.Sequence < seen.Sequence)
        {
            return false;
        }
        return seen.Sequence == 0
            || (await view.EntryAsync(seen.Sequence, cancel).ConfigureAwait(false))?.Hash == seen.Hash;
    }

    async ValueTask<LineWords> PlaceZonesAsync(LineWords words, DateTimeOffset now, CancellationToken cancel)
    {
        var end = Tip;
        if (ZoneNaming.Place(words, ref end, now) is not { } batch)
        {
            return words;
        }
        await CommitAsync(batch, end, cancel).ConfigureAwait(false);
        return new LineWords(words.Model, [.. words.Stored, .. batch.Zones]);
    }

    /// <summary>
    /// Writes a batch, after which the journal ends at <paramref name="end"/>; when this returns it is durable. Then
    /// <see cref="Apply"/> puts it in force.
    /// </summary>
    public async ValueTask CommitAsync(StoreBatch batch, JournalTip end, CancellationToken cancel)
    {
        Debug.Assert(_down is null && batch.Expected == Head && batch.Next == end.Head);
        try
        {
            await store.AppendAsync(batch, cancel).ConfigureAwait(false);
        }
        catch (StoreException failure)
        {
            _down = failure;
            throw;
        }
        _tip = end;
    }

    /// <summary>Puts committed lines in force, up to the end of the journal.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="first">Those of them that nobody touched before.</param>
    public void Apply(ReadOnlySpan<StoredLine> lines, IReadOnlyCollection<E164>? first = null)
    {
        foreach (ref readonly var line in lines)
        {
            _now.Book.Load(_now.Words.ToState(line));
        }
        Rolls.Decided(lines, _now.Book);
        Rolls.Doubt(first ?? []);
        Publish(_now.Book, _now.Words);
    }

    /// <summary>Puts in force that lines were told; of campaigns that shut nothing nobody needs to know.</summary>
    public void ApplyTold(ReadOnlySpan<StoredNotice> told)
    {
        foreach (ref readonly var notice in told)
        {
            if (_now.Book.Campaigns.Find(notice.Campaign) is { } terms && terms.Round == notice.Round)
            {
                _now.Book.Told.Tell(terms.Place, notice.Number, notice.ToldUnixSeconds);
            }
        }
    }

    /// <summary>Puts committed campaigns in force, up to the end of the journal.</summary>
    public void ApplyCampaigns(IReadOnlyList<StoredCampaign> campaigns)
    {
        if (campaigns.Count == 0)
        {
            Publish(_now.Book, _now.Words);
            return;
        }
        var known = _now.Campaigns.ToDictionary(campaign => campaign.Id);
        foreach (var campaign in campaigns)
        {
            known[campaign.Id] = campaign;
        }
        _now = _now with { Campaigns = [.. known.Values.OrderBy(campaign => campaign.Id)] };
        CampaignPlaces.Put(_now.Book, _now.Campaigns, _now.Words.Model);
        Rolls.Follow(_now.Campaigns);
        Publish(_now.Book, _now.Words);
    }

    void Publish(ChoiceBook book, LineWords words)
    {
        book.ResumeAt(Head.Sequence);
        _now = _now with { Book = book, Words = words, End = Head };
    }

    /// <summary>
    /// From here on the words of new settings, and a book made by them that is at the end of the journal. Where the new
    /// zones cannot be placed nothing changes.
    /// </summary>
    public async ValueTask SwitchAsync(
        RegisterModel next, ChoiceBook nextBook, DateTimeOffset now, CancellationToken cancel)
    {
        var words = new LineWords(next, _now.Words.Stored);
        if (_down is null)
        {
            words = await PlaceZonesAsync(words, now, cancel).ConfigureAwait(false);
            CampaignPlaces.Put(nextBook, _now.Campaigns, next);
            Rolls.Renew(drop: nextBook != _now.Book);
            Publish(nextBook, words);
        }
        else
        {
            _now = _now with { Book = nextBook, Words = words };
        }
    }

    /// <summary>
    /// Something broke that should not: what is in force may lack what is durable, so it is followed anew at the next
    /// use.
    /// </summary>
    public void Distrust(Exception reason) =>
        _down ??= new StoreException(StoreFailure.Device, $"the last write broke off: {reason.Message}", reason);
}
