namespace Seawall.Screening;

/// <summary>
/// A finite automaton over decimal digits, as two tables: <c>next[state * 10 + digit]</c> and <c>accept[state]</c>.
/// State 0 is dead: it leads only to itself and accepts nothing. State 1 is the start. Immutable, without allocation.
/// </summary>
/// <remarks>
/// The last digits of most numbers do not matter to a numbering plan but for how many they are. A state whose ten
/// ways lead to one place begins a run: so many digits that do not matter, and where they lead. A walk over a whole
/// number ends after its first few digits.
/// </remarks>
public sealed class DigitAutomaton
{
    /// <summary>The state that nothing leaves.</summary>
    public const int Dead = 0;

    /// <summary>The state before the first digit.</summary>
    public const int Start = 1;

    const int RootDigits = 4;
    const int RootLength = 10_000;

    // One row for each state: ten ways out, what it accepts, and its run with what the end of it accepts. Inside, a
    // state is the place of its row, and the sign where it begins a run.
    const int AcceptAt = 10;
    const int RunDigitsAt = 11;
    const int RunEndAt = 12;
    const int RunAcceptAt = 13;
    const int RowLength = 14;
    const int RunSign = int.MinValue;
    const int PlaceMask = int.MaxValue;

    readonly int[] _rows;
    readonly int[] _root;       // the state after each four first digits

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

        foreach (int state in next)
        {
            if ((uint)state >= (uint)accept.Length)
            {
                throw new ArgumentException($"A state leads to state {state}, which does not exist.");
            }
        }

        States = accept.Length;
        _rows = new int[accept.Length * RowLength];
        for (int state = 0; state < accept.Length; state++)
        {
            Span<int> row = _rows.AsSpan(state * RowLength, RowLength);
            for (int digit = 0; digit < 10; digit++)
            {
                row[digit] = Inside(next, next[(state * 10) + digit]);
            }

            row[AcceptAt] = (int)accept[state];
            (row[RunDigitsAt], int end) = Run(next, accept, state);
            row[RunEndAt] = Inside(next, end);
            row[RunAcceptAt] = (int)accept[end];
        }

        _root = new int[RootLength];
        for (int i = 0; i < _root.Length; i++)
        {
            int state = Next(Next(Next(Next(Start, i / 1000), i / 100 % 10), i / 10 % 10), i % 10);
            _root[i] = Inside(next, state);
        }
    }

    /// <summary>How many states there are, the dead one included.</summary>
    public int States { get; }

    /// <summary>Octets the tables take.</summary>
    public long Bytes => (_rows.Length + _root.Length) * sizeof(int);

    /// <summary>Copies the tables out as the constructor takes them.</summary>
    public void CopyTo(Span<int> next, Span<uint> accept)
    {
        for (int state = 0; state < States; state++)
        {
            accept[state] = Accept(state);
            for (int digit = 0; digit < 10; digit++)
            {
                next[(state * 10) + digit] = Next(state, digit);
            }
        }
    }

    /// <summary>What the automaton accepts the whole number as; 0 for nothing.</summary>
    public uint Whole(E164 number)
    {
        ulong digits = DecimalFraction.Of(number, out int count);
        int[] rows = _rows;
        int state = Start * RowLength;
        if (count >= RootDigits)
        {
            state = _root[DecimalFraction.TakeFour(ref digits)];
            count -= RootDigits;
        }

        while (count > 0)
        {
            int place = state & PlaceMask;
            if (state < 0)
            {
                int run = rows[place + RunDigitsAt];
                if (count <= run)
                {
                    return (uint)rows[place + (count == run ? RunAcceptAt : AcceptAt)];
                }

                digits = DecimalFraction.Skip(digits, run);
                count -= run;
                state = rows[place + RunEndAt];
                continue;
            }

            state = rows[place + DecimalFraction.Take(ref digits)];
            count--;
        }

        return (uint)rows[(state & PlaceMask) + AcceptAt];
    }

    /// <summary>What the longest accepted beginning of the number is accepted as; 0 for nothing.</summary>
    public uint LongestPrefix(E164 number)
    {
        ulong digits = DecimalFraction.Of(number, out int count);
        uint best = 0;
        for (int place = Start * RowLength; count > 0 && place != Dead; count--)
        {
            place = _rows[place + DecimalFraction.Take(ref digits)] & PlaceMask;
            uint accepted = (uint)_rows[place + AcceptAt];
            best = accepted != 0 ? accepted : best;
        }

        return best;
    }

    /// <summary>The state that a digit leads to.</summary>
    internal int Next(int state, int digit) => (_rows[(state * RowLength) + digit] & PlaceMask) / RowLength;

    /// <summary>What a state accepts.</summary>
    internal uint Accept(int state) => (uint)_rows[(state * RowLength) + AcceptAt];

    static int Inside(ReadOnlySpan<int> next, int state) => (state * RowLength) | (IsRun(next, state) ? RunSign : 0);

    static bool IsRun(ReadOnlySpan<int> next, int state) =>
        !next.Slice(state * 10, 10).ContainsAnyExcept(next[state * 10]);

    /// <summary>
    /// How many digits from a state on do not matter, and the state they lead to: the first that accepts something
    /// else, so that a number which ends before it is accepted as the state itself is.
    /// </summary>
    static (int Digits, int State) Run(ReadOnlySpan<int> next, ReadOnlySpan<uint> accept, int state)
    {
        int digits = 0;
        uint accepted = accept[state];
        while (digits < E164.DigitsMax && accept[state] == accepted && IsRun(next, state))
        {
            state = next[state * 10];
            digits++;
        }

        return (digits, state);
    }
}
