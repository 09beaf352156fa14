using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Fills a book from a store: whole, or from a journal number on. Applying a line's state twice does no harm.
/// </summary>
static class BookFeed
{
    /// <summary>All lines of a view.</summary>
    public static async ValueTask LoadAsync(
        IRegisterView view, LineWords words, ChoiceBook book, CancellationToken cancel)
    {
        await foreach (var lines in view.LinesAsync(cancel).ConfigureAwait(false))
        {
            foreach (ref readonly var line in lines.Span)
            {
                book.Load(words.ToState(line));
            }
        }
        book.ResumeAt(view.Head.Sequence);
    }

    /// <summary>All changes from an entry of the journal on.</summary>
    public static async ValueTask CatchUpAsync(
        IRegisterView view, long from, LineWords words, ChoiceBook book, CancellationToken cancel)
    {
        await foreach (var entry in view.JournalAsync(from, cancel).ConfigureAwait(false))
        {
            Load(entry, words, book);
            book.ResumeAt(entry.Sequence);
        }
    }

    static void Load(JournalEntry entry, LineWords words, ChoiceBook book)
    {
        if (entry.Lines == 0)
        {
            return;
        }
        var changes = new LineChangeReader(entry);
        while (changes.TryRead(out var change))
        {
            book.Load(words.ToState(new StoredLine(change.Number, change.After, entry.Sequence)));
        }
        if (changes.IsMalformed || entry.Removed is not null)
        {
            throw new StoreException(StoreFailure.Corrupt, $"journal number {entry.Sequence} cannot be read");
        }
    }
}
