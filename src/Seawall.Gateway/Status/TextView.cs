using System.Collections.Immutable;
using Seawall.Screening;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>Makes the status and the counts of texts that people see.</summary>
internal static class TextView
{
    public static TextsStatus Status(SmppModel model, TextPlant? plant, TextCounterBook counters) => new(
        [.. model.Listeners.Select((listener, index) => new TextListenerStatus(
            listener.Name, plant?.Links.Locals.ElementAtOrDefault(index).ToString() ?? ""))],
        [.. model.Trunks.Select(trunk => Trunk(trunk, plant, counters.OfTrunk(trunk.Name)))],
        [.. model.Trunks.Where(trunk => trunk.Hub is not null)
                .Select(trunk => Target(trunk.Name, trunk.Hub!, isHub: true, plant)),
            .. model.NextHops.SelectMany(hop =>
                hop.Targets.Select(target => Target(hop.Name, target, isHub: false, plant)))]);

    public static TextCounts Counts(TextCounterBook counters, TextPlant? plant) => new(
        [.. Pdus(plant)],
        [.. Refused(counters, plant)],
        [.. counters.Trunks().SelectMany(row => row.Counters.EachUnscreened().Select(count =>
            new UnscreenedCount(row.Name, UnscreenedKinds.Label(count.Kind), count.Count)))]);

    public static IEnumerable<VerdictCount> Verdicts(TextCounterBook counters) =>
        counters.Trunks().SelectMany(row => row.Counters.EachVerdict().Select(count => new VerdictCount(
            Service.Sms, row.Name, CounterView.OutcomeOf(count.Reason), count.Reason, count.Count)));

    static TextTrunkStatus Trunk(SmppTrunkModel model, TextPlant? plant, TextCounters counters)
    {
        var trunk = plant?.Links.Tables.Trunk(model.Name);
        var links = trunk?.Links.All ?? [];
        var verdicts = counters.EachVerdict().ToArray();
        var clock = plant?.State.Clock;
        return new TextTrunkStatus(
            model.Name,
            model.Screening.Class.ToString().ToLowerInvariant(),
            model.Hub?.Address ?? "",
            links.Count(link => link.State == SessionState.BoundTransmitter),
            links.Count(link => link.State == SessionState.BoundReceiver),
            links.Count(link => link.State == SessionState.BoundTransceiver),
            links.Sum(link => link.InHand),
            links.Sum(link => link.ParkedCount),
            verdicts.Where(row => CounterView.OutcomeOf(row.Reason) == Outcome.Pass).Sum(row => row.Count),
            verdicts.Where(row => CounterView.OutcomeOf(row.Reason) == Outcome.Refuse).Sum(row => row.Count),
            counters.EachUnscreened().Sum(row => row.Count),
            counters.Limited,
            model.Rate?.PerSecond ?? 0,
            clock is null ? 0 : trunk?.Flow?.Rate.Used(model.Rate, clock.Micros(clock.Ticks())) ?? 0);
    }

    static TextTargetStatus Target(string group, SmppTargetModel model, bool isHub, TextPlant? plant)
    {
        var target = plant?.Links.Tables.Targets.FirstOrDefault(
            target => target.Group == group && target.Address == model.Address);
        var links = target?.Links.All ?? [];
        ImmutableArray<Binder> binders = [.. plant?.Links.Binders.Where(binder => binder.Target == target) ?? []];
        return new TextTargetStatus(
            group, model.Address, isHub, links.Length, binders.IsEmpty ? model.Binds : binders.Length,
            links.Sum(link => link.Sent), model.Priority, model.Weight,
            binders.Select(binder => binder.LastFailure).FirstOrDefault(failure => failure.Length > 0) ?? "");
    }

    static IEnumerable<TextPduCount> Pdus(TextPlant? plant)
    {
        if (plant is null)
        {
            return [];
        }
        var tables = plant.Links.Tables;
        return tables.Trunks.Select(trunk => (trunk.Name, trunk.Pdus))
            .Concat(tables.NextHops.Select(hop => (hop.Name, hop.Pdus)))
            .SelectMany(row => row.Pdus.Each().Select(count => new TextPduCount(
                row.Name, Commands.Label(count.Command), SmppStatuses.Label(count.Status), count.Count)));
    }

    static IEnumerable<RefusedInputCount> Refused(TextCounterBook counters, TextPlant? plant)
    {
        var byLinks = plant?.Links.Counters.Each() ?? [];
        var wire = Enumerable.Range(1, SmppRefusals.Count - 1)
            .Select(reason => (SmppRefusals.Label((SmppRefusal)reason), counters.Of((SmppRefusal)reason)));
        var gate = Enumerable.Range(1, TextRefusals.Count - 1)
            .Select(reason => (TextRefusals.Label((TextRefusal)reason), counters.Of((TextRefusal)reason)));
        return byLinks.Concat(wire).Concat(gate)
            .Where(row => row.Item2 != 0)
            .GroupBy(row => row.Item1)
            .Select(rows => new RefusedInputCount(rows.Key, rows.Sum(row => row.Item2)));
    }
}
