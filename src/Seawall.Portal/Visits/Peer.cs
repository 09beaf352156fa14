using System.Collections.Immutable;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace Seawall.Portal.Visits;

/// <summary>What the one at the other end of the connection may say: only a trusted proxy's headers count.</summary>
internal static class Peer
{
    /// <summary>Whether the connection itself comes from a trusted proxy.</summary>
    public static bool IsTrusted(HttpContext http, ImmutableArray<IPNetwork> proxies) =>
        !proxies.IsEmpty && http.Connection.RemoteIpAddress is { } peer && Holds(proxies, peer);

    /// <summary>
    /// Where the request came from: of the addresses that proxies noted, the last that is no trusted proxy's own. Those
    /// before it are anybody's claim.
    /// </summary>
    public static IPAddress SourceOf(HttpContext http, ImmutableArray<IPNetwork> proxies)
    {
        var source = Plain(http.Connection.RemoteIpAddress ?? IPAddress.None);
        if (!IsTrusted(http, proxies))
        {
            return source;
        }

        var noted = http.Request.Headers["X-Forwarded-For"].ToString().Split(',');
        for (var at = noted.Length - 1; at >= 0 && Holds(proxies, source); at--)
        {
            if (!IPAddress.TryParse(noted[at].Trim(), out var before))
            {
                break;
            }

            source = Plain(before);
        }

        return source;
    }

    /// <summary>Takes the proxy's word that the visitor's own connection is encrypted.</summary>
    public static void TakeScheme(HttpContext http, ImmutableArray<IPNetwork> proxies)
    {
        if (IsTrusted(http, proxies) && http.Request.Headers["X-Forwarded-Proto"] is [var scheme]
            && string.Equals(scheme, "https", StringComparison.OrdinalIgnoreCase))
        {
            http.Request.Scheme = "https";
        }
    }

    private static bool Holds(ImmutableArray<IPNetwork> proxies, IPAddress address)
    {
        var plain = Plain(address);
        foreach (var network in proxies)
        {
            if (network.Contains(plain))
            {
                return true;
            }
        }

        return false;
    }

    private static IPAddress Plain(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
