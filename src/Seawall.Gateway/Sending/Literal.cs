using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// The destination that a sip URI spells out: host, or maddr, as an address; nobody looks up names on the path.
/// </summary>
internal readonly ref struct Literal
{
    public HostAddress Address { get; private init; }

    /// <summary>The host as the URI has it.</summary>
    public ReadOnlySpan<byte> Host { get; private init; }

    /// <summary>The port; where none is written the default of the transport.</summary>
    public int Port { get; private init; }

    /// <summary>Unknown where the URI says none, or none that we speak.</summary>
    public SipTransport Transport { get; private init; }

    /// <summary>False for other schemes and for names.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out Literal literal)
    {
        literal = default;
        if (!SipUri.TryRead(text, out var uri) || !uri.IsSip)
        {
            return false;
        }
        var host = uri.TryParameter("maddr"u8, out var maddr) ? maddr : uri.Host.Of(text);
        if (!HostAddress.TryParse(host, out var address))
        {
            return false;
        }
        var transport = uri.Scheme == UriScheme.Sips ? SipTransport.Tls
            : uri.TryParameter("transport"u8, out var word) ? SipTransports.Read(word)
            : SipTransport.Unknown;
        literal = new Literal
        {
            Address = address,
            Host = host,
            Port = uri.Port > 0 ? uri.Port : transport.DefaultPort(),
            Transport = transport,
        };
        return true;
    }
}
