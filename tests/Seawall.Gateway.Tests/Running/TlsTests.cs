using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Seawall.Sip;

namespace Seawall.Gateway.Tests;

/// <summary>TLS at both sides, trunks known by their certificate, certificates that change while calls go on.</summary>
public sealed class TlsTests : IDisposable
{
    static readonly DateTime Then = new(2026, 5, 20, 8, 0, 0, DateTimeKind.Utc);

    readonly TestCertificates certificates = new();

    public void Dispose() => certificates.Dispose();

    [Fact]
    public async Task A_trunk_is_known_by_its_certificate_and_ours_is_read_again_when_it_changes()
    {
        using var first = certificates.Issue("first.seawall.example");
        using var second = certificates.Issue("second.seawall.example");
        using var gw = certificates.Issue("gw.example.net");
        using var stranger = certificates.Issue("stranger.example.net");
        certificates.Install(first, Then);
        await using var gateway = new Gateway(Model(), Running.Parts(Running.Book(), new RecordList()));
        await gateway.StartAsync(TestContext.Current.CancellationToken);
        var us = Running.Of(gateway, 0);

        var (peer, shown) = await ConnectAsync(us, gw);
        Assert.Equal("CN=first.seawall.example", shown);
        await peer.SendAsync(Sip.Invite(via: "127.0.0.1:9", transport: "TLS"));
        Assert.StartsWith("SIP/2.0 603 ", await peer.ReceiveAsync(), StringComparison.Ordinal);
        Assert.Equal(1, gateway.Status().Listeners[0].Connections);

        certificates.Install(second, Then.AddMinutes(1));
        Assert.Equal("CN=second.seawall.example", (await ConnectAsync(us, gw)).Shown);
        File.WriteAllText(certificates.Key, "no key at all");
        Assert.Equal("CN=second.seawall.example", (await ConnectAsync(us, gw)).Shown);

        var (foreign, _) = await ConnectAsync(us, stranger);
        Assert.Null(await foreign.ReceiveAsync());
        await peer.SendAsync(Sip.Request("OPTIONS", $"sips:{us}", via: "127.0.0.1:9", transport: "TLS"));
        Assert.StartsWith("SIP/2.0 200 ", await peer.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_is_reached_by_tls_under_its_name()
    {
        using var ours = certificates.Issue("seawall.example");
        using var core = certificates.Issue("core.example.net");
        using var gw = certificates.Issue("gw.example.net");
        certificates.Install(ours, Then);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var target =
            Running.Target(
                SipTransport.Tls, (IPEndPoint)listener.LocalEndpoint) with { ServerName = "core.example.net" };
        await using var gateway = new Gateway(Model(target), Running.Parts(Running.Book(), new RecordList()));
        await gateway.StartAsync(TestContext.Current.CancellationToken);

        var (peer, _) = await ConnectAsync(Running.Of(gateway, 0), gw);
        await peer.SendAsync(Sip.Invite(Sip.Undecided, via: "127.0.0.1:9", transport: "TLS"));
        using var accepted = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var tls = new SslStream(accepted.GetStream());
        await tls.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificate = core }, TestContext.Current.CancellationToken);
        using var callee = new StreamPeer(tls);
        var invite = await callee.ReceiveAsync();
        Assert.StartsWith("SIP/2.0/TLS ", new Left(invite!, default).Rows("Via")[0], StringComparison.Ordinal);
        await callee.SendAsync(Sip.Answer(new Left(invite!, default), 180));
        Assert.StartsWith("SIP/2.0 180 ", await peer.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_read_stops_the_start()
    {
        File.WriteAllText(certificates.Certificate, "");
        File.WriteAllText(certificates.Key, "");
        await using var gateway = new Gateway(Model(), Running.Parts(Running.Book(), new RecordList()));
        await Assert.ThrowsAnyAsync<Exception>(() => gateway.StartAsync(TestContext.Current.CancellationToken));
    }

    GatewayModel Model(TargetModel? target = null)
    {
        var model =
            Running.Model(target ?? Running.Target(SipTransport.Tls, new IPEndPoint(IPAddress.Parse("127.0.0.9"), 9)));
        var tls = new TlsModel
        {
            CertificateFile = certificates.Certificate,
            KeyFile = certificates.Key,
            AuthoritiesFile = certificates.Authorities,
        };
        return model with
        {
            Listeners = [Settings.Listener(SipTransport.Tls, "127.0.0.1:0") with { Tls = tls }],
            NextHops = [model.NextHops[0]],
            Trunks = [Settings.Trunk("igw", "192.0.2.0/24") with { Sources = [], TlsNames = ["gw.example.net"] }],
        };
    }

    static async Task<(StreamPeer Peer, string Shown)> ConnectAsync(IPEndPoint us, X509Certificate2 own)
    {
        var client = new TcpClient();
        await client.ConnectAsync(us, TestContext.Current.CancellationToken);
        var shown = "";
        var tls = new SslStream(client.GetStream());
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "127.0.0.1",
                ClientCertificates = [own],
                RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                    (shown = certificate!.Subject).Length > 0,
            },
            TestContext.Current.CancellationToken);
        return (new StreamPeer(tls), shown);
    }
}
