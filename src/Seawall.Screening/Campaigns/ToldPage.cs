using System.Numerics;
using System.Runtime.InteropServices;

namespace Seawall.Screening;

/// <summary>
/// Told marks of 10,000 lines: for each line side by side the marks of all campaigns that have any here, so that twenty
/// of them are one way to memory. A mark is how many units after the column's base the line was told, plus one; 0 for
/// not told. Only marks change in place; where columns or units change, another page takes its place, and the room of
/// this one is used again: who reads marks asks afterwards whether the page <see cref="IsGone"/>, and if so begins
/// again with the one that is there now.
/// </summary>
internal sealed class ToldPage
{
    /// <summary>The greatest distance from the base that a mark can say, in units.</summary>
    public const int SpanMax = ushort.MaxValue - 1;

    readonly ToldColumn[] _columns;
    readonly uint[] _words;
    readonly int _at;
    readonly ToldColumn _first;      // beside the rest: most pages have no other
    volatile bool _isGone;

    public ToldPage(ulong places, ToldColumn[] columns, ToldRoom room)
    {
        Places = places;
        _columns = columns;
        _words = room.Slab is null ? [] : room.Slab.Words;
        _at = room.At;
        _first = columns.Length == 0 ? default : columns[0];
        Columns = columns.Length;
        Room = room;
    }

    /// <summary>The places that have a column here, a bit each; columns stand in their order.</summary>
    public ulong Places { get; }

    public int Columns { get; }

    /// <summary>Where the marks are; nowhere for no columns.</summary>
    public ToldRoom Room { get; }

    /// <summary>Whether another page took its place: what was read of it may have been another one's.</summary>
    public bool IsGone => _isGone;

    /// <summary>Octets beside those of the marks.</summary>
    public long Bytes => 96 + (_columns.Length * 16);

    /// <summary>Words that marks of so many columns take.</summary>
    public static int WordsOf(int columns) => ScreeningLimits.PageLines / 2 * columns;

    /// <summary>Which column a place has here, or would have.</summary>
    public int ColumnOf(int place) => BitOperations.PopCount(Places & ((1ul << place) - 1));

    public bool Has(int place) => (Places >> place & 1) != 0;

    public ToldColumn Column(int column) => _columns[column];

    /// <summary>All columns.</summary>
    public ReadOnlySpan<ToldColumn> AllColumns => Columns == 1 ? new ReadOnlySpan<ToldColumn>(in _first) : _columns;

    /// <summary>The word of a line's first mark.</summary>
    public ref readonly uint WordOf(int line) => ref _words[_at + ((line * Columns) >> 1)];

    /// <summary>All marks, two a word.</summary>
    public Span<uint> Words => _words.AsSpan(_at, WordsOf(Columns));

    /// <summary>All marks, line by line.</summary>
    public Span<ushort> Marks => MemoryMarshal.Cast<uint, ushort>(Words);

    /// <summary>The marks of a line.</summary>
    public ReadOnlySpan<ushort> MarksOf(int line) =>
        MemoryMarshal.Cast<uint, ushort>(_words.AsSpan()).Slice((_at * 2) + (line * Columns), Columns);

    public ushort MarkAt(int column, int line) => Marks[(line * Columns) + column];

    public void Mark(int column, int line, ushort mark) => Volatile.Write(ref Marks[(line * Columns) + column], mark);

    /// <summary>When a line was told, or <see cref="ToldBook.NotTold"/>. Writer only.</summary>
    public long ToldAt(int column, int line) => _columns[column].ToldAt(MarkAt(column, line));

    /// <summary>Another page took its place. From here on its room may be used again.</summary>
    public void Leave()
    {
        _isGone = true;

        // Whoever sees what is written to the room from now on sees this, too.
        Interlocked.MemoryBarrier();
    }
}
