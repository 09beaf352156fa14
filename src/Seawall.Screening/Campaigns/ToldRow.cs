using System.Numerics;

namespace Seawall.Screening;

/// <summary>
/// The told marks of one line. <c>default</c> has none. What was read of it counts only if it <see cref="Holds"/>
/// afterwards.
/// </summary>
internal readonly ref struct ToldRow
{
    readonly ToldPage? _page;
    readonly ReadOnlySpan<ushort> _marks;
    readonly ReadOnlySpan<ToldColumn> _columns;

    public ToldRow(ToldPage page, int line)
    {
        _page = page;
        _marks = page.MarksOf(line);
        _columns = page.AllColumns;
        Places = page.Places;
    }

    /// <summary>The places that have marks on the page of the line, a bit each.</summary>
    public ulong Places { get; }

    /// <summary>Whether all that was read of it was of the page of the line.</summary>
    public bool Holds => _page is null || !_page.IsGone;

    /// <summary>When the line was told, for one of <see cref="Places"/>, or <see cref="ToldBook.NotTold"/>.</summary>
    public long ToldAt(int place)
    {
        int column = BitOperations.PopCount(Places & ((1ul << place) - 1));
        return _columns[column].ToldAt(Volatile.Read(in _marks[column]));
    }
}
