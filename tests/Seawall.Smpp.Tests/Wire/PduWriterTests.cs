using CsCheck;
using Seawall.Smpp.Fuzz;

namespace Seawall.Smpp.Tests.Wire;

/// <summary>What a writer takes, and what it does not.</summary>
public sealed class PduWriterTests
{
    [Fact]
    public void What_is_not_put_is_its_empty_value()
    {
        foreach (CommandId command in Commands.Known)
        {
            byte[] span = new byte[64];
            var writer = new PduWriter(span, command, SmppStatus.Ok, 5);
            int length = writer.Finish();
            Assert.Equal(SmppRefusal.None, SmppPdu.Parse(span.AsSpan(0, length), out SmppPdu pdu));
            Assert.True(pdu.FieldsRead);
            Assert.All(span[16..length], octet => Assert.Equal(0, octet));
        }
    }

    [Fact]
    public void A_string_beyond_its_limit_cannot_be_written()
    {
        Assert.True(Submit(SmppField.ServiceType, new byte[5].AsSpan()) == PduWriter.Failed, "with NUL in it");
        Assert.True(Submit(SmppField.ServiceType, "FIVE5"u8) > 0);
        Assert.Equal(PduWriter.Failed, Submit(SmppField.ServiceType, "SIXSIX"u8));
        Assert.Equal(PduWriter.Failed, Submit(SmppField.ShortMessage, new byte[256]));
    }

    [Fact]
    public void Parameters_come_in_wire_order_and_belong_to_the_pdu()
    {
        byte[] span = new byte[200];
        var writer = new PduWriter(span, CommandId.SubmitSm, SmppStatus.Ok, 1);
        writer.Put(SmppField.EsmClass, 0);
        writer.Put(SmppField.ServiceType, "CMT"u8);
        Assert.Equal(PduWriter.Failed, writer.Finish());
        Assert.Equal(PduWriter.Failed, Submit(SmppField.MessageId, "1"u8));
        var twice = new PduWriter(span, CommandId.SubmitSm, SmppStatus.Ok, 1);
        twice.Put(SmppField.EsmClass, 0);
        twice.Put(SmppField.EsmClass, 0);
        Assert.Equal(PduWriter.Failed, twice.Finish());
        var octet = new PduWriter(span, CommandId.SubmitSm, SmppStatus.Ok, 1);
        octet.Put(SmppField.SourceAddress, 1);
        Assert.Equal(PduWriter.Failed, octet.Finish());
    }

    [Fact]
    public void A_list_holds_what_fits()
    {
        var destinations = new DestinationListWriter(new byte[10]);
        Assert.True(destinations.TryPut(new SmppAddress(Ton.International, Npi.Isdn, "123456"u8)));
        Assert.False(destinations.TryPutList(""u8));
        Assert.False(destinations.TryPut(default));
        Assert.Equal(1, destinations.Count);
        var unsuccessful = new UnsuccessfulListWriter(new byte[7]);
        Assert.False(unsuccessful.TryPut(new SmppAddress(Ton.International, Npi.Isdn, "1"u8), SmppStatus.Ok));
        Assert.True(unsuccessful.TryPut(default, SmppStatus.SubmitFailed));
        Assert.Equal([0, 0, 0, 0, 0, 0, 0x45], unsuccessful.Written.ToArray());
    }

    [Fact]
    public void A_pdu_beyond_the_limit_cannot_be_written()
    {
        byte[] span = new byte[SmppLimits.PduOctetsMax + 100];
        var writer = new PduWriter(span, CommandId.DataSm, SmppStatus.Ok, 1);
        writer.PutTlv(TlvTag.MessagePayload, new byte[SmppLimits.TlvOctetsMax]);
        writer.PutTlv((TlvTag)0x1400, new byte[17_000]);
        Assert.Equal(PduWriter.Failed, writer.Finish());
    }

    [Fact]
    public void What_is_written_is_read_again() =>
        Gen.Select(
            Gen.OneOf(CommandId.SubmitSm, CommandId.DeliverSm, CommandId.DataSm),
            Gen.UInt[1, int.MaxValue],
            Gen.Byte.Where(octet => octet != 0).Array[0, 20],
            Gen.Byte.Array[0, 254],
            Gen.Select(Gen.UShort, Gen.Byte.Array[0, 300]).Array[0, 5])
        .Sample((command, sequence, address, message, tlvs) =>
        {
            byte[] span = new byte[4096];
            var writer = new PduWriter(span, command, SmppStatus.Ok, sequence);
            writer.PutSource(new SmppAddress(Ton.Alphanumeric, Npi.Unknown, address));
            bool hasMessage = command != CommandId.DataSm;
            if (hasMessage)
            {
                writer.Put(SmppField.ShortMessage, message);
            }

            foreach ((ushort tag, byte[] value) in tlvs)
            {
                writer.PutTlv((TlvTag)tag, value);
            }

            int length = writer.Finish();
            Assert.Equal(SmppRefusal.None, SmppPdu.Parse(span.AsSpan(0, length), out SmppPdu pdu));
            Assert.Equal((command, sequence), (pdu.Command, pdu.Sequence));
            Assert.Equal(address, pdu.Source.Text);
            Assert.Equal(hasMessage ? message : [], pdu.ShortMessage);
            int at = 0;
            foreach (Tlv tlv in pdu.Tlvs)
            {
                Assert.Equal((TlvTag)tlvs[at].Item1, tlv.Tag);
                Assert.Equal(tlvs[at++].Item2, tlv.Value);
            }

            Assert.Equal(tlvs.Length, at);
            Assert.Null(Comparison.Of(span[..length], new Random((int)sequence)));
        });

    static int Submit(SmppField field, ReadOnlySpan<byte> value)
    {
        var writer = new PduWriter(new byte[400], CommandId.SubmitSm, SmppStatus.Ok, 1);
        writer.Put(field, value);
        return writer.Finish();
    }
}
