namespace Seawall.Register;

/// <summary>How many slips of the finger lie between two words.</summary>
static class EditDistance
{
    /// <summary>
    /// Characters too many, missing or wrong, and neighbours that changed places (optimal string alignment); more than
    /// <paramref name="max"/> is <paramref name="max"/> + 1.
    /// </summary>
    public static int Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int max)
    {
        if (Math.Abs(one.Length - other.Length) > max)
        {
            return max + 1;
        }
        var width = other.Length + 1;
        Span<int> rows = stackalloc int[3 * (RegisterLimits.KeywordCharactersMax + 1)];
        var before = rows[..width];
        var last = rows.Slice(width, width);
        var now = rows.Slice(2 * width, width);
        for (var at = 0; at < width; at++)
        {
            last[at] = at;
        }
        for (var row = 1; row <= one.Length; row++)
        {
            now[0] = row;
            for (var at = 1; at < width; at++)
            {
                var cost = one[row - 1] == other[at - 1] ? 0 : 1;
                var least = Math.Min(Math.Min(now[at - 1], last[at]) + 1, last[at - 1] + cost);
                if (row > 1 && at > 1 && one[row - 1] == other[at - 2] && one[row - 2] == other[at - 1])
                {
                    least = Math.Min(least, before[at - 2] + 1);
                }
                now[at] = least;
            }
            var spare = before;
            before = last;
            last = now;
            now = spare;
        }
        return Math.Min(last[width - 1], max + 1);
    }
}
