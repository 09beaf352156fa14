namespace Seawall.Sip;

/// <summary>What a hop goes over: the transport of a Via's sent-protocol or of a URI's parameter.</summary>
public enum SipTransport : byte
{
    /// <summary>Not said, or none that we speak.</summary>
    Unknown = 0,
    Udp = 1,
    Tcp = 2,
    Tls = 3,
}

/// <summary>What follows from a transport: its words on the wire and its default port.</summary>
public static class SipTransports
{
    public static bool IsStream(this SipTransport transport) => transport is SipTransport.Tcp or SipTransport.Tls;

    /// <summary>5061 for TLS, else 5060 (RFC 3261 §19.1.2).</summary>
    public static int DefaultPort(this SipTransport transport) => transport == SipTransport.Tls ? 5061 : 5060;

    /// <summary>The word in a Via: UDP, TCP, TLS.</summary>
    public static ReadOnlySpan<byte> ViaWord(this SipTransport transport) => transport switch
    {
        SipTransport.Tcp => "TCP"u8,
        SipTransport.Tls => "TLS"u8,
        _ => "UDP"u8,
    };

    /// <summary>The transport of a Via that we speak, or Unknown.</summary>
    public static SipTransport Of(ViaTransport transport) => transport switch
    {
        ViaTransport.Udp => SipTransport.Udp,
        ViaTransport.Tcp => SipTransport.Tcp,
        ViaTransport.Tls => SipTransport.Tls,
        _ => SipTransport.Unknown,
    };

    /// <summary>Reads the word of a Via or of a <c>transport=</c> parameter, in any case of letters.</summary>
    public static SipTransport Read(ReadOnlySpan<byte> word) =>
        System.Text.Ascii.EqualsIgnoreCase(word, "UDP"u8) ? SipTransport.Udp
        : System.Text.Ascii.EqualsIgnoreCase(word, "TCP"u8) ? SipTransport.Tcp
        : System.Text.Ascii.EqualsIgnoreCase(word, "TLS"u8) ? SipTransport.Tls
        : SipTransport.Unknown;
}
