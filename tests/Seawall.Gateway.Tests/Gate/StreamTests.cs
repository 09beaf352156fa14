using Seawall.Screening;
using Seawall.Sip;

namespace Seawall.Gateway.Tests;

/// <summary>Requests on connections, bridges between transports, long requests.</summary>
public sealed class StreamTests
{
    [Fact]
    public void A_refusal_goes_back_on_the_connection()
    {
        var rig = new GateRig();
        rig.Choose(World.Shut, Choice.Shut);
        var answer = Assert.Single(rig.SendOn(7, Sip.Invite(transport: "TCP", via: "192.0.2.7:5060")));
        Assert.Equal((7ul, SipTransport.Tcp), (answer.Way.Connection, answer.Way.Transport));
        // Where the connection is gone: a new one to the port of its Via (§18.2.2).
        Assert.Equal("192.0.2.7:5060", answer.To);
    }

    [Fact]
    public void From_tcp_to_udp_and_back_on_the_same_connection()
    {
        var rig = new GateRig();
        var left = Assert.Single(rig.SendOn(7, Sip.Invite(Sip.Undecided, transport: "TCP")));
        Assert.Equal(SipTransport.Udp, left.Way.Transport);
        Assert.Matches(
            "^SIP/2.0/UDP 10\\.0\\.0\\.1:5060;branch=z9hG4bK[0-9a-f]{32};sw=[0-9a-f]{36}$", left.Rows("Via")[0]);
        var back = rig.One(Sip.Answer(left, 180), left.To);
        Assert.Equal((7ul, SipTransport.Tcp, "192.0.2.7:5060"), (back.Way.Connection, back.Way.Transport, back.To));
        Assert.Equal([(180, 1L)], rig.Of("igw").EachResponse());
    }

    [Fact]
    public void From_udp_to_tcp_the_length_is_said()
    {
        var rig = new GateRig(Settings.Model.WithGroup("core", group => group with
        {
            Targets = [Settings.Target("tcp:198.51.100.1:5070")],
        }));
        var left = rig.One(Sip.Invite(Sip.Undecided).Replace("Content-Length: 0\r\n", "", StringComparison.Ordinal));
        Assert.Equal((SipTransport.Tcp, "198.51.100.1:5070", 1), (left.Way.Transport, left.To, left.Way.Listener));
        Assert.StartsWith("SIP/2.0/TCP 10.0.0.1:5060;", left.Rows("Via")[0], StringComparison.Ordinal);
        Assert.Equal("0", left.Row("Content-Length"));
        var back = Assert.Single(rig.SendOn(3, Sip.Answer(left, 200), "198.51.100.1:5070"));
        Assert.Equal((SipTransport.Udp, "192.0.2.7:5060", 0ul), (back.Way.Transport, back.To, back.Way.Connection));
    }

    [Fact]
    public void A_cancel_on_another_connection_is_answered_on_that_one()
    {
        var rig = new GateRig();
        var invite = Assert.Single(rig.SendOn(7, Sip.Invite(Sip.Undecided, transport: "TCP")));
        var cancel =
            Assert.Single(
                rig.SendOn(8, Sip.Request("CANCEL", $"sip:{Sip.Undecided}@10.0.0.1;user=phone", transport: "TCP")));
        Assert.Equal(invite.To, cancel.To);
        Assert.Equal(8ul, rig.One(Sip.Answer(cancel, 200), cancel.To).Way.Connection);
        Assert.Equal(7ul, rig.One(Sip.Answer(invite, 487), invite.To).Way.Connection);
    }

    [Fact]
    public void Tls_keeps_the_name_that_the_targets_certificate_must_bear()
    {
        var target = Settings.Target("tls:198.51.100.1:5061") with { ServerName = "core.example.net" };
        var rig = new GateRig(Settings.Model.WithGroup("core", group => group with { Targets = [target] }));
        var left = rig.One(Sip.Invite(Sip.Undecided));
        Assert.Equal(
            (SipTransport.Tls, "core.example.net", 3), (left.Way.Transport, left.Way.ServerName, left.Way.Listener));
        Assert.StartsWith("SIP/2.0/TLS 10.0.0.1:5061;", left.Rows("Via")[0], StringComparison.Ordinal);
        var bye = rig.One(Sip.Request("BYE", "sips:bob@198.51.100.1", toTag: "t"));
        Assert.Equal(
            (SipTransport.Tls, "core.example.net", "198.51.100.1:5061"),
            (bye.Way.Transport, bye.Way.ServerName, bye.To));
    }

    [Theory]
    [InlineData(false, 2_000, SipTransport.Udp)]
    [InlineData(true, 2_000, SipTransport.Tcp)]
    [InlineData(true, 700, SipTransport.Udp)]
    public void Long_requests_go_by_tcp_where_the_trunk_says_so(bool isOn, int body, SipTransport expected)
    {
        var rig = new GateRig(Settings.Model.WithTrunk("igw", trunk => trunk with { LargeByTcp = isOn }));
        var left = rig.One(Sip.Invite(Sip.Undecided, body: new string('x', body)));
        Assert.Equal(expected, left.Way.Transport);
        Assert.StartsWith(
            $"SIP/2.0/{expected.ToString().ToUpperInvariant()} 10.0.0.1:5060;", left.Rows("Via")[0],
            StringComparison.Ordinal);
    }

    [Fact]
    public void And_by_udp_all_the_same_where_tcp_cannot_be_had()
    {
        var rig = new GateRig(Settings.Model.WithTrunk("igw", trunk => trunk with { LargeByTcp = true }));
        rig.Outlet.Takes = way => way.Transport == SipTransport.Udp;
        var left = rig.One(Sip.Invite(Sip.Undecided, body: new string('x', 2_000)));
        Assert.Equal(SipTransport.Udp, left.Way.Transport);
        Assert.StartsWith("SIP/2.0/UDP ", left.Rows("Via")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_that_cannot_be_read_on_is_answered_once()
    {
        var rig = new GateRig();
        var head = Sip.Invite(Sip.Undecided, transport: "TCP")
            .Replace("Content-Length: 0", "Content-Length: x", StringComparison.Ordinal);
        var from = Address.Of("192.0.2.7:40000");
        var peer = new Peer(7, 1, new HostAddress(from.Bits), []);
        rig.Gate.Refuse(
            System.Text.Encoding.Latin1.GetBytes(head), new Arrival(1, SipTransport.Tcp, from, peer),
            SipRefusal.ContentLengthMalformed);
        Assert.StartsWith("SIP/2.0 400 ", Assert.Single(rig.Outlet.Take()).FirstLine, StringComparison.Ordinal);
        Assert.Equal(1, rig.Worker.Counters.Of(SipRefusal.ContentLengthMalformed));
    }
}
