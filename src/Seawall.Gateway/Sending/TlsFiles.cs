using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Seawall.Net;

namespace Seawall.Gateway;

/// <summary>
/// The certificate files of a listener, looked at with each handshake and read again when one of them changed. What
/// cannot be read then is said in the log, and what was read before stays.
/// </summary>
internal sealed class TlsFiles
{
    readonly Lock gate = new();
    readonly string name;
    readonly TlsModel files;
    readonly ILogger logger;
    readonly ClientCertificates clients;
    (DateTime, DateTime, DateTime) stamp;
    TlsServerModel server;
    TlsClientModel client;

    /// <exception cref="IOException">A file is missing or not readable.</exception>
    /// <exception cref="CryptographicException">A file is not what it should be.</exception>
    public TlsFiles(string name, TlsModel files, bool asksClients, ILogger logger)
    {
        this.name = name;
        this.files = files;
        this.logger = logger;
        clients = files.RequireClientCertificate ? ClientCertificates.Required
            : asksClients || files.AuthoritiesFile is not null ? ClientCertificates.Optional
            : ClientCertificates.None;
        stamp = Stamp();
        (server, client) = Read();
    }

    /// <summary>How the listener presents itself now.</summary>
    public TlsServerModel Server()
    {
        lock (gate)
        {
            Refresh();
            return server;
        }
    }

    /// <summary>The same for connections we make.</summary>
    public TlsClientModel Client()
    {
        lock (gate)
        {
            Refresh();
            return client;
        }
    }

    void Refresh()
    {
        var now = Stamp();
        if (now == stamp)
        {
            return;
        }
        stamp = now;
        try
        {
            (server, client) = Read();
            GatewayLog.CertificateRead(logger, name);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException)
        {
            GatewayLog.CertificateUnreadable(logger, name, fault.Message);
        }
    }

    (TlsServerModel, TlsClientModel) Read()
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(files.CertificateFile);
        using var pair = X509Certificate2.CreateFromPemFile(files.CertificateFile, files.KeyFile);
        // The key of a PEM pair lives in memory only in a form that TLS takes after this round.
        var own = X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pkcs12), null);
        var intermediates = new X509Certificate2Collection();
        foreach (var link in chain.Skip(1))
        {
            intermediates.Add(link);
        }
        var context = SslStreamCertificateContext.Create(own, intermediates, offline: true);
        X509Certificate2Collection? roots = null;
        if (files.AuthoritiesFile is not null)
        {
            roots = [];
            roots.ImportFromPemFile(files.AuthoritiesFile);
        }
        return (new TlsServerModel(context, clients, roots), new TlsClientModel(context, roots, "sip"));
    }

    (DateTime, DateTime, DateTime) Stamp() =>
        (File.GetLastWriteTimeUtc(files.CertificateFile), File.GetLastWriteTimeUtc(files.KeyFile),
            files.AuthoritiesFile is null ? default : File.GetLastWriteTimeUtc(files.AuthoritiesFile));
}
