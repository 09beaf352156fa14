using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Seawall.Net.Tests.Streams;

/// <summary>An authority of the test's own, and the certificates it issues.</summary>
sealed class TestCertificates
{
    readonly X509Certificate2 _root;
    int _serial;

    public TestCertificates(string name = "Test Root")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        _root = request.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(30));
    }

    static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public X509Certificate2Collection Roots => [_root];

    public SslStreamCertificateContext Issue(string commonName, string[]? dns = null, string[]? uris = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={commonName}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var name in dns ?? []) names.AddDnsName(name);
        foreach (var uri in uris ?? []) names.AddUri(new Uri(uri));
        if ((dns ?? uris) is not null) request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(_root, Now.AddDays(-1), Now.AddDays(10), [1, (byte)++_serial]);
        return SslStreamCertificateContext.Create(issued.CopyWithPrivateKey(key), null, offline: true);
    }
}
