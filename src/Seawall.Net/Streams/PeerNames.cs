using System.Collections.Immutable;

namespace Seawall.Net;

/// <summary>
/// Who the peer is by its certificate, whose chain was found trusted: the names of its subjectAltName and the common
/// name of its subject. Which of them count, and in which order, is the reader's to know (RFC 5922 §7.1 for SIP).
/// </summary>
/// <param name="Uris">uniformResourceIdentifier values, such as <c>sip:example.com</c>.</param>
/// <param name="DnsNames">dNSName values.</param>
/// <param name="CommonName">The subject's common name; null where it has none.</param>
public sealed record PeerNames(ImmutableArray<string> Uris, ImmutableArray<string> DnsNames, string? CommonName)
{
    /// <summary>No certificate was shown.</summary>
    public static PeerNames None { get; } = new([], [], null);
}
