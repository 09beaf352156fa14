namespace Seawall.Screening;

/// <summary>
/// Finds the page of told marks of a number: open addressing over keys, the page beside. One writer at a time; readers
/// never wait. A key never goes; the page beside it is replaced by one reference. It grows by another one that takes
/// its place.
/// </summary>
internal sealed class ToldDirectory
{
    const int SlotsMin = 64;

    readonly Slot[] _slots;
    readonly List<int> _order;   // slots in the order their pages were made

    public ToldDirectory()
        : this(SlotsMin, [])
    {
    }

    ToldDirectory(int slots, List<int> order)
    {
        _slots = new Slot[slots];
        _order = order;
    }

    /// <summary>Keys there are; writer only, as are all members but <see cref="Find"/>.</summary>
    public int Count => _order.Count;

    public long Bytes => (_slots.Length * 16L) + (_order.Capacity * sizeof(int));

    public ulong KeyAt(int page) => _slots[_order[page]].Key - 1;

    public ToldPage PageAt(int page) => _slots[_order[page]].Page!;

    /// <summary>The page of a key, or null.</summary>
    public ToldPage? Find(ulong key)
    {
        int slot = SlotOf(_slots, key);
        return slot < 0 ? null : Volatile.Read(ref _slots[slot].Page);
    }

    /// <summary>Puts a page beside its key. False where the directory must grow first.</summary>
    public bool TryPut(ulong key, ToldPage page)
    {
        int slot = SlotOf(_slots, key);
        if (slot >= 0)
        {
            Volatile.Write(ref _slots[slot].Page, page);
            return true;
        }

        slot = ~slot;
        if ((_order.Count + 1) * 2 > _slots.Length)
        {
            return false;
        }

        // The page first: who finds the key finds it.
        _slots[slot].Page = page;
        _order.Add(slot);
        Volatile.Write(ref _slots[slot].Key, key + 1);
        return true;
    }

    /// <summary>The same in twice the room.</summary>
    public ToldDirectory Grown()
    {
        var larger = new ToldDirectory(_slots.Length * 2, new List<int>(_slots.Length));
        for (int page = 0; page < Count; page++)
        {
            larger.TryPut(KeyAt(page), PageAt(page));
        }

        return larger;
    }

    /// <summary>The slot of a key, or the complement of the free one where its search ends.</summary>
    static int SlotOf(Slot[] slots, ulong key)
    {
        // Neighbouring pages are told together: the golden ratio spreads them.
        for (int slot = (int)((key * 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.Length - 1); ;
            slot = (slot + 1) & (slots.Length - 1))
        {
            ulong found = Volatile.Read(ref slots[slot].Key);
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

    /// <summary>Key and page, side by side in the cache.</summary>
    struct Slot
    {
        /// <summary>Plus one, so that 0 is a slot that is free.</summary>
        public ulong Key;

        public ToldPage? Page;
    }
}
