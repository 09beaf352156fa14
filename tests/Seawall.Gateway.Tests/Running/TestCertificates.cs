using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Seawall.Gateway.Tests;

/// <summary>An authority of the tests' own and what it issues, as files in a folder that goes with it.</summary>
internal sealed class TestCertificates : IDisposable
{
    static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly DateTimeOffset Until = new(2050, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly string folder = Directory.CreateTempSubdirectory("seawall-tls-").FullName;
    readonly X509Certificate2 authority;
    byte serial = 1;

    public TestCertificates()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=tests", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        authority = request.CreateSelfSigned(From, Until);
        File.WriteAllText(Authorities, authority.ExportCertificatePem());
    }

    public string Authorities => Path.Combine(folder, "ca.pem");

    public string Certificate => Path.Combine(folder, "cert.pem");

    public string Key => Path.Combine(folder, "key.pem");

    /// <summary>A certificate for a name, and for 127.0.0.1.</summary>
    public X509Certificate2 Issue(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(authority, From.AddDays(1), Until.AddDays(-1), [serial++]);
        return issued.CopyWithPrivateKey(key);
    }

    /// <summary>Writes a certificate where the listener's files are, as of a time, so that a change is seen.</summary>
    public void Install(X509Certificate2 certificate, DateTime written)
    {
        File.WriteAllText(Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(Key, certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        File.SetLastWriteTimeUtc(Certificate, written);
        File.SetLastWriteTimeUtc(Key, written);
    }

    public void Dispose()
    {
        authority.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
