using System.Collections.Immutable;
using Seawall.Net;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>How the links stand, put together when somebody asks.</summary>
internal static class LinkStatusView
{
    public static ImmutableArray<SmppListenerStatus> Listeners(
        SmppModel model, IReadOnlyList<PeerAddress> locals, IReadOnlyList<int> connections) =>
    [
        .. Enumerable.Range(0, locals.Count).Select(index => new SmppListenerStatus(
            model.Listeners[index].Name, locals[index].ToString(), connections[index])),
    ];

    public static ImmutableArray<SmppTrunkStatus> Trunks(LinkTables tables) => [.. tables.Trunks.Select(Of)];

    public static ImmutableArray<SmppTargetStatus> Targets(LinkTables tables) => [.. tables.Targets.Select(Of)];

    public static ImmutableArray<SmppBinderStatus> Binders(IEnumerable<Binder> binders) =>
    [
        .. binders.Select(binder => new SmppBinderStatus(
            binder.Target.Group, binder.Target.Address, Commands.Label(binder.Command), binder.State,
            binder.LastFailure, binder.Link?.Sent ?? 0, binder.Link?.InHand ?? 0)),
    ];

    static SmppTrunkStatus Of(SmppTrunk trunk)
    {
        var links = trunk.Links.All;
        return new SmppTrunkStatus(
            trunk.Name,
            links.Count(link => link.State == SessionState.BoundTransmitter),
            links.Count(link => link.State == SessionState.BoundReceiver),
            links.Count(link => link.State == SessionState.BoundTransceiver),
            links.Sum(link => link.Sent), links.Sum(link => link.InHand), links.Sum(link => link.ParkedCount));
    }

    static SmppTargetStatus Of(SmppTarget target)
    {
        var model = target.Model;
        var each = BindWriter.CommandsOf(model.Bind).Length;
        return new SmppTargetStatus(
            target.Group, target.Address, model.Priority, model.Weight, target.Links.All.Count(link => link.IsBound),
            model.Binds * each, model.Outbind is not null);
    }
}
