using System.Collections.Immutable;

namespace Seawall.Screening;

/// <summary>Which lines are ours to judge: home numbers of our operators in our regions. Immutable.</summary>
public sealed class HomeLines
{
    const uint Ours = 1;

    readonly DigitAutomaton _lines;

    /// <summary>Indexes in the plan's operators and regions; an empty list admits all of them, the unknown one too.</summary>
    public HomeLines(NumberingPlan plan, ImmutableArray<ushort> operators, ImmutableArray<ushort> regions)
    {
        bool hasOperators = !operators.IsDefaultOrEmpty, hasRegions = !regions.IsDefaultOrEmpty;
        _lines = AutomatonProduct.Build(
            plan.Numbers,
            accepted => NumberFacts.Unpack(accepted) is var facts
                && facts.Country == plan.HomeCountry && facts.Kind != NumberKind.Unassigned,
            plan.HomePrefixes,
            accepted => HomeLine.Unpack(accepted) is var line
                && (!hasOperators || operators.Contains(line.Operator))
                && (!hasRegions || regions.Contains(line.Region)),
            Ours);
    }

    /// <summary>Every valid number of the home country.</summary>
    public static HomeLines All(NumberingPlan plan) => new(plan, [], []);

    /// <summary>Octets of the table.</summary>
    public long Bytes => _lines.Bytes;

    /// <summary>Whether a call to this number is ours to judge.</summary>
    public bool IsOurs(E164 number) => _lines.Whole(number) == Ours;
}
