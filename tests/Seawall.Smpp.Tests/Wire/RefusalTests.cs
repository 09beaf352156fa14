using Seawall.Smpp.Fuzz;

namespace Seawall.Smpp.Tests.Wire;

/// <summary>What is wrong with each PDU of a table, and what the standard has us answer.</summary>
public sealed class RefusalTests
{
    const string Home = "8613857100001";

    public static TheoryData<SmppRefusal, byte[], uint> Refused => new()
    {
        // what was found · the PDU · what is answered: 0 nothing, 0x8 and a status generic_nack, else the response
        { SmppRefusal.LengthBelowHeader, [0, 0, 0, 9, 0, 0, 0, 4, 0], 0x80000002 },
        { SmppRefusal.LengthMismatch, [.. Golden.Of("enquire-link"), 0], 0x80000002 },
        { SmppRefusal.LengthMismatch, Golden.Of("submit-sm")[..40], 0x80000002 },
        { SmppRefusal.LengthBeyondLimit, Build.Pdu(4, 0, 1, new byte[SmppLimits.PduOctetsMax]), 0x80000002 },
        { SmppRefusal.CommandUnknown, Build.Pdu(0x00010200, 0, 1), 0x80000003 },
        { SmppRefusal.CommandUnknown, Build.Pdu(0, 0, 1), 0x80000003 },
        { SmppRefusal.CommandUnknown, Build.Pdu(10, 0, 1), 0x80000003 },
        { SmppRefusal.ResponseUnknown, Build.Pdu(0x80000102, 0, 1), 0 },
        { SmppRefusal.BodyTruncated, Build.Pdu(4, 0, 1), 0x80000002 },
        { SmppRefusal.BodyTruncated, Build.Pdu(3, 0, 1, "id", 1), 0x80000002 },
        { SmppRefusal.BodyTruncated, Build.Pdu(0x102, 0, 1, 1, 1, "1"), 0 },
        { SmppRefusal.TextUnterminated, Build.Pdu(4, 0, 1, Build.Text("CMT")), 0x80000002 },
        { SmppRefusal.TextUnterminated, Build.Pdu(0x80000004, 0, 1, Build.Text("id")), 0 },
        { SmppRefusal.ShortMessageTruncated, Submit(length: 5, text: "four"), 0x01 },
        { SmppRefusal.DestinationFlagUnknown, Multi(1, 3, 1, 1, Home), 0x40 },
        { SmppRefusal.DestinationsTruncated, Build.Pdu(0x21, 0, 1, "", 1, 1, "", 2, 1, 1, 1, Home), 0x33 },
        { SmppRefusal.DestinationsTruncated, Build.Pdu(0x21, 0, 1, "", 1, 1, "", 1, 1, 1), 0x33 },
        { SmppRefusal.DestinationsTruncated, Build.Pdu(0x21, 0, 1, "", 1, 1, "", 1, 1, 1, 1, Build.Text("86")), 0x33 },
        { SmppRefusal.UnsuccessfulTruncated, Build.Pdu(0x80000021, 0, 1, "id", 1, 1, 1, Home, 0, 0, 0), 0 },
        { SmppRefusal.TlvStreamBroken, Submit(tail: [0x02, 0x04, 0, 2, 0]), 0xC0 },
        { SmppRefusal.TlvStreamBroken, Submit(tail: [0]), 0xC0 },
        { SmppRefusal.TlvStreamBroken, Build.Pdu(0x15, 0, 1, 0), 0xC0 },
        { SmppRefusal.TlvStreamBroken, Build.Pdu(0x80000004, 0, 1, "id", 0), 0 },
    };

    public static TheoryData<SmppRefusal, byte[], uint> Checked => new()
    {
        { SmppRefusal.ServiceTypeTooLong, Submit(service: "SIXSIX"), 0x15 },
        { SmppRefusal.SourceTonUnknown, Submit(sourceTon: 7), 0x48 },
        { SmppRefusal.SourceNpiUnknown, Submit(sourceNpi: 2), 0x49 },
        { SmppRefusal.SourceAddressTooLong, Submit(source: new string('1', 21)), 0x0A },
        { SmppRefusal.DestinationTonUnknown, Submit(ton: 7), 0x50 },
        { SmppRefusal.DestinationNpiUnknown, Submit(npi: 5), 0x51 },
        { SmppRefusal.DestinationAddressTooLong, Submit(to: new string('1', 21)), 0x0B },
        { SmppRefusal.DestinationAddressMissing, Submit(to: ""), 0x0B },
        { SmppRefusal.EsmClassUnknown, Submit(esm: 0x0C), 0x43 },
        { SmppRefusal.PriorityUnknown, Submit(priority: 4), 0x06 },
        { SmppRefusal.ScheduleMalformed, Submit(schedule: "tomorrow"), 0x61 },
        { SmppRefusal.ScheduleMalformed, Submit(schedule: "241325091600000+"), 0x61 },
        { SmppRefusal.ScheduleMalformed, Submit(schedule: "241225091600049+"), 0x61 },
        { SmppRefusal.ScheduleMalformed, Submit(schedule: "241225091600000+1"), 0x61 },
        { SmppRefusal.ValidityMalformed, Submit(validity: "00000100000000 R"), 0x62 },
        { SmppRefusal.ValidityMalformed, Submit(validity: "000001000000000Z"), 0x62 },
        { SmppRefusal.RegisteredDeliveryUnknown, Submit(registered: 0x20), 0x07 },
        { SmppRefusal.ReplaceFlagUnknown, Submit(replace: 2), 0x54 },
        { SmppRefusal.DefaultMessageUnknown, Submit(defaultId: 255), 0x63 },
        { SmppRefusal.ShortMessageTooLong, Submit(length: 255, text: new string('a', 255)), 0x01 },
        { SmppRefusal.MessageIdTooLong, Build.Pdu(3, 0, 1, new string('1', 65), 1, 1, "1"), 0x0C },
        { SmppRefusal.MessageIdMissing, Build.Pdu(3, 0, 1, "", 1, 1, "1"), 0x0C },
        { SmppRefusal.SystemIdTooLong, Build.Pdu(9, 0, 1, new string('s', 16), "", "", 0x34, 0, 0, ""), 0x0F },
        { SmppRefusal.PasswordTooLong, Build.Pdu(9, 0, 1, "s", new string('p', 9), "", 0x34, 0, 0, ""), 0x0E },
        { SmppRefusal.SystemTypeTooLong, Build.Pdu(9, 0, 1, "s", "", new string('t', 13), 0x34, 0, 0, ""), 0x53 },
        { SmppRefusal.AddressRangeTooLong, Build.Pdu(9, 0, 1, "s", "", "", 0x34, 0, 0, new string('1', 41)), 0x0D },
        { SmppRefusal.DestinationCountWrong, Multi(0), 0x33 },
        { SmppRefusal.DestinationAddressTooLong, Multi(1, 1, 1, 1, new string('1', 21)), 0x0B },
        { SmppRefusal.DestinationAddressMissing, Multi(1, 1, 1, 1, ""), 0x0B },
        { SmppRefusal.DestinationTonUnknown, Multi(1, 1, 9, 1, Home), 0x50 },
        { SmppRefusal.DestinationNpiUnknown, Multi(1, 1, 1, 19, Home), 0x51 },
        { SmppRefusal.ListNameWrong, Multi(1, 2, new string('l', 21)), 0x34 },
        { SmppRefusal.ListNameWrong, Multi(1, 2, ""), 0x34 },
        { SmppRefusal.MessageTwice, Submit(tail: Build.Tlv(0x424, 1)), 0xC1 },
        { SmppRefusal.TlvLengthWrong, Submit(tail: Build.Tlv(0x204, 1)), 0xC2 },
        { SmppRefusal.TlvValueWrong, Submit(tail: [.. Segment(2, 3)]), 0xC4 },
        { SmppRefusal.TlvValueWrong, Submit(tail: [.. Segment(0, 0)]), 0xC4 },
        { SmppRefusal.TlvMissing, Submit(tail: Build.Tlv(0x20C, 0, 1)), 0xC3 },
        { SmppRefusal.TlvMissing, Build.Pdu(0x111, 0, 1, "", 1, 1, "", "", 0, "", "", 0, 0, 0), 0xC3 },
        { SmppRefusal.FieldTooLong, Build.Pdu(0x102, 0, 1, 1, 1, "", 1, 1, new string('1', 65)), 0 },
        { SmppRefusal.FieldTooLong, Build.Pdu(0x80000003, 0, 1, "", new string('1', 17), 2, 0), 0 },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_read_is_named_and_answered(SmppRefusal refusal, byte[] bytes, uint answer)
    {
        Assert.Equal(refusal, SmppPdu.Parse(bytes, out SmppPdu pdu));
        Assert.Equal(refusal, PduCheck.Find(pdu));
        Assert.False(SmppRefusals.MayPass(refusal));
        AssertAnswer(pdu, refusal, answer);
    }

    [Theory]
    [MemberData(nameof(Checked))]
    public void What_can_be_read_but_is_wrong_is_named_and_answered(SmppRefusal refusal, byte[] bytes, uint answer)
    {
        Assert.Equal(SmppRefusal.None, SmppPdu.Parse(bytes, out SmppPdu pdu));
        Assert.True(pdu.FieldsRead);
        Assert.Equal(refusal, PduCheck.Find(pdu));
        AssertAnswer(pdu, refusal, answer);
    }

    [Fact]
    public void What_no_relay_may_pass_is_told_before_what_it_may()
    {
        SmppPdu.Parse(Submit(sourceTon: 9, to: ""), out SmppPdu pdu);
        Assert.Equal(SmppRefusal.DestinationAddressMissing, PduCheck.Find(pdu));
        Assert.True(SmppRefusals.MayPass(SmppRefusal.SourceTonUnknown));
    }

    [Fact]
    public void What_was_read_of_a_refused_response_still_says_what_it_answers()
    {
        byte[] bytes = Build.Pdu(0x80000004, 0, 7, "id", 1, 2, 3);
        Assert.Equal(SmppRefusal.TlvStreamBroken, SmppPdu.Parse(bytes, out SmppPdu pdu));
        Assert.True(pdu.FieldsRead);
        Assert.Equal(7u, pdu.Sequence);
        Assert.Equal("id"u8, pdu.Text(SmppField.MessageId));
        byte[] span = new byte[64];
        int length = PduForwarder.Write(pdu, new ForwardPlan { Sequence = 8 }, span);
        Assert.Equal(Build.Pdu(0x80000004, 0, 8, "id"), span[..length]);
    }

    [Theory]
    [InlineData(SmppRefusal.BindStateWrong, 0x04u)]
    [InlineData(SmppRefusal.AlreadyBound, 0x05u)]
    [InlineData(SmppRefusal.ResponseUnsolicited, 0u)]
    [InlineData(SmppRefusal.ResponseRepeated, 0u)]
    [InlineData(SmppRefusal.ResponseMismatched, 0u)]
    public void What_the_session_refuses_is_answered_as_the_standard_says(SmppRefusal refusal, uint answer)
    {
        SmppPdu.Parse(Golden.Of(answer == 0 ? "submit-sm-resp" : "submit-sm"), out SmppPdu pdu);
        AssertAnswer(pdu, refusal, answer);
        SmppPdu.Parse(Golden.Of("alert-notification"), out SmppPdu alert);
        AssertAnswer(alert, refusal, 0);
    }

    [Fact]
    public void Every_refusal_has_a_label_of_its_own()
    {
        SmppRefusal[] all = Enum.GetValues<SmppRefusal>();
        Assert.Equal(SmppRefusals.Count, all.Length);
        Assert.Equal(Enumerable.Range(0, SmppRefusals.Count), all.Select(one => (int)one));
        Assert.Equal(SmppRefusals.Count, all.Select(SmppRefusals.Label).Distinct().Count());
        Assert.DoesNotContain("unknown", all.Select(SmppRefusals.Label));
        Assert.Equal("unknown", SmppRefusals.Label((SmppRefusal)200));
        Assert.All(all, one => Assert.Matches("^[a-z_]+$", SmppRefusals.Label(one)));
    }

    [Fact]
    public void Only_a_broken_length_ends_the_stream() =>
        Assert.Equal(
            [SmppRefusal.LengthBelowHeader, SmppRefusal.LengthBeyondLimit, SmppRefusal.LengthMismatch],
            Enum.GetValues<SmppRefusal>().Where(one => SmppRefusals.Answer(one).Close));

    static void AssertAnswer(scoped in SmppPdu pdu, SmppRefusal refusal, uint answer)
    {
        byte[] span = new byte[RefusalWriter.OctetsMax];
        int length = RefusalWriter.Write(pdu, refusal, span);
        if (answer == 0)
        {
            Assert.Equal(0, length);
            return;
        }

        bool nack = answer >= 0x80000000;
        Assert.Equal(SmppRefusal.None, SmppPdu.Parse(span.AsSpan(0, length), out SmppPdu response));
        Assert.Equal(nack ? CommandId.GenericNack : Commands.ResponseOf(pdu.Command), response.Command);
        Assert.Equal(answer & 0x7FFFFFFF, (uint)response.Status);
        Assert.Equal(pdu.Sequence, response.Sequence);
    }

    static byte[] Submit(
        string service = "", int sourceTon = 1, int sourceNpi = 1, string source = "12025550123", int ton = 1,
        int npi = 1, string to = Home, int esm = 0, int priority = 0, string schedule = "", string validity = "",
        int registered = 0, int replace = 0, int defaultId = 0, int length = -1, string text = "text",
        params byte[] tail) =>
        Build.Pdu(
            4, 0, 1, service, sourceTon, sourceNpi, source, ton, npi, to, esm, 0, priority, schedule, validity,
            registered, replace, 0, defaultId, length < 0 ? text.Length : length, Build.Text(text), tail);

    static byte[] Multi(int count, params object[] destinations) =>
        Build.Pdu(
            0x21, 0, 1,
            [
                "", 1, 1, "12025550123", count, .. destinations, 0, 0, 0, "", "", 0, 0, 0, 0, 4, Build.Text("text"),
            ]);

    static byte[] Segment(byte total, byte number) =>
        [.. Build.Tlv(0x20C, 0, 1), .. Build.Tlv(0x20E, total), .. Build.Tlv(0x20F, number)];
}
