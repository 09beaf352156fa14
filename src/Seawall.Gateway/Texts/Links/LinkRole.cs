namespace Seawall.Gateway;

/// <summary>What a link is once it is known: a trunk's, or a next hop's. One of the two is given.</summary>
/// <param name="Trunk">A peer's bind to us, or ours to a hub.</param>
/// <param name="Target">Our bind to a message centre of a next hop.</param>
/// <param name="OwnWindow">Requests of ours that the peer may owe a response for.</param>
/// <param name="NearWindow">Requests of the peer that may wait for ours.</param>
/// <param name="Bound">Whom we bound to, a trunk's hub as well; null where the peer bound to us.</param>
internal sealed record LinkRole(
    SmppTrunk? Trunk, SmppTarget? Target, int OwnWindow, int NearWindow, SmppTarget? Bound = null)
{
    /// <summary>The trunk or next hop, by which the log names it.</summary>
    public string Name => Trunk?.Name ?? Target!.Group;

    /// <summary>By what it was let in.</summary>
    public SmppAdmissionModel? Admission { get; private init; }

    /// <summary>Where the bound ones of its side are.</summary>
    public LinkSet Set => Trunk?.Links ?? Target!.Links;

    /// <summary>Where requests wait for room on its side.</summary>
    public WaitingRoom Room => Trunk?.Room ?? Target!.Hop!.Room;

    public PduCounters Pdus => Trunk?.Pdus ?? Target!.Hop!.Pdus;

    /// <summary>A peer of this trunk that binds to us.</summary>
    public static LinkRole Of(SmppTrunk trunk) =>
        new(trunk, null, trunk.Model.OwnWindow, trunk.Model.Window) { Admission = trunk.Model.Admission };

    /// <summary>A bind of ours to this target: of a next hop, or a trunk's hub.</summary>
    public static LinkRole Of(SmppTarget target) => target.Trunk is { } trunk
        ? new(trunk, null, target.Model.Window, trunk.Model.Window, target)
        : new(null, target, target.Model.Window, LinkLimits.HopWindow, target);
}
