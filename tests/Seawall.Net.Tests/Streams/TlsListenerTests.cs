using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Seawall.Net.Tests.Streams;

public class TlsListenerTests
{
    static readonly TestCertificates Authority = new();

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Lines_go_both_ways_in_both_versions(SslProtocols version)
    {
        await using var bed = await StartAsync(() => new(Authority.Issue("server", ["sip.example"])));
        await using var peer = await LinePeer.ConnectAsync(bed.Server, Client(version: version));
        Assert.Equal(new string('x', 100_000), await peer.AskAsync(new string('x', 100_000)));
        var connection = await bed.Handler.OpenedAsync();
        Assert.True(connection.IsTls);
        Assert.Same(PeerNames.None, connection.Names);
        connection.Close();
        // A clean end of TLS is read as one, a cut is not.
        Assert.Equal(0, await peer.Stream.ReadAsync(new byte[1], Guard.Token).Within());
    }

    [Fact]
    public async Task Older_versions_are_refused()
    {
        await using var bed = await StartAsync(() => new(Authority.Issue("server", ["sip.example"])));
#pragma warning disable SYSLIB0039, CA5397 // that it is old is the point
        var old = Client(version: SslProtocols.Tls11);
        await Assert.ThrowsAnyAsync<Exception>(() => LinePeer.ConnectAsync(bed.Server, old));
#pragma warning restore SYSLIB0039, CA5397
        await Guard.Until(() => bed.Ends(StreamEnd.HandshakeFailed) == 1);
    }

    [Fact]
    public async Task A_new_certificate_is_shown_from_the_next_connection_on_and_old_ones_stand()
    {
        var current = new TlsServerModel(Authority.Issue("first", ["sip.example"]));
        await using var bed = await StartAsync(() => Volatile.Read(ref current));
        await using var before = await LinePeer.ConnectAsync(bed.Server, Client());
        Assert.Equal("CN=first", SubjectSeenBy(before));
        Volatile.Write(ref current, new(Authority.Issue("second", ["sip.example"])));
        await using var after = await LinePeer.ConnectAsync(bed.Server, Client());
        Assert.Equal("CN=second", SubjectSeenBy(after));
        Assert.Equal("still", await before.AskAsync("still"));
    }

    [Fact]
    public async Task The_names_of_a_peers_certificate_are_told()
    {
        await using var bed = await StartAsync(() => Mutual(ClientCertificates.Required));
        var own = Authority.Issue("peer", ["a.example", "b.example"], ["sip:a.example", "sips:a.example"]);
        await using var peer = await LinePeer.ConnectAsync(bed.Server, Client(own));
        Assert.Equal("in", await peer.AskAsync("in"));
        var names = (await bed.Handler.OpenedAsync()).Names;
        Assert.Equal(["sip:a.example", "sips:a.example"], names.Uris);
        Assert.Equal(["a.example", "b.example"], names.DnsNames);
        Assert.Equal("peer", names.CommonName);
    }

    [Fact]
    public async Task A_certificate_without_alternative_names_has_its_common_name()
    {
        await using var bed = await StartAsync(() => Mutual(ClientCertificates.Optional));
        await using var peer = await LinePeer.ConnectAsync(bed.Server, Client(Authority.Issue("old.example")));
        await peer.AskAsync("in");
        var names = (await bed.Handler.OpenedAsync()).Names;
        Assert.Equal("old.example", names.CommonName);
        Assert.Empty(names.DnsNames);
        Assert.Empty(names.Uris);
    }

    [Fact]
    public async Task Where_certificates_are_optional_a_peer_without_one_has_no_name()
    {
        await using var bed = await StartAsync(() => Mutual(ClientCertificates.Optional));
        await using var peer = await LinePeer.ConnectAsync(bed.Server, Client());
        Assert.Equal("in", await peer.AskAsync("in"));
        Assert.Same(PeerNames.None, (await bed.Handler.OpenedAsync()).Names);
    }

    [Theory]
    [InlineData(ClientCertificates.Required, false)]
    [InlineData(ClientCertificates.Required, true)]
    [InlineData(ClientCertificates.Optional, true)]
    public async Task A_missing_or_untrusted_certificate_is_refused(ClientCertificates wanted, bool showsForeign)
    {
        await using var bed = await StartAsync(() => Mutual(wanted));
        var foreign = new TestCertificates("Foreign Root").Issue("peer", ["a.example"]);
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            // In TLS 1.3 the client may be done before the server has looked at its certificate.
            await using var peer = await LinePeer.ConnectAsync(bed.Server, Client(showsForeign ? foreign : null));
            await peer.AskAsync("in");
        });
        await Guard.Until(() => bed.Ends(StreamEnd.HandshakeFailed) == 1);
        Assert.Equal((0L, 0L), (bed.Table.Counts.Opened, bed.Table.Counts.HandlerFaults));
    }

    [Fact]
    public async Task A_handshake_that_is_never_finished_is_broken_off_in_time()
    {
        // Far below the other limits, so that the clock can pass this one only.
        await using var bed = await StartAsync(() => Mutual(ClientCertificates.None), new() { HandshakeMs = 2000 });
        await using var silent = await bed.ConnectAsync();
        await using var begun = await bed.ConnectAsync();
        await begun.Stream.WriteAsync(new byte[] { 22, 3, 1, 0, 200, 1 }, Guard.Token);
        await Guard.Until(() => bed.Table.Counts.Handshaking == 2);
        await using var good = await LinePeer.ConnectAsync(bed.Server, Client());
        Assert.Equal("good", await good.AskAsync("good"));
        bed.Pass(bed.Limits.HandshakeMs);
        await silent.EndAsync();
        await begun.EndAsync();
        await Guard.Until(() => bed.Ends(StreamEnd.HandshakeTooSlow) == 2);
        Assert.Equal(0, bed.Table.Counts.Handshaking);
        Assert.Equal("good", await good.AskAsync("good"));
    }

    [Fact]
    public async Task No_more_handshakes_at_once_than_there_may_be()
    {
        await using var bed = await StartAsync(() => Mutual(ClientCertificates.None), new() { HandshakesMax = 2 });
        await using var first = await bed.ConnectAsync();
        await using var second = await bed.ConnectAsync();
        await Guard.Until(() => bed.Table.Counts.Handshaking == 2);
        await bed.RefusedAsync();
        await Guard.Until(() => bed.Ends(StreamEnd.TooManyHandshakes) == 1);
        Assert.Equal(2, bed.Table.Counts.Handshaking);
    }

    [Fact]
    public async Task What_is_no_TLS_is_refused()
    {
        await using var bed = await StartAsync(() => Mutual(ClientCertificates.None));
        await using var peer = await bed.ConnectAsync();
        await peer.SendAsync("OPTIONS sip:example SIP/2.0\r\n\r\n");
        await peer.EndAsync();
        await Guard.Until(() => bed.Ends(StreamEnd.HandshakeFailed) == 1);
    }

    [Fact]
    public async Task A_certificate_source_that_fails_costs_the_connection_and_is_told()
    {
        await using var bed = await StartAsync(() => throw new FormatException());
        await bed.RefusedAsync();
        await Guard.Until(() => bed.Ends(StreamEnd.HandshakeFailed) == 1);
        await Guard.Until(() => bed.Log.Faults.SingleOrDefault() is FormatException);
    }

    [Fact]
    public async Task It_stops_with_handshakes_under_way()
    {
        await using var bed = await StartAsync(() => Mutual(ClientCertificates.None));
        await using var silent = await bed.ConnectAsync();
        await Guard.Until(() => bed.Table.Counts.Handshaking == 1);
        await bed.Listener.StopAsync().Within();
        Assert.Equal(1, bed.Ends(StreamEnd.Stopped));
    }

    [Fact]
    public async Task A_TLS_peer_that_does_not_read_is_given_up_as_well()
    {
        await using var bed = await StartAsync(
            () => Mutual(ClientCertificates.None), new() { SendQueueBytesMax = 100_000 });
        await using var peer = await LinePeer.ConnectAsync(bed.Server, Client());
        var connection = await bed.Handler.OpenedAsync();
        var block = new byte[10_000];
        await Guard.Until(() =>
        {
            while (connection.TrySend(block))
            {
            }
            bed.Pass(bed.Limits.SendMs);
            return connection.End == StreamEnd.SendTooSlow;
        });
        await Guard.Until(() => bed.Table.Counts.Open == 0);
    }

    static Task<StreamBed> StartAsync(Func<TlsServerModel> tls, NetLimits? limits = null) =>
        StreamBed.StartAsync([new(new(IPAddress.Loopback, 0), tls)], limits);

    static TlsServerModel Mutual(ClientCertificates wanted) =>
        new(Authority.Issue("server", ["sip.example"]), wanted, Authority.Roots);

    static SslClientAuthenticationOptions Client(
        SslStreamCertificateContext? own = null, SslProtocols version = SslProtocols.None) => new()
        {
            TargetHost = "sip.example",
            ClientCertificateContext = own,
            EnabledSslProtocols = version,
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { Authority.Roots[0] },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        };

    static string? SubjectSeenBy(LinePeer peer) => ((SslStream)peer.Stream).RemoteCertificate?.Subject;
}
