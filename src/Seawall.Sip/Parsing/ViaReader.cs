namespace Seawall.Sip;

/// <summary>The grammar of a Via value (RFC 3261 §25.1 via-parm).</summary>
internal static class ViaReader
{
    /// <summary>
    /// sent-protocol LWS sent-by *( SEMI via-params ). Where only the parameters are wrong, the rest stays read: it
    /// is enough for an answer.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int start, int end, out ViaValue via)
    {
        via = default;
        via.Source = bytes;
        via.Port = via.RportValue = via.Ttl = -1;
        via.Whole = Octets.Trim(bytes, start, end);
        end = via.Whole.End;
        if (!ReadProtocol(bytes, via.Whole.Start, end, out ByteRange transport))
        {
            return false;
        }

        int sentBy = Octets.SkipSpace(bytes, transport.End, end);
        if (sentBy == transport.End
            || !HostReader.TryRead(bytes, sentBy, end, out ByteRange host, out int port, out int at, spaced: true))
        {
            return false;
        }

        via.TransportName = transport;
        via.Transport = TransportOf(transport.Of(bytes));
        via.Host = host;
        via.Port = port;
        via.SentBy = new ByteRange(sentBy, at);
        via.Parameters = new ByteRange(at, end);
        if (ReadParameters(bytes, ref via))
        {
            return true;
        }

        via.Parameters = default;
        via.Branch = via.Rport = via.Received = via.ReceivedParameter = via.Maddr = default;
        via.RportValue = via.Ttl = -1;
        return false;
    }

    // protocol-name SLASH protocol-version SLASH transport, each a token; SLASH = SWS "/" SWS
    static bool ReadProtocol(ReadOnlySpan<byte> bytes, int at, int end, out ByteRange transport)
    {
        if (bytes[at..end].StartsWith("SIP/2.0/"u8))
        {
            transport = new ByteRange(at + 8, Octets.SkipAll(bytes, at + 8, end, Octets.Token));
            if (!transport.IsEmpty)
            {
                return true;
            }
        }

        transport = default;
        for (int part = 0; part < 3; part++)
        {
            if (part > 0)
            {
                at = Octets.SkipSpace(bytes, at, end);
                if (at == end || bytes[at] != '/')
                {
                    return false;
                }

                at = Octets.SkipSpace(bytes, at + 1, end);
            }

            transport = new ByteRange(at, Octets.SkipAll(bytes, at, end, Octets.Token));
            if (transport.IsEmpty)
            {
                return false;
            }

            at = transport.End;
        }

        return true;
    }

    static bool ReadParameters(ReadOnlySpan<byte> bytes, ref ViaValue via)
    {
        int rport = -1, ttl = -1;
        bool sound = true;
        var reader = new ParameterReader(bytes, via.Parameters);
        while (reader.MoveNext())
        {
            ByteRange value = reader.Value;
            switch (reader.Name.Length)
            {
                // §7.3.1: no parameter name more than once, so each of ours must still be unset.
                case 6 when reader.Is("branch"u8):
                    sound &= via.Branch.IsEmpty && !value.IsEmpty && bytes[value.Start] != '"';
                    via.Branch = value;
                    break;
                case 5 when reader.Is("rport"u8):
                    sound &= via.Rport.IsEmpty
                        && (value.IsEmpty || Octets.TryNumber(value.Of(bytes), SipLimits.PortMax, out rport));
                    via.Rport = new ByteRange(reader.Name.Start, value.End);
                    break;
                case 8 when reader.Is("received"u8):
                    sound &= via.Received.IsEmpty && IsAddress(value.Of(bytes));
                    via.Received = value;
                    via.ReceivedParameter = new ByteRange(reader.Name.Start, value.End);
                    break;
                case 5 when reader.Is("maddr"u8):
                    sound &= via.Maddr.IsEmpty && IsAddress(value.Of(bytes));
                    via.Maddr = value;
                    break;
                case 3 when reader.Is("ttl"u8):
                    sound &= ttl < 0 && Octets.TryNumber(value.Of(bytes), 255, out ttl);
                    break;
                default:
                    break;
            }
        }

        via.RportValue = rport;
        via.Ttl = ttl;
        return sound && !reader.Malformed;
    }

    // host, or an IPv6 address without its brackets.
    static bool IsAddress(ReadOnlySpan<byte> value)
    {
        if (HostReader.TryHost(value, 0, value.Length, out ByteRange host) && host.Length == value.Length)
        {
            return true;
        }

        foreach (byte octet in value)
        {
            if (!Octets.Is(octet, Octets.Hex) && octet is not ((byte)':' or (byte)'.'))
            {
                return false;
            }
        }

        return value.Length > 0;
    }

    static ViaTransport TransportOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 when Octets.Same(name, "WS"u8) => ViaTransport.Ws,
        3 when Octets.Same(name, "UDP"u8) => ViaTransport.Udp,
        3 when Octets.Same(name, "TCP"u8) => ViaTransport.Tcp,
        3 when Octets.Same(name, "TLS"u8) => ViaTransport.Tls,
        3 when Octets.Same(name, "WSS"u8) => ViaTransport.Wss,
        4 when Octets.Same(name, "SCTP"u8) => ViaTransport.Sctp,
        _ => ViaTransport.Other,
    };
}
