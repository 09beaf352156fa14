using System.Collections.Immutable;
using System.Net;

namespace Seawall.Portal;

/// <summary>What the settings say about the pages for subscribers.</summary>
public sealed record PortalOptions
{
    /// <summary>Where the pages are served; port 0 for any free one.</summary>
    public required IPEndPoint Listen { get; init; }

    /// <summary>What the pages call the service, in its own language or both.</summary>
    public string Name { get; init; } = "Seawall";

    /// <summary>The number people call when they want help, as they dial it; empty for none.</summary>
    public string Help { get; init; } = "";

    /// <summary>
    /// The header in which a trusted proxy says whose mobile data a request came by; empty where none does.
    /// </summary>
    public string Header { get; init; } = "";

    /// <summary>Whose headers count: the line's, and those that say where a request came from.</summary>
    public ImmutableArray<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>Codes sent in a second, over all lines.</summary>
    public int CodesPerSecond { get; init; } = 20;
}
