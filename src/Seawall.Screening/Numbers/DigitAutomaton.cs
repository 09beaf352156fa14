using System.Numerics;

namespace Seawall.Screening;

/// <summary>
/// A finite automaton over decimal digits, as two tables: <c>next[state * 10 + digit]</c> and <c>accept[state]</c>.
/// State 0 is dead: it leads only to itself and accepts nothing. State 1 is the start. Immutable, without allocation.
/// </summary>
public sealed class DigitAutomaton
{
    /// <summary>The state that nothing leaves.</summary>
    public const int Dead = 0;

    /// <summary>The state before the first digit.</summary>
    public const int Start = 1;

    const ulong TenToEight = 100_000_000;
    const int RootDigits = 3;

    readonly int[] _next;   // values are states times ten, so that a step is one addition and one load
    readonly uint[] _accept;
    readonly int[] _root;   // the state (times ten) after each three first digits

    /// <summary>Copies the tables; throws <see cref="ArgumentException"/> where they are not an automaton.</summary>
    public DigitAutomaton(ReadOnlySpan<int> next, ReadOnlySpan<uint> accept)
    {
        if (accept.Length < 2 || next.Length != accept.Length * 10)
        {
            throw new ArgumentException("An automaton has a dead state, a start, and ten ways out of each state.");
        }

        if (accept[Dead] != 0 || next[..10].ContainsAnyExcept(Dead))
        {
            throw new ArgumentException("State 0 leads only to itself and accepts nothing.");
        }

        _accept = accept.ToArray();
        _next = new int[next.Length];
        for (int i = 0; i < next.Length; i++)
        {
            if ((uint)next[i] >= (uint)accept.Length)
            {
                throw new ArgumentException($"State {i / 10} leads to state {next[i]}, which does not exist.");
            }

            _next[i] = next[i] * 10;
        }

        _root = new int[1000];
        for (int i = 0; i < _root.Length; i++)
        {
            _root[i] = _next[_next[_next[(Start * 10) + (i / 100)] + (i / 10 % 10)] + (i % 10)];
        }
    }

    /// <summary>How many states there are, the dead one included.</summary>
    public int States => _accept.Length;

    /// <summary>Octets the tables take.</summary>
    public long Bytes => (_next.Length + _accept.Length + _root.Length) * sizeof(int);

    /// <summary>All accepted values, by state.</summary>
    internal ReadOnlySpan<uint> Accepted => _accept;

    /// <summary>Copies the tables out as the constructor takes them.</summary>
    public void CopyTo(Span<int> next, Span<uint> accept)
    {
        for (int i = 0; i < _next.Length; i++)
        {
            next[i] = _next[i] / 10;
        }

        _accept.CopyTo(accept);
    }

    /// <summary>What the automaton accepts the whole number as; 0 for nothing.</summary>
    public uint Whole(E164 number)
    {
        (ulong high, ulong low, int highDigits, int lowDigits) = Digits(number.Value);
        int state = Start * 10;
        if (highDigits >= RootDigits)
        {
            state = _root[((int)(high & 0xFF) * 100) + ((int)((high >> 8) & 0xFF) * 10) + (int)((high >> 16) & 0xFF)];
            high >>= 8 * RootDigits;
            highDigits -= RootDigits;
        }

        int[] next = _next;
        for (; highDigits > 0; highDigits--, high >>= 8)
        {
            state = next[state + (int)(high & 0xFF)];
        }

        for (; lowDigits > 0; lowDigits--, low >>= 8)
        {
            state = next[state + (int)(low & 0xFF)];
        }

        return _accept[(uint)state / 10];
    }

    /// <summary>What the longest accepted beginning of the number is accepted as; 0 for nothing.</summary>
    public uint LongestPrefix(E164 number)
    {
        (ulong high, ulong low, int highDigits, int lowDigits) = Digits(number.Value);
        uint best = 0;
        int state = Start * 10;
        for (int left = highDigits + lowDigits; left > 0 && state != Dead; left--)
        {
            if (left == lowDigits)
            {
                high = low;
            }

            state = _next[state + (int)(high & 0xFF)];
            high >>= 8;
            uint accepted = _accept[(uint)state / 10];
            best = accepted != 0 ? accepted : best;
        }

        return best;
    }

    /// <summary>The digits as octets, the most significant lowest, in two words of at most eight.</summary>
    static (ulong High, ulong Low, int HighDigits, int LowDigits) Digits(ulong value)
    {
        ulong top = value / TenToEight;
        ulong low = Eight((uint)(value - (top * TenToEight)));
        if (top == 0)
        {
            int skipped = value == 0 ? 8 : BitOperations.TrailingZeroCount(low) / 8;
            return (0, skipped == 8 ? 0 : low >> (8 * skipped), 0, 8 - skipped);
        }

        ulong high = Eight((uint)(top % TenToEight));
        int zeros = BitOperations.TrailingZeroCount(high) / 8;
        return (high >> (8 * zeros), low, 8 - zeros, 8);
    }

    /// <summary>Eight decimal digits at once: fours, then twos, then ones, each division a multiplication in its own lane.</summary>
    static ulong Eight(uint value)
    {
        ulong fours = (value / 10_000) | ((ulong)(value % 10_000) << 32);
        ulong hundreds = ((fours * 10_486) >> 20) & 0x0000_007F_0000_007F;
        ulong twos = hundreds | ((fours - (hundreds * 100)) << 16);
        ulong tens = ((twos * 103) >> 10) & 0x000F_000F_000F_000F;
        return tens | ((twos - (tens * 10)) << 8);
    }
}
