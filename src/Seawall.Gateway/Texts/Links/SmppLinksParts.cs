using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Seawall.Net;

namespace Seawall.Gateway;

/// <summary>What the links are given.</summary>
internal sealed record SmppLinksParts
{
    public required TimeProvider Time { get; init; }

    /// <summary>Spreads the pauses before binds of ours; used under a lock.</summary>
    public required Random Random { get; init; }

    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Limits of connections and buffers. How long a line may be silent is the sessions' to say.</summary>
    public NetLimits Net { get; init; } = new();

    /// <summary>
    /// How we present ourselves to message centres by TLS; null: as our first TLS listener does, or without one with no
    /// certificate and the machine's own list.
    /// </summary>
    public Func<TlsClientModel>? Tls { get; init; }
}
