using Seawall.Screening;

namespace Seawall.Gateway.Tests;

/// <summary>What of SMS over IP is a text to be judged, by whom it is from, and what is never barred.</summary>
public sealed class TextKindTests
{
    [Theory]
    [InlineData("acknowledgement", "0242", "report")]
    [InlineData("acknowledgement with a report", "0242410200AA", "report")]
    [InlineData("acknowledgement of the network", "0342", "report")]
    [InlineData("error", "04420116", "report")]
    [InlineData("memory is free", "0642", "report")]
    [InlineData("submission", "00420007916831085017050F0B01000B916831850100F10000A105E8329BFD06", "from_home")]
    [InlineData(
        "status report", "01420791683108501705001906010B911202550521F36250028000002362500280000023" + "00", "report")]
    public void What_is_no_text_for_a_phone_goes_on_unjudged(string what, string hex, string kind)
    {
        var rig = Shut();
        var left = rig.One(Sms.Message(Convert.FromHexString(hex)));
        Assert.StartsWith("MESSAGE", left.FirstLine, StringComparison.Ordinal);
        Assert.Equal(Convert.FromHexString(hex), Sms.Body(left));
        Assert.Empty(rig.Records.All);
        Assert.Equal((kind, 1L), Assert.Single(Unscreened(rig)));
        Assert.True(what.Length > 0);
    }

    [Theory]
    [InlineData(0x7F, 0xF6, "", "sim_download")]
    [InlineData(0x00, 0xC8, "", "waiting")]
    [InlineData(0x00, 0xD8, "", "waiting")]
    [InlineData(0x00, 0xE8, "", "waiting")]
    [InlineData(0x00, 0x00, "0401020003", "waiting")]
    public void What_is_never_barred_goes_on_unjudged(byte protocolId, byte coding, string header, string kind)
    {
        var rig = Shut();
        var body = Sms.ToPhone(Sms.Deliver(Sip.Abroad, "hello", protocolId, coding, header));
        Assert.StartsWith("MESSAGE", rig.One(Sms.Message(body)).FirstLine, StringComparison.Ordinal);
        Assert.Empty(rig.Records.All);
        Assert.Equal((kind, 1L), Assert.Single(Unscreened(rig)));
    }

    [Theory]
    [InlineData(0x10)]
    [InlineData(0xF0)]
    public void Class_0_is_never_barred_where_the_trunk_marks_so_its_network_messages(byte coding)
    {
        var body = Sms.ToPhone(Sms.Deliver(Sip.Abroad, "hello", coding: coding));
        Assert.Equal("SIP/2.0 202 Accepted", Shut().Send(Sms.Message(body))[0].FirstLine);
        var rig = Shut(Settings.Model.WithTrunk(
            "igw", trunk => trunk with { Texts = new SipTextsModel { NetworkMessages = true } }));
        Assert.StartsWith("MESSAGE", rig.One(Sms.Message(body)).FirstLine, StringComparison.Ordinal);
        Assert.Equal(("network_message", 1L), Assert.Single(Unscreened(rig)));
        Assert.Equal(
            "SIP/2.0 202 Accepted", rig.Send(Sms.Message(Sms.Text(), branch: "z9hG4bK2"))[0].FirstLine);
    }

    [Theory]
    [InlineData("+12025550123", OriginKind.Zone, Evidence.Number)]
    [InlineData("MYBANK", OriginKind.Zone, Evidence.Trunk)]
    [InlineData("32665", OriginKind.Zone, Evidence.Trunk)]
    [InlineData("+8613900000001", OriginKind.Spoofed, Evidence.Number)]
    [InlineData("95588", OriginKind.Spoofed, Evidence.Number)]
    public void A_sender_from_abroad_has_the_origin_of_a_text(string from, OriginKind kind, Evidence evidence)
    {
        var rig = Shut();
        var sent = rig.Send(Sms.Message(Sms.Text(from)));
        var record = Assert.Single(rig.Records.All).Record;
        Assert.Equal((kind, evidence), (record.Verdict.Origin.Kind, record.Verdict.Origin.Evidence));
        Assert.Equal("SIP/2.0 202 Accepted", sent[0].FirstLine);
    }

    [Theory]
    [InlineData("+8613900000001", Outcome.Pass)]
    [InlineData("MYBANK", Outcome.Pass)]
    [InlineData("95588", Outcome.Pass)]
    [InlineData("+12025550123", Outcome.Refuse)]
    public void On_the_home_networks_own_leg_only_a_foreign_number_is_from_abroad(string from, Outcome outcome)
    {
        var rig = Shut();
        rig.Send(
            Sms.Message(Sms.Text(from), via: "192.0.4.7:5060", extra: "Route: <sip:10.0.0.1;lr>"), "192.0.4.7:5060");
        Assert.Equal(outcome, Assert.Single(rig.Records.All).Record.Verdict.Outcome);
    }

    [Theory]
    [InlineData("MYBANK", NumberForm.Name, "MYBANK")]
    [InlineData("32665", NumberForm.Short, "32665")]
    [InlineData("+12025550123", NumberForm.E164, "")]
    public void The_record_holds_a_name_or_a_code_as_it_came(string from, NumberForm form, string kept)
    {
        var rig = Shut();
        rig.Send(Sms.Message(Sms.Text(from)));
        Assert.Equal(form, Assert.Single(rig.Records.All).Record.Caller.Form);
        Assert.Equal(kept, Assert.Single(rig.Records.Senders));
    }

    [Fact]
    public void A_registered_sender_passes_where_the_operator_lets_it()
    {
        var senders = RegisteredSenders.TryCreate(
            [new RegisteredSender("MYBANK", SenderPurpose.Code)], World.Dial, out _, out _)!;
        var screening = new ScreeningModel
        {
            Plan = World.Model.Plan,
            Zones = World.Model.Zones,
            Lines = World.Model.Lines,
            RegisteredPass = SenderPurpose.Code,
        };
        var rig = Shut(Settings.Model.WithTrunk("igw", trunk => trunk with
        {
            Screening = new TrunkScreening
            {
                Index = 3,
                Name = "igw",
                Class = TrunkClass.International,
                Dial = World.Dial,
                Registered = senders,
            },
        }) with { Screening = screening });
        Assert.StartsWith("MESSAGE", rig.One(Sms.Message(Sms.Text("MyBank"))).FirstLine, StringComparison.Ordinal);
        Assert.Equal(VerdictReason.RegisteredSender, Assert.Single(rig.Records.All).Record.Verdict.Reason);
        Assert.Equal(2, rig.Send(Sms.Message(Sms.Text("OTHER"), branch: "z9hG4bK2")).Length);
    }

    [Fact]
    public void A_passed_text_goes_on_octet_by_octet()
    {
        var rig = new GateRig();
        var body = Sms.Text();
        var left = rig.One(Sms.Message(body));
        Assert.Equal(body, Sms.Body(left));
        Assert.Equal(Outcome.Pass, Assert.Single(rig.Records.All).Record.Verdict.Outcome);
    }

    [Fact]
    public void In_a_dialog_nothing_is_judged()
    {
        var rig = Shut();
        var text = Sms.Message(Sms.Text()).Replace(
            "user=phone>\r\nCall-ID", "user=phone>;tag=t\r\nCall-ID", StringComparison.Ordinal);
        Assert.StartsWith("MESSAGE", rig.One(text).FirstLine, StringComparison.Ordinal);
        Assert.Empty(rig.Records.All);
    }

    static (string, long)[] Unscreened(GateRig rig) =>
        [.. rig.Of("igw").EachUnscreened().Select(row => (UnscreenedKinds.Label(row.Kind), row.Count))];

    static GateRig Shut(GatewayModel? model = null)
    {
        var rig = new GateRig(model);
        rig.Choose(World.Shut, Choice.Shut);
        return rig;
    }
}
