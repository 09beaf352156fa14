using System.Numerics;

namespace Seawall.Screening;

/// <summary>
/// The pages of the book: slots of 10,000 lines each, found by the number without its last four digits. One writer at a
/// time; readers never wait and see each line whole.
/// </summary>
/// <remarks>
/// Pages are allocated in slabs, of one page, two, four, up to <see cref="ScreeningLimits.SlabPages"/>: a small book is
/// small, and a large one has few slabs, whose headers stay in the cache. An entry of the index is one word, key and
/// place together, so that a reader sees both or neither; it is written after the slab is in place. The index is
/// replaced as a whole when it grows; a page never moves.
/// </remarks>
internal sealed class PageTable
{
    const int PlaceBits = 27;
    const ulong PlaceMask = (1ul << PlaceBits) - 1;
    const int IndexMin = 64;
    const int EntriesMin = 16;

    /// <summary>One more than the greatest key: what is left of 15 digits without the last four.</summary>
    public const ulong KeysMax = 100_000_000_000;

    readonly int _pack;          // 1: two lines share a word; 0: a word is one line
    readonly int _pageWords;
    readonly IBookMemory _memory;
    ulong[] _index = new ulong[IndexMin];
    uint[][] _slabs = [];
    ulong[] _entries = [];       // of all pages, in the order they were made: key, and place plus one
    long _slabWords;
    int _next;                   // place of the next page: slab times SlabPages, and which of its pages
    int _room;                   // pages left in the last slab
    int _count;
    readonly uint _nowhere;

    public PageTable(bool narrow, IBookMemory memory)
    {
        _memory = memory;
        _pack = narrow ? 1 : 0;
        _pageWords = ScreeningLimits.PageLines >> _pack;
    }

    public int Count => Volatile.Read(ref _count);

    public int PageWords => _pageWords;

    public long Bytes =>
        (Volatile.Read(ref _slabWords) * sizeof(uint)) + ((_index.Length + _entries.Length) * sizeof(ulong));

    /// <summary>What a table of so many pages takes: the sum of its slabs, its index and its entries.</summary>
    public static long BytesOf(int pages, bool narrow)
    {
        long pageBytes = ScreeningLimits.PageLines * (narrow ? sizeof(ushort) : sizeof(uint));
        long slabs = 0;
        for (int slab = 0; slabs < pages; slab++)
        {
            slabs += SlabPages(slab);
        }

        long index = Math.Max(IndexMin, (long)BitOperations.RoundUpToPowerOf2((uint)pages * 2));
        long entries = pages == 0 ? 0 : Math.Max(EntriesMin, (long)BitOperations.RoundUpToPowerOf2((uint)pages));
        return (slabs * pageBytes) + ((index + entries) * sizeof(ulong));
    }

    public ulong KeyAt(int page) => Volatile.Read(ref _entries)[page] >> PlaceBits;

    /// <summary>The slots of a line; 0 where it has no page.</summary>
    public uint Read(ulong number) => ReadAt(in PlaceOf(number), number);

    /// <summary>The slots of a line whose place is known.</summary>
    public uint ReadAt(ref readonly uint place, ulong number)
    {
        uint word = Volatile.Read(in place);

        // A page has an even number of lines, so the number says which half of the word is its own.
        return _pack == 0 ? word : Widen(word >> (int)((number & 1) << 4));
    }

    /// <summary>
    /// The word of a line, which never moves; where it has no page, one that is 0 for ever. Asked for already.
    /// </summary>
    public ref readonly uint PlaceOf(ulong number)
    {
        ulong key = number / ScreeningLimits.PageLines;
        int place = Find(Volatile.Read(ref _index), key);
        if (place < 0)
        {
            return ref _nowhere;
        }

        ref uint word = ref Word(place, (uint)(number - (key * ScreeningLimits.PageLines)));
        _memory.Ask(in word);
        return ref word;
    }

    /// <summary>Sets the slots of a line, with a page made where there is none. Writer only.</summary>
    public void Write(ulong number, uint slots)
    {
        ulong key = number / ScreeningLimits.PageLines;
        int place = Find(_index, key);
        if (place < 0)
        {
            if (slots == 0)
            {
                return;
            }

            place = Reserve();
            Publish(key, place);
        }

        uint line = (uint)(number - (key * ScreeningLimits.PageLines));
        ref uint word = ref Word(place, line);
        int shift = (int)((line & 1) << 4);
        Volatile.Write(ref word, _pack == 0 ? slots : (word & ~(0xFFFFu << shift)) | (Narrow(slots) << shift));
    }

    /// <summary>The words of a page, by the order in which pages were made.</summary>
    public Span<uint> PageAt(int page) => Words((int)(Volatile.Read(ref _entries)[page] & PlaceMask) - 1);

    public bool Contains(ulong key) => Find(_index, key) >= 0;

    /// <summary>A new page filled with words, in view of readers only when it is whole. Writer only.</summary>
    public void Add(ulong key, ReadOnlySpan<uint> words)
    {
        int place = Reserve();
        words.CopyTo(Words(place));
        Publish(key, place);
    }

    /// <summary>The slots of a line as they stand in half a word: four zones of voice, then four of texts.</summary>
    public static uint Narrow(uint slots) => (slots & 0xFF) | ((slots >> 8) & 0xFF00);

    /// <summary>The other way round; what stands above the half word is ignored.</summary>
    public static uint Widen(uint half) => (half & 0xFF) | ((half & 0xFF00) << 8);

    static int SlabPages(int slab) =>
        slab < BitOperations.Log2(ScreeningLimits.SlabPages) ? 1 << slab : ScreeningLimits.SlabPages;

    Span<uint> Words(int place) => Volatile.Read(ref _slabs)[place / ScreeningLimits.SlabPages]
        .AsSpan(place % ScreeningLimits.SlabPages * _pageWords, _pageWords);

    ref uint Word(int place, uint line) => ref Volatile.Read(ref _slabs)[place / ScreeningLimits.SlabPages][
        (place % ScreeningLimits.SlabPages * _pageWords) + (int)(line >> _pack)];

    /// <summary>The place of the next page, in a new slab where the last one is full.</summary>
    int Reserve()
    {
        if (_room == 0)
        {
            int slab = _slabs.Length;
            _room = SlabPages(slab);
            _next = slab * ScreeningLimits.SlabPages;
            Volatile.Write(ref _slabs, [.. _slabs, _memory.Allocate(_room * _pageWords)]);
            Volatile.Write(ref _slabWords, _slabWords + (_room * _pageWords));
        }

        return _next;
    }

    void Publish(ulong key, int place)
    {
        ulong entry = (key << PlaceBits) | ((ulong)place + 1);
        int page = _count;
        if (page == _entries.Length)
        {
            var entries = new ulong[Math.Max(EntriesMin, page * 2)];
            _entries.CopyTo(entries, 0);
            Volatile.Write(ref _entries, entries);
        }

        if ((page + 1) * 2 > _index.Length)
        {
            var larger = new ulong[_index.Length * 2];
            foreach (ulong earlier in _entries.AsSpan(0, page))
            {
                Place(larger, earlier);
            }

            Volatile.Write(ref _index, larger);
        }

        _next++;
        _room--;
        _entries[page] = entry;
        Volatile.Write(ref _count, page + 1);
        Place(_index, entry);
    }

    static int Find(ulong[] index, ulong key)
    {
        for (int at = Slot(index, key); ; at = (at + 1) & (index.Length - 1))
        {
            ulong entry = Volatile.Read(ref index[at]);
            if (entry >> PlaceBits == key)
            {
                return (int)(entry & PlaceMask) - 1;
            }

            if (entry == 0)
            {
                return -1;
            }
        }
    }

    static void Place(ulong[] index, ulong entry)
    {
        int at = Slot(index, entry >> PlaceBits);
        while (index[at] != 0)
        {
            at = (at + 1) & (index.Length - 1);
        }

        Volatile.Write(ref index[at], entry);
    }

    /// <summary>Neighbouring pages are decided on together: the golden ratio spreads them.</summary>
    static int Slot(ulong[] index, ulong key) =>
        (int)((key * 0x9E37_79B9_7F4A_7C15) >> 32) & (index.Length - 1);
}
