using Seawall.Screening;
using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>
/// SMS over IP that is malformed: counted by its reason; judged by its sender where that is there; refused by a report
/// with the standard's cause where no phone could show it; else a MESSAGE like any other, judged by its identity.
/// </summary>
public sealed class MalformedTextTests
{
    /// <summary>Type and flags, TP-OA of eleven digits: what must be there for the sender to be read.</summary>
    const int SenderOctets = 1 + 2 + 6;

    [Fact]
    public void Cut_anywhere_it_is_answered_or_judged_and_counted_and_never_passed_to_a_line_that_shut_it_out()
    {
        var whole = Sms.Text();
        for (var length = 0; length < whole.Length; length++)
        {
            var rig = Shut();
            var sent = rig.Send(Sms.Message(whole[..length], identity: $"tel:{Sip.Abroad}"));
            var expected = length < 2 ? "SIP/2.0 603 Decline" : "SIP/2.0 202 Accepted";
            Assert.True(sent[0].FirstLine == expected, $"cut at {length}: {sent[0].FirstLine}");
            Assert.Equal(1, Faults(rig).Sum(row => row.Count));
            if (length >= 2)
            {
                // The RP layer says how long its text is: a cut one has none.
                Assert.Equal([4, Sms.Reference, 1, (byte)RpCause.MandatoryInvalid], Sms.Body(sent[1]));
                Assert.Empty(rig.Records.All);
            }
        }
    }

    [Fact]
    public void A_text_cut_within_a_sound_rp_layer_is_judged_once_its_sender_is_there()
    {
        var whole = Sms.Deliver(Sip.Abroad);
        (string, Outcome)[] lines = [(Sip.Shut, Outcome.Refuse), (Sip.Undecided, Outcome.Pass)];
        for (var length = 1; length < whole.Length; length++)
        {
            foreach (var (line, outcome) in lines)
            {
                var rig = Shut();
                var sent = rig.Send(Sms.Message(Sms.ToPhone(whole[..length]), line));
                var isRead = length >= SenderOctets;
                Assert.Equal(1, Faults(rig).Sum(row => row.Count));
                Assert.Equal(isRead ? 1 : 0, rig.Records.All.Count);
                Assert.Equal(isRead && outcome == Outcome.Pass ? 1 : 2, sent.Length);
                if (isRead)
                {
                    Assert.Equal(outcome, rig.Records.All[0].Record.Verdict.Outcome);
                }
            }
        }
    }

    [Theory]
    [InlineData("", "sms_truncated", "603")]
    [InlineData("01", "sms_truncated", "603")]
    [InlineData("0742", "sms_type_unknown", "603")]
    [InlineData("0142", "sms_truncated", "96")]
    [InlineData("0142FF", "sms_truncated", "96")]
    [InlineData("01420C916831085017050000000000000001AA", "sms_address_malformed", "95")]
    [InlineData("01420000", "sms_element_malformed", "96")]
    [InlineData("0142000000", "sms_element_malformed", "96")]
    [InlineData("0142000005AA", "sms_element_malformed", "96")]
    [InlineData("014200000100", "sms_truncated", "96")]
    [InlineData("014200000304FF91", "sms_address_malformed", "95")]
    [InlineData("014200000304FF11", "sms_address_malformed", "95")]
    [InlineData("014200000D040B1021", "sms_element_malformed", "96")]
    [InlineData("014200000704051121436500", "sms_address_malformed", "95")]
    public void What_has_no_readable_sender_gets_the_causes_of_the_standard(string hex, string fault, string answer)
    {
        var rig = Shut();
        var sent = rig.Send(Sms.Message(
            Convert.FromHexString(hex), identity: $"tel:{Sip.Abroad}"));
        var (counted, count) = Assert.Single(Faults(rig));
        Assert.Equal((fault, 1L), (GateRefusals.Label(counted), count));
        if (answer == "603")
        {
            Assert.StartsWith("SIP/2.0 603", Assert.Single(sent).FirstLine, StringComparison.Ordinal);
            return;
        }
        Assert.Equal("SIP/2.0 202 Accepted", sent[0].FirstLine);
        Assert.Equal([4, Sms.Reference, 1, byte.Parse(answer)], Sms.Body(sent[1]));
    }

    [Fact]
    public void A_text_that_claims_more_than_it_has_is_judged_by_its_sender()
    {
        var tpdu = Sms.Deliver(Sip.Abroad, "hello");
        tpdu[^6] = 200;
        var rig = Shut();
        Assert.Equal("SIP/2.0 202 Accepted", rig.Send(Sms.Message(Sms.ToPhone(tpdu)))[0].FirstLine);
        Assert.Equal(VerdictReason.ChoiceShut, Assert.Single(rig.Records.All).Record.Verdict.Reason);
        var left = rig.One(Sms.Message(Sms.ToPhone(tpdu), Sip.Undecided, "z9hG4bK2"));
        Assert.StartsWith("MESSAGE", left.FirstLine, StringComparison.Ordinal);
        Assert.Equal((GateRefusal.SmsUserDataMalformed, 2L), Assert.Single(Faults(rig)));
    }

    [Fact]
    public void The_reserved_type_of_text_is_judged_as_a_phone_would_show_it()
    {
        var tpdu = Sms.Deliver(Sip.Abroad);
        tpdu[0] |= 3;
        var body = Sms.ToPhone(tpdu);
        var rig = Shut();
        Assert.Equal("SIP/2.0 202 Accepted", rig.Send(Sms.Message(body))[0].FirstLine);
        Assert.Equal(VerdictReason.ChoiceShut, Assert.Single(rig.Records.All).Record.Verdict.Reason);
        // On its way it keeps every octet.
        Assert.Equal(body, Sms.Body(rig.One(Sms.Message(body, Sip.Undecided, "z9hG4bK2"))));
    }

    [Fact]
    public void A_sender_without_digits_is_nobody_from_abroad()
    {
        var tpdu = Sms.Deliver("+1");
        byte[] without = [tpdu[0], 0, 0x91, .. tpdu.AsSpan(4)];
        var rig = Shut();
        Assert.Equal("SIP/2.0 202 Accepted", rig.Send(Sms.Message(Sms.ToPhone(without)))[0].FirstLine);
        Assert.Equal(OriginKind.Unidentified, Assert.Single(rig.Records.All).Record.Verdict.Origin.Kind);
    }

    [Fact]
    public void A_packed_body_is_read_by_nobody_and_judged_by_its_identity()
    {
        var rig = Shut();
        var packed = Sms.Message(Sms.Text(), identity: $"tel:{Sip.Abroad}", extra: "Content-Encoding: gzip");
        Assert.Equal("SIP/2.0 603 Decline", rig.One(packed).FirstLine);
        Assert.Equal((GateRefusal.SmsEncoded, 1L), Assert.Single(Faults(rig)));
        var plain = Sms.Message(Sms.Text(), branch: "z9hG4bK2", extra: "Content-Encoding: Identity");
        Assert.Equal("SIP/2.0 202 Accepted", rig.Send(plain)[0].FirstLine);
    }

    [Fact]
    public void A_malformed_acknowledgement_goes_on_and_is_counted()
    {
        var rig = Shut();
        Assert.StartsWith("MESSAGE", rig.One(Sms.Message([2, 0x42, 0x41, 9])).FirstLine, StringComparison.Ordinal);
        Assert.Equal((GateRefusal.SmsElementMalformed, 1L), Assert.Single(Faults(rig)));
    }

    [Fact]
    public void A_copy_is_neither_counted_nor_reported_again()
    {
        var rig = Shut();
        var first = rig.Send(Sms.Message([1, 0x42, 0xFF]));
        Assert.Equal([first[0]], rig.Send(Sms.Message([1, 0x42, 0xFF])));
        Assert.Equal(1, Faults(rig).Sum(row => row.Count));
    }

    static (GateRefusal Fault, long Count)[] Faults(GateRig rig) =>
        [.. Enum.GetValues<GateRefusal>().Where(refusal => refusal >= GateRefusal.SmsTruncated)
            .Select(refusal => (refusal, rig.Refused(refusal))).Where(row => row.Item2 != 0)];

    static GateRig Shut()
    {
        var rig = new GateRig();
        rig.Choose(World.Shut, Choice.Shut);
        return rig;
    }
}
