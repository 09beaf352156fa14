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
/// round (<see cref="CampaignTerms"/>): it is cleared before another one takes it.
/// </remarks>
public sealed class ToldBook
{
    /// <summary>No line is told at this moment.</summary>
    internal const long NotTold = long.MaxValue;

    /// <summary>The last moment a line can be told at, seconds since 1970: the end of the year 9999.</summary>
    public const long ToldMaxUnixSeconds = 253_402_300_799;

    readonly Lock _writing = new();
    readonly IBookMemory _memory;
    readonly long[] _counts = new long[ScreeningLimits.CampaignsMax];
    ToldDirectory _directory = new();
    long _pageBytes;

    internal ToldBook(IBookMemory memory) => _memory = memory;

    /// <summary>Octets it takes, close to exact.</summary>
    public long Bytes => Volatile.Read(ref _pageBytes) + Volatile.Read(ref _directory).Bytes;

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
        ToldRow row = RowOf(line);
        long told = (row.Places >> place & 1) == 0 ? NotTold : row.ToldAt(place);
        return told == NotTold ? null : told;
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
                    Put(key, page, Widened(page, column, at, toldUnixSeconds));
                }

                Count(place, isNew ? 1 : 0);
                return;
            }

            ToldPage widened = WithColumn(page, place, ToldColumn.For(toldUnixSeconds, toldUnixSeconds, 0));
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
                    Put(_directory.KeyAt(i), page, Without(page, place));
                }
            }

            Count(place, -_counts[place]);
        }
    }

    /// <summary>The told marks of a line: one look-up for all campaigns.</summary>
    internal ToldRow RowOf(E164 line)
    {
        (ulong key, int at) = Split(line);
        return new ToldRow(Volatile.Read(ref _directory).Find(key), at);
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

    void Put(ulong key, ToldPage? before, ToldPage page)
    {
        Volatile.Write(ref _pageBytes, _pageBytes - (before?.Bytes ?? 0) + page.Bytes);
        if (!_directory.TryPut(key, page))
        {
            ToldDirectory larger = _directory.Grown();
            larger.TryPut(key, page);
            Volatile.Write(ref _directory, larger);
        }
    }

    /// <summary>The page with one more column, blank.</summary>
    ToldPage WithColumn(ToldPage? page, int place, ToldColumn column)
    {
        ulong places = (page?.Places ?? 0) | (1ul << place);
        int columns = BitOperations.PopCount(places);
        int at = BitOperations.PopCount(places & ((1ul << place) - 1));
        var made = new ToldColumn[columns];
        for (int i = 0; i < columns; i++)
        {
            made[i] = i == at ? column : page!.Column(i < at ? i : i - 1);
        }

        var next = new ToldPage(places, made, _memory.Allocate(ToldPage.WordsOf(columns)));
        if (page is not null)
        {
            Span<ushort> from = page.Marks, to = next.Marks;
            for (int line = 0; line < ScreeningLimits.PageLines; line++)
            {
                Span<ushort> row = to.Slice(line * columns, columns);
                from.Slice(line * (columns - 1), at).CopyTo(row);
                from.Slice((line * (columns - 1)) + at, columns - 1 - at).CopyTo(row[(at + 1)..]);
            }
        }

        return next;
    }

    /// <summary>The page without a column that it has.</summary>
    ToldPage Without(ToldPage page, int place)
    {
        int at = page.ColumnOf(place), columns = page.Columns - 1;
        var made = new ToldColumn[columns];
        for (int i = 0; i < columns; i++)
        {
            made[i] = page.Column(i < at ? i : i + 1);
        }

        uint[] words = columns == 0 ? [] : _memory.Allocate(ToldPage.WordsOf(columns));
        var next = new ToldPage(page.Places & ~(1ul << place), made, words);
        Span<ushort> from = page.Marks, to = next.Marks;
        for (int line = 0; columns > 0 && line < ScreeningLimits.PageLines; line++)
        {
            Span<ushort> row = to.Slice(line * columns, columns);
            from.Slice(line * (columns + 1), at).CopyTo(row);
            from.Slice((line * (columns + 1)) + at + 1, columns - at).CopyTo(row[at..]);
        }

        return next;
    }

    /// <summary>The page with a column that reaches from its first to its last moment and a further one.</summary>
    ToldPage Widened(ToldPage page, int column, int line, long toldUnixSeconds)
    {
        // 1. From where to where the other lines were told
        (long first, long last) = (toldUnixSeconds, toldUnixSeconds);
        for (int i = 0; i < ScreeningLimits.PageLines; i++)
        {
            if (i != line && page.ToldAt(column, i) is not NotTold and var told)
            {
                (first, last) = (Math.Min(first, told), Math.Max(last, told));
            }
        }

        // 2. The column that holds that, and all marks as it has them
        var made = new ToldColumn[page.Columns];
        for (int i = 0; i < made.Length; i++)
        {
            made[i] = page.Column(i);
        }

        made[column] = ToldColumn.For(first, last, page.Column(column).Shift);
        var next = new ToldPage(page.Places, made, _memory.Allocate(ToldPage.WordsOf(page.Columns)));
        page.Marks.CopyTo(next.Marks);
        for (int i = 0; i < ScreeningLimits.PageLines; i++)
        {
            long told = i == line ? toldUnixSeconds : page.ToldAt(column, i);
            ushort mark = 0;
            if (told != NotTold)
            {
                made[column].TryMark(told, out mark);
            }

            next.Mark(column, i, mark);
        }

        return next;
    }
}
