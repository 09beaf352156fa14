namespace Seawall.Gateway.Tests;

/// <summary>Requests inside a dialog: where they go, and where they must not.</summary>
public sealed class DialogTests
{
    [Theory]
    [InlineData("sip:bob@198.51.100.3:5080", "198.51.100.3:5080")]
    [InlineData("sip:bob@198.51.100.3", "198.51.100.3:5060")]
    [InlineData("sip:bob@192.0.2.99", "192.0.2.99:5060")]
    [InlineData("sip:bob@192.0.3.1;maddr=198.51.100.2", "198.51.100.2:5060")]
    public void A_known_literal_address_is_followed(string uri, string expected)
    {
        var rig = new GateRig();
        foreach (var method in (string[])["BYE", "INVITE", "ACK", "PRACK", "UPDATE", "INFO", "MESSAGE", "DANCE"])
        {
            Assert.Equal(expected, rig.One(Sip.Request(method, uri, "z9hG4bK" + method, "t")).To);
        }
        Assert.Empty(rig.Records.All);
    }

    [Theory]
    [InlineData("sip:bob@203.0.113.9")]
    [InlineData("sip:bob@192.0.2.1;maddr=203.0.113.9")]
    [InlineData("sip:bob@[2001:db8:dead::1]")]
    public void Anybody_else_is_refused(string uri)
    {
        var rig = new GateRig();
        Assert.Equal("SIP/2.0 403 Forbidden", rig.One(Sip.Request("BYE", uri, toTag: "t")).FirstLine);
        Assert.Empty(rig.Send(Sip.Request("ACK", uri, toTag: "t")));
        Assert.Equal(2, rig.Refused(GateRefusal.DestinationForeign));
    }

    [Fact]
    public void Unless_the_trunk_says_any()
    {
        var rig = new GateRig(Settings.Model.WithTrunk("igw", trunk => trunk with { InDialog = InDialogRule.Any }));
        Assert.Equal("203.0.113.9:5060", rig.One(Sip.Request("BYE", "sip:bob@203.0.113.9", toTag: "t")).To);
    }

    [Theory]
    [InlineData("sip:bob@10.0.0.1:5060")]
    [InlineData("sip:bob@callee.example.net")]
    [InlineData("tel:+8613857100001")]
    public void A_name_or_our_own_address_means_the_next_hop(string uri)
    {
        var rig = new GateRig();
        var invite = rig.One(Sip.Invite(Sip.Undecided));
        Assert.Equal(invite.To, rig.One(Sip.Request("BYE", uri, "z9hG4bKbye", "t")).To);
    }

    [Fact]
    public void From_the_core_a_name_leads_nowhere()
    {
        var rig = new GateRig();
        var answer = rig.One(Sip.Request("BYE", "sip:anybody@gw.example.net", toTag: "t"), "198.51.100.1:5060");
        Assert.StartsWith("SIP/2.0 500 ", answer.FirstLine, StringComparison.Ordinal);
        Assert.Equal(1, rig.Refused(GateRefusal.DestinationUnresolved));
    }

    [Fact]
    public void The_first_route_that_is_left_goes_before_the_request_uri()
    {
        var rig = new GateRig();
        var left = rig.One(Sip.Request("BYE", "sip:bob@192.0.2.50", toTag: "t", extra:
            ["Route: <sip:10.0.0.1:5060;lr>, <sip:198.51.100.2;lr>", "Route: <sip:later.example.net;lr>"]));
        Assert.Equal("198.51.100.2:5060", left.To);
        Assert.Equal(["<sip:198.51.100.2;lr>", "<sip:later.example.net;lr>"], left.Rows("Route"));
        Assert.Equal("BYE sip:bob@192.0.2.50 SIP/2.0", left.FirstLine);
    }

    [Fact]
    public void A_strict_router_gets_its_uri_in_the_request_line()
    {
        var rig = new GateRig();
        var left = rig.One(Sip.Request("BYE", "sip:bob@192.0.2.50", toTag: "t", extra: "Route: <sip:198.51.100.2>"));
        Assert.Equal(("198.51.100.2:5060", "BYE sip:198.51.100.2 SIP/2.0"), (left.To, left.FirstLine));
        Assert.Equal("<sip:bob@192.0.2.50>", left.Row("Route"));
    }

    [Fact]
    public void A_transport_that_the_uri_names_is_taken()
    {
        var rig = new GateRig();
        var left = rig.One(Sip.Request("BYE", "sip:bob@198.51.100.3:5080;transport=tcp", toTag: "t"));
        Assert.Equal((Seawall.Sip.SipTransport.Tcp, 1), (left.Way.Transport, left.Way.Listener));
        Assert.StartsWith("SIP/2.0/TCP 10.0.0.1:5060;", left.Rows("Via")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_leave_is_answered()
    {
        var rig = new GateRig();
        rig.Outlet.Takes = way => way.Transport == Seawall.Sip.SipTransport.Udp;
        var answer = rig.One(Sip.Request("BYE", "sip:bob@198.51.100.3:5080;transport=tcp", toTag: "t"));
        Assert.StartsWith("SIP/2.0 503 ", answer.FirstLine, StringComparison.Ordinal);
        Assert.Equal("5", answer.Row("Retry-After"));
    }

    [Fact]
    public void A_dialog_is_neither_limited_nor_stopped_by_draining()
    {
        var rig = new GateRig(Settings.Model.WithTrunk("igw", trunk => trunk with { Rate = new RateModel(1, 1) }));
        rig.State.IsDraining = true;
        for (var turn = 0; turn < 5; turn++)
        {
            Assert.StartsWith(
                "BYE ", rig.One(Sip.Request("BYE", "sip:bob@198.51.100.3", $"z9hG4bK{turn}", "t")).FirstLine,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_recorded_route_leads_back_through_us()
    {
        var rig = new GateRig(Settings.Model.WithTrunk("igw", trunk => trunk with { RecordRoute = true }));
        var udp = rig.One(Sip.Invite(Sip.Undecided));
        Assert.Equal("<sip:10.0.0.1:5060;lr;sw>", udp.Row("Record-Route"));
        var bridged = Assert.Single(rig.SendOn(5, Sip.Invite(Sip.Undecided, "z9hG4bKb", transport: "TCP")));
        Assert.Equal(
            ["<sip:10.0.0.1:5060;lr;sw>", "<sip:10.0.0.1:5060;transport=tcp;lr;sw>"], bridged.Rows("Record-Route"));
        var bye = rig.One(Sip.Request("BYE", "sip:anybody@192.0.2.7:5070", toTag: "t", extra:
            "Route: <sip:10.0.0.1:5060;lr;sw>, <sip:10.0.0.1:5060;transport=tcp;lr;sw>"), "198.51.100.1:5060");
        Assert.Equal("192.0.2.7:5070", bye.To);
        Assert.Empty(bye.Rows("Route"));
    }
}
