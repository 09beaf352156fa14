namespace Seawall.Sip;

/// <summary>How a trunk routes: in line, or as an IMS application server between two visits of an S-CSCF.</summary>
public enum RouteMode : byte
{
    Proxy = 0,

    /// <summary>Our own Route value comes out and nothing else changes: what is left belongs to the S-CSCF.</summary>
    ApplicationServer = 1,
}

/// <summary>On what a request came in, as far as URIs can name it.</summary>
public readonly record struct ReceivedOn(SipTransport Transport, int Port);

/// <summary>
/// Route information preprocessing and postprocessing (RFC 3261 §16.4, §16.6 step 6) and the next hop that follows
/// (step 7). It reads nothing that a CANCEL or an ACK lacks, so they go the way of their INVITE. Of the Route values it
/// reads only those it uses; a malformed one further on passes through (§16.3).
/// </summary>
public static class RouteRule
{
    /// <summary>
    /// The parameter that marks a Record-Route of ours. A request that comes with it is in a dialog, and goes on by its
    /// Request-URI when no Route is left; a Route of ours without it only led here.
    /// </summary>
    public static ReadOnlySpan<byte> RecordMark => "sw"u8;

    /// <summary>
    /// What becomes of the routing of a request: <see cref="SipRefusal.None"/>, or what is malformed.
    /// </summary>
    public static SipRefusal Decide(
        scoped in SipMessage request, OwnNames names, ReceivedOn received, RouteMode mode, out RoutePlan plan)
    {
        plan = default;
        var walk = new RouteWalk(request);
        var uri = request.Uri;
        var recorded = false;

        // 1. "If the Request-URI of the request contains a value this proxy previously placed into a Record-Route" the
        //    neighbour before us is a strict router. What we place has lr, which a number at our address has not.
        if (mode == RouteMode.Proxy && walk.Values > 0 && uri.IsLoose && IsOwn(uri, names))
        {
            recorded = true;
            if (!walk.TryTakeLast(out uri))
            {
                return SipRefusal.RouteMalformed;
            }
        }

        // 2. "If the Request-URI contains a maddr parameter", and all of it means us, it is as if it were not there.
        var withoutMaddr = mode == RouteMode.Proxy && HasOwnMaddr(uri, names, received);

        // 3. "If the first value in the Route header field indicates this proxy, the proxy MUST remove that value", and
        //    the next as well after a double Record-Route.
        if (!walk.TryTakeOwn(names, out var own))
        {
            return SipRefusal.RouteMalformed;
        }

        recorded |= own.TryParameter(RecordMark, out _);
        plan = new RoutePlan
        {
            RequestUri = walk.LastTaken ? Text(uri) : default,
            WithoutMaddr = withoutMaddr,
            Values = walk.Values,
            RemovedFirst = walk.Taken,
            RemovedLast = walk.LastTaken,
            OwnRoute = Text(own),
            By = recorded ? NextHopBy.RequestUri : NextHopBy.Trunk,
            NextHopUri = recorded ? Text(uri) : default,
        };
        if (!walk.IsEmpty)
        {
            // 4. The next hop is the first value that is left.
            plan = mode == RouteMode.ApplicationServer || walk.First.IsLoose
                ? plan with { By = NextHopBy.Route, NextHopUri = Text(walk.First) }
                : ForStrictNext(plan, uri, walk.First);
        }

        return SipRefusal.None;
    }

    /// <summary>Whether a URI names this element.</summary>
    public static bool IsOwn(scoped in SipUri uri, OwnNames names) =>
        uri.IsSip && names.HasUri(TransportOf(uri), uri.Host.Of(uri.Source), Math.Max(uri.Port, 0));

    // "place the Request-URI into the Route header field as the last value [and] the first Route header field value
    // into the Request-URI and remove that value from the Route header field"
    static RoutePlan ForStrictNext(scoped in RoutePlan plan, scoped in SipUri uri, scoped in SipUri next) => plan with
    {
        RequestUri = Text(next),
        RemovedFirst = plan.RemovedFirst + 1,
        AppendedRoute = Text(uri),
        By = NextHopBy.RequestUri,
        NextHopUri = Text(next),
    };

    // "… a value the proxy is responsible for, and the request was received using the port and transport indicated
    // (explicitly or by default) in the Request-URI"
    static bool HasOwnMaddr(scoped in SipUri uri, OwnNames names, ReceivedOn received)
    {
        if (!uri.IsSip || !uri.TryParameter("maddr"u8, out var maddr) || !names.HasHost(maddr))
        {
            return false;
        }

        var transport = TransportOf(uri);
        if (transport == SipTransport.Unknown)
        {
            transport = SipTransport.Udp;
        }

        return transport == received.Transport
            && (uri.Port < 0 ? transport.DefaultPort() : uri.Port) == received.Port;
    }

    static SipTransport TransportOf(scoped in SipUri uri) =>
        uri.Scheme == UriScheme.Sips ? SipTransport.Tls
        : uri.TryParameter("transport"u8, out var word) ? SipTransports.Read(word)
        : SipTransport.Unknown;

    static ReadOnlySpan<byte> Text(scoped in SipUri uri) => uri.Whole.Of(uri.Source);
}
