namespace Seawall.Screening;

/// <summary>
/// Memory for pages of told marks, many together, so that the kernel can back it with large pages and their headers
/// stay in the cache. Pages of the same number of columns share slabs, of one page, two, four, up to some five
/// megabytes; one that no page uses any more is let go. Writer only.
/// </summary>
internal sealed class ToldSlabs(IBookMemory memory)
{
    readonly List<Slab>[] _open =
        [.. Enumerable.Range(0, ScreeningLimits.CampaignsMax + 1).Select(_ => new List<Slab>())];
    readonly int[] _made = new int[ScreeningLimits.CampaignsMax + 1];

    /// <summary>Octets of all slabs.</summary>
    public long Bytes { get; private set; }

    /// <summary>Room for the marks of a page with so many columns, all zero.</summary>
    public ToldRoom Take(int columns)
    {
        List<Slab> open = _open[columns];
        if (open.Count == 0)
        {
            int pages = Math.Min(1 << Math.Min(_made[columns]++, 8), Math.Max(1, ScreeningLimits.SlabPages / columns));
            open.Add(new Slab(memory.Allocate(pages * ToldPage.WordsOf(columns)), pages, columns));
            Bytes += (long)open[0].Words.Length * sizeof(uint);
        }

        Slab slab = open[^1];
        int at = slab.Free.Pop() * ToldPage.WordsOf(columns);
        if (slab.Free.Count == 0)
        {
            open.RemoveAt(open.Count - 1);
        }

        slab.Words.AsSpan(at, ToldPage.WordsOf(columns)).Clear();
        return new ToldRoom(slab, at);
    }

    /// <summary>Room that nobody reads any more.</summary>
    public void Give(ToldRoom room)
    {
        Slab slab = room.Slab;
        List<Slab> open = _open[slab.Columns];
        if (slab.Free.Count == 0)
        {
            open.Add(slab);
        }

        slab.Free.Push(room.At / ToldPage.WordsOf(slab.Columns));
        if (slab.Free.Count == slab.Pages)
        {
            open.Remove(slab);
            _made[slab.Columns]--;
            Bytes -= (long)slab.Words.Length * sizeof(uint);
        }
    }

    /// <summary>Some pages together.</summary>
    internal sealed class Slab(uint[] words, int pages, int columns)
    {
        public uint[] Words => words;

        public int Pages => pages;

        public int Columns => columns;

        public Stack<int> Free { get; } = new(Enumerable.Range(0, pages).Reverse());
    }
}

/// <summary>Where the marks of a page are.</summary>
internal readonly record struct ToldRoom(ToldSlabs.Slab Slab, int At);
