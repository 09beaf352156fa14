using Seawall.Net;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// Where the octets of stream connections, incoming and our own, enter the gate: cut into messages (RFC 3261 §18.3),
/// pings answered (RFC 5626 §4.4.1), and the connection closed after anything that cannot be read on. Connections come
/// in on many threads, so a few gates are shared by them, each held only while it handles one message.
/// </summary>
internal sealed class StreamEntry : IStreamHandler
{
    readonly int[] open = new int[GatewayLimits.ListenersMax];
    volatile Attached? attached;

    /// <summary>Connections that stand at a listener, or that we made in its name.</summary>
    public int Open(int listener) => Volatile.Read(ref open[listener]);

    /// <param name="gates">Gates with stream outlets.</param>
    /// <param name="listeners">Our listeners.</param>
    /// <param name="indexes">For each end point of the stream listener, the index of its listener here.</param>
    /// <param name="state">The tables, to close strangers' connections at once.</param>
    public void Attach(CallGate[] gates, Listeners listeners, int[] indexes, GateState state) =>
        attached = new Attached(gates, listeners, indexes, state);

    public void Opened(StreamConnection connection)
    {
        if (attached is not { } parts)
        {
            connection.Close();
            return;
        }
        var peer = new Peer(
            connection.Id, ListenerOf(connection, parts), new HostAddress(connection.Remote.Bits),
            NamesOf(connection.Names));
        connection.State = peer;
        Interlocked.Increment(ref open[peer.Listener]);
        if (!peer.SourceIn(parts.State.Tables).IsKnown)
        {
            var gate = GateOf(connection, parts);
            lock (gate)
            {
                gate.Worker.Counters.Refuse(GateRefusal.UnknownSource);
            }
            connection.Close();
        }
    }

    public int Received(StreamConnection connection, ReadOnlySpan<byte> bytes)
    {
        if (attached is not { } parts || connection.State is not Peer peer)
        {
            return -1;
        }
        var frame = StreamFraming.Next(bytes);
        switch (frame.Kind)
        {
            case StreamFrameKind.NeedMore:
                return 0;
            case StreamFrameKind.LineBreak:
                return frame.Length;
            case StreamFrameKind.Ping:
                connection.TrySend(StreamFraming.Pong);
                return frame.Length;
            default:
                break;
        }
        var transport = connection.IsTls ? SipTransport.Tls : SipTransport.Tcp;
        var arrival = new Arrival(peer.Listener, transport, connection.Remote, peer);
        var gate = GateOf(connection, parts);
        lock (gate)
        {
            if (frame.Kind == StreamFrameKind.Message)
            {
                gate.Handle(bytes[..frame.Length], arrival);
                return frame.Length;
            }
            gate.Refuse(bytes[..frame.Length], arrival, frame.Refusal);
            return -1;
        }
    }

    public void Closed(StreamConnection connection)
    {
        if (connection.State is Peer peer)
        {
            Interlocked.Decrement(ref open[peer.Listener]);
        }
    }

    static CallGate GateOf(StreamConnection connection, Attached parts) =>
        parts.Gates[(int)(connection.Id % (ulong)parts.Gates.Length)];

    static int ListenerOf(StreamConnection connection, Attached parts)
    {
        if (connection.Listener >= 0)
        {
            return parts.Indexes[connection.Listener];
        }
        var transport = connection.IsTls ? SipTransport.Tls : SipTransport.Tcp;
        return Math.Max(0, parts.Listeners.For(transport, connection.Remote.IsIPv4));
    }

    /// <summary>
    /// RFC 5922 §7.1: the SIP URIs' hosts, then DNS names; the common name only where there is neither.
    /// </summary>
    static string[] NamesOf(PeerNames names)
    {
        string[] hosts = [.. names.Uris.Where(IsSip).Select(uri => uri[4..]), .. names.DnsNames];
        return hosts.Length > 0 || names.CommonName is null ? hosts : [names.CommonName];
    }

    static bool IsSip(string uri) => uri.StartsWith("sip:", StringComparison.OrdinalIgnoreCase)
        && !uri.Contains('@', StringComparison.Ordinal);

    sealed record Attached(CallGate[] Gates, Listeners Listeners, int[] Indexes, GateState State);
}
