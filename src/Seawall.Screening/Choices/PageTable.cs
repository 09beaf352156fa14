namespace Seawall.Screening;

/// <summary>
/// The pages of the book: slots of 10,000 lines each, found by the number without its last four digits, in slabs of
/// <see cref="ScreeningLimits.SlabPages"/>. One writer at a time; readers never wait and see each line whole.
/// </summary>
/// <remarks>
/// An entry of the index is one word, key and page together, so that a reader sees both or neither. It is written after the
/// slab is in place. The index is replaced as a whole when it grows; a page never moves.
/// </remarks>
internal sealed class PageTable
{
    const int PageBits = 27;
    const ulong PageMask = (1ul << PageBits) - 1;

    /// <summary>One more than the greatest key: what is left of 15 digits without the last four.</summary>
    public const ulong KeysMax = 100_000_000_000;

    readonly int _pack;          // 1: two lines share a word; 0: a word is one line
    readonly int _pageWords;
    ulong[] _index = new ulong[64];
    uint[][] _slabs = [];
    ulong[] _keys = [];
    int _count;

    public PageTable(bool narrow)
    {
        _pack = narrow ? 1 : 0;
        _pageWords = ScreeningLimits.PageLines >> _pack;
    }

    public int Count => Volatile.Read(ref _count);

    public int PageWords => _pageWords;

    public long Bytes =>
        ((long)_slabs.Length * ScreeningLimits.SlabPages * _pageWords * sizeof(uint))
        + ((_index.Length + _keys.Length) * sizeof(ulong));

    public ulong KeyAt(int page) => Volatile.Read(ref _keys)[page];

    /// <summary>The slots of a line; 0 where it has no page.</summary>
    public uint Read(ulong number)
    {
        ulong key = number / ScreeningLimits.PageLines;
        int page = Find(Volatile.Read(ref _index), key);
        if (page < 0)
        {
            return 0;
        }

        uint line = (uint)(number - (key * ScreeningLimits.PageLines));
        uint word = Volatile.Read(ref Word(page, line));
        return _pack == 0 ? word : Widen(word >> (int)((line & 1) << 4));
    }

    /// <summary>Sets the slots of a line, with a page made where there is none. Writer only.</summary>
    public void Write(ulong number, uint slots)
    {
        ulong key = number / ScreeningLimits.PageLines;
        int page = Find(_index, key);
        if (page < 0)
        {
            if (slots == 0)
            {
                return;
            }

            page = Add(key);
        }

        uint line = (uint)(number - (key * ScreeningLimits.PageLines));
        ref uint word = ref Word(page, line);
        int shift = (int)((line & 1) << 4);
        Volatile.Write(ref word, _pack == 0 ? slots : (word & ~(0xFFFFu << shift)) | (Narrow(slots) << shift));
    }

    /// <summary>The words of a page, for the writer and for copies word by word.</summary>
    public Span<uint> PageAt(int page) => Volatile.Read(ref _slabs)[page / ScreeningLimits.SlabPages]
        .AsSpan(page % ScreeningLimits.SlabPages * _pageWords, _pageWords);

    public bool Contains(ulong key) => Find(_index, key) >= 0;

    /// <summary>A new page filled with words, in view of readers only when it is whole. Writer only.</summary>
    public void Add(ulong key, ReadOnlySpan<uint> words)
    {
        int page = Reserve(key);
        words.CopyTo(PageAt(page));
        Publish(key, page);
    }

    /// <summary>The slots of a line as they stand in half a word: four zones of voice, then four of texts.</summary>
    public static uint Narrow(uint slots) => (slots & 0xFF) | ((slots >> 8) & 0xFF00);

    /// <summary>The other way round; what stands above the half word is ignored.</summary>
    public static uint Widen(uint half) => (half & 0xFF) | ((half & 0xFF00) << 8);

    ref uint Word(int page, uint line) => ref Volatile.Read(ref _slabs)[page / ScreeningLimits.SlabPages][
        (page % ScreeningLimits.SlabPages * _pageWords) + (int)(line >> _pack)];

    int Add(ulong key)
    {
        int page = Reserve(key);
        Publish(key, page);
        return page;
    }

    int Reserve(ulong key)
    {
        int page = _count;
        if (page / ScreeningLimits.SlabPages == _slabs.Length)
        {
            Volatile.Write(ref _slabs, [.. _slabs, new uint[ScreeningLimits.SlabPages * _pageWords]]);
        }

        if (page == _keys.Length)
        {
            var keys = new ulong[Math.Max(64, page * 2)];
            _keys.CopyTo(keys, 0);
            Volatile.Write(ref _keys, keys);
        }

        _keys[page] = key;
        return page;
    }

    void Publish(ulong key, int page)
    {
        if ((page + 1) * 2 > _index.Length)
        {
            var larger = new ulong[_index.Length * 2];
            for (int i = 0; i < page; i++)
            {
                Place(larger, _keys[i], i);
            }

            Volatile.Write(ref _index, larger);
        }

        Volatile.Write(ref _count, page + 1);
        Place(_index, key, page);
    }

    static int Find(ulong[] index, ulong key)
    {
        for (int at = Slot(index, key); ; at = (at + 1) & (index.Length - 1))
        {
            ulong entry = Volatile.Read(ref index[at]);
            if (entry >> PageBits == key)
            {
                return (int)(entry & PageMask) - 1;
            }

            if (entry == 0)
            {
                return -1;
            }
        }
    }

    static void Place(ulong[] index, ulong key, int page)
    {
        int at = Slot(index, key);
        while (index[at] != 0)
        {
            at = (at + 1) & (index.Length - 1);
        }

        Volatile.Write(ref index[at], (key << PageBits) | ((ulong)page + 1));
    }

    /// <summary>Neighbouring pages are decided on together: the golden ratio spreads them.</summary>
    static int Slot(ulong[] index, ulong key) =>
        (int)((key * 0x9E37_79B9_7F4A_7C15) >> 32) & (index.Length - 1);
}
