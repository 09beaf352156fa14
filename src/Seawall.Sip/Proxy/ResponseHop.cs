namespace Seawall.Sip;

/// <summary>
/// Where a response goes (RFC 3261 §18.2.2, RFC 3581 §4). On a stream: by <see cref="Path"/>'s connection while it is
/// open, else by a new one to <see cref="Address"/> and <see cref="Port"/>; as a datagram: from <see cref="Path"/>'s
/// listener to them.
/// </summary>
public readonly ref struct ResponseHop
{
    public ReturnPath Path { get; init; }

    /// <summary>What the next Via says it was sent over.</summary>
    public SipTransport Transport { get; init; }

    /// <summary>The IP address, or none: then <see cref="Host"/> is a name to look up (RFC 3263 §5).</summary>
    public HostAddress Address { get; init; }

    /// <summary>The host as text when <see cref="Address"/> is none.</summary>
    public ReadOnlySpan<byte> Host { get; init; }

    public int Port { get; init; }
}
