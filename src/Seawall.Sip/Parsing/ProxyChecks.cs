namespace Seawall.Sip;

/// <summary>
/// The checks a proxy makes before it forwards (RFC 3261 §16.3) that the reader has not made: the parts Route handling
/// uses, 2. the scheme, 3. Max-Forwards, 5. Proxy-Require. Loops are left to Max-Forwards, as check 4 allows.
/// </summary>
public static class ProxyChecks
{
    /// <summary>The first check that fails. An OPTIONS refused by <see cref="SipRefusal.TooManyHops"/> may be answered with 200.</summary>
    public static SipRefusal Check(in SipMessage request)
    {
        if (request.Has(HeaderId.Route) && !RoutesAreSound(request))
        {
            return SipRefusal.RouteMalformed;
        }

        if (request.Uri.Scheme == UriScheme.Unknown)
        {
            return SipRefusal.SchemeUnsupported;
        }

        if (request.MaxForwards == 0)
        {
            return SipRefusal.TooManyHops;
        }

        // We have none of the extensions that may be asked of a proxy, so any tag at all is one too many.
        return request.Has(HeaderId.ProxyRequire) ? SipRefusal.ExtensionUnsupported : SipRefusal.None;
    }

    // route-param = name-addr *( SEMI rr-param )
    private static bool RoutesAreSound(in SipMessage request)
    {
        foreach (HeaderValue value in request.Values(HeaderId.Route))
        {
            if (!NameAddr.TryRead(request.Bytes, value.Range.Start, value.Range.End, out NameAddr route)
                || !route.Bracketed || !route.TryUri(out _))
            {
                return false;
            }
        }

        return true;
    }
}
