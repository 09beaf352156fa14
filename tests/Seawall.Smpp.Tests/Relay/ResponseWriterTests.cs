using Seawall.Smpp.Fuzz;

namespace Seawall.Smpp.Tests.Relay;

/// <summary>The responses that we give ourselves.</summary>
public sealed class ResponseWriterTests
{
    [Theory]
    [InlineData(CommandId.SubmitSmResp, 0x45u, 16)]
    [InlineData(CommandId.SubmitMultiResp, 0x45u, 16)]
    [InlineData(CommandId.BindTransceiverResp, 0x0Du, 16)]
    [InlineData(CommandId.QuerySmResp, 0x67u, 16)]
    [InlineData(CommandId.DeliverSmResp, 0x66u, 17)]
    [InlineData(CommandId.DataSmResp, 0x64u, 17)]
    [InlineData(CommandId.EnquireLinkResp, 0x00u, 16)]
    [InlineData(CommandId.QuerySmResp, 0x00u, 19 + 1)]
    public void A_refusal_is_a_header_but_for_those_that_always_have_a_message_id(
        CommandId response, uint status, int length)
    {
        byte[] span = new byte[64];
        Assert.Equal(length, ResponseWriter.Write(response, (SmppStatus)status, 7, default, span));
        Assert.Equal(SmppRefusal.None, SmppPdu.Parse(span.AsSpan(0, length), out SmppPdu pdu));
        Assert.Equal((response, status, 7u), (pdu.Command, (uint)pdu.Status, pdu.Sequence));
    }

    [Theory]
    [InlineData(InterfaceVersion.V33, -1)]
    [InlineData(InterfaceVersion.V34, 0x34)]
    [InlineData(InterfaceVersion.V50, 0x50)]
    [InlineData(0x51, 0x50)]
    public void Who_takes_parameters_is_told_our_version(byte peer, int version)
    {
        byte[] span = new byte[64];
        int length = ResponseWriter.WriteBound(CommandId.BindReceiverResp, 1, "seawall"u8, peer, span);
        SmppPdu.Parse(span.AsSpan(0, length), out SmppPdu pdu);
        Assert.Equal("seawall"u8, pdu.Text(SmppField.SystemId));
        Assert.Equal(version < 0 ? InterfaceVersion.V33 : version, InterfaceVersion.OfBindResponse(pdu));
        Assert.Equal(version >= 0, InterfaceVersion.TakesTlvs(InterfaceVersion.OfBindResponse(pdu)));
    }

    [Fact]
    public void The_version_of_who_binds_stands_in_the_bind()
    {
        SmppPdu.Parse(Golden.Of("bind-receiver"), out SmppPdu pdu);
        Assert.Equal(InterfaceVersion.V34, InterfaceVersion.OfBind(pdu));
        Assert.False(InterfaceVersion.TakesTlvs(0));
    }

    [Fact]
    public void An_id_too_long_for_its_place_is_not_cut() =>
        Assert.Equal(
            PduWriter.Failed,
            ResponseWriter.Write(CommandId.SubmitSmResp, SmppStatus.Ok, 1, new byte[65].AsSpan(), new byte[200]));
}
