using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>What became of a request handed to the network.</summary>
internal enum Sent : byte
{
    /// <summary>It left.</summary>
    Yes = 1,

    /// <summary>It cannot be written within the longest message.</summary>
    TooLong = 2,

    /// <summary>The stream to its target is full, broken, or could not be made lately.</summary>
    Failed = 3,
}

/// <summary>
/// Writes a request as it goes on and sends it: our Via on top, the rest as it came (RFC 3261 §16.6, §16.11).
/// </summary>
internal sealed class Forwarding(GateState state, GateWorker worker)
{
    /// <summary>Sends a request by its routing.</summary>
    public Sent Send(scoped in SipMessage request, in Incoming incoming, scoped in RoutePlan route, in Way way) =>
        Send(request, incoming, route, default, way);

    /// <summary>Sends a request with another Request-URI, its Routes left behind.</summary>
    public Sent Retarget(
        scoped in SipMessage request, in Incoming incoming, scoped ReadOnlySpan<byte> target, in Way way) =>
        Send(request, incoming, default, target, way);

    Sent Send(
        scoped in SipMessage request, in Incoming incoming, scoped in RoutePlan route,
        scoped ReadOnlySpan<byte> target, in Way way)
    {
        var length = Write(request, incoming, route, target, way);
        if (length < 0)
        {
            return Sent.TooLong;
        }
        // §18.1.1: beyond 1300 octets the path might cut it; the Via has to say so before it leaves by TCP.
        if (way.Transport == SipTransport.Udp
            && length > GatewayLimits.DatagramRequestBytesMax
            && incoming.Trunk?.Model.LargeByTcp == true)
        {
            var stream = way with { Transport = SipTransport.Tcp };
            length = Write(request, incoming, route, target, stream);
            if (worker.Outlet.Send(length, stream))
            {
                return Sent.Yes;
            }
            // "… SHOULD retry the request, using UDP", where the stream cannot be made.
            length = Write(request, incoming, route, target, way);
        }
        return worker.Outlet.Send(length, way) ? Sent.Yes : Sent.Failed;
    }

    int Write(
        scoped in SipMessage request, in Incoming incoming, scoped in RoutePlan route,
        scoped ReadOnlySpan<byte> target, in Way way)
    {
        var arrival = incoming.Arrival;
        var own = state.Listeners[way.Listener];
        var records = MayRecord(request) && incoming.Trunk?.Model.RecordRoute == true;
        var bridges = records && way.Listener != arrival.Listener;
        var plan = new ForwardPlan
        {
            Source = arrival.Source,
            Path = arrival.Path,
            BranchSum = incoming.BranchSum,
            Transport = way.Transport,
            SentBy = own.SentBy,
            Route = route,
            Target = target,
            WithoutRoutes = !target.IsEmpty,
            RecordRoute = records ? own.RecordRoute : default(ReadOnlySpan<byte>),
            RecordRouteBelow = bridges ? state.Listeners[arrival.Listener].RecordRoute : default(ReadOnlySpan<byte>),
        };
        return RequestForwarder.Write(request, plan, state.Key, worker.Outlet.Reserve());
    }

    /// <summary>Requests that make a dialog (RFC 3261 §16.6 step 4; RFC 6665, RFC 3515).</summary>
    static bool MayRecord(scoped in SipMessage request) =>
        request.Method is SipMethod.Invite or SipMethod.Subscribe or SipMethod.Refer;
}
