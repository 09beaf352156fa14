namespace Seawall.Net;

/// <summary>
/// Every limit of the project, unit last. The constants follow from the protocols or the kernel; the properties are the
/// operator's to set, and their defaults suit a signalling edge with a few hundred peers.
/// </summary>
public sealed record NetLimits
{
    /// <summary>
    /// Datagrams taken or given by one system call. More than this and the batch outgrows the second-level cache.
    /// </summary>
    public const int BatchMax = 64;

    /// <summary>
    /// The largest datagram a peer can send: the UDP length field, its own 8 octets included, is 16 bits.
    /// </summary>
    public const int DatagramBytesMax = 65_535;

    /// <summary>
    /// Kinds of handler exceptions a listener describes in the log, each once; later kinds are only counted.
    /// </summary>
    public const int FaultKindsLoggedMax = 32;

    /// <summary>Open stream connections, incoming and outgoing together.</summary>
    public int ConnectionsMax { get; init; } = 10_000;

    /// <summary>
    /// Incoming connections of one source: an IPv4 address, or an IPv6 /64, which is what one holder gets.
    /// </summary>
    public int ConnectionsPerSourceMax { get; init; } = 256;

    /// <summary>Incoming TLS handshakes under way at once.</summary>
    public int HandshakesMax { get; init; } = 1_000;

    /// <summary>How long a TLS handshake, incoming or outgoing, may take.</summary>
    public int HandshakeMs { get; init; } = 10_000;

    /// <summary>How long connecting to a next hop may take before its handshake.</summary>
    public int ConnectMs { get; init; } = 4_000;

    /// <summary>How long a connection may carry nothing in either direction.</summary>
    public int IdleMs { get; init; } = 600_000;

    /// <summary>How long octets may wait for the rest of their message (slow loris).</summary>
    public int MessageMs { get; init; } = 10_000;

    /// <summary>How long octets may wait for a peer that does not read.</summary>
    public int SendMs { get; init; } = 10_000;

    /// <summary>How often the limits in time are looked at; each may be exceeded by this much.</summary>
    public int SweepMs { get; init; } = 500;

    /// <summary>Octets kept of a message that is not complete yet.</summary>
    public int ReceiveBytesMax { get; init; } = 131_072;

    /// <summary>Octets waiting for one connection to take them, connecting included.</summary>
    public int SendQueueBytesMax { get; init; } = 1_048_576;

    /// <summary>Next hops a connector keeps, connected or not.</summary>
    public int DestinationsMax { get; init; } = 1_000;

    /// <summary>The first pause after a connection that failed; doubled by each further failure.</summary>
    public int BackOffFirstMs { get; init; } = 500;

    /// <summary>The longest pause between two attempts to connect.</summary>
    public int BackOffLongestMs { get; init; } = 30_000;
}
