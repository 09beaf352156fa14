using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>Binds by TLS, in and out.</summary>
public sealed class SmppTlsTests : IDisposable
{
    static readonly DateTime Then = new(2026, 5, 20, 8, 0, 0, DateTimeKind.Utc);

    readonly TestCertificates certificates = new();

    public void Dispose() => certificates.Dispose();

    [Fact]
    public async Task A_hub_binds_by_tls_and_a_message_centre_is_bound_to_by_tls_under_its_name()
    {
        using var ours = certificates.Issue("seawall.example");
        using var theirs = certificates.Issue("smsc.example.net");
        certificates.Install(ours, Then);
        using var listener = SmppPeer.Listen();
        await using var links = new SmppLinks(
            Model(listener, "smsc.example.net"), Parts(), new RelayHandler());
        await links.StartAsync(SmppPeer.Cancel);
        using var centre = await AcceptAsync(listener, theirs);
        using var hub = await SmppPeer.ConnectAsync(links.Locals[0].ToIPEndPoint(), Trusting());
        await hub.SendAsync(Smpp.Bind());
        Assert.Equal((CommandId.BindTransceiverResp, SmppStatus.Ok, 1u), (await hub.ReceiveAsync())!.Head);
        Assert.True(Assert.Single(links.Tables.Trunks[0].Links.All).IsTls);
        await hub.SendAsync(Smpp.Header(CommandId.EnquireLink, 2));
        Assert.Equal(CommandId.EnquireLinkResp, (await hub.ReceiveAsync())!.Command);

        // A plain peer at the same door is no peer, and one that breaks the handshake off neither.
        using var plain = await SmppPeer.ConnectAsync(links.Locals[0].ToIPEndPoint());
        await plain.SendAsync(Smpp.Bind());
        Assert.Null(await plain.ReceiveAsync());
        Assert.Equal(1, links.TrunkStatus()[0].Transceivers);
    }

    [Fact]
    public async Task A_message_centre_with_another_name_is_not_bound_to()
    {
        using var ours = certificates.Issue("seawall.example");
        using var theirs = certificates.Issue("other.example.net");
        certificates.Install(ours, Then);
        using var listener = SmppPeer.Listen();
        await using var links = new SmppLinks(Model(listener, "smsc.example.net"), Parts(), new RelayHandler());
        await links.StartAsync(SmppPeer.Cancel);
        await Assert.ThrowsAnyAsync<IOException>(() => AcceptAsync(listener, theirs));
    }

    static async Task<SmppPeer> AcceptAsync(Socket listener, X509Certificate2 certificate)
    {
        var socket = await listener.AcceptAsync(SmppPeer.Cancel);
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
        await stream.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificate = certificate }, SmppPeer.Cancel);
        var peer = new SmppPeer(socket, stream);
        var bind = await peer.ReceiveAsync() ?? throw new IOException("It broke off.");
        Assert.Equal(CommandId.BindTransceiver, bind.Command);
        await peer.SendAsync(Smpp.BindResponse(bind.Sequence));
        return peer;
    }

    static SmppLinksParts Parts() => new() { Time = TimeProvider.System, Random = new Random(1) };

    static SslClientAuthenticationOptions Trusting() => new()
    {
        TargetHost = "seawall.example",
        RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == "CN=seawall.example",
    };

    SmppModel Model(Socket listener, string serverName)
    {
        var target = Texts.Target(listener.LocalEndPoint!.ToString()!) with { IsTls = true, ServerName = serverName };
        return Texts.Model(target) with
        {
            Listeners =
            [
                new SmppListenerModel
                {
                    Name = "tls:127.0.0.1:0",
                    Endpoint = new IPEndPoint(IPAddress.Loopback, 0),
                    Tls = new TlsModel
                    {
                        CertificateFile = certificates.Certificate,
                        KeyFile = certificates.Key,
                        AuthoritiesFile = certificates.Authorities,
                    },
                },
            ],
        };
    }
}
