using Seawall.Numbering;
using Seawall.Screening;

namespace Seawall.Gateway.Tests;

/// <summary>
/// The real numbering plan with China as home, its zones, and the dial rules of the tests' trunks; built once.
/// </summary>
internal static class World
{
    static readonly Lazy<ScreeningModel> Built = new(Build);

    public static ScreeningModel Model => Built.Value;

    public static DialRules Dial { get; } = new() { InternationalPrefixes = ["00"] };

    public static E164 Shut { get; } = new(8613857100001);

    public static E164 Undecided { get; } = new(8613857100002);

    static ScreeningModel Build()
    {
        var plan = PlanBuilder.Build(new PlanSettings("86")).Plan;
        var zones = ZoneTable.TryCreate(
            [new ZoneConfig("hongkong", ["852"]), new ZoneConfig("overseas", ["*"])], plan, out var problem, out _);
        return zones is null
            ? throw new InvalidOperationException(problem)
            : new ScreeningModel { Plan = plan, Zones = zones, Lines = HomeLines.All(plan) };
    }
}
