using Seawall.Net;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>How a message came in.</summary>
/// <param name="Listener">Index of the listener; of one that fits where the connection is one we made.</param>
/// <param name="Transport">What it came over.</param>
/// <param name="From">Where from.</param>
/// <param name="Peer">The connection's other end; null for a datagram.</param>
internal readonly record struct Arrival(int Listener, SipTransport Transport, PeerAddress From, Peer? Peer = null)
{
    public HostAddress Host => new(From.Bits);

    public SourceAddress Source => new(Host, From.Port);

    /// <summary>By what its responses go back.</summary>
    public ReturnPath Path => new((ushort)Listener, Peer?.Connection ?? 0);

    /// <summary>Who that is, by the tables of one generation.</summary>
    public Source SourceIn(GatewayTables tables) => Peer?.SourceIn(tables) ?? tables.SourceOf(Host, Listener);
}

/// <summary>One message on its way through the gate: how it came, when, and by which tables it is treated.</summary>
internal readonly record struct Incoming(Arrival Arrival, GatewayTables Tables, Source Source, long Ticks)
{
    /// <summary>The trunk it came in on; null where the sender is a next hop and nothing else.</summary>
    public Trunk? Trunk => Source.Trunk;

    /// <summary>The sum of the branch that the request gets from us, where it is known already; else 0.</summary>
    public UInt128 BranchSum { get; init; }
}
