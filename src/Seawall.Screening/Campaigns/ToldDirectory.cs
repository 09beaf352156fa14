namespace Seawall.Screening;

/// <summary>
/// Finds the page of told marks of a number: open addressing over keys, the page beside. One writer at a time; readers
/// never wait. A key never goes; the page beside it is replaced by one reference. It grows by another one that takes
/// its place.
/// </summary>
internal sealed class ToldDirectory
{
    const int SlotsMin = 64;

    readonly ulong[] _keys;      // plus one, so that 0 is a slot that is free
    readonly ToldPage?[] _pages;
    readonly List<int> _slots;   // in the order pages were made

    public ToldDirectory()
        : this(SlotsMin, [])
    {
    }

    ToldDirectory(int slots, List<int> order)
    {
        _keys = new ulong[slots];
        _pages = new ToldPage?[slots];
        _slots = order;
    }

    /// <summary>Keys there are; writer only, as are all members but <see cref="Find"/>.</summary>
    public int Count => _slots.Count;

    public long Bytes => _keys.Length * (sizeof(ulong) + 8L) + (_slots.Capacity * sizeof(int));

    public ulong KeyAt(int page) => _keys[_slots[page]] - 1;

    public ToldPage PageAt(int page) => Volatile.Read(ref _pages[_slots[page]])!;

    /// <summary>The page of a key, or null.</summary>
    public ToldPage? Find(ulong key)
    {
        int slot = SlotOf(key);
        return slot < 0 ? null : Volatile.Read(ref _pages[slot]);
    }

    /// <summary>Puts a page beside its key. False where the directory must grow first.</summary>
    public bool TryPut(ulong key, ToldPage page)
    {
        int slot = SlotOf(key);
        if (slot >= 0)
        {
            Volatile.Write(ref _pages[slot], page);
            return true;
        }

        slot = ~slot;
        if ((_slots.Count + 1) * 2 > _keys.Length)
        {
            return false;
        }

        // The page first: who finds the key finds it.
        _pages[slot] = page;
        _slots.Add(slot);
        Volatile.Write(ref _keys[slot], key + 1);
        return true;
    }

    /// <summary>The same in twice the room.</summary>
    public ToldDirectory Grown()
    {
        var larger = new ToldDirectory(_keys.Length * 2, new List<int>(_keys.Length));
        for (int page = 0; page < Count; page++)
        {
            larger.TryPut(KeyAt(page), PageAt(page));
        }

        return larger;
    }

    /// <summary>The slot of a key, or the complement of the free one where its search ends.</summary>
    int SlotOf(ulong key)
    {
        ulong[] keys = _keys;

        // Neighbouring pages are told together: the golden ratio spreads them.
        for (int slot = (int)((key * 0x9E37_79B9_7F4A_7C15) >> 32) & (keys.Length - 1); ;
            slot = (slot + 1) & (keys.Length - 1))
        {
            ulong found = Volatile.Read(ref keys[slot]);
            if (found == key + 1)
            {
                return slot;
            }

            if (found == 0)
            {
                return ~slot;
            }
        }
    }
}
