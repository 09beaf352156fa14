namespace Seawall.Screening;

/// <summary>
/// One automaton out of two that are asked together: it accepts the numbers that the first accepts as a whole and whose
/// longest beginning known to the second is welcome. Made once for each settings, so that a verdict walks one table.
/// </summary>
internal static class AutomatonProduct
{
    /// <summary>Builds it; the numbers it accepts are accepted as <paramref name="value"/>.</summary>
    public static DigitAutomaton Build(
        DigitAutomaton whole, Predicate<uint> isWanted, DigitAutomaton prefixes, Predicate<uint> isWelcome, uint value)
    {
        bool[] isAlive = Alive(whole, isWanted);
        long dead = Pair(DigitAutomaton.Dead, DigitAutomaton.Dead, false);
        long start = Pair(DigitAutomaton.Start, DigitAutomaton.Start, isWelcome(0));
        var states = new Dictionary<long, int> { [dead] = DigitAutomaton.Dead, [start] = DigitAutomaton.Start };
        List<long> pairs = [dead, start];
        List<int> next = [.. new int[10]];
        List<uint> accept = [0];
        for (int state = DigitAutomaton.Start; state < pairs.Count; state++)
        {
            long pair = pairs[state];
            bool isAccepted = IsWelcome(pair) && isWanted(whole.Accept(Whole(pair)));
            accept.Add(isAccepted ? value : 0);
            for (int digit = 0; digit < 10; digit++)
            {
                long to = Step(pair, digit);
                if (!states.TryGetValue(to, out int toState))
                {
                    states.Add(to, toState = pairs.Count);
                    pairs.Add(to);
                }

                next.Add(toState);
            }
        }

        return new DigitAutomaton(next.ToArray(), accept.ToArray());

        long Step(long from, int digit)
        {
            int first = whole.Next(Whole(from), digit);
            int second = prefixes.Next(Prefix(from), digit);
            uint known = prefixes.Accept(second);
            bool welcome = known != 0 ? isWelcome(known) : IsWelcome(from);

            // Nothing more to come of it; or nothing more to learn from the second.
            return !isAlive[first] || (second == DigitAutomaton.Dead && !welcome) ? dead : Pair(first, second, welcome);
        }
    }

    // Where both are after some digits, and whether the longest beginning so far is welcome, in one word.
    static long Pair(int whole, int prefix, bool isWelcome) =>
        ((long)whole << 32) | ((long)prefix << 1) | (isWelcome ? 1L : 0);

    static int Whole(long pair) => (int)(pair >> 32);

    static int Prefix(long pair) => (int)((uint)pair >> 1);

    static bool IsWelcome(long pair) => (pair & 1) != 0;

    /// <summary>The states from which something wanted can be reached.</summary>
    static bool[] Alive(DigitAutomaton automaton, Predicate<uint> isWanted)
    {
        var isAlive = new bool[automaton.States];
        for (bool found = true; found;)
        {
            found = false;
            for (int state = automaton.States - 1; state > DigitAutomaton.Dead; state--)
            {
                if (isAlive[state])
                {
                    continue;
                }

                isAlive[state] = isWanted(automaton.Accept(state));
                for (int digit = 0; digit < 10 && !isAlive[state]; digit++)
                {
                    isAlive[state] = isAlive[automaton.Next(state, digit)];
                }

                found |= isAlive[state];
            }
        }

        return isAlive;
    }
}
