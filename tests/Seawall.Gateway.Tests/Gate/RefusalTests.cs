using Seawall.Screening;

namespace Seawall.Gateway.Tests;

public sealed class RefusalTests
{
    [Fact]
    public void A_call_to_a_line_that_shut_overseas_is_declined()
    {
        var rig = new GateRig();
        rig.Choose(World.Shut, Choice.Shut);
        var answer = rig.One(Sip.Invite());
        Assert.Equal("SIP/2.0 603 Decline", answer.FirstLine);
        Assert.Equal("Q.850;cause=21", answer.Row("Reason"));
        Assert.Equal("SIP/2.0/UDP 192.0.2.7:5060;branch=z9hG4bK776", answer.Row("Via"));
        Assert.StartsWith("sw", Sip.TagOf(answer), StringComparison.Ordinal);
        Assert.Empty(answer.Rows("Contact"));
        Assert.Equal("192.0.2.7:5060", answer.To);
        Assert.True(answer.Way.FromWhereItCame);
    }

    [Fact]
    public void One_verdict_makes_one_record_whatever_is_repeated()
    {
        var rig = new GateRig();
        rig.Choose(World.Shut, Choice.Shut);
        var first = rig.One(Sip.Invite());
        for (var copy = 0; copy < 3; copy++)
        {
            rig.Time.Advance(TimeSpan.FromSeconds(1 << copy));
            Assert.Equal(first.Text, rig.One(Sip.Invite()).Text);
        }
        var (record, callId) = Assert.Single(rig.Records.All);
        Assert.Equal("a84b4c76e66710", callId);
        Assert.Equal(VerdictReason.ChoiceShut, record.Verdict.Reason);
        Assert.Equal(new E164(12025550123), record.Caller.Number);
        Assert.Equal(World.Shut, record.Called.Number);
        Assert.Equal((1u, Service.Voice, (ushort)3), (record.Generation, record.Service, record.Trunk));
        Assert.Equal(
            new DateTimeOffset(2026, 5, 20, 8, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), record.UnixMilliseconds);
        Assert.Equal((Service.Voice, VerdictReason.ChoiceShut, 1L), Assert.Single(rig.Of("igw").EachVerdict()));
        Assert.Equal([(603, 4L)], rig.Of("igw").EachResponse());
        Assert.Equal([(1, 4L)], rig.Of("igw").EachRequest());
    }

    [Fact]
    public void The_ack_of_a_refusal_ends_here()
    {
        var rig = new GateRig();
        rig.Choose(World.Shut, Choice.Shut);
        var answer = rig.One(Sip.Invite());
        Assert.Empty(rig.Send(Sip.Request("ACK", $"sip:{Sip.Shut}@10.0.0.1;user=phone", toTag: Sip.TagOf(answer))));
    }

    [Fact]
    public void So_does_an_ack_with_another_tag_for_what_was_refused_here()
    {
        var rig = new GateRig();
        rig.Choose(World.Shut, Choice.Shut);
        rig.One(Sip.Invite());
        Assert.Empty(rig.Send(Sip.Request("ACK", $"sip:{Sip.Shut}@10.0.0.1;user=phone", toTag: "foreign")));
    }

    [Fact]
    public void The_cancel_of_a_refused_call_is_ignored()
    {
        var rig = new GateRig();
        rig.Choose(World.Shut, Choice.Shut);
        rig.One(Sip.Invite());
        Assert.Empty(rig.Send(Sip.Request("CANCEL", $"sip:{Sip.Shut}@10.0.0.1;user=phone")));
    }

    [Fact]
    public void The_trunk_says_how_it_refuses()
    {
        var rig = new GateRig(Settings.Model.WithTrunk("igw", trunk => trunk with
        {
            Refusal =
                new RefusalModel { Status = 403, Phrase = "Barred by subscriber", Reason = "",
                    CallInfo = "<https://x>" },
        }));
        rig.Choose(World.Shut, Choice.Shut);
        var answer = rig.One(Sip.Invite());
        Assert.Equal("SIP/2.0 403 Barred by subscriber", answer.FirstLine);
        Assert.Empty(answer.Rows("Reason"));
        Assert.Empty(answer.Rows("Call-Info"));
    }

    [Theory]
    [InlineData("Feature-Caps: *;+sip.608", "SIP/2.0 608 Rejected", 1)]
    [InlineData("Feature-Caps: *;+sip.607", "SIP/2.0 603 Decline", 0)]
    [InlineData("X: y", "SIP/2.0 603 Decline", 0)]
    public void A_608_is_only_for_callers_that_understand_it(string row, string expected, int callInfos)
    {
        var rig = new GateRig(Settings.Model.WithTrunk("igw", trunk => trunk with
        {
            Refusal = new RefusalModel
            {
                Status = 608,
                Phrase = "Rejected",
                CallInfo = "<https://block.example.net/complaint-jws>;purpose=jwscard",
            },
        }));
        rig.Choose(World.Shut, Choice.Shut);
        for (var copy = 0; copy < 2; copy++)
        {
            var answer = rig.One(Sip.Invite(extra: row));
            Assert.Equal(expected, answer.FirstLine);
            Assert.Equal(callInfos, answer.Rows("Call-Info").Length);
            Assert.Equal("Q.850;cause=21", answer.Row("Reason"));
        }
    }

    [Fact]
    public void A_text_outside_a_dialog_is_judged_as_a_text()
    {
        var rig = new GateRig();
        rig.Choose(World.Shut, Choice.Shut);
        var text = Sip.Request(
            "MESSAGE", $"sip:{Sip.Shut}@10.0.0.1;user=phone", body: "hello",
            extra: [$"P-Asserted-Identity: <tel:{Sip.Abroad}>"]);
        Assert.Equal("SIP/2.0 603 Decline", rig.One(text).FirstLine);
        Assert.Equal(Service.Sms, Assert.Single(rig.Records.All).Record.Service);
    }

    [Fact]
    public void Only_what_begins_a_call_or_text_is_judged()
    {
        var rig = new GateRig();
        rig.Choose(World.Shut, Choice.Shut);
        foreach (
            var method in (string[])["SUBSCRIBE", "NOTIFY", "REFER", "PUBLISH", "REGISTER", "OPTIONS", "INFO", "DANCE"])
        {
            var left = rig.One(Sip.Request(method, $"sip:{Sip.Shut}@10.0.0.1;user=phone", branch: "z9hG4bK" + method));
            Assert.StartsWith(method + " ", left.FirstLine, StringComparison.Ordinal);
        }
        Assert.Empty(rig.Records.All);
    }
}
