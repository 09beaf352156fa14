using System.Globalization;
using System.Net;
using Seawall.Sip;

namespace Seawall.Settings;

/// <summary>
/// A place that speaks SIP: <c>transport ":" ( IPv4 / "[" IPv6 "]" ) ":" port</c>, as <c>udp:[::1]:5060</c>. Host names
/// are not taken: an element in the signalling path must not wait for a name server at start.
/// </summary>
internal sealed record SipAddress(SipTransport Transport, IPEndPoint Endpoint)
{
    /// <summary>Reads the form above.</summary>
    public static bool TryParse(string text, out SipAddress value)
    {
        value = null!;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        SipTransport? transport = (colon < 0 ? "" : text[..colon]) switch
        {
            "udp" => SipTransport.Udp,
            "tcp" => SipTransport.Tcp,
            "tls" => SipTransport.Tls,
            _ => null,
        };
        if (transport is null || !TryEndpoint(text.AsSpan(colon + 1), out var endpoint))
        {
            return false;
        }

        value = new SipAddress(transport.Value, endpoint);
        return true;
    }

    /// <summary>Reads an IPv4 address or a bracketed IPv6 address, with a port.</summary>
    public static bool TryEndpoint(ReadOnlySpan<char> text, out IPEndPoint value)
    {
        value = null!;
        var colon = text.LastIndexOf(':');
        if (colon <= 0
            || !ushort.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return false;
        }

        var host = text[..colon];
        var bracketed = host.Length > 2 && host[0] == '[' && host[^1] == ']';
        if (bracketed)
        {
            host = host[1..^1];
        }

        // A dotted address is read by its four parts only: "1" or "127.1" would also pass for the framework.
        if (!IPAddress.TryParse(host, out var address)
            || bracketed != (address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6)
            || (!bracketed && host.Count('.') != 3))
        {
            return false;
        }

        value = new IPEndPoint(address, port);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Word(Transport)}:{Endpoint}";

    /// <summary>The word of a transport.</summary>
    public static string Word(SipTransport transport) => transport switch
    {
        SipTransport.Udp => "udp",
        SipTransport.Tcp => "tcp",
        _ => "tls",
    };
}
