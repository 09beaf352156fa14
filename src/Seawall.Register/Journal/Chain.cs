namespace Seawall.Register;

/// <summary>Makes entries that follow on an end of the journal.</summary>
static class Chain
{
    /// <summary>The entry that follows, with its hash.</summary>
    public static JournalEntry Entry(
        JournalHead end, DateTimeOffset now, JournalKind kind, ChangeSource source, int lines,
        ReadOnlyMemory<byte> body)
    {
        var entry = new JournalEntry(end.Sequence + 1, now.ToUnixTimeMilliseconds(), kind, source.Way, source.Who,
            source.Note, lines, body, default);
        return entry with { Hash = JournalForm.Hash(end.Hash, entry) };
    }

    /// <summary>The end of the journal after an entry.</summary>
    public static JournalHead After(JournalHead end, JournalEntry entry) =>
        end with { Sequence = entry.Sequence, Hash = entry.Hash };
}
