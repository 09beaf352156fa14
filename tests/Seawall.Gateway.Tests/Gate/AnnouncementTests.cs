using Seawall.Screening;

namespace Seawall.Gateway.Tests;

public sealed class AnnouncementTests
{
    const string Uri = "sip:annc@media.example.net;play=http://a.example.net/barred.wav%3flang%3dzh";

    static readonly AnnouncementModel Announcement = new()
    {
        Host = "media.example.net",
        Play = "http://a.example.net/barred.wav?lang=zh",
        NextHop = "media",
        ForEveryRefusal = true,
    };

    [Fact]
    public void A_refused_call_goes_to_the_media_server()
    {
        var rig = Rig();
        var left = rig.One(Sip.Invite(extra: "Route: <sip:198.51.100.2;lr>"));
        Assert.Equal(($"INVITE {Uri} SIP/2.0", "198.51.100.9:5060"), (left.FirstLine, left.To));
        Assert.Empty(left.Rows("Route"));
        Assert.Equal($"<sip:{Sip.Shut}@10.0.0.1;user=phone>", left.Row("To"));
        Assert.Equal(Outcome.Refuse, Assert.Single(rig.Records.All).Record.Verdict.Outcome);
        Assert.Equal("192.0.2.7:5060", rig.One(Sip.Answer(left, 200), left.To).To);
    }

    [Fact]
    public void Its_copies_cancel_and_ack_go_there_too_whatever_is_chosen_meanwhile()
    {
        var rig = Rig();
        var left = rig.One(Sip.Invite());
        rig.Choose(World.Shut, Choice.Open);
        Assert.Equal(left, rig.One(Sip.Invite()));
        var cancel = rig.One(Sip.Request("CANCEL", $"sip:{Sip.Shut}@10.0.0.1;user=phone"));
        Assert.Equal(($"CANCEL {Uri} SIP/2.0", left.To), (cancel.FirstLine, cancel.To));
        var ack = rig.One(Sip.Request("ACK", $"sip:{Sip.Shut}@10.0.0.1;user=phone", toTag: "487"));
        Assert.Equal(($"ACK {Uri} SIP/2.0", left.To), (ack.FirstLine, ack.To));
        Assert.Single(rig.Records.All);
    }

    [Fact]
    public void Without_a_media_server_it_is_refused()
    {
        var rig = Rig();
        rig.TargetAt("198.51.100.9:5060", "media").Do(TargetAction.Disable);
        var answer = rig.One(Sip.Invite());
        Assert.Equal("SIP/2.0 603 Decline", answer.FirstLine);
        rig.TargetAt("198.51.100.9:5060", "media").Do(TargetAction.Enable);
        Assert.Equal(answer.Text, rig.One(Sip.Invite()).Text);
    }

    [Fact]
    public void A_text_cannot_be_announced()
    {
        var text = Sip.Request(
            "MESSAGE", $"sip:{Sip.Shut}@10.0.0.1;user=phone", extra: [$"P-Asserted-Identity: <tel:{Sip.Abroad}>"]);
        Assert.Equal("SIP/2.0 603 Decline", Rig().One(text).FirstLine);
    }

    [Fact]
    public void A_trunk_may_announce_only_what_its_verdict_asks_for()
    {
        var model = Settings.Model.WithTrunk("igw", trunk => trunk with
        {
            Announcement = Announcement with { ForEveryRefusal = false },
            Screening = new TrunkScreening
            {
                Index = 3,
                Name = "igw",
                Class = TrunkClass.International,
                Dial = World.Dial,
                HomeNumberFromAbroad = HomeNumberFromAbroad.Announce,
            },
        });
        var rig = new GateRig(model);
        rig.Choose(World.Shut, Choice.Shut);
        Assert.Equal("SIP/2.0 603 Decline", rig.One(Sip.Invite()).FirstLine);
        Assert.StartsWith($"INVITE {Uri}", rig.One(Sip.Invite(branch: "z9hG4bKh", from: "+8613900000001")).FirstLine,
            StringComparison.Ordinal);
    }

    static GateRig Rig()
    {
        var rig = new GateRig(Settings.Model.WithTrunk("igw", trunk => trunk with { Announcement = Announcement }));
        rig.Choose(World.Shut, Choice.Shut);
        return rig;
    }
}
