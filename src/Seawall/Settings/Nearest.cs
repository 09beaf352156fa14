namespace Seawall.Settings;

/// <summary>Finds the word that somebody probably meant, by the fewest letters changed, added or left out.</summary>
internal static class Nearest
{
    /// <summary>The nearest of <paramref name="words"/>, or null where none is near.</summary>
    public static string? To(string word, IEnumerable<string> words)
    {
        var best = default(string);
        var bestDistance = (word.Length / 3) + 1;
        foreach (var candidate in words.Order(StringComparer.Ordinal))
        {
            var distance = Distance(word, candidate);
            if (distance < bestDistance || (distance == bestDistance && best is null))
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
