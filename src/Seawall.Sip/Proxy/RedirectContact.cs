namespace Seawall.Sip;

/// <summary>
/// The Contact of a 302 that sends a call on: the number asked for, at the next hop, and never a URI equal to the
/// Request-URI (RFC 3261 §8.3, §21.3: MUST NOT), which would send the caller round in a circle.
/// </summary>
public static class RedirectContact
{
    static ReadOnlySpan<byte> Difference => ";screened=1"u8;

    /// <summary>
    /// Contact = "&lt;" sip-uri "&gt;". The user part is kept and of the parameters those that tell about it; host,
    /// port and transport become the next hop's. Where that equals the Request-URI, the user part gets the parameter
    /// <c>screened=1</c>, as numbers may have any (RFC 3966 §3). Returns the length, -1 when the span is too small, 0
    /// when no such URI can be made: there is no user part, or the scheme is neither sip, sips nor tel.
    /// </summary>
    public static int Write(
        scoped in SipMessage request, ReadOnlySpan<byte> nextHop, SipTransport transport, Span<byte> span)
    {
        ref readonly var uri = ref request.Uri;
        if (uri.User.IsEmpty || !(uri.IsSip || uri.Scheme == UriScheme.Tel))
        {
            return 0;
        }

        var length = Write(uri, nextHop, transport, default, span);
        return length > 0 && UriEquality.AreEqual(span[1..(length - 1)], request.RequestUri)
            ? Write(uri, nextHop, transport, Difference, span)
            : length;
    }

    static int Write(
        scoped in SipUri uri, ReadOnlySpan<byte> nextHop, SipTransport transport, ReadOnlySpan<byte> difference,
        Span<byte> span)
    {
        var writer = new WireWriter(span);
        var telephone = uri.Scheme == UriScheme.Tel;
        var bytes = uri.Source;
        var parameters = uri.Parameters.Of(bytes);
        writer.Put(uri.Scheme == UriScheme.Sips ? "<sips:"u8 : "<sip:"u8);
        writer.Put(uri.User.Of(bytes));
        if (telephone)
        {
            // The parameters of a tel URI become part of the user (RFC 3261 §19.1.6).
            writer.Put(parameters);
        }

        writer.Put(difference);
        writer.Put((byte)'@');
        writer.Put(nextHop);
        if (telephone)
        {
            writer.Put(";user=phone"u8);
        }
        else
        {
            PutParameters(ref writer, parameters);
        }

        if (transport.IsStream())
        {
            writer.Put(transport == SipTransport.Tls ? ";transport=tls"u8 : ";transport=tcp"u8);
        }

        writer.Put((byte)'>');
        return writer.Length;
    }

    // All but those that say how to reach the host that is being replaced.
    static void PutParameters(scoped ref WireWriter writer, ReadOnlySpan<byte> parameters)
    {
        foreach (var pair in new UriPairs(parameters, (byte)';'))
        {
            if (!Octets.Same(pair.Name, "maddr"u8) && !Octets.Same(pair.Name, "transport"u8)
                && !Octets.Same(pair.Name, "ttl"u8) && !Octets.Same(pair.Name, "method"u8)
                && !Octets.Same(pair.Name, "lr"u8))
            {
                writer.Put((byte)';');
                writer.Put(pair.Name);
                if (!pair.Value.IsEmpty)
                {
                    writer.Put((byte)'=');
                    writer.Put(pair.Value);
                }
            }
        }
    }
}
