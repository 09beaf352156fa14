using System.Numerics;

namespace Seawall.Screening;

/// <summary>
/// When each line was told of each campaign in force: two octets a line and campaign, in pages of 10,000 numbers that
/// exist only where somebody was told. The moments themselves are kept, so that another hour of effect or another
/// length of notice rewrites nothing. To the second while the lines of a page were told within 18 hours, coarser by
/// powers of two where the span is greater, rounded always to the later side.
/// </summary>
/// <remarks>
/// Readers, on any thread, never wait and never allocate; writers take turns. A place stands for one campaign in one
/// round (<see cref="CampaignTerms"/>): it is cleared before another one takes it. For a restart: copy all pages
/// (<see cref="CopyPage"/>); the other way, <see cref="TryRestorePage"/> for each, and then <see cref="Clear"/> for the
/// places of no campaign. What was told during the copy is told again from the journal.
/// </remarks>
public sealed class ToldBook
{
    /// <summary>
    /// No line is told at this moment, later than any other, and no notice after it is too late to be added.
    /// </summary>
    internal const long NotTold = 1L << 62;

    /// <summary>The last moment a line can be told at, seconds since 1970: the end of the year 9999.</summary>
    public const long ToldMaxUnixSeconds = 253_402_300_799;

    /// <summary>The most octets of a page in <see cref="CopyPage"/>.</summary>
    public static readonly int PageBytesMax = ToldPageForm.BytesOf(ScreeningLimits.CampaignsMax);

    readonly Lock _writing = new();
    readonly IBookMemory _memory;
    readonly ToldSlabs _slabs;
    readonly long[] _counts = new long[ScreeningLimits.CampaignsMax];
    ToldDirectory _directory = new();
    long _pageBytes;

    internal ToldBook(IBookMemory memory)
    {
        _memory = memory;
        _slabs = new ToldSlabs(memory);
    }

    /// <summary>Octets it takes, the not yet used rest of its slabs included; close to exact.</summary>
    public long Bytes
    {
        get
        {
            lock (_writing)
            {
                return _slabs.Bytes + _pageBytes + _directory.Bytes;
            }
        }
    }

    /// <summary>Pages that exist.</summary>
    public int Pages
    {
        get
        {
            lock (_writing)
            {
                return _directory.Count;
            }
        }
    }

    /// <summary>Lines told at a place.</summary>
    public long Count(int place) => Volatile.Read(ref _counts[place]);

    /// <summary>When a line was told, or null. Not before the moment given to <see cref="Tell"/>.</summary>
    public long? ToldAt(int place, E164 line)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)place, (uint)ScreeningLimits.CampaignsMax);
        while (true)
        {
            ToldRow row = RowOf(line);
            long told = (row.Places >> place & 1) == 0 ? NotTold : row.ToldAt(place);
            if (row.Holds)
            {
                return told == NotTold ? null : told;
            }
        }
    }

    /// <summary>A line was told, at this moment and no other one before.</summary>
    public void Tell(int place, E164 line, long toldUnixSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)place, (uint)ScreeningLimits.CampaignsMax);
        ArgumentOutOfRangeException.ThrowIfNegative(toldUnixSeconds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(toldUnixSeconds, ToldMaxUnixSeconds);
        (ulong key, int at) = Split(line);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(key, PageTable.KeysMax, nameof(line));
        lock (_writing)
        {
            ToldPage? page = _directory.Find(key);
            if (page is not null && page.Has(place))
            {
                int column = page.ColumnOf(place);
                bool isNew = page.MarkAt(column, at) == 0;
                if (page.Column(column).TryMark(toldUnixSeconds, out ushort mark))
                {
                    page.Mark(column, at, mark);
                }
                else
                {
                    Put(key, page, ToldRelayout.Widened(page, column, at, toldUnixSeconds, _slabs));
                }

                Count(place, isNew ? 1 : 0);
                return;
            }

            ToldPage widened = ToldRelayout.WithColumn(
                page, place, ToldColumn.For(toldUnixSeconds, toldUnixSeconds, 0), _slabs);
            int added = widened.ColumnOf(place);
            widened.Column(added).TryMark(toldUnixSeconds, out ushort first);
            widened.Mark(added, at, first);
            Put(key, page, widened);
            Count(place, 1);
        }
    }

    /// <summary>A line counts as not told any more; false where it was not.</summary>
    public bool Forget(int place, E164 line)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)place, (uint)ScreeningLimits.CampaignsMax);
        (ulong key, int at) = Split(line);
        lock (_writing)
        {
            if (_directory.Find(key) is not { } page || !page.Has(place)
                || page.MarkAt(page.ColumnOf(place), at) == 0)
            {
                return false;
            }

            page.Mark(page.ColumnOf(place), at, 0);
            Count(place, -1);
            return true;
        }
    }

    /// <summary>No line is told at a place any more.</summary>
    public void Clear(int place)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)place, (uint)ScreeningLimits.CampaignsMax);
        lock (_writing)
        {
            for (int i = 0; i < _directory.Count; i++)
            {
                ToldPage page = _directory.PageAt(i);
                if (page.Has(place))
                {
                    Put(_directory.KeyAt(i), page, ToldRelayout.Without(page, place, _slabs));
                }
            }

            Count(place, -_counts[place]);
        }
    }

    /// <summary>The key of a page by its place: its numbers without their last four digits.</summary>
    public ulong PageKey(int page)
    {
        lock (_writing)
        {
            return _directory.KeyAt(page);
        }
    }

    /// <summary>
    /// Copies a page out while the book is in use, and returns the octets it took; 0 where nobody is told there any
    /// more.
    /// </summary>
    public int CopyPage(int page, Span<byte> destination)
    {
        lock (_writing)
        {
            ToldPage from = _directory.PageAt(page);
            return from.Columns == 0 ? 0 : ToldPageForm.Write(from, destination);
        }
    }

    /// <summary>
    /// Puts a copied page into the book in one go. False, with nothing changed, where it is none of ours, or one that
    /// is there already.
    /// </summary>
    public bool TryRestorePage(ulong key, ReadOnlySpan<byte> page)
    {
        lock (_writing)
        {
            if (key >= PageTable.KeysMax || _directory.Find(key) is not null
                || ToldPageForm.Read(page, _slabs) is not { } restored)
            {
                return false;
            }

            Put(key, null, restored);
            CountAll(restored);
            return true;
        }
    }

    /// <summary>The told marks of a line: one look-up for all campaigns.</summary>
    internal ToldRow RowOf(E164 line)
    {
        (ulong key, int at) = Split(line);
        return Volatile.Read(ref _directory).Find(key) is { Columns: > 0 } page ? new ToldRow(page, at) : default;
    }

    /// <summary>Asks the processor for the told marks of a line.</summary>
    internal void Ask(E164 line)
    {
        (ulong key, int at) = Split(line);
        if (Volatile.Read(ref _directory).Find(key) is { Columns: > 0 } page)
        {
            _memory.Ask(in page.WordOf(at));
        }
    }

    static (ulong Key, int Line) Split(E164 line)
    {
        ulong key = line.Value / ScreeningLimits.PageLines;
        return (key, (int)(line.Value - (key * ScreeningLimits.PageLines)));
    }

    void Count(int place, long by) => Volatile.Write(ref _counts[place], _counts[place] + by);

    void CountAll(ToldPage page)
    {
        ulong places = page.Places;
        for (int column = 0; column < page.Columns; column++, places &= places - 1)
        {
            int told = 0;
            for (int line = 0; line < ScreeningLimits.PageLines; line++)
            {
                told += page.MarkAt(column, line) != 0 ? 1 : 0;
            }

            Count(BitOperations.TrailingZeroCount(places), told);
        }
    }

    void Put(ulong key, ToldPage? before, ToldPage page)
    {
        _pageBytes += page.Bytes - (before?.Bytes ?? 0);
        if (!_directory.TryPut(key, page))
        {
            ToldDirectory larger = _directory.Grown();
            larger.TryPut(key, page);
            Volatile.Write(ref _directory, larger);
        }

        if (before is { Columns: > 0 })
        {
            before.Leave();
            _slabs.Give(before.Room);
        }
    }
}
