namespace Seawall.Screening;

/// <summary>
/// Home lines that took their number to another operator, or to another region: a sorted table of some 13 octets a
/// line, read without allocation.
/// </summary>
/// <remarks>
/// A country can have tens of millions of them. The span of numbers is cut into equal buckets of four on average, so
/// that a look-up goes to memory two or three times, not once for each halving.
/// </remarks>
public sealed class PortedLines
{
    readonly ulong[] _numbers;
    readonly uint[] _lines;
    readonly int[] _buckets;    // where each begins; one more than there are
    readonly int _shift;

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

        if (numbers is [.., >= 1_000_000_000_000_000])
        {
            throw new ArgumentException("A number has at most 15 digits.");
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
        ulong span = _numbers.Length == 0 ? 0 : _numbers[^1] - _numbers[0];
        while (span >> _shift > (ulong)(_numbers.Length / 4))
        {
            _shift++;
        }

        _buckets = new int[(span >> _shift) + 2];
        for (int i = 0, bucket = 0; bucket < _buckets.Length; bucket++)
        {
            while (i < _numbers.Length && (_numbers[i] - _numbers[0]) >> _shift < (ulong)bucket)
            {
                i++;
            }

            _buckets[bucket] = i;
        }
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
        line = default;
        if (_numbers.Length == 0 || number.Value < _numbers[0] || number.Value > _numbers[^1])
        {
            return false;
        }

        int bucket = (int)((number.Value - _numbers[0]) >> _shift);
        int first = _buckets[bucket];
        int at = Array.BinarySearch(_numbers, first, _buckets[bucket + 1] - first, number.Value);
        line = at < 0 ? default : HomeLine.Unpack(_lines[at]);
        return at >= 0;
    }
}
