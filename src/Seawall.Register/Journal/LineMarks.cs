using Seawall.Screening;

namespace Seawall.Register;

/// <summary>A bit for each line, in pages of 10,000 numbers that exist only where one is set.</summary>
sealed class LineMarks
{
    const int PageLines = 10_000;
    const int WordBits = 64;
    const int PageWords = (PageLines + WordBits - 1) / WordBits;

    readonly Dictionary<ulong, ulong[]> _pages = [];

    public void Mark(E164 line)
    {
        var (page, at) = Math.DivRem(line.Value, PageLines);
        if (!_pages.TryGetValue(page, out var words))
        {
            _pages.Add(page, words = new ulong[PageWords]);
        }
        words[at / WordBits] |= 1UL << (int)(at % WordBits);
    }

    public bool Has(E164 line)
    {
        var (page, at) = Math.DivRem(line.Value, PageLines);
        return _pages.TryGetValue(page, out var words) && (words[at / WordBits] >> (int)(at % WordBits) & 1) != 0;
    }
}
