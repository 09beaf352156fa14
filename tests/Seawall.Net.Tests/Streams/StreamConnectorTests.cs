using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Seawall.Net.Tests.Streams;

public class StreamConnectorTests
{
    static readonly TestCertificates Authority = new();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task What_is_sent_arrives_and_what_comes_back_goes_to_the_handler(string address)
    {
        await using var far = await StreamBed.StartAsync([new(new(IPAddress.Parse(address), 0))]);
        await using var near = new Near();
        var hop = near.To(new(far.Server));
        Assert.Equal(DestinationState.Idle, hop.State);
        Assert.True(hop.TrySend("hello\n"u8));
        Assert.Equal("hello", await far.Handler.LineAsync());
        Assert.Equal("hello", await near.Handler.LineAsync());
        var connection = await near.Handler.OpenedAsync();
        Assert.Equal(DestinationState.Connected, hop.State);
        Assert.Same(hop, connection.Destination);
        Assert.Same(hop.Connection, connection);
        Assert.Equal((-1, false, far.Server), (connection.Listener, connection.IsTls, connection.Remote));
        Assert.Equal((await far.Handler.OpenedAsync()).Remote, connection.Local);
    }

    [Fact]
    public async Task Equal_targets_share_a_connection_and_others_do_not()
    {
        await using var far = await StreamBed.StartAsync();
        await using var near = new Near();
        var target = new StreamTarget(far.Server);
        Assert.Same(near.To(target), near.To(target));
        Assert.NotSame(near.To(target), near.To(target with { ServerName = "other" }));
        for (var i = 0; i < 100; i++) Assert.True(near.Connector.TrySend(target, Line($"{i}")));
        for (var i = 0; i < 100; i++) Assert.Equal($"{i}", await far.Handler.LineAsync());
        Assert.Equal(1, far.Table.Counts.Opened);
        Assert.True(near.Connector.TrySend(target with { ServerName = "other" }, "x\n"u8));
        await far.Handler.LineAsync();
        Assert.Equal(2, far.Table.Counts.Opened);
    }

    [Fact]
    public async Task What_is_sent_while_connecting_waits_in_order_up_to_its_limit()
    {
        // The far side takes no handshake before the test lets it.
        using var gate = new ManualResetEventSlim();
        await using var far = await StreamBed.StartAsync([new(new(IPAddress.Loopback, 0), () =>
        {
            gate.Wait(Guard.Token);
            return new(Authority.Issue("far", ["far.example"]));
        })]);
        var limits = new NetLimits { SendQueueBytesMax = 50 };
        await using var near = new Near(limits, () => new(ServerRoots: Authority.Roots));
        var hop = near.To(new(far.Server, IsTls: true, "far.example"));
        for (var i = 0; i < 5; i++) Assert.True(hop.TrySend(Line($"message {i}")));
        Assert.False(hop.TrySend("x"u8));
        Assert.Equal((DestinationState.Connecting, 1L), (hop.State, near.Table.Counts.SendsRefused));
        gate.Set();
        for (var i = 0; i < 5; i++) Assert.Equal($"message {i}", await far.Handler.LineAsync());
    }

    [Fact]
    public async Task After_each_failure_it_refuses_for_longer_and_then_tries_again()
    {
        var closed = FreePort();
        await using var near = new Near();
        var hop = near.To(new(closed));
        var longest = near.Table.Limits.BackOffLongestMs;
        for (int failure = 1, full = near.Table.Limits.BackOffFirstMs; failure <= 9; failure++)
        {
            Assert.True(hop.TrySend("lost\n"u8));
            await Guard.Until(() => hop.State == DestinationState.BackingOff);
            Assert.Equal(failure, near.Ends(StreamEnd.ConnectFailed));
            Assert.False(hop.TrySend("refused\n"u8));
            // Somewhere in the upper half of the full pause.
            near.Clock.Advance(TimeSpan.FromMilliseconds(full / 2 - 1));
            Assert.Equal(DestinationState.BackingOff, hop.State);
            near.Clock.Advance(TimeSpan.FromMilliseconds(full / 2 + 2));
            Assert.Equal(DestinationState.Idle, hop.State);
            full = Math.Min(full * 2, longest);
        }
    }

    [Fact]
    public async Task It_connects_again_when_the_peer_is_back()
    {
        await using var near = new Near();
        var far = await StreamBed.StartAsync();
        var address = far.Server;
        var hop = near.To(new(address));
        for (var life = 0; life < 3; life++)
        {
            Assert.True(hop.TrySend(Line($"life {life}")));
            Assert.Equal($"life {life}", await near.Handler.LineAsync());
            await far.DisposeAsync();
            Assert.Equal(StreamEnd.PeerClosed, (await near.Handler.ClosedAsync()).End);
            // It spoke before it went away: no reason to hold back.
            Assert.Equal(DestinationState.Idle, hop.State);
            far = await StreamBed.StartAsync([new(address.ToIPEndPoint())]);
        }
        await far.DisposeAsync();
    }

    [Fact]
    public async Task A_peer_that_takes_connections_and_drops_them_is_held_back_from()
    {
        var curt = new LineHandler { AtOpening = connection => connection.Close() };
        await using var far = await StreamBed.StartAsync(handler: curt);
        await using var near = new Near();
        var hop = near.To(new(far.Server));
        Assert.True(hop.TrySend("lost\n"u8));
        await near.Handler.ClosedAsync();
        Assert.Equal(DestinationState.BackingOff, hop.State);
    }

    [Fact]
    public async Task An_idle_connection_is_closed_and_made_anew_when_needed()
    {
        await using var far = await StreamBed.StartAsync();
        await using var near = new Near();
        var hop = near.To(new(far.Server));
        Assert.True(hop.TrySend("one\n"u8));
        await near.Handler.LineAsync();
        near.Pass(near.Table.Limits.IdleMs);
        Assert.Equal(StreamEnd.Idle, (await near.Handler.ClosedAsync()).End);
        Assert.Equal(DestinationState.Idle, hop.State);
        Assert.True(hop.TrySend("two\n"u8));
        Assert.Equal("two", await near.Handler.LineAsync());
    }

    [Fact]
    public async Task It_connects_from_the_address_it_is_told()
    {
        await using var far = await StreamBed.StartAsync();
        await using var near = new Near();
        Assert.True(PeerAddress.TryParse("127.0.0.9:0", out var own));
        Assert.True(near.Connector.TrySend(new(far.Server, From: own), "x\n"u8));
        Assert.True((await far.Handler.OpenedAsync()).Remote.WithPort(0) == own);
    }

    [Fact]
    public async Task The_server_must_bear_the_name_and_be_issued_by_whom_we_trust()
    {
        await using var far = await StreamBed.StartAsync(
            [new(new(IPAddress.Loopback, 0), () => new(Authority.Issue("far", ["far.example"])))]);
        var foreign = new TestCertificates("Foreign Root");
        await using var near = new Near(tls: () => new(ServerRoots: Authority.Roots));
        await using var strange = new Near(tls: () => new(ServerRoots: foreign.Roots));
        Assert.True(near.Connector.TrySend(new(far.Server, true, "far.example"), "good\n"u8));
        Assert.Equal("good", await near.Handler.LineAsync());
        var connection = await near.Handler.OpenedAsync();
        Assert.True(connection.IsTls);
        Assert.Equal(["far.example"], connection.Names.DnsNames);

        Assert.True(near.Connector.TrySend(new(far.Server, true, "other.example"), "bad\n"u8));
        await Guard.Until(() => near.Ends(StreamEnd.HandshakeFailed) == 1);
        Assert.True(near.Connector.TrySend(new(far.Server, true), "bad\n"u8));
        await Guard.Until(() => near.Ends(StreamEnd.HandshakeFailed) == 2);
        Assert.True(strange.Connector.TrySend(new(far.Server, true, "far.example"), "bad\n"u8));
        await Guard.Until(() => strange.Ends(StreamEnd.HandshakeFailed) == 1);
        Assert.Equal("good", await far.Handler.LineAsync());
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("sip", true)]
    [InlineData("sips", false)]
    public async Task A_server_named_by_a_URI_only_is_taken_where_the_scheme_is_told(string? scheme, bool isTaken)
    {
        await using var far = await StreamBed.StartAsync(
            [new(new(IPAddress.Loopback, 0), () => new(Authority.Issue("far", uris: ["sip:far.example"])))]);
        await using var near = new Near(tls: () => new(ServerRoots: Authority.Roots, UriScheme: scheme));
        Assert.True(near.Connector.TrySend(new(far.Server, true, "FAR.example"), "good\n"u8));
        if (isTaken) Assert.Equal("good", await near.Handler.LineAsync());
        else await Guard.Until(() => near.Ends(StreamEnd.HandshakeFailed) == 1);
    }

    [Fact]
    public async Task It_shows_its_certificate_where_one_is_asked_for()
    {
        await using var far = await StreamBed.StartAsync([new(new(IPAddress.Loopback, 0), () =>
            new(Authority.Issue("far", ["far.example"]), ClientCertificates.Required, Authority.Roots))]);
        var own = Authority.Issue("near", uris: ["sip:near.example"]);
        await using var near = new Near(tls: () => new(own, Authority.Roots));
        Assert.True(near.Connector.TrySend(new(far.Server, true, "far.example"), "good\n"u8));
        Assert.Equal("good", await near.Handler.LineAsync());
        Assert.Equal(["sip:near.example"], (await far.Handler.OpenedAsync()).Names.Uris);
    }

    [Theory]
    [InlineData(false, StreamEnd.HandshakeTooSlow)]
    [InlineData(true, StreamEnd.Stopped)]
    public async Task A_handshake_the_server_never_answers_ends_in_time_or_with_us(bool stops, StreamEnd end)
    {
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        silent.Listen();
        await using var near = new Near();
        var hop = near.To(new(PeerAddress.From((IPEndPoint)silent.LocalEndPoint!), true, "far.example"));
        Assert.True(hop.TrySend("lost\n"u8));
        using var accepted = await silent.AcceptAsync(Guard.Token).AsTask().Within();
        // The first octets of the handshake are here, so its time has begun.
        await accepted.ReceiveAsync(new byte[1], Guard.Token).Within();
        if (stops) await near.Connector.StopAsync().Within();
        else near.Pass(near.Table.Limits.HandshakeMs);
        await Guard.Until(() => near.Ends(end) == 1);
    }

    [Fact]
    public async Task Stopping_sends_what_is_queued_and_then_nothing_more()
    {
        await using var far = await StreamBed.StartAsync();
        await using var near = new Near();
        var hop = near.To(new(far.Server));
        Assert.True(hop.TrySend("one\n"u8));
        await near.Handler.LineAsync();
        Assert.True(hop.TrySend("two\n"u8));
        await near.Connector.StopAsync().Within();
        Assert.Equal(StreamEnd.Stopped, (await near.Handler.ClosedAsync()).End);
        Assert.False(hop.TrySend("three\n"u8));
        Assert.Equal("one", await far.Handler.LineAsync());
        Assert.Equal("two", await far.Handler.LineAsync());
    }

    [Fact]
    public async Task Places_of_idle_targets_are_given_to_new_ones_and_those_in_use_are_not()
    {
        await using var far = await StreamBed.StartAsync();
        await using var near = new Near(new NetLimits { DestinationsMax = 2 });
        var used = near.To(new(far.Server));
        Assert.True(used.TrySend("x\n"u8));
        await near.Handler.LineAsync();
        var idle = near.To(new(far.Server, ServerName: "idle"));
        var next = near.To(new(far.Server, ServerName: "next"));
        Assert.Same(used, near.To(new(far.Server)));
        Assert.True(next.TrySend("x\n"u8));
        await near.Handler.LineAsync();
        Assert.False(near.Connector.TryGet(new(far.Server, ServerName: "third"), out _));
        // Whoever kept the forgotten one can go on using it.
        Assert.True(idle.TrySend("x\n"u8));
        await near.Handler.LineAsync();
    }

    [Fact]
    public async Task Outgoing_connections_count_against_the_total()
    {
        await using var far = await StreamBed.StartAsync();
        await using var near = new Near(new NetLimits { ConnectionsMax = 1 });
        Assert.True(near.Connector.TrySend(new(far.Server), "x\n"u8));
        await near.Handler.LineAsync();
        var second = near.To(new(far.Server, ServerName: "second"));
        Assert.True(second.TrySend("x\n"u8));
        await Guard.Until(() => near.Ends(StreamEnd.TooMany) == 1 && second.State == DestinationState.BackingOff);
    }

    static byte[] Line(string text) => Encoding.ASCII.GetBytes(text + "\n");

    static PeerAddress FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return PeerAddress.From((IPEndPoint)socket.LocalEndPoint!);
    }
}
