using System.Collections.Immutable;

namespace Seawall.Net;

/// <summary>How a <see cref="UdpListener"/> binds and spreads its work.</summary>
public sealed record UdpOptions
{
    /// <summary>Sockets and threads, at least 1. The kernel gives each its share of the sources by a hash.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>
    /// Spread datagrams over the workers whatever their source, where few peers send much: else all that one address
    /// and port sends comes to one worker. Datagrams of one source may then overtake each other.
    /// </summary>
    public bool SpreadsEachSource { get; init; }

    /// <summary>
    /// In heavy traffic: take what arrives in batches up to 100 µs apart, and hand datagrams of one length to one peer
    /// to the kernel as one message that it cuts apart again. Captures on this machine show such a message as one
    /// datagram; on the wire it never is.
    /// </summary>
    public bool Coalesces { get; init; } = true;

    /// <summary>
    /// Octets the kernel may hold for each socket until its worker takes them; as granted, see the counts.
    /// </summary>
    public int ReceiveBufferBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Octets the kernel may hold for each socket until the interface takes them.</summary>
    public int SendBufferBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>
    /// Take IPv4 as well on an IPv6 wildcard. Otherwise an IPv6 socket speaks IPv6 only, whatever the system's default.
    /// </summary>
    public bool IsDualStack { get; init; }

    /// <summary>Core numbers; worker n stays on the n-th, counted around. Empty: wherever the system puts it.</summary>
    public ImmutableArray<int> Cores { get; init; } = [];
}
