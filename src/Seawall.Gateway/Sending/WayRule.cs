using Seawall.Net;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// Where a request goes. Everything is read from what a CANCEL and an ACK carry as well (Route, Request-URI, Call-ID),
/// so that they go the way of their INVITE; no name is looked up, and Seawall is nobody's open relay.
/// </summary>
internal sealed class WayRule(GateState state)
{
    /// <summary>What routing makes of a request on its trunk (§16.4, §16.6.6), or what is malformed in it.</summary>
    public SipRefusal Route(scoped in SipMessage request, in Incoming incoming, out RoutePlan plan)
    {
        var own = state.Listeners[incoming.Arrival.Listener];
        var mode = incoming.Trunk?.Model.Mode == TrunkMode.As ? RouteMode.ApplicationServer : RouteMode.Proxy;
        return RouteRule.Decide(
            request, state.Listeners.Names, new ReceivedOn(own.Transport, own.Bound.Port), mode, out plan);
    }

    /// <summary>
    /// A request inside a dialog: the first Route that is left, else the Request-URI. A literal address must be known,
    /// unless the trunk says otherwise; a name, or our own address, means the trunk's next hop.
    /// </summary>
    public GateRefusal InDialog(
        scoped in SipMessage request, in Incoming incoming, scoped in RoutePlan plan, out Way way)
    {
        var uri = plan.By == NextHopBy.Trunk ? request.RequestUri : plan.NextHopUri;
        return TryLiteral(uri, incoming, out way, out var refusal) ? refusal : ToNextHop(request, incoming, out way);
    }

    /// <summary>
    /// A request outside a dialog. In line: a target of the trunk's next hop, that which a Route names by its address,
    /// else by the call's own hash. At an application server: where the S-CSCF's Route leads, by the rule of dialogs;
    /// for names the trunk's next hop, or without one back to the S-CSCF it came from.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="incoming">How it came.</param>
    /// <param name="plan">Its routing.</param>
    /// <param name="tried">Targets that could not be had, a bit each.</param>
    /// <param name="hop">The target, if it is one of a group.</param>
    /// <param name="way">The way to it.</param>
    public GateRefusal Onward(
        scoped in SipMessage request, in Incoming incoming, scoped in RoutePlan plan, ulong tried, out Hop? hop,
            out Way way)
    {
        var trunk = incoming.Trunk!;
        if (trunk.Model.Mode == TrunkMode.As)
        {
            hop = null;
            if (plan.By == NextHopBy.Route && TryLiteral(plan.NextHopUri, incoming, out way, out var refusal))
            {
                return refusal;
            }
            if (trunk.NextHop is null)
            {
                var arrival = incoming.Arrival;
                way = new Way(
                    arrival.Transport, arrival.From, arrival.Listener) { Connection = arrival.Path.Connection };
                return GateRefusal.None;
            }
        }
        hop = tried == 0 ? NamedTarget(trunk.NextHop!, plan) : null;
        hop ??= Choose(trunk.NextHop!, request, tried);
        way = hop?.Way ?? default;
        return hop is null ? GateRefusal.NoTarget : GateRefusal.None;
    }

    /// <summary>The target of a group that a Route names by its address; null without.</summary>
    static Hop? NamedTarget(NextHopGroup group, scoped in RoutePlan plan)
    {
        if (plan.By != NextHopBy.Trunk && Literal.TryRead(plan.NextHopUri, out var literal))
        {
            foreach (var hop in group.Hops)
            {
                if (hop.Address.Port == literal.Port && hop.Address.Bits == literal.Address.Bits)
                {
                    return hop;
                }
            }
        }
        return null;
    }

    /// <summary>
    /// A target of a group for a call: by the hash of its Call-ID, which every request of it has; null while there is
    /// none.
    /// </summary>
    public Hop? Choose(NextHopGroup group, scoped in SipMessage request, ulong tried = 0) =>
        group.Choose(group.Hops.Length == 1 ? 0 : state.Key.Hash64(request.CallId), tried);

    GateRefusal ToNextHop(scoped in SipMessage request, in Incoming incoming, out Way way)
    {
        way = default;
        if (incoming.Trunk?.NextHop is not { } group)
        {
            return GateRefusal.DestinationUnresolved;
        }
        if (Choose(group, request) is not { } hop)
        {
            return GateRefusal.NoTarget;
        }
        way = hop.Way;
        return GateRefusal.None;
    }

    /// <summary>False where the URI is no sip URI with a literal address, or names us.</summary>
    bool TryLiteral(ReadOnlySpan<byte> text, in Incoming incoming, out Way way, out GateRefusal refusal)
    {
        (way, refusal) = (default, GateRefusal.None);
        if (!Literal.TryRead(text, out var literal)
            || state.Listeners.Names.HasUri(literal.Transport, literal.Host, literal.Port))
        {
            return false;
        }
        var tables = incoming.Tables;
        var hop = tables.HopAt(literal.Address, literal.Port, out var isExact);
        var trunk = tables.TrunkAt(literal.Address);
        if (hop is null && trunk is null && incoming.Trunk?.Model.InDialog != InDialogRule.Any)
        {
            refusal = GateRefusal.DestinationForeign;
            return true;
        }
        var transport = literal.Transport != SipTransport.Unknown ? literal.Transport
            : isExact ? hop!.Transport : DefaultTransport(literal.Address);
        var listener = hop?.Transport == transport
            ? hop.Listener
            : ListenerFor(transport, literal.Address.IsIPv4, trunk, incoming.Arrival.Listener);
        refusal = listener < 0 ? GateRefusal.DestinationUnresolved : GateRefusal.None;
        way = new Way(transport, PeerAddress.FromBits(literal.Address.Bits, (ushort)literal.Port), listener)
        {
            ServerName = hop?.ServerName,
        };
        return true;
    }

    /// <summary>UDP, as a URI without a transport means (RFC 3263 §4.1); TCP or TLS where we have no UDP.</summary>
    SipTransport DefaultTransport(HostAddress address)
    {
        if (state.Listeners.For(SipTransport.Udp, address.IsIPv4) >= 0)
        {
            return SipTransport.Udp;
        }
        var lender = state.Listeners.For(SipTransport.Tcp, address.IsIPv4);
        return lender < 0 ? SipTransport.Tcp : state.Listeners[lender].Transport;
    }

    /// <summary>
    /// One that the trunk it goes to is bound to; else the one it came in on where that fits; else the first.
    /// </summary>
    int ListenerFor(SipTransport transport, bool isIPv4, Trunk? to, int cameOn)
    {
        if (to is not null && to.Listeners != ulong.MaxValue
            && state.Listeners.For(transport, isIPv4, to.Listeners) is var bound and >= 0)
        {
            return bound;
        }
        var own = state.Listeners[cameOn];
        return own.Transport == transport && own.IsIPv4 == isIPv4 ? own.Index : state.Listeners.For(transport, isIPv4);
    }
}
