namespace Seawall.Register;

/// <summary>
/// The hash of an entry, and below it the one of the entry it skips to: all that the entries after it are linked to.
/// </summary>
sealed record TipLink(long Sequence, JournalHash Hash, TipLink? Below)
{
    /// <summary>Below everything: the hash an empty journal begins with.</summary>
    public static TipLink First(string register) => new(0, JournalForm.First(register), null);

    /// <summary>The link of the entry that this one, or the next entry after it, skips to.</summary>
    public TipLink Down(long sequence)
    {
        var link = this;
        while (link.Sequence > sequence)
        {
            link = link.Below!;
        }
        return link;
    }

    /// <summary>This link with that of the next entry on top.</summary>
    public TipLink With(JournalHash hash) =>
        new(Sequence + 1, hash, Down(JournalForm.SkipOf(Sequence + 1)));

    /// <summary>The hash of an entry that follows here.</summary>
    public JournalHash HashOf(JournalEntry entry) =>
        JournalForm.Hash(Hash, Down(JournalForm.SkipOf(entry.Sequence)).Hash, entry);
}

/// <summary>The end of the journal, with what is needed to go on from there.</summary>
sealed record JournalTip(JournalHead Head, TipLink Top)
{
    /// <summary>Reads it from a view that ends at this head.</summary>
    public static async ValueTask<JournalTip> ReadAsync(
        IRegisterView view, JournalHead head, CancellationToken cancel)
    {
        var top = TipLink.First(head.Register);
        for (var bit = 62; bit >= 0; bit--)
        {
            if ((head.Sequence >> bit & 1) == 0)
            {
                continue;
            }
            var sequence = head.Sequence >> bit << bit;
            var hash = sequence == head.Sequence
                ? head.Hash
                : (await view.EntryAsync(sequence, cancel).ConfigureAwait(false))?.Hash
                    ?? throw new StoreException(StoreFailure.Corrupt,
                        $"the database is damaged: journal number {sequence} is not there");
            top = new TipLink(sequence, hash, top);
        }
        return new JournalTip(head, top);
    }
}
