using System.Net;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// One address Seawall listens on. Listeners are fixed while the gateway runs; a reload cannot change them.
/// </summary>
public sealed record ListenerModel
{
    /// <summary>Unique; by custom the setting as written, <c>udp:127.0.0.1:5060</c>.</summary>
    public required string Name { get; init; }

    public required SipTransport Transport { get; init; }

    /// <summary>Where the socket is bound. Port 0 takes a free one, which only tests want.</summary>
    public required IPEndPoint Endpoint { get; init; }

    /// <summary>
    /// Host, or host and port, that our Via and Contact values name (<c>192.0.2.1:5060</c>, <c>[2001:db8::1]</c>,
    /// <c>sip.example.net</c>); the same on every node behind one address. Null: the bound address, which then must not
    /// be the unspecified one.
    /// </summary>
    public string? Advertise { get; init; }

    /// <summary>Certificates; needed where the transport is TLS, absent elsewhere.</summary>
    public TlsModel? Tls { get; init; }
}

/// <summary>The certificate files of a TLS listener (PEM); read again when they change, without a restart.</summary>
public sealed record TlsModel
{
    public required string CertificateFile { get; init; }

    public required string KeyFile { get; init; }

    /// <summary>Whom peers' certificates must come from (PEM); null takes the machine's own list.</summary>
    public string? AuthoritiesFile { get; init; }

    /// <summary>Whether a peer without a valid certificate is refused. Trunks named by certificate need it.</summary>
    public bool RequireClientCertificate { get; init; }
}
