using System.Net;
using System.Net.Sockets;
using Seawall.Screening;
using Seawall.Sip;

namespace Seawall.Gateway.Tests;

/// <summary>A whole gateway on loopback with real sockets at both sides.</summary>
public sealed class GatewayTests
{
    [Fact]
    public async Task A_call_is_refused_and_another_completed_over_udp()
    {
        using var caller = new UdpPeer();
        using var callee = new UdpPeer();
        var records = new RecordList();
        await using var gateway = new Gateway(
            Running.Model(Running.Target(SipTransport.Udp, callee.Local)), Running.Parts(Running.Book(), records));
        await gateway.StartAsync(TestContext.Current.CancellationToken);
        var us = Running.Of(gateway, 0);

        await caller.SendAsync(Invite(Sip.Shut, caller, "z9hG4bK1"), us);
        Assert.StartsWith("SIP/2.0 603 Decline\r\n", (await caller.ReceiveAsync()).Text, StringComparison.Ordinal);

        await caller.SendAsync(Invite(Sip.Undecided, caller, "z9hG4bK2"), us);
        var (invite, from) = await callee.ReceiveAsync();
        Assert.Equal(us, from);
        await callee.SendAsync(Sip.Answer(new Left(invite, default), 200), us);
        Assert.StartsWith("SIP/2.0 200 ", (await caller.ReceiveAsync()).Text, StringComparison.Ordinal);
        await caller.SendAsync(
            Sip.Request("BYE", $"sip:b@{callee.Local}", "z9hG4bK3", "callee", via: $"{caller.Local}"), us);
        Assert.StartsWith("BYE ", (await callee.ReceiveAsync()).Text, StringComparison.Ordinal);

        var counters = gateway.Counters();
        Assert.Contains(
            new VerdictCount(Service.Voice, "igw", Outcome.Refuse, VerdictReason.ChoiceShut, 1), counters.Verdicts);
        Assert.Contains(
            new VerdictCount(Service.Voice, "igw", Outcome.Pass, VerdictReason.Undecided, 1), counters.Verdicts);
        Assert.Contains(new RequestCount("igw", "INVITE", 2), counters.Requests);
        Assert.Contains(new ResponseCount("igw", 603, 1), counters.Responses);
        Assert.Equal(2, counters.VerdictTimes.Counts.Sum());
        Assert.True(counters.VerdictTimes.SumSeconds > 0);
        Assert.Equal(2, records.All.Count);
        var trunk = gateway.Status().Trunks[0];
        Assert.Equal(("igw", "international", "proxy", 3L, 1L, 1L),
            (trunk.Name, trunk.Class, trunk.Mode, trunk.Requests, trunk.Passed, trunk.Refused));
    }

    [Fact]
    public async Task Tcp_in_udp_out_and_IPv6_in_tcp_out()
    {
        using var callee = new UdpPeer();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var gateway = new Gateway(
            Running.Model(Running.Target(SipTransport.Udp, callee.Local)),
            Running.Parts(Running.Book(), new RecordList()));
        await gateway.StartAsync(TestContext.Current.CancellationToken);

        using var caller = await StreamPeer.ConnectAsync(Running.Of(gateway, 1));
        await caller.SendAsync("\r\n\r\n");
        Assert.Equal("\r\n", await caller.ReceiveRawAsync(2));
        var call = Sip.Invite(Sip.Undecided, "z9hG4bK1", via: "127.0.0.1:9", transport: "TCP");
        await caller.SendAsync(call[..200]);
        await caller.SendAsync(call[200..] + Sip.Invite(Sip.Shut, "z9hG4bK2", via: "127.0.0.1:9", transport: "TCP"));
        Assert.StartsWith("SIP/2.0 603 Decline", await caller.ReceiveAsync(), StringComparison.Ordinal);
        var (invite, _) = await callee.ReceiveAsync();
        await callee.SendAsync(Sip.Answer(new Left(invite, default), 180), Running.Of(gateway, 0));
        Assert.StartsWith("SIP/2.0 180 ", await caller.ReceiveAsync(), StringComparison.Ordinal);

        var tcp = (IPEndPoint)listener.LocalEndpoint;
        Assert.Null(gateway.Swap(Running.Model(Running.Target(SipTransport.Tcp, tcp)) with { Generation = 2 }));
        using var six = new UdpPeer("::1");
        await six.SendAsync(Invite(Sip.Undecided, six, "z9hG4bK3"), Running.Of(gateway, 2));
        using var accepted =
            new StreamPeer((await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken)).GetStream());
        var left = await accepted.ReceiveAsync();
        await accepted.SendAsync(Sip.Answer(new Left(left!, default), 486));
        Assert.StartsWith("SIP/2.0 486 ", (await six.ReceiveAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(2u, gateway.Status().Generation);
    }

    [Fact]
    public async Task A_call_that_comes_by_IPv4_leaves_by_IPv6_and_workers_share_the_work()
    {
        using var caller = new UdpPeer();
        using var callee = new UdpPeer("::1");
        await using var gateway = new Gateway(
            Running.Model(Running.Target(SipTransport.Udp, callee.Local)),
            Running.Parts(Running.Book(), new RecordList()) with { Workers = 2 });
        await gateway.StartAsync(TestContext.Current.CancellationToken);
        for (var call = 0; call < 40; call++)
        {
            await caller.SendAsync(Invite(Sip.Undecided, caller, $"z9hG4bK{call}"), Running.Of(gateway, 0));
            var (invite, from) = await callee.ReceiveAsync();
            Assert.Equal(Running.Of(gateway, 2), from);
            await callee.SendAsync(Sip.Answer(new Left(invite, default), 180), from);
            var (ringing, back) = await caller.ReceiveAsync();
            Assert.StartsWith("SIP/2.0 180 ", ringing, StringComparison.Ordinal);
            Assert.Equal(Running.Of(gateway, 0), back);
        }
        Assert.Contains(new RequestCount("igw", "INVITE", 40), gateway.Counters().Requests);
        Assert.Equal(0, gateway.Status().Listeners[0].Dropped);
    }

    [Theory]
    [InlineData("Content-Length: x", "SIP/2.0 400 ")]
    [InlineData("X: y", "SIP/2.0 400 ")]
    public async Task A_stream_that_cannot_be_read_on_is_answered_and_closed(string row, string expected)
    {
        await using var gateway = new Gateway(
            Running.Model(Running.Target(SipTransport.Udp, new IPEndPoint(IPAddress.Loopback, 9))),
            Running.Parts(Running.Book(), new RecordList()));
        await gateway.StartAsync(TestContext.Current.CancellationToken);
        using var peer = await StreamPeer.ConnectAsync(Running.Of(gateway, 1));
        await peer.SendAsync(Sip.Invite(via: "127.0.0.1:9", transport: "TCP").Replace(
            "Content-Length: 0", row, StringComparison.Ordinal));
        Assert.StartsWith(expected, await peer.ReceiveAsync(), StringComparison.Ordinal);
        Assert.Null(await peer.ReceiveAsync());
        Assert.Single(gateway.Counters().RefusedInput);
    }

    [Fact]
    public async Task A_strangers_connection_is_closed_at_once()
    {
        var model = Running.Model(Running.Target(SipTransport.Udp, new IPEndPoint(IPAddress.Parse("127.0.0.9"), 9)));
        await using var gateway = new Gateway(
            model with { Trunks = [Settings.Trunk("far", "192.0.2.0/24")] },
            Running.Parts(Running.Book(), new RecordList()));
        await gateway.StartAsync(TestContext.Current.CancellationToken);
        using var peer = await StreamPeer.ConnectAsync(Running.Of(gateway, 1));
        Assert.Null(await peer.ReceiveAsync());
        Assert.Equal([new RefusedInputCount("unknown_source", 1)], gateway.Counters().RefusedInput);
    }

    [Fact]
    public async Task Draining_operators_and_swaps_from_outside()
    {
        using var caller = new UdpPeer();
        using var callee = new UdpPeer();
        var target = Running.Target(SipTransport.Udp, callee.Local);
        var model = Running.Model(target);
        await using var gateway = new Gateway(model, Running.Parts(Running.Book(), new RecordList()));
        await gateway.StartAsync(TestContext.Current.CancellationToken);
        var us = Running.Of(gateway, 0);

        Assert.Null(gateway.Do("core", "udp:192.0.2.1:5060", TargetAction.Disable));
        Assert.Equal(TargetState.Disabled, gateway.Do("core", target.Address, TargetAction.Disable));
        Assert.Equal(TargetState.Disabled, Assert.Single(gateway.Status().Targets).State);
        await caller.SendAsync(Invite(Sip.Undecided, caller, "z9hG4bK1"), us);
        Assert.StartsWith("SIP/2.0 503 ", (await caller.ReceiveAsync()).Text, StringComparison.Ordinal);
        gateway.Do("core", target.Address, TargetAction.Enable);

        Assert.Contains(
            "Listeners", gateway.Swap(model with { Listeners = [model.Listeners[0], model.Listeners[2]] }),
            StringComparison.Ordinal);
        Assert.Contains(
            "hash key", gateway.Swap(model with { HashKey = [.. "fedcba9876543210"u8] }), StringComparison.Ordinal);
        Assert.Contains("no targets", gateway.Swap(Running.Model()), StringComparison.Ordinal);
        Assert.Equal(1u, gateway.Status().Generation);

        Assert.False(gateway.IsDraining);
        gateway.Drain();
        Assert.True(gateway.IsDraining && gateway.Status().Draining);
        await caller.SendAsync(Sip.Request("OPTIONS", $"sip:{us}", "z9hG4bK2", via: $"{caller.Local}"), us);
        Assert.StartsWith("SIP/2.0 503 ", (await caller.ReceiveAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Probes_find_a_target_that_answers()
    {
        using var callee = new UdpPeer();
        var target = Running.Target(SipTransport.Udp, callee.Local);
        var model = Running.Model(target).WithGroup("core", group => group with
        {
            Probe = new ProbeModel { Every = TimeSpan.FromSeconds(30) },
        });
        await using var gateway = new Gateway(model, Running.Parts(Running.Book(), new RecordList()));
        await gateway.StartAsync(TestContext.Current.CancellationToken);
        var (probe, from) = await callee.ReceiveAsync();
        Assert.StartsWith("OPTIONS sip:127.0.0.1:", probe, StringComparison.Ordinal);
        await callee.SendAsync(Sip.Answer(new Left(probe, default), 200), from);
        // What is asked after it is handled after it: one worker, one socket.
        await callee.SendAsync(Sip.Request("OPTIONS", $"sip:{from}", via: $"{callee.Local}"), from);
        await callee.ReceiveAsync();
        Assert.Equal("200", Assert.Single(gateway.Status().Targets).LastProbe);
    }

    [Fact]
    public void A_model_that_cannot_run_makes_no_gateway() =>
        Assert.Throws<ArgumentException>(
            () => new Gateway(Running.Model(), Running.Parts(Running.Book(), new RecordList())));

    [Fact]
    public async Task An_address_that_is_taken_is_told()
    {
        using var taken = new UdpPeer();
        var model = Running.Model(Running.Target(SipTransport.Udp, new IPEndPoint(IPAddress.Loopback, 9))) with
        {
            Listeners =
                [Settings.Listener(SipTransport.Udp, "127.0.0.1:0"),
                    Settings.Listener(SipTransport.Udp, $"{taken.Local}")],
            Trunks = [Settings.Trunk("igw", "127.0.0.1/32")],
        };
        await using var gateway = new Gateway(model, Running.Parts(Running.Book(), new RecordList()));
        await Assert.ThrowsAsync<SocketException>(() => gateway.StartAsync(TestContext.Current.CancellationToken));
    }

    static string Invite(string to, UdpPeer caller, string branch) =>
        Sip.Invite(to, branch, callId: branch, via: caller.Local.ToString());
}
