using System.Text;
using Seawall.Smpp.Fuzz;

namespace Seawall.Smpp.Tests.Tpdu;

/// <summary>The RP layer of SMS over IP.</summary>
public sealed class RpTests
{
    [Fact]
    public void A_delivery_of_the_network_is_read_to_its_sender()
    {
        byte[] bytes = Bodies.All.Single(sample => sample.Name == "rp-data-network").Bytes;
        Assert.Equal(TpduRefusal.None, RpMessage.Parse(bytes, out RpMessage message));
        Assert.Equal((RpType.DataFromNetwork, 0x42, true), (message.Type, message.Reference, message.IsFromNetwork));
        byte[] span = new byte[TpAddress.CharactersMax];
        Assert.Equal("1234567890", Encoding.ASCII.GetString(TpAddress.OfRp(message.Originator).Read(span).Text));
        Assert.True(message.Destination.IsEmpty);
        Assert.Equal(
            TpduRefusal.None,
            Smpp.Tpdu.Parse(message.UserData, TpduDirection.ToMobile, false, out Smpp.Tpdu tpdu));
        Assert.Equal("1234567890", Encoding.ASCII.GetString(tpdu.Address.Read(span).Text));
    }

    [Fact]
    public void An_error_is_written_and_read()
    {
        byte[] span = new byte[16];
        int length = RpWriter.WriteError(
            RpType.ErrorFromMobile, 0x42, RpCause.TransferRejected, new byte[] { 0, 0xC4, 0 }, span);
        Assert.Equal("04420115410300C400", Convert.ToHexString(span.AsSpan(0, length)));
        Assert.Equal(TpduRefusal.None, RpMessage.Parse(span.AsSpan(0, length), out RpMessage message));
        Assert.Equal((RpType.ErrorFromMobile, 0x42, false), (message.Type, message.Reference, message.IsFromNetwork));
        Assert.Equal(RpCause.TransferRejected, message.Cause);
        Assert.Equal([0, 0xC4, 0], message.UserData.ToArray());
    }

    [Fact]
    public void An_acknowledgement_is_written_and_read()
    {
        byte[] span = new byte[16];
        int length = RpWriter.WriteAck(RpType.AckFromMobile, 7, default, span);
        Assert.Equal("0207", Convert.ToHexString(span.AsSpan(0, length)));
        Assert.Equal(TpduRefusal.None, RpMessage.Parse(span.AsSpan(0, length), out RpMessage message));
        Assert.Equal((RpType.AckFromMobile, 7), (message.Type, message.Reference));
        Assert.True(message.UserData.IsEmpty);
    }

    [Fact]
    public void Data_is_written_and_read()
    {
        byte[] centre = new byte[12];
        int octets = TpAddress.WriteRp(new SmppAddress(Ton.International, Npi.Isdn, "8613800571500"u8), centre);
        Assert.Equal("91683108501705F0", Convert.ToHexString(centre.AsSpan(0, octets)));
        byte[] span = new byte[64];
        int length = RpWriter.WriteData(
            RpType.DataFromNetwork, 3, centre.AsSpan(0, octets), default, new byte[] { 1, 2, 3 }, span);
        Assert.Equal(TpduRefusal.None, RpMessage.Parse(span.AsSpan(0, length), out RpMessage message));
        Assert.Equal(centre[..octets], message.Originator.ToArray());
        Assert.Equal([1, 2, 3], message.UserData.ToArray());
        Assert.Equal(
            PduWriter.Failed,
                RpWriter.WriteData(RpType.DataFromMobile, 3, default, default, new byte[256], new byte[400]));
        Assert.Equal(PduWriter.Failed, TpAddress.WriteRp(new SmppAddress(Ton.Unknown, Npi.Isdn, "x"u8), centre));
        Assert.Equal(PduWriter.Failed, RpWriter.WriteAck(RpType.AckFromMobile, 7, default, span.AsSpan(0, 1)));
    }

    [Theory]
    [InlineData("", TpduRefusal.Truncated)]
    [InlineData("01", TpduRefusal.Truncated)]
    [InlineData("0742", TpduRefusal.TypeUnknown)]
    [InlineData("0142", TpduRefusal.Truncated)]
    [InlineData("01420391", TpduRefusal.Truncated)]
    [InlineData("01420C91000000000000000000000000", TpduRefusal.AddressMalformed)]
    [InlineData("01420000", TpduRefusal.ElementMalformed)]
    [InlineData("0142000000", TpduRefusal.ElementMalformed)]
    [InlineData("0142000005AA", TpduRefusal.ElementMalformed)]
    [InlineData("044200", TpduRefusal.Truncated)]
    [InlineData("02424200", TpduRefusal.ElementMalformed)]
    [InlineData("0242410200", TpduRefusal.ElementMalformed)]
    [InlineData("0642", TpduRefusal.None)]
    public void What_is_wrong_with_a_message_is_named_and_its_reference_kept(string hex, TpduRefusal refusal)
    {
        byte[] bytes = Convert.FromHexString(hex);
        Assert.Equal(refusal, RpMessage.Parse(bytes, out RpMessage message));
        Assert.Equal(bytes.Length >= 2 ? 0x42 : 0, message.Reference);
    }
}
