namespace Seawall.Screening;

/// <summary>What every verdict of one settings generation is made with. Immutable; swapped as a whole.</summary>
public sealed class ScreeningModel
{
    public required NumberingPlan Plan { get; init; }

    public required ZoneTable Zones { get; init; }

    public required HomeLines Lines { get; init; }
}
