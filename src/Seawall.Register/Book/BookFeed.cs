using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Fills a book from a store: whole, or from a journal number on. Applying a line's state twice does no harm, nor does
/// telling it twice. Which campaigns are in force in the book, and where their marks are, is settled before
/// (<see cref="CampaignPlaces"/>).
/// </summary>
static class BookFeed
{
    /// <summary>All lines of a view, and who was told of the campaigns in force.</summary>
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
        foreach (var campaign in book.Campaigns.Terms)
        {
            book.Told.Clear(campaign.Place);
        }
        await TellAsync(view, book.Campaigns.Terms, book, cancel).ConfigureAwait(false);
        book.ResumeAt(view.Head.Sequence);
    }

    /// <summary>Who was told of campaigns whose marks are not in the book yet.</summary>
    public static async ValueTask TellAsync(
        IRegisterView view, IReadOnlyList<CampaignTerms> campaigns, ChoiceBook book, CancellationToken cancel)
    {
        foreach (var campaign in campaigns)
        {
            await foreach (var notices in view.NoticesAsync(campaign.Id, default, cancel).ConfigureAwait(false))
            {
                foreach (ref readonly var notice in notices.Span)
                {
                    if (notice.State == NoticeState.Told && notice.Round == campaign.Round)
                    {
                        book.Told.Tell(campaign.Place, notice.Number, notice.ToldUnixSeconds);
                    }
                }
            }
        }
    }

    /// <summary>All changes from an entry of the journal on.</summary>
    public static async ValueTask CatchUpAsync(
        IRegisterView view, long from, LineWords words, ChoiceBook book, CancellationToken cancel)
    {
        await foreach (var entry in view.JournalAsync(from, cancel).ConfigureAwait(false))
        {
            var isRead = entry.Kind is JournalKind.LinesTold or JournalKind.LinesUntold
                ? TryTell(entry, book)
                : entry.Lines == 0 || TryLoad(entry, words, book);
            if (!isRead)
            {
                throw new StoreException(StoreFailure.Corrupt, $"journal number {entry.Sequence} cannot be read");
            }
            book.ResumeAt(entry.Sequence);
        }
    }

    static bool TryLoad(JournalEntry entry, LineWords words, ChoiceBook book)
    {
        var isAnother = entry.Kind == JournalKind.HolderChanged;
        var changes = new LineChangeReader(entry);
        while (changes.TryRead(out var change))
        {
            book.Load(words.ToState(new StoredLine(change.Number, change.After, entry.Sequence)));
            if (isAnother)
            {
                Forget(change.Number, book);
            }
        }
        return !changes.IsMalformed && entry.Removed is null;
    }

    /// <summary>Whoever has the line now was told nothing.</summary>
    static void Forget(E164 line, ChoiceBook book)
    {
        foreach (var campaign in book.Campaigns.Terms)
        {
            book.Told.Forget(campaign.Place, line);
        }
    }

    /// <summary>Marks of campaigns that are over, and of rounds that are, are read and not kept.</summary>
    static bool TryTell(JournalEntry entry, ChoiceBook book)
    {
        var lines = new ToldReader(entry);
        var isTold = entry.Kind == JournalKind.LinesTold;
        var campaign = book.Campaigns.Find(lines.Campaign);
        while (lines.TryRead(out var line))
        {
            if (campaign is not null && !isTold)
            {
                book.Told.Forget(campaign.Place, line.Number);
            }
            else if (campaign is not null && campaign.Round == lines.Round)
            {
                book.Told.Tell(campaign.Place, line.Number, line.ToldUnixSeconds);
            }
        }
        return !lines.IsMalformed && entry.Removed is null;
    }
}
