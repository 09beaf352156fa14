using Seawall.Screening;

namespace Seawall.Register;

/// <summary>What loaders of files have in common.</summary>
static class Bulk
{
    /// <summary>The numbers of sorted rows, each once.</summary>
    public static E164[] Numbers<TRow>(ReadOnlySpan<TRow> rows, Func<TRow, ulong> numberOf)
    {
        var numbers = new E164[rows.Length];
        return numbers[..Numbers(rows, numberOf, numbers)];
    }

    /// <summary>The numbers of sorted rows, each once, into a given array; how many there are.</summary>
    public static int Numbers<TRow>(ReadOnlySpan<TRow> rows, Func<TRow, ulong> numberOf, E164[] numbers)
    {
        var count = 0;
        foreach (ref readonly var row in rows)
        {
            var number = new E164(numberOf(row));
            if (count == 0 || numbers[count - 1] != number)
            {
                numbers[count++] = number;
            }
        }
        return count;
    }

    /// <summary>As much of a text as fits the bytes, whole characters only.</summary>
    public static string Cut(string text, int bytesMax)
    {
        var bytes = 0;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > bytesMax)
            {
                return text[..length];
            }
            length += rune.Utf16SequenceLength;
        }
        return text;
    }
}
