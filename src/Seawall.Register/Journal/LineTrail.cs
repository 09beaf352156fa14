using System.Runtime.CompilerServices;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>A line's history: from its last entry back along <see cref="LineChange.Previous"/>.</summary>
static class LineTrail
{
    /// <summary>
    /// The entries that touched a line, the latest first; it ends where persons were removed, as a line without more
    /// of them does.
    /// </summary>
    public static async IAsyncEnumerable<(JournalEntry Entry, LineChange Change)> WalkAsync(
        IRegisterView view, E164 number, long last, [EnumeratorCancellation] CancellationToken cancel)
    {
        while (last != 0)
        {
            var entry = await view.EntryAsync(last, cancel).ConfigureAwait(false);
            if (entry?.Removed is not null)
            {
                yield break;
            }
            if (entry is null || !TryFind(entry, number, out var change))
            {
                throw new StoreException(StoreFailure.Corrupt,
                    $"journal number {last} should be about {number} and is not");
            }
            yield return (entry, change);
            last = change.Previous;
        }
    }

    /// <summary>
    /// The number of the latest entry that had to do with what an edit asks, 0 for none; where persons were removed,
    /// that of the latest entry from before.
    /// </summary>
    public static async ValueTask<long> FindAsync(
        IRegisterView view, StoredLine line, LineEdit edit, LineWords words, CancellationToken cancel)
    {
        var last = line.Last;
        await foreach (var (entry, change) in WalkAsync(view, line.Number, last, cancel).ConfigureAwait(false))
        {
            if (edit.Touches(change, words))
            {
                return entry.Sequence;
            }
            last = change.Previous;
        }
        return last;
    }

    /// <summary>What an entry did to a line; false where nothing.</summary>
    public static bool TryFind(JournalEntry entry, E164 number, out LineChange change)
    {
        change = default;
        if (entry.Lines == 0)
        {
            return false;
        }
        var changes = new LineChangeReader(entry);
        while (changes.TryRead(out change))
        {
            if (change.Number == number)
            {
                return true;
            }
        }
        return false;
    }
}
