using Seawall.Net;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// A target as one generation of the settings has it, ready for the path. Immutable but for its state.
/// </summary>
internal sealed class Hop
{
    public required Target Target { get; init; }

    public required int Priority { get; init; }

    public required int Weight { get; init; }

    /// <summary>What it draws with when one of several is chosen.</summary>
    public required ulong Identity { get; init; }

    /// <summary>host ":" port, as a Contact of ours names it.</summary>
    public required byte[] HostPort { get; init; }

    /// <summary>The way to it.</summary>
    public required Way Way { get; init; }

    public SipTransport Transport => Way.Transport;

    public PeerAddress Address => Way.To;

    /// <summary>Index of the listener that requests to it leave by, or name in their Via.</summary>
    public int Listener => Way.Listener;

    /// <summary>The name its certificate must bear.</summary>
    public string? ServerName => Way.ServerName;
}
