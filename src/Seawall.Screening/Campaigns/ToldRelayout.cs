using System.Numerics;

namespace Seawall.Screening;

/// <summary>
/// Pages of told marks made from others with columns or units that changed. The page before stays as it is, for the
/// readers that still have it.
/// </summary>
internal static class ToldRelayout
{
    /// <summary>The page with one more column, blank.</summary>
    public static ToldPage WithColumn(ToldPage? page, int place, ToldColumn column, ToldSlabs slabs)
    {
        ulong places = (page?.Places ?? 0) | (1ul << place);
        int columns = BitOperations.PopCount(places);
        int at = BitOperations.PopCount(places & ((1ul << place) - 1));
        var made = new ToldColumn[columns];
        for (int i = 0; i < columns; i++)
        {
            made[i] = i == at ? column : page!.Column(i < at ? i : i - 1);
        }

        var next = new ToldPage(places, made, slabs.Take(columns));
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
    public static ToldPage Without(ToldPage page, int place, ToldSlabs slabs)
    {
        int at = page.ColumnOf(place), columns = page.Columns - 1;
        var made = new ToldColumn[columns];
        for (int i = 0; i < columns; i++)
        {
            made[i] = page.Column(i < at ? i : i + 1);
        }

        ToldRoom room = columns == 0 ? default : slabs.Take(columns);
        var next = new ToldPage(page.Places & ~(1ul << place), made, room);
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
    public static ToldPage Widened(
        ToldPage page, int column, int line, long toldUnixSeconds, ToldSlabs slabs)
    {
        // 1. From where to where the other lines were told
        (long first, long last) = (toldUnixSeconds, toldUnixSeconds);
        for (int i = 0; i < ScreeningLimits.PageLines; i++)
        {
            if (i != line && page.ToldAt(column, i) is not ToldBook.NotTold and var told)
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
        var next = new ToldPage(page.Places, made, slabs.Take(page.Columns));
        page.Marks.CopyTo(next.Marks);
        for (int i = 0; i < ScreeningLimits.PageLines; i++)
        {
            long told = i == line ? toldUnixSeconds : page.ToldAt(column, i);
            ushort mark = 0;
            if (told != ToldBook.NotTold)
            {
                made[column].TryMark(told, out mark);
            }

            next.Mark(column, i, mark);
        }

        return next;
    }
}
