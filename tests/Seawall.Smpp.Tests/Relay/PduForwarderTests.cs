using Seawall.Smpp.Fuzz;

namespace Seawall.Smpp.Tests.Relay;

/// <summary>What changes on the way to the other leg, and what does not.</summary>
public sealed class PduForwarderTests
{
    static readonly (int, int, string) Abroad = (1, 1, "12025550123");
    static readonly (int, int, string) Home = (1, 1, "8613857100001");

    [Fact]
    public void What_a_hub_delivers_is_submitted_to_a_message_centre()
    {
        byte[] deliver =
            Build.Message(5, Abroad, Home, 0x40, 0, 8, [5, 0, 3, 1, 2, 1, 0x4F, 0x60], Build.Tlv(0x1400, 9));
        byte[] submit =
            Build.Message(4, Abroad, Home, 0x40, 0, 8, [5, 0, 3, 1, 2, 1, 0x4F, 0x60], Build.Tlv(0x1400, 9));
        Assert.Equal(submit, Forward(deliver, new ForwardPlan { Sequence = 77, Command = CommandId.SubmitSm }));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_receipt_is_asked_for_that_nobody_could_take(bool dropsTlvs)
    {
        byte[] submit = Build.Pdu(
            4, 0, 5, "", 1, 1, "12025550123", 1, 1, "8613857100001", 0, 0, 0, "", "", 0x10, 0, 0, 0, 1, 65);
        var plan = new ForwardPlan
        {
            Sequence = 5,
            Command = CommandId.SubmitSm,
            Registered = new RegisteredDelivery(0x10),
            DropTlvs = dropsTlvs,
        };
        Assert.Equal(submit, Forward(Build.Message(5, Abroad, Home, 0, 0, 0, [65]), plan));
    }

    [Fact]
    public void The_answer_of_a_message_centre_goes_back_as_the_answer_to_a_delivery() =>
        Assert.Equal(
            Build.Pdu(0x80000005, 0x45, 9, ""),
            Forward(
                Build.Pdu(0x80000004, 0x45, 1, ""),
                new ForwardPlan { Sequence = 9, Command = CommandId.DeliverSmResp }));

    [Fact]
    public void A_message_id_is_replaced_with_nothing_where_the_standard_has_none() =>
        Assert.Equal(
            Build.Pdu(0x80000005, 0, 9, ""),
            Forward(
                Build.Pdu(0x80000004, 0, 1, "4f2a90c1"),
                new ForwardPlan
                {
                    Sequence = 9,
                    Command = CommandId.DeliverSmResp,
                    Replaced = SmppField.MessageId,
                }));

    [Fact]
    public void A_status_is_changed_where_the_peer_would_not_know_it() =>
        Assert.Equal(
            Build.Pdu(0x80000004, 0x45, 9),
            Forward(
                Build.Pdu(0x80000004, 0x101, 1),
                new ForwardPlan { Sequence = 9, Status = SmppStatus.SubmitFailed }));

    [Fact]
    public void A_response_that_says_yes_without_a_body_gets_an_empty_message_id() =>
        Assert.Equal(
            Build.Pdu(0x80000004, 0, 9, ""), Forward(Build.Pdu(0x80000004, 0, 1), new ForwardPlan { Sequence = 9 }));

    [Fact]
    public void A_service_type_is_replaced_and_a_mark_is_added()
    {
        byte[] message = Build.Message(4, Abroad, Home, 0, 0, 0, [65], Build.Tlv(0x204, 0, 1));
        byte[] expected = Build.Pdu(
            4, 0, 5, "VMA", 1, 1, "12025550123", 1, 1, "8613857100001", 0, 0, 0, "", "", 1, 0, 0, 0, 1, 65,
            Build.Tlv(0x204, 0, 1), Build.Tlv(0x1401, 7));
        var plan = new ForwardPlan
        {
            Sequence = 5,
            Replaced = SmppField.ServiceType,
            Replacement = "VMA"u8,
            Added = new Tlv((TlvTag)0x1401, new byte[] { 7 }),
        };
        Assert.Equal(expected, Forward(message, plan));
    }

    [Theory]
    [InlineData("0424000248 49", 0, "4849", 0)]
    [InlineData("020C00020034020E000103020F000102", 0, "050003340302", 0x40)]
    [InlineData("020C00021234020E000103020F000102", 0, "06080412340302", 0x40)]
    [InlineData("020A000223F0020B00020B84", 0, "0605040B8423F0", 0x40)]
    [InlineData("020B00020B84020C00020001020E000102020F000101", 0, "0B05040B8400000003010201", 0x40)]
    [InlineData("020C00021234020E000103020F000102", 0x40, "", 0x40)]
    [InlineData("020C00021234020E000103020F000104", 0, "", 0)]
    [InlineData("1400000101", 0, "", 0)]
    public void What_a_message_cannot_do_without_moves_into_it(string tlvs, int esm, string text, int esmThen)
    {
        byte[] message =
            Build.Message(4, Abroad, Home, esm, 0, 0, [], Build.Hex(tlvs.Replace(" ", "", StringComparison.Ordinal)));
        byte[] expected = Build.Message(4, Abroad, Home, esmThen, 0, 0, Build.Hex(text));
        Assert.Equal(expected, Forward(message, new ForwardPlan { Sequence = 77, DropTlvs = true }));
    }

    [Fact]
    public void Data_sm_becomes_submit_sm_for_a_peer_that_has_none()
    {
        byte[] data = Build.Data(Abroad, Home, 0, 8, [.. Build.Tlv(0x424, 0x4F, 0x60), .. Build.Tlv(0x426, 1)]);
        byte[] submit = Build.Pdu(
            4, 0, 5, "", 1, 1, "12025550123", 1, 1, "8613857100001", 0, 0, 0, "", "", 0, 0, 8, 0, 2, Build.Hex("4F60"));
        Assert.Equal(
            submit, Forward(data, new ForwardPlan { Sequence = 5, Command = CommandId.SubmitSm, DropTlvs = true }));
    }

    [Theory]
    [InlineData("payload-long")]
    [InlineData("payload-twice")]
    [InlineData("data")]
    public void What_cannot_be_said_without_parameters_is_not_said(string name)
    {
        SmppPdu.Parse(Texts.All.Single(sample => sample.Name == name).Bytes, out SmppPdu pdu);
        var plan = new ForwardPlan { Sequence = 1, DropTlvs = true };
        Assert.Equal(PduForwarder.CannotSay, PduForwarder.Write(pdu, plan, new byte[1000]));
    }

    [Fact]
    public void An_address_too_long_for_submit_sm_is_not_cut()
    {
        SmppPdu.Parse(Texts.All.Single(sample => sample.Name == "data-long-address").Bytes, out SmppPdu pdu);
        var plan = new ForwardPlan { Sequence = 1, Command = CommandId.SubmitSm };
        Assert.Equal(PduForwarder.CannotSay, PduForwarder.Write(pdu, plan, new byte[1000]));
    }

    [Fact]
    public void A_response_loses_its_parameters_and_nothing_else() =>
        Assert.Equal(
            Build.Pdu(0x80000103, 0xFE, 9, "id"),
            Forward(
                Build.Pdu(0x80000103, 0xFE, 1, "id", Build.Tlv(0x425, 1)),
                new ForwardPlan { Sequence = 9, DropTlvs = true }));

    static byte[] Forward(byte[] bytes, ForwardPlan plan)
    {
        Assert.Equal(SmppRefusal.None, SmppPdu.Parse(bytes, out SmppPdu pdu));
        byte[] span = new byte[bytes.Length + PduForwarder.GrowthMax];
        return span[..PduForwarder.Write(pdu, plan, span)];
    }
}
