namespace Seawall.Screening;

/// <summary>
/// The lines that have pauses or personal rules, by number. One writer at a time; readers never wait and see each line
/// whole, because an entry is one reference to an immutable object.
/// </summary>
internal sealed class DetailTable
{
    /// <summary>
    /// A line; with a null detail it is one that lost it, kept for readers who are on their way here.
    /// </summary>
    internal sealed record Entry(ulong Number, ChoiceBits Choices, LineDetail? Detail)
    {
        public LineState State => new(new E164(Number), Choices, Detail);

        /// <summary>Octets on the heap: the entry, its detail, two arrays.</summary>
        public long Bytes => Detail is null
            ? 40
            : 40 + 32 + 48 + (Detail.Pauses.Length * 16) + (Detail.Rules.Length * 24);
    }

    Entry?[] _entries = new Entry?[16];
    int _used;
    long _bytes;

    public long Bytes => Volatile.Read(ref _bytes) + (_entries.Length * 8L);

    /// <summary>The line's entry, or null where it has none.</summary>
    public Entry? Find(ulong number)
    {
        Entry?[] entries = Volatile.Read(ref _entries);
        for (int at = Slot(entries, number); ; at = (at + 1) & (entries.Length - 1))
        {
            Entry? entry = Volatile.Read(ref entries[at]);
            if (entry is null || entry.Number == number)
            {
                return entry;
            }
        }
    }

    /// <summary>Sets the line's entry. Writer only.</summary>
    public void Set(Entry entry)
    {
        if ((_used + 1) * 2 > _entries.Length)
        {
            Rebuild();
        }

        int at = Slot(_entries, entry.Number);
        while (_entries[at] is { } other && other.Number != entry.Number)
        {
            at = (at + 1) & (_entries.Length - 1);
        }

        _bytes += entry.Bytes - (_entries[at]?.Bytes ?? 0);
        _used += _entries[at] is null ? 1 : 0;
        Volatile.Write(ref _entries[at], entry);
    }

    /// <summary>The lines that have a detail now.</summary>
    public IEnumerable<LineState> Lines()
    {
        Entry?[] entries = Volatile.Read(ref _entries);
        for (int i = 0; i < entries.Length; i++)
        {
            if (Volatile.Read(ref entries[i]) is { Detail: not null } entry)
            {
                yield return entry.State;
            }
        }
    }

    /// <summary>A table with room for twice the lines that have a detail; the others are left behind.</summary>
    void Rebuild()
    {
        Entry[] live = [.. _entries.OfType<Entry>().Where(entry => entry.Detail is not null)];
        int length = 16;
        while (length < (live.Length + 1) * 4)
        {
            length *= 2;
        }

        var larger = new Entry?[length];
        _bytes = 0;
        _used = live.Length;
        foreach (Entry entry in live)
        {
            int at = Slot(larger, entry.Number);
            while (larger[at] is not null)
            {
                at = (at + 1) & (length - 1);
            }

            larger[at] = entry;
            _bytes += entry.Bytes;
        }

        Volatile.Write(ref _entries, larger);
    }

    static int Slot(Entry?[] entries, ulong number) =>
        (int)((number * 0x9E37_79B9_7F4A_7C15) >> 32) & (entries.Length - 1);
}
