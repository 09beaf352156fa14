using Seawall.Numbering.Home;
using Seawall.Numbering.Patterns;
using Seawall.Screening;

namespace Seawall.Numbering.Countries;

/// <summary>
/// Turns the rules of all regions of one calling code into states: after any digits, which country and kind a number
/// that ends here has. The order of regions and of types is libphonenumber's own.
/// </summary>
internal sealed class CallingCodeAutomaton
{
    readonly PatternSet _patterns;
    readonly RegionRules[] _regions;
    readonly int[] _leadings;
    readonly HomeServices? _services;
    readonly AutomatonBuilder _states;
    readonly int _digitsMax;
    readonly Dictionary<Spot, int> _known = [];

    /// <summary>
    /// Where reading stands: the positions reached, the leading patterns seen so far (bits), the digits read.
    /// </summary>
    sealed record Spot(string Positions, int Seen, int Length);

    public CallingCodeAutomaton(
        PatternIndex patterns, RegionRules[] regions, HomeServices? services, int digitsMax, AutomatonBuilder states)
    {
        _patterns = patterns.Set;
        _regions = regions;
        _leadings = [.. regions.Select(region => region.Leading).OfType<int>().Distinct()];
        _services = services;
        _digitsMax = digitsMax;
        _states = states;
    }

    /// <summary>The state after the calling code, before any national digit.</summary>
    public int Build() => Visit(null, 0, 0);

    int Visit(int[]? positions, int seen, int length)
    {
        var spot = new Spot(Key(positions), seen, length);
        if (_known.TryGetValue(spot, out var known))
        {
            return known;
        }

        var matches = new HashSet<int>();
        _patterns.CollectMatches(positions ?? [], matches);
        for (var i = 0; i < _leadings.Length; i++)
        {
            seen |= matches.Contains(_leadings[i]) ? 1 << i : 0;
        }

        var accept = Conclude(matches, seen, length);
        int state;
        if (positions is { Length: 0 })
        {
            state = _states.Sink(accept);
        }
        else
        {
            Span<int> next = stackalloc int[10];
            for (var digit = 0; digit < next.Length; digit++)
            {
                next[digit] = length == _digitsMax
                    ? AutomatonBuilder.Dead
                    : Visit(_patterns.Step(positions, digit), seen, length + 1);
            }

            state = _states.State(accept, next);
        }

        _known.Add(spot, state);
        return state;
    }

    /// <summary>Positions as text, one character each: what a dictionary compares well.</summary>
    static string Key(int[]? positions) => positions is null
        ? ""
        : string.Create(positions.Length, positions, static (text, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                text[i] = checked((char)from[i]);
            }
        });

    uint Conclude(HashSet<int> matches, int seen, int length)
    {
        foreach (var region in _regions)
        {
            var kind = region.KindOf(matches, length);
            if (kind == NumberKind.Unassigned
                && region.Country == _services?.Country
                && _services.Holds(matches, length))
            {
                kind = NumberKind.Service;
            }

            // The only region of a code owns everything, one with leading digits all that begins so;
            // among the others the first with a type for the number owns it.
            var owns = _regions.Length == 1
                || (region.Leading is { } leading
                    ? (seen >> Array.IndexOf(_leadings, leading) & 1) != 0
                    : kind != NumberKind.Unassigned);
            if (owns)
            {
                return new NumberFacts(region.Country, kind).Packed;
            }
        }

        return 0;
    }
}
