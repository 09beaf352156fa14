using System.Net;

namespace Seawall.Net;

/// <summary>One address a <see cref="StreamListener"/> accepts connections on.</summary>
/// <param name="Address">Address and port; port 0 lets the system choose.</param>
/// <param name="Tls">Gives the TLS model in force, at each handshake; null for plain TCP.</param>
/// <param name="IsDualStack">Take IPv4 as well on an IPv6 wildcard; else an IPv6 address takes IPv6 only.</param>
public sealed record StreamEndPoint(IPEndPoint Address, Func<TlsServerModel>? Tls = null, bool IsDualStack = false);

/// <summary>A next hop of a <see cref="StreamConnector"/>: connections to equal targets are shared.</summary>
/// <param name="Address">Where to connect.</param>
/// <param name="IsTls">By TLS, or plain TCP.</param>
/// <param name="ServerName">The name the server's certificate must bear; ignored without TLS.</param>
/// <param name="From">Our address to connect from; unspecified for whichever the route takes. Port 0 for any.</param>
public readonly record struct StreamTarget(
    PeerAddress Address, bool IsTls = false, string ServerName = "", PeerAddress From = default);
