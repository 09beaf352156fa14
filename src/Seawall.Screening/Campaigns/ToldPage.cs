using System.Numerics;
using System.Runtime.InteropServices;

namespace Seawall.Screening;

/// <summary>
/// Told marks of 10,000 lines: for each line side by side the marks of all campaigns that have any here, so that twenty
/// of them are one way to memory. A mark is how many units after the column's base the line was told, plus one; 0 for
/// not told. Only marks change in place; where columns or units change, another page takes its place.
/// </summary>
internal sealed class ToldPage
{
    /// <summary>The greatest distance from the base that a mark can say, in units.</summary>
    public const int SpanMax = ushort.MaxValue - 1;

    readonly ToldColumn[] _columns;
    readonly uint[] _words;

    public ToldPage(ulong places, ToldColumn[] columns, uint[] words)
    {
        Places = places;
        _columns = columns;
        _words = words;
    }

    /// <summary>The places that have a column here, a bit each; columns stand in their order.</summary>
    public ulong Places { get; }

    public int Columns => _columns.Length;

    public long Bytes => ((long)_words.Length * sizeof(uint)) + (_columns.Length * 16) + 80;

    /// <summary>Words that marks of so many columns take.</summary>
    public static int WordsOf(int columns) => ScreeningLimits.PageLines / 2 * columns;

    /// <summary>Which column a place has here, or would have.</summary>
    public int ColumnOf(int place) => BitOperations.PopCount(Places & ((1ul << place) - 1));

    public bool Has(int place) => (Places >> place & 1) != 0;

    public ToldColumn Column(int column) => _columns[column];

    /// <summary>The word of a line's first mark.</summary>
    public ref readonly uint WordOf(int line) => ref _words[line * _columns.Length >> 1];

    public ushort MarkAt(int column, int line) => Volatile.Read(ref Marks[(line * _columns.Length) + column]);

    public void Mark(int column, int line, ushort mark) =>
        Volatile.Write(ref Marks[(line * _columns.Length) + column], mark);

    /// <summary>When a line was told, or <see cref="ToldBook.NotTold"/>.</summary>
    public long ToldAt(int column, int line)
    {
        ushort mark = MarkAt(column, line);
        return mark == 0 ? ToldBook.NotTold : _columns[column].MomentOf(mark);
    }

    /// <summary>All marks, two a word.</summary>
    public ReadOnlySpan<uint> Words => _words;

    /// <summary>All marks, line by line.</summary>
    public Span<ushort> Marks => MemoryMarshal.Cast<uint, ushort>(_words.AsSpan());
}
