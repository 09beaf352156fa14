using System.Diagnostics;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// The writer's hold on store and book: where the journal ends, what the stored words mean, and the book that follows.
/// One caller at a time. After a failure it opens the store again at the next use, and brings the book up to what the
/// store turned out to hold: what is durable is in force, acknowledged or not.
/// </summary>
sealed class RegisterSession(IRegisterStore store, RegisterModel model, ChoiceBook book, JournalHead? inForce)
{
    JournalHead? _head;
    volatile JournalHead? _inForce = inForce;
    volatile ChoiceBook _book = book;
    volatile LineWords _words = new(model, []);
    volatile StoreException? _down = new(StoreFailure.Gone, "the store is not open yet");

    public IRegisterStore Store => store;

    /// <summary>Why the store is not to be written now; null when it is.</summary>
    public StoreException? Down => _down;

    /// <summary>The end of the journal; for the writer, while the store is up.</summary>
    public JournalHead Head => _head!;

    /// <summary>
    /// The end of the journal up to which the book holds everything; null for an empty book of no register.
    /// </summary>
    public JournalHead? InForce => _inForce;

    /// <summary>What the stored words mean; complete once the store was up.</summary>
    public LineWords Words => _words;

    /// <summary>The book in force.</summary>
    public ChoiceBook Book => _book;

    /// <summary>Makes sure the store is open, and the book at the end of its journal.</summary>
    public async ValueTask EnsureAsync(bool create, DateTimeOffset now, CancellationToken cancel)
    {
        if (_down is null)
        {
            return;
        }
        try
        {
            _head = await store.OpenAsync(create, cancel).ConfigureAwait(false);
            var view = await store.ViewAsync(cancel).ConfigureAwait(false);
            await using (view.ConfigureAwait(false))
            {
                await FollowAsync(view, cancel).ConfigureAwait(false);
            }
            _inForce = _head;
            _down = null;
            await PlaceZonesAsync(now, cancel).ConfigureAwait(false);
        }
        catch (StoreException failure)
        {
            _down = failure;
            throw;
        }
    }

    async ValueTask FollowAsync(IRegisterView view, CancellationToken cancel)
    {
        if (_inForce is { } seen && !await IsOnAsync(view, seen, cancel).ConfigureAwait(false))
        {
            throw new StoreException(StoreFailure.Conflict,
                $"the store's journal is not the one in force here (journal number {seen.Sequence}): "
                + "bring back the right database, or start again");
        }
        _words = new LineWords(_words.Model, await view.ZonesAsync(cancel).ConfigureAwait(false));
        if (_inForce is null)
        {
            await BookFeed.LoadAsync(view, _words, _book, cancel).ConfigureAwait(false);
        }
        else if (_inForce.Sequence < view.Head.Sequence)
        {
            await BookFeed.CatchUpAsync(view, _inForce.Sequence + 1, _words, _book, cancel).ConfigureAwait(false);
        }
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

    async ValueTask PlaceZonesAsync(DateTimeOffset now, CancellationToken cancel)
    {
        if (ZoneNaming.Place(_words, Head, now) is { } batch)
        {
            await CommitAsync(batch, cancel).ConfigureAwait(false);
            _words = new LineWords(_words.Model, [.. _words.Stored, .. batch.Zones]);
            Apply(default);
        }
    }

    /// <summary>Writes a batch; when this returns it is durable. Then <see cref="Apply"/> puts it in force.</summary>
    public async ValueTask CommitAsync(StoreBatch batch, CancellationToken cancel)
    {
        Debug.Assert(_down is null && batch.Expected == _head);
        try
        {
            await store.AppendAsync(batch, cancel).ConfigureAwait(false);
        }
        catch (StoreException failure)
        {
            _down = failure;
            throw;
        }
        _head = batch.Next;
    }

    /// <summary>Puts committed lines in force, up to the end of the journal.</summary>
    public void Apply(ReadOnlySpan<StoredLine> lines)
    {
        foreach (ref readonly var line in lines)
        {
            _book.Load(_words.ToState(line));
        }
        _book.ResumeAt(Head.Sequence);
        _inForce = _head;
    }

    /// <summary>From here on the words of new settings, and a book made by them.</summary>
    public async ValueTask SwitchAsync(
        RegisterModel next, ChoiceBook nextBook, DateTimeOffset now, CancellationToken cancel)
    {
        _words = new LineWords(next, _words.Stored);
        _book = nextBook;
        if (_down is null)
        {
            await PlaceZonesAsync(now, cancel).ConfigureAwait(false);
        }
    }
}
