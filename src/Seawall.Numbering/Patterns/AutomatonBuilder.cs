using System.Runtime.InteropServices;
using Seawall.Screening;

namespace Seawall.Numbering.Patterns;

/// <summary>
/// Collects the states of an automaton over digits, from its ends to its beginning, each state once: equal states are
/// one (the automaton has no cycles but loops of a state on itself, so this alone makes it minimal).
/// State 0 accepts nothing and leads nowhere else.
/// </summary>
internal sealed class AutomatonBuilder
{
    public const int Dead = 0;
    const int Digits = 10;

    readonly List<ushort> _next = [];
    readonly List<uint> _accept = [];
    readonly Dictionary<uint, int> _sinks = [];
    readonly Dictionary<Shape, int> _states = [];

    public AutomatonBuilder() => Sink(0);

    public int Count => _accept.Count;

    /// <summary>
    /// The finished automaton that begins at <paramref name="start"/>; the states in use are numbered anew.
    /// </summary>
    public DigitAutomaton Build(int start)
    {
        var number = new int[Count];
        var order = new List<int> { Dead, start };
        number[start] = DigitAutomaton.Start;
        for (var i = DigitAutomaton.Start; i < order.Count; i++)
        {
            foreach (var state in Next(order[i]))
            {
                if (state != Dead && number[state] == 0)
                {
                    number[state] = order.Count;
                    order.Add(state);
                }
            }
        }

        var next = new int[order.Count * Digits];
        var accept = new uint[order.Count];
        for (var i = 0; i < order.Count; i++)
        {
            accept[i] = _accept[order[i]];
            for (var digit = 0; digit < Digits; digit++)
            {
                next[(i * Digits) + digit] = number[Next(order[i])[digit]];
            }
        }

        return new DigitAutomaton(next, accept);
    }

    ReadOnlySpan<ushort> Next(int state) => CollectionsMarshal.AsSpan(_next).Slice(state * Digits, Digits);

    /// <summary>The state that accepts with this value whatever follows.</summary>
    public int Sink(uint accept)
    {
        if (!_sinks.TryGetValue(accept, out var state))
        {
            state = Count;
            _sinks.Add(accept, state);
            Span<int> self = stackalloc int[Digits];
            self.Fill(state);
            Append(accept, self);
        }

        return state;
    }

    /// <summary>
    /// The state that accepts with this value here and goes on to <paramref name="next"/>, one for each digit.
    /// </summary>
    public int State(uint accept, ReadOnlySpan<int> next)
    {
        if (_sinks.TryGetValue(accept, out var sink) && !next.ContainsAnyExcept(sink))
        {
            return sink;
        }

        var shape = Shape.Of(accept, next);
        if (!_states.TryGetValue(shape, out var state))
        {
            state = Count;
            _states.Add(shape, state);
            Append(accept, next);
        }

        return state;
    }

    void Append(uint accept, ReadOnlySpan<int> next)
    {
        if (Count > NumberingLimits.StatesMax)
        {
            throw new InvalidOperationException(
                $"The plan needs more than {NumberingLimits.StatesMax} states; the metadata outgrew this version.");
        }

        _accept.Add(accept);
        foreach (var state in next)
        {
            _next.Add((ushort)state);
        }
    }

    readonly record struct Shape(UInt128 Low, ulong High)
    {
        public static Shape Of(uint accept, ReadOnlySpan<int> next)
        {
            UInt128 low = 0;
            for (var digit = 0; digit < 8; digit++)
            {
                low = (low << 16) | (ushort)next[digit];
            }

            return new Shape(low, ((ulong)accept << 32) | ((ulong)(ushort)next[8] << 16) | (ushort)next[9]);
        }
    }
}
