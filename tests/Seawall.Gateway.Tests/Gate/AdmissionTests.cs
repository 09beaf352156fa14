namespace Seawall.Gateway.Tests;

public sealed class AdmissionTests
{
    [Fact]
    public void A_trunk_over_its_rate_is_told_so_exactly()
    {
        var rig = Limited(10, 3);
        var statuses = Enumerable.Range(0, 5).Select(call => Status(rig, call)).ToArray();
        Assert.Equal(["INVITE", "INVITE", "INVITE", "503", "503"], statuses);
        rig.Time.Advance(TimeSpan.FromMilliseconds(99));
        Assert.Equal("503", Status(rig, 10));
        rig.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("INVITE", Status(rig, 11));
        Assert.Equal("503", Status(rig, 12));
        Assert.Equal(4, rig.Refused(GateRefusal.OverRate));
        Assert.Equal(4, rig.Of("igw").Limited);
        Assert.Equal(4, rig.Records.All.Count);
    }

    [Fact]
    public void The_answer_says_when_to_come_again()
    {
        var rig = Limited(1, 1);
        rig.One(Sip.Invite(Sip.Undecided));
        var answer = rig.One(Sip.Invite(Sip.Undecided, "z9hG4bK2"));
        Assert.Equal(("SIP/2.0 503 Service Unavailable", "5"), (answer.FirstLine, answer.Row("Retry-After")));
    }

    [Fact]
    public void What_was_turned_away_stays_so_and_what_was_taken_costs_once()
    {
        var rig = Limited(10, 1);
        var taken = rig.One(Sip.Invite(Sip.Undecided));
        var away = rig.One(Sip.Invite(Sip.Undecided, "z9hG4bK2"));
        Assert.Equal(taken, rig.One(Sip.Invite(Sip.Undecided)));
        rig.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(away.Text, rig.One(Sip.Invite(Sip.Undecided, "z9hG4bK2")).Text);
        Assert.Empty(rig.Send(Sip.Request("CANCEL", $"sip:{Sip.Undecided}@10.0.0.1;user=phone", "z9hG4bK2")));
        Assert.Equal("INVITE", Status(rig, 3));
        Assert.Equal(1, rig.Refused(GateRefusal.OverRate));
    }

    [Fact]
    public void Cancel_and_ack_are_not_limited()
    {
        var rig = Limited(1, 1);
        rig.One(Sip.Invite(Sip.Undecided));
        Assert.Single(rig.Send(Sip.Request("CANCEL", $"sip:{Sip.Undecided}@10.0.0.1;user=phone")));
        Assert.Single(rig.Send(Sip.Request("ACK", $"sip:{Sip.Undecided}@10.0.0.1;user=phone", toTag: "487")));
        Assert.Equal(0, rig.Refused(GateRefusal.OverRate));
    }

    [Fact]
    public void A_rate_changes_with_the_settings_and_its_filling_goes_on()
    {
        var rig = Limited(10, 10);
        for (var call = 0; call < 10; call++)
        {
            Assert.Equal("INVITE", Status(rig, call));
        }
        rig.Swap(Settings.Model.WithTrunk("igw", trunk => trunk with { Rate = new RateModel(1_000, 10) }));
        Assert.Equal("503", Status(rig, 10));
        rig.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("INVITE", Status(rig, 11));
        rig.Swap(Settings.Model);
        for (var call = 12; call < 40; call++)
        {
            Assert.Equal("INVITE", Status(rig, call));
        }
    }

    [Fact]
    public void While_draining_new_work_is_turned_away_and_old_work_goes_on()
    {
        var rig = new GateRig();
        Assert.Equal("SIP/2.0 200 OK", rig.One(Sip.Request("OPTIONS", "sip:10.0.0.1")).FirstLine);
        var taken = rig.One(Sip.Invite(Sip.Undecided));
        rig.State.IsDraining = true;
        var options = rig.One(Sip.Request("OPTIONS", "sip:10.0.0.1", "z9hG4bKo"));
        Assert.Equal(("SIP/2.0 503 Service Unavailable", "5"), (options.FirstLine, options.Row("Retry-After")));
        Assert.Equal("503", Status(rig, 1));
        Assert.Equal(taken, rig.One(Sip.Invite(Sip.Undecided)));
        Assert.Equal("192.0.2.7:5060", rig.One(Sip.Answer(taken, 200), taken.To).To);
        Assert.Equal(1, rig.Refused(GateRefusal.Draining));
    }

    [Theory]
    [InlineData("sip:10.0.0.1", true)]
    [InlineData("sip:10.0.0.1:5060;transport=udp", true)]
    [InlineData("sip:ping@10.0.0.1", true)]
    [InlineData("sip:[2001:db8::1]", true)]
    [InlineData("sips:10.0.0.1", true)]
    [InlineData("sip:+8613857100002@10.0.0.1", false)]
    [InlineData("sip:10.0.0.2", false)]
    [InlineData("sip:callee.example.net", false)]
    public void Options_to_ourselves_are_answered_and_others_go_on(string uri, bool isOurs)
    {
        var left = new GateRig().One(Sip.Request("OPTIONS", uri));
        Assert.Equal(isOurs ? "SIP/2.0 200 OK" : $"OPTIONS {uri} SIP/2.0", left.FirstLine);
        if (isOurs)
        {
            Assert.Contains("INVITE", left.Row("Allow"), StringComparison.Ordinal);
        }
    }

    static GateRig Limited(int perSecond, int burst) =>
        new(Settings.Model.WithTrunk("igw", trunk => trunk with { Rate = new RateModel(perSecond, burst) }));

    /// <summary>The method that left, or the status that came back.</summary>
    static string Status(GateRig rig, int call)
    {
        var words = rig.One(Sip.Invite(Sip.Undecided, $"z9hG4bKcall{call}", callId: $"call{call}"))
            .FirstLine.Split(' ');
        return words[0] == "SIP/2.0" ? words[1] : words[0];
    }
}
