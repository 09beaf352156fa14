using System.Net;

namespace Seawall.Settings;

/// <summary>
/// A place that speaks SMPP: <c>( "tcp" / "tls" ) ":" ( IPv4 / "[" IPv6 "]" ) ":" port</c>, as
/// <c>tcp:127.0.0.1:2775</c>. Host names are not taken, as in <see cref="SipAddress"/>.
/// </summary>
internal sealed record SmppEndpoint(bool IsTls, IPEndPoint Endpoint)
{
    private const string Tcp = "tcp:";
    private const string Tls = "tls:";

    /// <summary>Reads the form above.</summary>
    public static bool TryParse(string text, out SmppEndpoint value)
    {
        value = null!;
        var isTls = text.StartsWith(Tls, StringComparison.Ordinal);
        if ((!isTls && !text.StartsWith(Tcp, StringComparison.Ordinal))
            || !SipAddress.TryEndpoint(text.AsSpan(Tcp.Length), out var endpoint))
        {
            return false;
        }

        value = new SmppEndpoint(isTls, endpoint);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{(IsTls ? Tls : Tcp)}{Endpoint}";
}
