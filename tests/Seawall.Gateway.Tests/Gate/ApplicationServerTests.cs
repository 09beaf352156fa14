using Seawall.Screening;

namespace Seawall.Gateway.Tests;

/// <summary>The mode as: the S-CSCF's Route goes on byte for byte, and the served user is who is called.</summary>
public sealed class ApplicationServerTests
{
    const string Cscf = "192.0.4.7:5060";
    const string Back = "<sip:orig%20x@192.0.4.8:5070;lr;ODI=a!b%2c>;x=\"a,b\"";

    [Fact]
    public void Only_our_own_route_comes_out()
    {
        var rig = new GateRig();
        var left =
            rig.One(Invite(Sip.Undecided, "P-Served-User: <sip:+8613857100002@ims>;sescase=term;regstate=reg"), Cscf);
        Assert.Equal("192.0.4.8:5070", left.To);
        Assert.Equal(Back, left.Row("Route"));
        Assert.StartsWith($"INVITE sip:{Sip.Undecided}@10.0.0.1;user=phone", left.FirstLine, StringComparison.Ordinal);
    }

    [Fact]
    public void The_served_user_is_judged_and_not_the_request_uri()
    {
        var rig = new GateRig();
        rig.Choose(World.Shut, Choice.Shut);
        var served = Invite(Sip.Undecided, $"P-Served-User: <tel:{Sip.Shut}>;sescase=term");
        Assert.Equal("SIP/2.0 603 Decline", rig.One(served, Cscf).FirstLine);
        Assert.Equal(World.Shut, Assert.Single(rig.Records.All).Record.Called.Number);
    }

    [Fact]
    public void Without_it_the_request_uri_is()
    {
        var rig = new GateRig();
        rig.Choose(World.Shut, Choice.Shut);
        Assert.Equal("SIP/2.0 603 Decline", rig.One(Invite(Sip.Shut), Cscf).FirstLine);
    }

    [Fact]
    public void The_callers_own_leg_is_not_judged()
    {
        var rig = new GateRig();
        rig.Choose(World.Shut, Choice.Shut);
        var left = rig.One(Invite(Sip.Shut, $"P-Served-User: <tel:{Sip.Abroad}>;sescase=orig"), Cscf);
        Assert.Equal("192.0.4.8:5070", left.To);
        Assert.Empty(rig.Records.All);
    }

    [Fact]
    public void A_name_leads_to_the_next_hop_or_back_where_it_came_from()
    {
        var rig = new GateRig();
        var invite = Invite(Sip.Undecided).Replace("192.0.4.8:5070", "scscf.example.net", StringComparison.Ordinal);
        Assert.Equal(Cscf, rig.One(invite, Cscf).To);
        var cancel = invite.Replace("INVITE", "CANCEL", StringComparison.Ordinal);
        Assert.Equal(Cscf, rig.One(cancel, Cscf).To);
        rig.Swap(Settings.Model.WithTrunk("ims", trunk => trunk with { NextHop = "media" }));
        Assert.Equal("198.51.100.9:5060", rig.One(invite.Replace("776", "777", StringComparison.Ordinal), Cscf).To);
    }

    [Fact]
    public void A_target_that_a_name_led_to_keeps_its_calls()
    {
        var rig = new GateRig(Settings.Model.WithTrunk("ims", trunk => trunk with { NextHop = "core" }));
        var invite = Invite(Sip.Undecided).Replace("192.0.4.8:5070", "scscf.example.net", StringComparison.Ordinal);
        var left = rig.One(invite, Cscf);
        rig.TargetAt(left.To).Do(TargetAction.Drain);
        Assert.Equal(left, rig.One(invite, Cscf));
        Assert.Equal(left.To, rig.One(invite.Replace("INVITE", "CANCEL", StringComparison.Ordinal), Cscf).To);
        Assert.NotEqual(left.To, rig.One(invite.Replace("776", "777", StringComparison.Ordinal), Cscf).To);
    }

    [Fact]
    public void A_connection_it_came_on_takes_it_back()
    {
        var rig = new GateRig();
        var invite = Invite(Sip.Undecided, transport: "TCP")
            .Replace("192.0.4.8:5070", "scscf.example.net", StringComparison.Ordinal);
        var left = Assert.Single(rig.SendOn(44, invite, "192.0.4.7:41000"));
        Assert.Equal((44ul, "192.0.4.7:41000"), (left.Way.Connection, left.To));
    }

    [Fact]
    public void A_route_to_strangers_is_refused()
    {
        var rig = new GateRig();
        var invite = Invite(Sip.Undecided).Replace("192.0.4.8:5070", "203.0.113.1", StringComparison.Ordinal);
        Assert.StartsWith("SIP/2.0 403 ", rig.One(invite, Cscf).FirstLine, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancel_ack_and_dialog_go_by_their_route()
    {
        var rig = new GateRig();
        rig.One(Invite(Sip.Undecided), Cscf);
        foreach (var (method, tag) in ((string, string)[])[("CANCEL", ""), ("ACK", "t"), ("BYE", "t")])
        {
            var request = Sip.Request(method, $"sip:{Sip.Undecided}@10.0.0.1;user=phone", toTag: tag, via: Cscf,
                extra: $"Route: <sip:10.0.0.1;lr>, {Back}");
            var left = rig.One(request, Cscf);
            Assert.Equal(("192.0.4.8:5070", Back), (left.To, left.Row("Route")));
        }
    }

    static string Invite(string to, string extra = "X: y", string transport = "UDP") =>
        Sip.Invite(to, via: Cscf, transport: transport, extra: [$"Route: <sip:10.0.0.1;lr>, {Back}", extra]);
}
