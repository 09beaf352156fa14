namespace Seawall.Gateway;

/// <summary>
/// Trunks, next hops and targets by their names, with what of them outlives a reload. One caller changes them at a
/// time; what they hold is read from anywhere.
/// </summary>
internal sealed class LinkTables
{
    volatile SmppTrunk[] trunks = [];
    volatile SmppNextHop[] hops = [];
    volatile SmppTarget[] targets = [];

    public SmppTrunk[] Trunks => trunks;

    public SmppNextHop[] NextHops => hops;

    /// <summary>Message centres and hubs.</summary>
    public SmppTarget[] Targets => targets;

    public SmppTrunk? Trunk(string name) => trunks.FirstOrDefault(trunk => trunk.Name == name);

    public SmppNextHop? NextHop(string name)
    {
        foreach (var hop in hops)
        {
            if (hop.Name == name)
            {
                return hop;
            }
        }
        return null;
    }

    public void Swap(SmppModel next)
    {
        var before = targets;
        var all = new List<SmppTarget>();
        SmppNextHop[] nextHops = [.. next.NextHops.Select(model => NextHop(model.Name) ?? new SmppNextHop(model.Name))];
        for (var index = 0; index < nextHops.Length; index++)
        {
            var hop = nextHops[index];
            SmppTarget[] its = [.. next.NextHops[index].Targets.Select(model =>
                Kept(before, hop.Name, model) ?? SmppTarget.Of(hop, model))];
            hop.Swap(its);
            all.AddRange(its);
        }
        SmppTrunk[] nextTrunks = [.. next.Trunks.Select(model => Trunk(model.Name) ?? new SmppTrunk(model))];
        for (var index = 0; index < nextTrunks.Length; index++)
        {
            var model = next.Trunks[index];
            var trunk = nextTrunks[index];
            trunk.Swap(model, nextHops.FirstOrDefault(hop => hop.Name == model.NextHop));
            if (model.Hub is { } hub)
            {
                all.Add(Kept(before, trunk.Name, hub) ?? SmppTarget.Of(trunk, hub));
            }
        }
        (trunks, hops, targets) = (nextTrunks, nextHops, [.. all]);
    }

    /// <summary>The one of before that can take the new model; binds of others begin anew.</summary>
    static SmppTarget? Kept(SmppTarget[] before, string group, SmppTargetModel model)
    {
        var kept = before.FirstOrDefault(target =>
            target.Group == group && target.Address == model.Address && IsSameBind(target.Model, model));
        kept?.Swap(model);
        return kept;
    }

    /// <summary>
    /// Whether the links of one are good for the other: all but share, preference and window is the bind.
    /// </summary>
    static bool IsSameBind(SmppTargetModel one, SmppTargetModel other) =>
        one == other with { Priority = one.Priority, Weight = one.Weight, Window = one.Window };
}
