using Seawall.Net;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>The network as a whole: sends on any way, from any thread, without waiting.</summary>
internal sealed class Carriers(UdpListener?[] datagrams, StreamTable streams, StreamConnector connector) : IPeers
{
    /// <summary>
    /// By its connection while that stands and leads to the same host; by a connection of ours to the address; as a
    /// datagram from the listener. False when the octets will not leave.
    /// </summary>
    public bool TrySend(in Way way, ReadOnlySpan<byte> bytes)
    {
        if (way.Connection != 0
            && streams.TryFind(way.Connection, out var connection)
            && (way.To.IsUnspecified || connection.Remote.WithPort(0) == way.To.WithPort(0))
            && connection.TrySend(bytes))
        {
            return true;
        }
        if (way.To.IsUnspecified || way.To.Port == 0)
        {
            return false;
        }
        return way.Transport.IsStream()
            ? connector.TrySend(TargetOf(way), bytes)
            : datagrams[way.Listener]?.TrySend(bytes, way.To) == true;
    }

    /// <summary>A sender of a UDP listener for one worker; null where the listener is none.</summary>
    public DatagramSender? Open(int listener) => datagrams[listener]?.OpenSender();

    public Peer? Find(ulong connection) =>
        streams.TryFind(connection, out var found) ? found.State as Peer : null;

    static StreamTarget TargetOf(in Way way) =>
        way.Transport == SipTransport.Tls
            ? new StreamTarget(way.To, IsTls: true, way.ServerName ?? way.To.ToIPAddress().ToString())
            : new StreamTarget(way.To, IsTls: false);
}
