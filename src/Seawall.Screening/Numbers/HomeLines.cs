using System.Collections.Immutable;

namespace Seawall.Screening;

/// <summary>Which lines are ours to judge: home numbers of our operators in our regions. Immutable.</summary>
public sealed class HomeLines
{
    const uint Ours = 1;

    readonly NumberingPlan _plan;
    readonly bool[]? _operators;
    readonly bool[]? _regions;
    readonly PortedLines _ported;       // none where every operator and region is ours
    readonly DigitAutomaton _lines;

    /// <summary>
    /// Indexes in the plan's operators and regions; an empty list admits all of them, the unknown one too.
    /// </summary>
    public HomeLines(NumberingPlan plan, ImmutableArray<ushort> operators, ImmutableArray<ushort> regions)
    {
        _plan = plan;
        _operators = Set(plan.Operators.Length, operators);
        _regions = Set(plan.Regions.Length, regions);
        _ported = _operators is null && _regions is null ? PortedLines.None : plan.Ported;
        _lines = AutomatonProduct.Build(
            plan.Numbers,
            accepted => IsHome(NumberFacts.Unpack(accepted)),
            plan.HomePrefixes,
            accepted => IsChosen(HomeLine.Unpack(accepted)),
            Ours);
    }

    /// <summary>Every valid number of the home country.</summary>
    public static HomeLines All(NumberingPlan plan) => new(plan, [], []);

    /// <summary>Octets of the table.</summary>
    public long Bytes => _lines.Bytes;

    /// <summary>Whether a call to this number is ours to judge.</summary>
    public bool IsOurs(E164 number) => _ported.Count > 0 && _ported.TryFind(number, out HomeLine line)
        ? IsChosen(line) && IsHome(_plan.Find(number))
        : _lines.Whole(number) == Ours;

    bool IsHome(NumberFacts facts) => facts.Country == _plan.HomeCountry && facts.Kind != NumberKind.Unassigned;

    bool IsChosen(HomeLine line) =>
        (_operators is null || _operators[line.Operator]) && (_regions is null || _regions[line.Region]);

    static bool[]? Set(int size, ImmutableArray<ushort> members)
    {
        if (members.IsDefaultOrEmpty)
        {
            return null;
        }

        var set = new bool[size];
        foreach (ushort member in members)
        {
            set[member] = true;
        }

        return set;
    }
}
