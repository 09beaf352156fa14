using Seawall.Screening;

namespace Seawall.Gateway;

/// <summary>Makes the status that people see.</summary>
internal static class StatusView
{
    public static GatewayStatus Of(
        GatewayModel model, Plant? plant, TargetRegister targets, TrunkCounterBook counters, TimeProvider time,
        bool isDraining) =>
        new(
            model.Generation,
            isDraining,
            plant?.Listeners() ?? [],
            [.. model.Trunks.Select(trunk => Trunk(trunk, plant, counters.Sum(trunk.Name), new GateClock(time)))],
            [.. model.NextHops.SelectMany(group => group.Targets.Select(target => Target(group, target, targets)))]);

    static TrunkStatus Trunk(TrunkModel model, Plant? plant, TrunkCounters sum, GateClock clock)
    {
        var rate = plant?.State.Tables.Trunks.FirstOrDefault(trunk => trunk.Model.Name == model.Name)?.Rate;
        var verdicts = sum.EachVerdict().ToArray();
        return new TrunkStatus(
            model.Name,
            Word(model.Screening.Class),
            Word(model.Mode),
            sum.EachRequest().Sum(row => row.Count),
            verdicts.Where(row => CounterView.OutcomeOf(row.Reason) == Outcome.Pass).Sum(row => row.Count),
            verdicts.Where(row => CounterView.OutcomeOf(row.Reason) == Outcome.Refuse).Sum(row => row.Count),
            sum.Limited,
            model.Rate?.PerSecond ?? 0,
            rate?.Used(clock.Micros(clock.Ticks())) ?? 0);
    }

    static TargetStatus Target(NextHopModel group, TargetModel model, TargetRegister targets)
    {
        var target = targets.Of(group.Name, model.Address);
        return new TargetStatus(
            group.Name, model.Address, target.State, model.Priority, model.Weight, target.Since, target.LastProbe);
    }

    static string Word<T>(T value)
        where T : struct, Enum =>
        value.ToString().ToLowerInvariant();
}
