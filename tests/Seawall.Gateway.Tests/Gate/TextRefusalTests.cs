using System.Text;
using Seawall.Screening;
using Seawall.Sip;
using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>
/// A text over IP that a line shut out: 202 to the MESSAGE, and an RP-ERROR back to the gateway it came from.
/// </summary>
public sealed class TextRefusalTests
{
    [Fact]
    public void It_is_accepted_and_then_refused_by_a_report()
    {
        var rig = Shut();
        var sent = rig.Send(Sms.Message(Sms.Text()));
        Assert.Equal(2, sent.Length);
        var (answer, report) = (sent[0], sent[1]);
        Assert.Equal("SIP/2.0 202 Accepted", answer.FirstLine);
        Assert.Equal("192.0.2.7:5060", answer.To);
        Assert.Equal("MESSAGE sip:ipsmgw@home.example.net SIP/2.0", report.FirstLine);
        Assert.Equal(("192.0.2.7:5060", 0), (report.To, report.Way.Listener));
        Assert.Equal("<sip:ipsmgw@home.example.net>", report.Row("To"));
        Assert.StartsWith($"<sip:{Sip.Shut}@10.0.0.1;user=phone>;tag=", report.Row("From"), StringComparison.Ordinal);
        Assert.Equal($"<sip:{Sip.Shut}@10.0.0.1;user=phone>", report.Row("P-Asserted-Identity"));
        Assert.Equal("t1@ipsmgw", report.Row("In-Reply-To"));
        Assert.NotEqual("t1@ipsmgw", report.Row("Call-ID"));
        Assert.Equal("application/vnd.3gpp.sms", report.Row("Content-Type"));
        Assert.Equal("70", report.Row("Max-Forwards"));
        Assert.StartsWith("SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bK", report.Row("Via"), StringComparison.Ordinal);
        Assert.Equal([4, Sms.Reference, 1, 21], Sms.Body(report));
        Assert.Equal(SipRefusal.None, SipMessage.Parse(
            Encoding.Latin1.GetBytes(report.Text), new HeaderSlot[SipLimits.HeaderRowsMax], out var read));
        Assert.True(read.ToTag.IsEmpty);
    }

    [Fact]
    public void One_verdict_makes_one_record_with_the_sender_inside()
    {
        var rig = Shut();
        rig.Send(Sms.Message(Sms.Text()));
        rig.Send(Sms.Message(Sms.Text()));
        var (record, callId) = Assert.Single(rig.Records.All);
        Assert.Equal((Service.Sms, VerdictReason.ChoiceShut), (record.Service, record.Verdict.Reason));
        Assert.Equal((new E164(12025550123), World.Shut), (record.Caller.Number, record.Called.Number));
        Assert.Equal("t1@ipsmgw", callId);
        Assert.Equal((Service.Sms, VerdictReason.ChoiceShut, 1L), Assert.Single(rig.Of("igw").EachVerdict()));
    }

    [Fact]
    public void The_gateways_own_identity_says_nothing_of_the_text()
    {
        var rig = Shut();
        Assert.StartsWith(
            "MESSAGE", rig.One(Sms.Message(Sms.Text(), Sip.Undecided, identity: $"tel:{Sip.Abroad}")).FirstLine,
            StringComparison.Ordinal);
        var sent = rig.Send(Sms.Message(Sms.Text(), branch: "z9hG4bK2", identity: "tel:+8613900000001",
            extra: "Privacy: id"));
        Assert.Equal("SIP/2.0 202 Accepted", sent[0].FirstLine);
        Assert.Equal("MESSAGE tel:+8613900000001 SIP/2.0", sent[1].FirstLine);
    }

    [Fact]
    public void A_copy_gets_the_same_answer_and_no_second_report()
    {
        var rig = Shut();
        var first = rig.Send(Sms.Message(Sms.Text()));
        Assert.Equal([first[0]], rig.Send(Sms.Message(Sms.Text())));
        rig.Choose(World.Shut, Choice.Open);
        rig.Send(Sip.Answer(first[1], 200));
        rig.Time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal([first[0]], rig.Send(Sms.Message(Sms.Text())));
        Assert.Equal(1, rig.State.Reports.Of(ReportFate.Taken));
    }

    [Fact]
    public void Another_node_with_the_same_key_sends_the_same_octets()
    {
        var (one, other) = (Shut(), Shut());
        Assert.Equal(one.Send(Sms.Message(Sms.Text())), other.Send(Sms.Message(Sms.Text())));
        var next = one.Send(Sms.Message(Sms.Text(), branch: "z9hG4bKnext"));
        Assert.NotEqual(other.Send(Sms.Message(Sms.Text(), branch: "z9hG4bKthird"))[1].Text, next[1].Text);
    }

    [Fact]
    public void The_trunk_says_which_cause_and_where_to()
    {
        var rig = Shut(Settings.Model.WithTrunk("igw", trunk => trunk with
        {
            Texts = new SipTextsModel { Cause = RpCause.ProtocolError, ReportsTo = "media" },
        }));
        var sent = rig.Send(Sms.Message(Sms.Text()));
        Assert.Equal(("192.0.2.7:5060", "198.51.100.9:5060"), (sent[0].To, sent[1].To));
        Assert.Equal([4, Sms.Reference, 1, 111], Sms.Body(sent[1]));
        // Nothing of the group is up: the way the text came.
        rig.TargetAt("198.51.100.9:5060", "media").Do(TargetAction.Disable);
        Assert.Equal("192.0.2.7:5060", rig.Send(Sms.Message(Sms.Text(), branch: "z9hG4bK2"))[1].To);
    }

    [Theory]
    [InlineData("<tel:+8613900000001>, <sip:gw@a.example.net>", "sip:gw@a.example.net")]
    [InlineData("<sip:gw@a.example.net?x=y>, <tel:+8613900000001>", "tel:+8613900000001")]
    [InlineData("<urn:x:y>", "sip:anybody@gw.example.net")]
    [InlineData("\"broken", "sip:anybody@gw.example.net")]
    public void The_report_goes_to_whoever_asserts_itself(string asserted, string expected)
    {
        var message = Sms.Message(Sms.Text()).Replace(
            $"<{Sms.Gateway}>", asserted, StringComparison.Ordinal);
        Assert.Equal($"MESSAGE {expected} SIP/2.0", Shut().Send(message)[1].FirstLine);
    }

    [Fact]
    public void Who_names_no_address_is_refused_by_the_trunks_answer()
    {
        var message = Sms.Message(Sms.Text())
            .Replace($"P-Asserted-Identity: <{Sms.Gateway}>\r\n", "", StringComparison.Ordinal)
            .Replace("sip:anybody@gw.example.net", "sip:anonymous@anonymous.invalid", StringComparison.Ordinal);
        Assert.Equal("SIP/2.0 603 Decline", Shut().One(message).FirstLine);
        var tooLong = Sms.Message(Sms.Text(), identity: $"sip:{new string('x', 2_000)}@home.example.net");
        Assert.Equal("SIP/2.0 603 Decline", Shut().One(tooLong).FirstLine);
    }

    [Fact]
    public void An_element_that_only_asks_gets_the_trunks_answer()
    {
        var rig = Shut();
        var text = Sms.Message(Sms.Text(), via: "192.0.3.7:5060");
        Assert.Equal("SIP/2.0 603 Decline", rig.One(text, "192.0.3.7:5060").FirstLine);
        var malformed = Sms.Message([1, 2, 0], branch: "z9hG4bK2", via: "192.0.3.7:5060");
        Assert.Equal("SIP/2.0 603 Decline", rig.One(malformed, "192.0.3.7:5060").FirstLine);
    }

    [Fact]
    public void An_application_server_reports_in_the_served_users_name()
    {
        var rig = Shut();
        var message = Sms.Message(
            Sms.Text(), Sip.Undecided, via: "192.0.4.7:5060",
            extra: [$"P-Served-User: <sip:{Sip.Shut}@ims.example.net>;sescase=term", "Route: <sip:10.0.0.1;lr>"]);
        var sent = rig.Send(message, "192.0.4.7:5060");
        Assert.Equal("SIP/2.0 202 Accepted", sent[0].FirstLine);
        Assert.Equal("192.0.4.7:5060", sent[1].To);
        Assert.Equal($"<sip:{Sip.Shut}@ims.example.net>", sent[1].Row("P-Asserted-Identity"));
        Assert.Empty(sent[1].Rows("Route"));
    }

    [Fact]
    public void The_callers_own_leg_is_not_judged()
    {
        var rig = Shut();
        var message = Sms.Message(
            Sms.Text(), via: "192.0.4.7:5060",
            extra: [$"P-Served-User: <tel:{Sip.Abroad}>;sescase=orig", "Route: <sip:10.0.0.1;lr>"]);
        Assert.StartsWith("MESSAGE", rig.One(message, "192.0.4.7:5060").FirstLine, StringComparison.Ordinal);
        Assert.Empty(rig.Records.All);
    }

    [Fact]
    public void Plain_text_is_judged_by_its_asserted_identity_and_refused_by_the_answer()
    {
        var rig = Shut();
        var plain = Sms.Message(
            "hello"u8.ToArray(), type: "text/plain", identity: $"tel:{Sip.Abroad}");
        Assert.Equal("SIP/2.0 603 Decline", rig.One(plain).FirstLine);
        var wrapped = Sms.Message(
            "From: <sip:a@b>\r\n\r\nhello"u8.ToArray(), branch: "z9hG4bK2", type: "message/cpim",
            identity: $"tel:{Sip.Abroad}");
        Assert.Equal("SIP/2.0 603 Decline", rig.One(wrapped).FirstLine);
        Assert.All(rig.Records.All, row => Assert.Equal(Service.Sms, row.Record.Service));
    }

    [Theory]
    [InlineData("Application/VND.3gpp.SMS")]
    [InlineData("application/vnd.3gpp.sms;v=1")]
    [InlineData("application / vnd.3gpp.sms ; x=y")]
    [InlineData("text/plain\r\nc: application/vnd.3gpp.sms")]
    public void The_content_type_is_read_as_a_phone_would(string type) =>
        Assert.Equal("SIP/2.0 202 Accepted", Shut().Send(Sms.Message(Sms.Text(), type: type))[0].FirstLine);

    [Fact]
    public void Over_a_stream_both_go_back_on_its_connection()
    {
        var rig = Shut();
        var sent = rig.SendOn(44, Sms.Message(Sms.Text(), transport: "TCP"));
        Assert.Equal([44ul, 44ul], sent.Select(left => left.Way.Connection));
        Assert.StartsWith("SIP/2.0/TCP 10.0.0.1:5060;", sent[1].Row("Via"), StringComparison.Ordinal);
        rig.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(rig.Outlet.Take());
    }

    static GateRig Shut(GatewayModel? model = null)
    {
        var rig = new GateRig(model);
        rig.Choose(World.Shut, Choice.Shut);
        return rig;
    }
}
