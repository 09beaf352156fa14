namespace Seawall.Gateway;

/// <summary>
/// Trunks and message centres by the numbers that the memories know them by. Numbers are given when a link is bound
/// first, and never again to another.
/// </summary>
internal sealed class FlowRegister(TextCounterBook counters)
{
    readonly Lock gate = new();
    readonly TrunkFlow?[] trunks = new TrunkFlow?[RecentTable.ValueMax + 1];
    readonly TargetFlow?[] targets = new TargetFlow?[RecentTable.ValueMax + 1];
    ushort lastTrunk;
    ushort lastTarget;

    /// <summary>A link is bound: what it is, as the flow knows it.</summary>
    public LinkFlow Of(SmppLink link)
    {
        if (link.Flow is { } known)
        {
            return known;
        }
        lock (gate)
        {
            var trunk = link.Trunk is { } itsTrunk ? itsTrunk.Flow ??= New(itsTrunk) : null;
            var target = link.Target is { } itsTarget ? itsTarget.Flow ??= New(itsTarget) : null;
            return link.Flow ??= new LinkFlow(link, trunk, target);
        }
    }

    public TrunkFlow? Trunk(ushort number) => Volatile.Read(ref trunks[number]);

    public TargetFlow? Target(ushort number) => Volatile.Read(ref targets[number]);

    /// <summary>A trunk of this next hop where somebody is bound who takes what comes from home.</summary>
    public TrunkFlow? AnyReceiver(SmppNextHop hop)
    {
        for (var number = 1; number <= Volatile.Read(ref lastTrunk); number++)
        {
            if (trunks[number] is { } trunk && trunk.Trunk.NextHop == hop
                && trunk.Trunk.Links.Choose(0, out _) != Chosen.NoneBound)
            {
                return trunk;
            }
        }
        return null;
    }

    TrunkFlow New(SmppTrunk trunk)
    {
        var number = lastTrunk < RecentTable.ValueMax ? ++lastTrunk : (ushort)0;
        var made = new TrunkFlow(trunk, number, counters.OfTrunk(trunk.Name));
        Volatile.Write(ref trunks[number], number == 0 ? null : made);
        return made;
    }

    TargetFlow New(SmppTarget target)
    {
        var number = lastTarget < RecentTable.ValueMax ? ++lastTarget : (ushort)0;
        var made = new TargetFlow(target, number);
        Volatile.Write(ref targets[number], number == 0 ? null : made);
        return made;
    }
}
