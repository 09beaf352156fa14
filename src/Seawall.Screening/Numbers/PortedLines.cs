namespace Seawall.Screening;

/// <summary>
/// Home lines that took their number to another operator, or to another region: a sorted table of 12 octets a line,
/// read without allocation.
/// </summary>
public sealed class PortedLines
{
    readonly ulong[] _numbers;
    readonly uint[] _lines;

    /// <summary>
    /// Takes the numbers in ascending order, none twice, and beside each <see cref="HomeLine.Packed"/>; throws
    /// <see cref="ArgumentException"/> where they are not so.
    /// </summary>
    public PortedLines(ReadOnlySpan<ulong> numbers, ReadOnlySpan<uint> lines)
    {
        if (numbers.Length != lines.Length)
        {
            throw new ArgumentException("Every ported number has a line.");
        }

        for (int i = 1; i < numbers.Length; i++)
        {
            if (numbers[i] <= numbers[i - 1])
            {
                throw new ArgumentException($"Ported numbers are not in order at {i}.");
            }
        }

        _numbers = numbers.ToArray();
        _lines = lines.ToArray();
    }

    /// <summary>No line moved.</summary>
    public static PortedLines None { get; } = new([], []);

    /// <summary>How many lines moved.</summary>
    public int Count => _numbers.Length;

    /// <summary>The numbers in ascending order, for saving.</summary>
    public ReadOnlySpan<ulong> Numbers => _numbers;

    /// <summary>The lines beside <see cref="Numbers"/>, for saving.</summary>
    public ReadOnlySpan<uint> Lines => _lines;

    /// <summary>Whose line a number is now; false when it did not move.</summary>
    public bool TryFind(E164 number, out HomeLine line)
    {
        int at = _numbers.Length == 0 ? -1 : Array.BinarySearch(_numbers, number.Value);
        line = at < 0 ? default : HomeLine.Unpack(_lines[at]);
        return at >= 0;
    }
}
