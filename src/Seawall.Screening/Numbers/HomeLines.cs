using System.Collections.Immutable;

namespace Seawall.Screening;

/// <summary>Which lines are ours to judge: home numbers of our operators in our regions.</summary>
public sealed class HomeLines
{
    readonly NumberingPlan _plan;
    readonly bool[]? _operators;
    readonly bool[]? _regions;

    /// <summary>Indexes in the plan's operators and regions; an empty list admits all of them, the unknown one too.</summary>
    public HomeLines(NumberingPlan plan, ImmutableArray<ushort> operators, ImmutableArray<ushort> regions)
    {
        _plan = plan;
        _operators = Set(plan.Operators.Length, operators);
        _regions = Set(plan.Regions.Length, regions);
    }

    /// <summary>Every valid number of the home country.</summary>
    public static HomeLines All(NumberingPlan plan) => new(plan, [], []);

    /// <summary>Whether a call to this number is ours to judge.</summary>
    public bool IsOurs(E164 number)
    {
        NumberFacts facts = _plan.Find(number);
        if (facts.Country != _plan.HomeCountry || facts.Kind == NumberKind.Unassigned)
        {
            return false;
        }

        if (_operators is null && _regions is null)
        {
            return true;
        }

        HomeLine line = _plan.HomeOf(number);
        return (_operators is null || _operators[line.Operator]) && (_regions is null || _regions[line.Region]);
    }

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
