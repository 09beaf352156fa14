namespace Seawall.Gateway;

/// <summary>
/// Whom we bind to: a message centre of a next hop, or the hub of a trunk. It keeps its identity over reloads by group
/// and address, and holds one model at a time.
/// </summary>
internal sealed class SmppTarget
{
    volatile SmppTargetModel model;

    SmppTarget(string group, SmppTargetModel model)
    {
        Group = group;
        this.model = model;
        Identity = WeightedChoice.Identity(group, model.Address);
    }

    /// <summary>The name of its next hop or trunk.</summary>
    public string Group { get; }

    public string Address => model.Address;

    public SmppTargetModel Model => model;

    /// <summary>The next hop it is one of; null for a hub.</summary>
    public SmppNextHop? Hop { get; private init; }

    /// <summary>The trunk it is the hub of; null for a message centre.</summary>
    public SmppTrunk? Trunk { get; private init; }

    /// <summary>What it draws with when one of several is chosen.</summary>
    public ulong Identity { get; }

    /// <summary>What the flow keeps of it.</summary>
    public TargetFlow? Flow { get; set; }

    /// <summary>Whether notices leave it alone for a while.</summary>
    public TargetRest Rest { get; } = new();

    /// <summary>Its bound links; those of a hub are its trunk's.</summary>
    public LinkSet Links { get; private init; } = new();

    public static SmppTarget Of(SmppNextHop hop, SmppTargetModel model) => new(hop.Name, model) { Hop = hop };

    public static SmppTarget Of(SmppTrunk trunk, SmppTargetModel model) =>
        new(trunk.Name, model) { Trunk = trunk, Links = trunk.Links };

    public void Swap(SmppTargetModel next) => model = next;
}
