namespace Seawall.Sip;

/// <summary>
/// The checks a proxy makes before it forwards (RFC 3261 §16.3), after the reader took the request (check 1). Loops end
/// by Max-Forwards (check 4 is optional), and who may send is the trunks' affair (check 6).
/// </summary>
public static class RequestCheck
{
    /// <summary>
    /// What stands against forwarding: <see cref="SipRefusal.SchemeUnsupported"/> (416),
    /// <see cref="SipRefusal.TooManyHops"/> (483; an OPTIONS may be answered as if it were for us),
    /// <see cref="SipRefusal.ExtensionUnsupported"/> (420, with the list that <see cref="AnswerPlan.Unsupported"/>
    /// adds), or nothing. An ACK that fails is dropped.
    /// </summary>
    public static SipRefusal Of(scoped in SipMessage request)
    {
        // 2. "If the Request-URI has a URI whose scheme is not understood by the proxy"
        ref readonly var uri = ref request.Uri;
        if (uri.Scheme is UriScheme.Unknown || (uri.Scheme == UriScheme.Urn && !uri.IsEmergencyService))
        {
            return SipRefusal.SchemeUnsupported;
        }

        // 3. "If the request contains a Max-Forwards header field with a field value of zero"
        if (request.MaxForwards == 0)
        {
            return SipRefusal.TooManyHops;
        }

        // 5. "one or more option-tags this element does not understand"; we have none. CANCEL and ACK never carry them
        //    (§9.1, §17.1.1.3): where they do, it says nothing about the request they belong to.
        return request.Method is not (SipMethod.Cancel or SipMethod.Ack) && HasProxyRequire(request)
            ? SipRefusal.ExtensionUnsupported
            : SipRefusal.None;
    }

    static bool HasProxyRequire(scoped in SipMessage request)
    {
        foreach (var value in request.Values(HeaderId.ProxyRequire))
        {
            if (!value.Range.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }
}
