using Seawall.Screening;

namespace Seawall.Register;

/// <summary>What a start found.</summary>
sealed record LoadedBook(RegisterSession Session, RegisterStart Start, long SnapshotVersion);

/// <summary>
/// Fills the book at a start: 1 from the snapshot, 2 checked against the store and brought up from its journal, 3 from
/// the store alone where the snapshot is of no use, 4 from the snapshot alone where the store is not available. A
/// snapshot of no use is set aside, never deleted.
/// </summary>
static class BookLoader
{
    public static async ValueTask<LoadedBook> LoadAsync(
        RegisterOptions options, RegisterModel model, IRegisterStore store, TimeProvider time, CancellationToken cancel)
    {
        List<string> remarks = [];
        var words = BookWords.Of(model);

        // A store is made new only where nothing says that there was one.
        var folder = Path.GetDirectoryName(Path.GetFullPath(options.SnapshotPath))!;
        var create = !Directory.EnumerateFiles(folder, Path.GetFileName(options.SnapshotPath) + "*").Any();

        // 1 From the snapshot.
        var snapshot = File.Exists(options.SnapshotPath)
            ? await BookSnapshot.LoadAsync(options, words, cancel).ConfigureAwait(false)
            : new SnapshotLoad(null, null, "");
        try
        {
            // 2 Checked against the store and brought up from its journal; 3 or from the store alone.
            var head = await store.OpenAsync(create, cancel).ConfigureAwait(false);
            if (snapshot.Problem.Length == 0 && snapshot.End is not null)
            {
                snapshot = await CheckAsync(store, snapshot, cancel).ConfigureAwait(false);
            }
            if (snapshot.Problem.Length > 0)
            {
                remarks.Add($"the snapshot {snapshot.Problem}: {SetAside(options.SnapshotPath)}, "
                    + $"the book is read from the store, journal number {head.Sequence}");
                snapshot = new SnapshotLoad(null, null, "");
            }
            var session = Session(snapshot);
            await session.EnsureAsync(create: false, time.GetUtcNow(), cancel).ConfigureAwait(false);
            return new LoadedBook(session,
                new RegisterStart(snapshot.Book is null ? BookSource.Store : BookSource.SnapshotAndStore, [.. remarks]),
                snapshot.End?.Sequence ?? 0);
        }
        catch (StoreException reason) when (reason.Failure is not (StoreFailure.Newer or StoreFailure.InUse))
        {
            // 4 From the snapshot alone.
            if (snapshot.Book is null)
            {
                throw new StoreException(reason.Failure, snapshot.Problem.Length == 0
                    ? reason.Message
                    : $"{reason.Message}; and the snapshot {snapshot.Problem}", reason);
            }
            remarks.Add($"the store is not available: {reason.Message}; calls are judged from the snapshot, "
                + $"journal number {snapshot.End!.Sequence}, changes are refused");
            if (snapshot.Problem.Length > 0)
            {
                remarks.Add($"the snapshot {snapshot.Problem}: personal rules for countries may be missing");
                snapshot.Book.ResumeAt(snapshot.End.Sequence);
            }
            return new LoadedBook(
                Session(snapshot), new RegisterStart(BookSource.SnapshotAlone, [.. remarks]), snapshot.End.Sequence);
        }

        RegisterSession Session(SnapshotLoad from) =>
            new(store, model, from.Book ?? new ChoiceBook(words.Zones.Length, options.Memory), from.End);
    }

    static async ValueTask<SnapshotLoad> CheckAsync(
        IRegisterStore store, SnapshotLoad snapshot, CancellationToken cancel)
    {
        var view = await store.ViewAsync(cancel).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            var isOn = await RegisterSession.IsOnAsync(view, snapshot.End!, cancel).ConfigureAwait(false);
            if (isOn && snapshot.End!.Sequence >= view.RemovedTo)
            {
                return snapshot;
            }
            var problem = isOn ? "is from before the journal's lines of today"
                : view.Head.Register != snapshot.End!.Register ? "is of another store"
                : view.Head.Sequence < snapshot.End.Sequence
                    ? $"is ahead of the store (journal number {snapshot.End.Sequence}, the store ends at "
                        + $"{view.Head.Sequence})"
                    : $"is not of this store's journal (number {snapshot.End.Sequence} differs)";
            return new SnapshotLoad(null, null, problem);
        }
    }

    /// <summary>Moves a file of no use out of the way, keeping those set aside before.</summary>
    static string SetAside(string path)
    {
        try
        {
            return Move(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"left where it is ({failure.Message})";
        }
    }

    static string Move(string path)
    {
        for (var i = 1; ; i++)
        {
            var aside = $"{path}.aside-{i}";
            if (!File.Exists(aside))
            {
                File.Move(path, aside);
                return $"set aside as {Path.GetFileName(aside)}";
            }
        }
    }

    /// <summary>
    /// Takes new settings: at once where the words of the book stay the same; else 1 a new book is read from the store
    /// beside the work, 2 brought up to date in the writer's turn, 3 put in the place of the old one.
    /// </summary>
    public static async ValueTask<ChoiceBook> SwapAsync(
        RegisterOptions options, ChoiceWriter writer, RegisterSession session, RegisterModel model, TimeProvider time,
        CancellationToken cancel)
    {
        if (BookWords.Of(model).IsSameAs(BookWords.Of(session.Words.Model)))
        {
            return await writer.SubmitAsync(async turn =>
            {
                await turn.SwitchAsync(model, turn.Now.Book, time.GetUtcNow(), cancel).ConfigureAwait(false);
                return turn.Now.Book;
            }, cancel, needsStore: false).ConfigureAwait(false);
        }

        // 1 A new book is read from the store beside the work.
        if (session.Down is { } down)
        {
            throw down;
        }
        var book = new ChoiceBook(model.Zones.Names.Length, options.Memory)
        {
            Campaigns = CampaignPlaces.Of(session.Now.Book.Campaigns, session.Now.Campaigns, model),
        };
        var view = await session.Store.ViewAsync(cancel).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            var words = new LineWords(model, await view.ZonesAsync(cancel).ConfigureAwait(false));
            await BookFeed.LoadAsync(view, words, book, cancel).ConfigureAwait(false);
        }
        return await writer.SubmitAsync(async turn =>
        {
            // 2 Brought up to date in the writer's turn.
            var now = await turn.Store.ViewAsync(cancel).ConfigureAwait(false);
            await using (now.ConfigureAwait(false))
            {
                var words = new LineWords(model, turn.Words.Stored);
                var blank = CampaignPlaces.Put(book, turn.Now.Campaigns, model);
                await BookFeed.CatchUpAsync(now, book.Version + 1, words, book, cancel).ConfigureAwait(false);
                await BookFeed.TellAsync(now, blank, book, cancel).ConfigureAwait(false);
            }

            // 3 Put in the place of the old one.
            await turn.SwitchAsync(model, book, time.GetUtcNow(), cancel).ConfigureAwait(false);
            return book;
        }, cancel).ConfigureAwait(false);
    }
}
