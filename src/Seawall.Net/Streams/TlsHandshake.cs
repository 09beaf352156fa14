using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;

namespace Seawall.Net;

/// <summary>
/// TLS 1.2 and 1.3 in either role, over a connection that stands. Revocation is not asked for: whoever revokes a peer
/// takes its root or its name out of the settings, and no call waits for a third party's server.
/// </summary>
static class TlsHandshake
{
    const SslProtocols Versions = SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <exception cref="AuthenticationException">Nothing in common, or a certificate that is not trusted.</exception>
    /// <exception cref="IOException">The connection broke meanwhile.</exception>
    public static async Task<SslStream> ServeAsync(ConnectionContext context, TlsServerModel model)
    {
        var stream = new SslStream(new DuplexStream(context.Transport), leaveInnerStreamOpen: true);
        try
        {
            await stream.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions
                {
                    ServerCertificateContext = model.Certificate,
                    EnabledSslProtocols = Versions,
                    AllowRenegotiation = false,
                    ClientCertificateRequired = model.ClientCertificates != ClientCertificates.None,
                    CertificateChainPolicy = Policy(model.ClientRoots, clientAuthentication: true),
                    RemoteCertificateValidationCallback = (_, certificate, _, errors) => certificate is null
                        ? model.ClientCertificates != ClientCertificates.Required
                        : errors == SslPolicyErrors.None,
                });
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="AuthenticationException">Nothing in common, or a certificate that is not trusted.</exception>
    /// <exception cref="IOException">The connection broke meanwhile.</exception>
    public static async Task<SslStream> ConnectAsync(
        ConnectionContext context, TlsClientModel model, string serverName, CancellationToken cancellation)
    {
        var stream = new SslStream(new DuplexStream(context.Transport), leaveInnerStreamOpen: true);
        try
        {
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = serverName,
                    ClientCertificateContext = model.Certificate,
                    EnabledSslProtocols = Versions,
                    AllowRenegotiation = false,
                    CertificateChainPolicy = Policy(model.ServerRoots, clientAuthentication: false),
                    RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                        errors == SslPolicyErrors.None
                        || (errors == SslPolicyErrors.RemoteCertificateNameMismatch
                            && model.UriScheme is not null
                            && NamesOf(certificate).Uris.Contains(
                                $"{model.UriScheme}:{serverName}", StringComparer.OrdinalIgnoreCase)),
                },
                cancellation);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// The names in the certificate of a peer: <c>SubjectAltName ::= SEQUENCE OF GeneralName</c>, of which [2] is a
    /// dNSName and [6] a uniformResourceIdentifier (RFC 5280 §4.2.1.6).
    /// </summary>
    public static PeerNames NamesOf(X509Certificate? certificate)
    {
        if (certificate is not X509Certificate2 shown) return PeerNames.None;
        var uris = ImmutableArray.CreateBuilder<string>();
        var dnsNames = ImmutableArray.CreateBuilder<string>();
        foreach (var extension in shown.Extensions.OfType<X509SubjectAlternativeNameExtension>())
        {
            ReadNames(extension.RawData, uris, dnsNames);
        }
        var commonName = shown.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        return new PeerNames(uris.ToImmutable(), dnsNames.ToImmutable(), commonName.Length == 0 ? null : commonName);
    }

    static void ReadNames(
        ReadOnlyMemory<byte> encoded, ImmutableArray<string>.Builder uris, ImmutableArray<string>.Builder dnsNames)
    {
        try
        {
            var names = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
            while (names.HasData)
            {
                var tag = names.PeekTag();
                var into = tag.TagClass != TagClass.ContextSpecific ? null
                    : tag.TagValue == 2 ? dnsNames
                    : tag.TagValue == 6 ? uris
                    : null;
                if (into is null) names.ReadEncodedValue();
                else into.Add(names.ReadCharacterString(UniversalTagNumber.IA5String, tag));
            }
        }
        catch (AsnContentException)
        {
            // A name nobody can read is no name; those before it stand.
            return;
        }
    }

    static X509ChainPolicy Policy(X509Certificate2Collection? roots, bool clientAuthentication)
    {
        const string clientPurpose = "1.3.6.1.5.5.7.3.2", serverPurpose = "1.3.6.1.5.5.7.3.1";
        var policy = new X509ChainPolicy
        {
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.ApplicationPolicy.Add(new Oid(clientAuthentication ? clientPurpose : serverPurpose));
        if (roots is null) return policy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(roots);
        return policy;
    }
}
