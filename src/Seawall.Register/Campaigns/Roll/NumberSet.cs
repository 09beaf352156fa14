using System.Numerics;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>Numbers, a bit each in pages of 10,000: all lines of a country take no more than a roll of them.</summary>
sealed class NumberSet
{
    const int Words = (ScreeningLimits.PageLines + 63) / 64;

    readonly SortedDictionary<ulong, ulong[]> _pages = [];

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    public void Add(E164 number)
    {
        var (key, line) = (number.Value / ScreeningLimits.PageLines, (int)(number.Value % ScreeningLimits.PageLines));
        if (!_pages.TryGetValue(key, out var page))
        {
            _pages[key] = page = new ulong[Words];
        }
        Count += (page[line >> 6] >> line & 1) == 0 ? 1 : 0;
        page[line >> 6] |= 1ul << line;
    }

    /// <summary>Takes the lowest out, ascending, at most so many.</summary>
    public E164[] Take(int max)
    {
        List<E164> taken = [];
        while (taken.Count < max && Count > 0)
        {
            var (key, page) = _pages.First();
            for (var word = 0; word < Words && taken.Count < max; word++)
            {
                for (; page[word] != 0 && taken.Count < max; page[word] &= page[word] - 1, Count--)
                {
                    var line = word * 64 + BitOperations.TrailingZeroCount(page[word]);
                    taken.Add(new E164(key * ScreeningLimits.PageLines + (ulong)line));
                }
            }
            if (!page.AsSpan().ContainsAnyExcept(0ul))
            {
                _pages.Remove(key);
            }
        }
        return [.. taken];
    }
}
