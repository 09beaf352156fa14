using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Seawall.Net;

/// <summary>Whether a peer that connects must show a certificate. One that is shown must always be trusted.</summary>
public enum ClientCertificates : byte
{
    /// <summary>Not asked for.</summary>
    None = 0,

    /// <summary>Asked for; without one the peer has no names.</summary>
    Optional = 1,

    /// <summary>Without one the handshake fails.</summary>
    Required = 2,
}

/// <summary>
/// How a listener presents itself in TLS 1.2 and 1.3. Asked for at each handshake, so a new one is in force at once.
/// </summary>
/// <param name="Certificate">Our certificate with its intermediates and key.</param>
/// <param name="ClientCertificates">Whether peers show theirs.</param>
/// <param name="ClientRoots">Who may have issued them; null for the system's roots.</param>
public sealed record TlsServerModel(
    SslStreamCertificateContext Certificate,
    ClientCertificates ClientCertificates = ClientCertificates.None,
    X509Certificate2Collection? ClientRoots = null);

/// <summary>
/// How a connector presents itself and whom it trusts in TLS 1.2 and 1.3. Asked for at each handshake.
/// </summary>
/// <param name="Certificate">Our certificate for servers that ask; null for none.</param>
/// <param name="ServerRoots">Who may have issued a server's; null for the system's roots.</param>
/// <param name="UriScheme">
/// A certificate that names the server by a URI of this scheme only (<c>sip</c>, RFC 5922 §7.1) is taken as well.
/// </param>
public sealed record TlsClientModel(
    SslStreamCertificateContext? Certificate = null,
    X509Certificate2Collection? ServerRoots = null,
    string? UriScheme = null);
