using Seawall.Screening;

namespace Seawall.Gateway.Tests;

/// <summary>RFC 3261 §16.11: what changes while a transaction runs does not split it.</summary>
public sealed class ConsistencyTests
{
    [Fact]
    public void A_choice_that_changes_does_not_reach_a_call_in_flight()
    {
        var rig = new GateRig();
        rig.Choose(World.Shut, Choice.Shut);
        var refused = rig.One(Sip.Invite());
        rig.Choose(World.Shut, Choice.Open);
        rig.Time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(refused.Text, rig.One(Sip.Invite()).Text);
        Assert.StartsWith("INVITE", rig.One(Sip.Invite(branch: "z9hG4bKnext")).FirstLine, StringComparison.Ordinal);
    }

    [Fact]
    public void Nor_does_one_that_shuts_reach_a_call_that_was_passed()
    {
        var rig = new GateRig();
        var passed = rig.One(Sip.Invite());
        rig.Choose(World.Shut, Choice.Shut);
        Assert.Equal(passed, rig.One(Sip.Invite()));
        Assert.Equal(passed.To, rig.One(Sip.Request("CANCEL", $"sip:{Sip.Shut}@10.0.0.1;user=phone")).To);
        Assert.Equal("SIP/2.0 603 Decline", rig.One(Sip.Invite(branch: "z9hG4bKnext")).FirstLine);
    }

    [Fact]
    public void After_64_T1_the_same_branch_is_another_transaction()
    {
        var rig = new GateRig();
        rig.One(Sip.Invite());
        rig.Choose(World.Shut, Choice.Shut);
        rig.Time.Advance(TimeSpan.FromSeconds(34));
        Assert.Equal("SIP/2.0 603 Decline", rig.One(Sip.Invite()).FirstLine);
        Assert.Equal(2, rig.Records.All.Count);
    }

    [Theory]
    [InlineData(TargetAction.Disable)]
    [InlineData(TargetAction.Drain)]
    public void A_target_that_goes_keeps_its_calls_in_flight(TargetAction action)
    {
        var rig = new GateRig();
        var first = rig.One(Sip.Invite(Sip.Undecided));
        rig.TargetAt(first.To).Do(action);
        Assert.Equal(first, rig.One(Sip.Invite(Sip.Undecided)));
        rig.Time.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(first.To, rig.One(Sip.Request("CANCEL", $"sip:{Sip.Undecided}@10.0.0.1;user=phone")).To);
        Assert.Equal(
            first.To, rig.One(Sip.Request("ACK", $"sip:{Sip.Undecided}@10.0.0.1;user=phone", toTag: "487")).To);
        for (var call = 0; call < 20; call++)
        {
            Assert.NotEqual(first.To, rig.One(Sip.Invite(Sip.Undecided, $"z9hG4bKn{call}", callId: $"n{call}")).To);
        }
    }

    [Fact]
    public void A_target_that_comes_back_takes_no_call_from_another()
    {
        var rig = new GateRig();
        var first = rig.One(Sip.Invite(Sip.Undecided));
        rig.TargetAt(first.To).Do(TargetAction.Disable);
        var second = rig.One(Sip.Invite(Sip.Undecided, "z9hG4bKother"));
        Assert.NotEqual(first.To, second.To);
        rig.TargetAt(first.To).Do(TargetAction.Enable);
        Assert.Equal(second, rig.One(Sip.Invite(Sip.Undecided, "z9hG4bKother")));
    }

    [Fact]
    public void New_settings_find_the_calls_in_flight_as_they_were()
    {
        var rig = new GateRig();
        rig.Choose(World.Shut, Choice.Shut);
        var refused = rig.One(Sip.Invite());
        var passed = rig.One(Sip.Invite(Sip.Undecided, "z9hG4bKp"));
        rig.Swap(Settings.Model
            .WithTrunk("igw", trunk => trunk with { Refusal = new RefusalModel { Status = 480 }, NextHop = "media" })
            .WithGroup("core", group => group with { Targets = [Settings.Target("udp:198.51.100.77:5060")] }));
        Assert.Equal(refused.Text, rig.One(Sip.Invite()).Text);
        Assert.Equal(passed, rig.One(Sip.Invite(Sip.Undecided, "z9hG4bKp")));
        Assert.Equal(
            passed.To, rig.One(Sip.Request("CANCEL", $"sip:{Sip.Undecided}@10.0.0.1;user=phone", "z9hG4bKp")).To);
        Assert.StartsWith("SIP/2.0 480", rig.One(Sip.Invite(branch: "z9hG4bK3")).FirstLine, StringComparison.Ordinal);
        Assert.Equal("198.51.100.9:5060", rig.One(Sip.Invite(Sip.Undecided, "z9hG4bK4")).To);
        Assert.Equal(
            (3u, 2), (rig.Records.All[^1].Record.Generation, rig.Records.All.Count(row => row.Record.Generation == 1)));
    }

    [Fact]
    public void A_book_that_comes_with_new_settings_is_read_from_then_on()
    {
        var rig = new GateRig();
        rig.Choose(World.Shut, Choice.Shut);
        rig.One(Sip.Invite());
        rig.Swap(Settings.Model with { Generation = 2, Book = new ChoiceBook(2) });
        Assert.StartsWith("INVITE", rig.One(Sip.Invite(branch: "z9hG4bK2")).FirstLine, StringComparison.Ordinal);
        Assert.Equal("SIP/2.0 603 Decline", rig.One(Sip.Invite()).FirstLine);
    }

    [Fact]
    public void A_trunk_that_new_settings_do_not_have_is_a_stranger_for_new_calls()
    {
        var rig = new GateRig();
        rig.One(Sip.Invite(Sip.Undecided));
        rig.Swap(Settings.Model with { Generation = 2, Trunks = [Settings.Model.Trunks[1]] });
        Assert.Empty(rig.Send(Sip.Invite(Sip.Undecided, "z9hG4bK2")));
        Assert.Equal(1, rig.Refused(GateRefusal.UnknownSource));
    }

    [Fact]
    public void Two_nodes_with_one_key_send_the_same_bytes_the_same_way()
    {
        var (one, other) = (new GateRig(), new GateRig());
        one.Choose(World.Shut, Choice.Shut);
        other.Choose(World.Shut, Choice.Shut);
        for (var call = 0; call < 50; call++)
        {
            var invite = Sip.Invite(Sip.Undecided, $"z9hG4bK{call}", callId: $"call{call}");
            var (left, twin) = (one.One(invite), other.One(invite));
            Assert.Equal(left, twin);
            // The answer may come to either node.
            Assert.Equal(one.One(Sip.Answer(left, 180), left.To), other.One(Sip.Answer(left, 180), left.To));
        }
        var refused = one.One(Sip.Invite());
        Assert.Equal(refused.Text, other.One(Sip.Invite()).Text);
        // The ACK of a refusal by one node ends at the other as well, which never saw the INVITE.
        Assert.Empty(
            new GateRig().Send(Sip.Request("ACK", $"sip:{Sip.Shut}@10.0.0.1;user=phone", toTag: Sip.TagOf(refused))));
    }

    [Fact]
    public void Another_key_makes_other_branches_tags_and_choices()
    {
        var other = new GateRig(Settings.Model with { HashKey = [.. "fedcba9876543210"u8] });
        var rig = new GateRig();
        Assert.NotEqual(
            rig.One(Sip.Invite(Sip.Undecided)).Rows("Via")[0], other.One(Sip.Invite(Sip.Undecided)).Rows("Via")[0]);
        var left = rig.One(Sip.Invite(Sip.Undecided, "z9hG4bK2"));
        Assert.Empty(other.Send(Sip.Answer(left, 200), left.To));
        Assert.Equal(1, other.Refused(GateRefusal.ResponseForged));
    }

    [Fact]
    public void Workers_share_what_was_decided()
    {
        var rig = new GateRig();
        var first = rig.One(Sip.Invite());
        rig.Choose(World.Shut, Choice.Shut);
        var outlet = new FakeOutlet();
        rig.Second(outlet).Handle(
            System.Text.Encoding.Latin1.GetBytes(Sip.Invite()),
            new Arrival(0, Seawall.Sip.SipTransport.Udp, Address.Of("192.0.2.7:5060")));
        Assert.Equal(first, Assert.Single(outlet.Take()));
        Assert.Single(rig.Records.All);
    }
}
