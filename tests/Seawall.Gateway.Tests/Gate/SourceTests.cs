namespace Seawall.Gateway.Tests;

public sealed class SourceTests
{
    [Fact]
    public void Strangers_are_dropped_and_counted_before_they_are_read()
    {
        var rig = new GateRig();
        Assert.Empty(rig.Send(Sip.Invite(), "203.0.113.5:5060"));
        Assert.Empty(rig.Send("\0\0garbage", "203.0.113.5:5060"));
        Assert.Empty(rig.Send(Sip.Request("OPTIONS", "sip:10.0.0.1"), "203.0.113.5:5060"));
        Assert.Equal(3, rig.Refused(GateRefusal.UnknownSource));
        Assert.Empty(rig.Records.All);
    }

    [Fact]
    public void A_next_hop_that_is_no_trunk_may_answer_probe_and_go_on_but_not_begin()
    {
        var rig = new GateRig();
        Assert.Empty(rig.Send(Sip.Invite(), "198.51.100.1:5060"));
        Assert.Empty(rig.Send(Sip.Request("CANCEL", $"sip:{Sip.Shut}@192.0.2.7"), "198.51.100.1:5060"));
        Assert.Equal(2, rig.Refused(GateRefusal.NoTrunk));
        Assert.Equal("SIP/2.0 200 OK", rig.One(Sip.Request("OPTIONS", "sip:10.0.0.1"), "198.51.100.1:5060").FirstLine);
        var bye = rig.One(Sip.Request("BYE", "sip:anybody@192.0.2.7:5070", toTag: "t"), "198.51.100.1:5060");
        Assert.Equal("192.0.2.7:5070", bye.To);
        Assert.Empty(rig.Send(Sip.Invite(), "198.51.100.1:5060"));
        Assert.Equal(3, rig.Refused(GateRefusal.NoTrunk));
    }

    [Fact]
    public void A_trunk_is_bound_to_its_listeners()
    {
        var rig =
            new GateRig(Settings.Model.WithTrunk("igw", trunk => trunk with { Listeners = ["tcp:10.0.0.1:5060"] }));
        Assert.Empty(rig.Send(Sip.Invite()));
        Assert.Equal(1, rig.Refused(GateRefusal.UnknownSource));
        Assert.Single(rig.SendOn(9, Sip.Invite(transport: "TCP")));
    }

    [Fact]
    public void A_trunk_known_by_certificate_may_come_from_anywhere()
    {
        var rig = new GateRig(Settings.Model.WithTrunk("igw", trunk => trunk with
        {
            Sources = [],
            TlsNames = ["gw.example.net"],
        }));
        Assert.Single(
            rig.SendOn(9, Sip.Invite(transport: "TLS"), "203.0.113.5:40000", 3, "x.example.org", "gw.example.net"));
        Assert.Empty(rig.SendOn(10, Sip.Invite(transport: "TLS"), "203.0.113.5:40001", 3, "x.example.org"));
        Assert.Equal(1, rig.Refused(GateRefusal.UnknownSource));
        rig.Swap(Settings.Model);
        Assert.Empty(rig.SendOn(9, Sip.Invite(transport: "TLS"), "203.0.113.5:40000", 3));
        Assert.Equal(2, rig.Refused(GateRefusal.UnknownSource));
    }
}
