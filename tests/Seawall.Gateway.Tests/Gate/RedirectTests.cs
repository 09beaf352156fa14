using Seawall.Screening;

namespace Seawall.Gateway.Tests;

public sealed class RedirectTests
{
    const string Asker = "192.0.3.7:5060";

    [Fact]
    public void A_passed_call_is_sent_on_to_the_next_hop()
    {
        var rig = new GateRig();
        var answer = rig.One(Invite(Sip.Undecided), Asker);
        Assert.StartsWith("SIP/2.0 302 ", answer.FirstLine, StringComparison.Ordinal);
        Assert.Matches($"^<sip:\\{Sip.Undecided}@198\\.51\\.100\\.[123];user=phone>$", answer.Row("Contact"));
        Assert.Equal(VerdictReason.Undecided, Assert.Single(rig.Records.All).Record.Verdict.Reason);
    }

    [Fact]
    public void A_refused_call_gets_the_refusal()
    {
        var rig = new GateRig();
        rig.Choose(World.Shut, Choice.Shut);
        Assert.Equal("SIP/2.0 603 Decline", rig.One(Invite(Sip.Shut), Asker).FirstLine);
    }

    [Fact]
    public void The_contact_never_equals_the_request_uri()
    {
        var rig = new GateRig(Settings.Model.WithGroup("core", group => group with
        {
            Targets = [Settings.Target("udp:198.51.100.1:5060")],
        }));
        var uri = $"sip:{Sip.Undecided}@198.51.100.1;user=phone";
        var answer = rig.One(Sip.Request("INVITE", uri, via: Asker), Asker);
        Assert.Equal($"<sip:{Sip.Undecided};screened=1@198.51.100.1;user=phone>", answer.Row("Contact"));
    }

    [Fact]
    public void Copies_get_the_same_answer_ack_and_cancel_none_and_dialogs_there_are_none()
    {
        var rig = new GateRig();
        var answer = rig.One(Invite(Sip.Undecided), Asker);
        rig.TargetAt("198.51.100.1:5060").Do(TargetAction.Disable);
        rig.TargetAt("198.51.100.2:5060").Do(TargetAction.Disable);
        Assert.Equal(answer.Text, rig.One(Invite(Sip.Undecided), Asker).Text);
        var uri = $"sip:{Sip.Undecided}@10.0.0.1;user=phone";
        Assert.Empty(rig.Send(Sip.Request("ACK", uri, toTag: Sip.TagOf(answer), via: Asker), Asker));
        Assert.Empty(rig.Send(Sip.Request("CANCEL", uri, via: Asker), Asker));
        Assert.Empty(rig.Send(Sip.Request("CANCEL", uri, "z9hG4bKnever", via: Asker), Asker));
        Assert.StartsWith(
            "SIP/2.0 481 ", rig.One(Sip.Request("BYE", uri, "z9hG4bKbye", "t", via: Asker), Asker).FirstLine,
            StringComparison.Ordinal);
        Assert.Equal(1, rig.Refused(GateRefusal.NoDialog));
    }

    [Fact]
    public void Without_a_target_it_is_unavailable_and_an_emergency_finds_one()
    {
        var rig = new GateRig();
        var sos = rig.One(Sip.Request("INVITE", "urn:service:sos", via: Asker), Asker);
        Assert.Matches("^<sip:198\\.51\\.100\\.[123]>$", sos.Row("Contact"));
        foreach (var host in (string[])["1", "2", "3"])
        {
            rig.TargetAt($"198.51.100.{host}:5060").Do(TargetAction.Drain);
        }
        Assert.StartsWith(
            "SIP/2.0 503 ", rig.One(Invite(Sip.Undecided, "z9hG4bKn"), Asker).FirstLine, StringComparison.Ordinal);
    }

    static string Invite(string to, string branch = "z9hG4bK776") => Sip.Invite(to, branch, via: Asker);
}
