using Seawall.Net;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>The way of a response, ours or a forwarded one (RFC 3261 §18.2.2).</summary>
internal static class ReturnWay
{
    /// <summary>
    /// False where the response has nowhere to go: its Via names a host, which nobody looks up on the path, and no
    /// connection; or a listener that we do not have.
    /// </summary>
    public static bool TryFind(scoped in ResponseHop hop, Listeners listeners, out Way way)
    {
        way = default;
        if (hop.Path.Listener >= listeners.All.Length || (hop.Address.IsNone && hop.Path.Connection == 0))
        {
            return false;
        }
        var transport = TransportOf(hop, listeners[hop.Path.Listener].Transport);
        way = new Way(transport, PeerAddress.FromBits(hop.Address.Bits, (ushort)hop.Port), hop.Path.Listener)
        {
            Connection = hop.Path.Connection,
        };
        return true;
    }

    /// <summary>What came on a connection goes back on a stream, whatever its Via says.</summary>
    static SipTransport TransportOf(scoped in ResponseHop hop, SipTransport listener)
    {
        if (hop.Transport.IsStream())
        {
            return hop.Transport;
        }
        if (hop.Path.Connection == 0)
        {
            return SipTransport.Udp;
        }
        return listener.IsStream() ? listener : SipTransport.Tcp;
    }
}
