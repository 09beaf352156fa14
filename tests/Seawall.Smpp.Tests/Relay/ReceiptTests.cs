using System.Text;
using CsCheck;
using Seawall.Smpp.Fuzz;

namespace Seawall.Smpp.Tests.Relay;

/// <summary>Delivery receipts: ours, and those of every message centre that writes them a little differently.</summary>
public sealed class ReceiptTests
{
    const string Usual =
        "id:0123456789 sub:001 dlvrd:000 submit date:2412250915 done date:2412250916 stat:REJECTD err:045 "
        + "text:Hi";

    [Fact]
    public void Ours_is_written_as_the_appendix_has_it()
    {
        byte[] span = new byte[300];
        int length =
            ReceiptWriter.WriteText(Plan(MessageState.Rejected, 45, "A text of more than twenty octets"u8), span);
        Assert.Equal(
            "id:0123456789 sub:001 dlvrd:000 submit date:2412250915 done date:2412250916 stat:REJECTD err:045 "
            + "text:A text of more than ",
            Encoding.ASCII.GetString(span, 0, length));
        Assert.Equal(
            PduWriter.Failed, ReceiptWriter.WriteText(Plan(MessageState.Rejected, 45, default), span.AsSpan(0, 90)));
    }

    [Fact]
    public void Ours_goes_to_who_sent_the_message_and_is_a_receipt()
    {
        byte[] span = new byte[400];
        int length = ReceiptWriter.Write(Plan(MessageState.Rejected, 45, "Hi"u8), span);
        Assert.Equal(SmppRefusal.None, SmppPdu.Parse(span.AsSpan(0, length), out SmppPdu pdu));
        Assert.Equal(SmppRefusal.None, PduCheck.Find(pdu));
        Assert.Equal("8613857100001"u8, pdu.Source.Text);
        Assert.Equal("12025550123"u8, pdu.Destination.Text);
        Assert.True(MessageFacts.Of(pdu).IsReport);
        Assert.True(pdu.TlvRange.IsEmpty);
        Assert.True(DeliveryReceipt.TryRead(pdu, out DeliveryReceipt receipt));
        Assert.Equal("0123456789"u8, receipt.MessageId);
        Assert.Equal(MessageState.Rejected, receipt.State);
    }

    [Fact]
    public void An_id_too_long_cannot_be_written() =>
        Assert.Equal(
            PduWriter.Failed,
            ReceiptWriter.Write(
                new ReceiptPlan
                {
                    Sequence = 1,
                    MessageId = Encoding.ASCII.GetBytes(new string('1', 65)),
                    Sender = default,
                    Receiver = default,
                    State = MessageState.Rejected,
                    SubmittedAt = DateTimeOffset.UnixEpoch,
                    DoneAt = DateTimeOffset.UnixEpoch,
                },
                new byte[400]));

    [Fact]
    public void All_parts_of_the_text_are_found()
    {
        Assert.True(DeliveryReceipt.TryReadText(Encoding.ASCII.GetBytes(Usual), out DeliveryReceipt receipt));
        Assert.Equal("0123456789"u8, receipt.MessageId);
        Assert.Equal("001"u8, receipt.Submitted);
        Assert.Equal("000"u8, receipt.Delivered);
        Assert.Equal("2412250915"u8, receipt.SubmitDate);
        Assert.Equal("2412250916"u8, receipt.DoneDate);
        Assert.Equal("045"u8, receipt.Error);
        Assert.Equal("Hi"u8, receipt.Text);
        Assert.Equal(MessageState.Rejected, receipt.State);
    }

    [Theory]
    [InlineData("ID:abc-1 Stat:delivrd", "abc-1", MessageState.Delivered)]
    [InlineData("stat:UNDELIV err:1 id:7", "7", MessageState.Undeliverable)]
    [InlineData("  id:7   x:y stat:ENROUTE text:id:8 stat:DELIVRD", "7", MessageState.EnRoute)]
    [InlineData("id:7 submit date:241225091500 stat:EXPIRED", "7", MessageState.Expired)]
    public void Order_case_and_other_words_do_not_matter(string text, string id, MessageState state)
    {
        Assert.True(DeliveryReceipt.TryReadText(Encoding.ASCII.GetBytes(text), out DeliveryReceipt receipt));
        Assert.Equal(id, Encoding.ASCII.GetString(receipt.MessageId));
        Assert.Equal(state, receipt.State);
    }

    [Theory]
    [InlineData("")]
    [InlineData("id:7")]
    [InlineData("stat:DELIVRD")]
    [InlineData("id: stat:DELIVRD")]
    [InlineData("id:7 stat:DONE")]
    [InlineData("Thank you")]
    public void Without_message_and_state_it_is_no_receipt(string text) =>
        Assert.False(DeliveryReceipt.TryReadText(Encoding.ASCII.GetBytes(text), out _));

    [Fact]
    public void Parameters_say_it_better_than_the_text()
    {
        SmppPdu.Parse(Texts.All.Single(sample => sample.Name == "receipt-tlv").Bytes, out SmppPdu pdu);
        Assert.True(DeliveryReceipt.TryRead(pdu, out DeliveryReceipt receipt));
        Assert.Equal("abc"u8, receipt.MessageId);
        Assert.Equal(MessageState.Undeliverable, receipt.State);
    }

    [Theory]
    [InlineData(MessageState.Scheduled, "SCHEDLD", false)]
    [InlineData(MessageState.EnRoute, "ENROUTE", false)]
    [InlineData(MessageState.Delivered, "DELIVRD", true)]
    [InlineData(MessageState.Expired, "EXPIRED", true)]
    [InlineData(MessageState.Deleted, "DELETED", true)]
    [InlineData(MessageState.Undeliverable, "UNDELIV", true)]
    [InlineData(MessageState.Accepted, "ACCEPTD", true)]
    [InlineData(MessageState.Unknown, "UNKNOWN", true)]
    [InlineData(MessageState.Rejected, "REJECTD", true)]
    [InlineData(MessageState.Skipped, "SKIPPED", true)]
    public void Each_state_has_its_word(MessageState state, string word, bool final)
    {
        Assert.Equal(word, Encoding.ASCII.GetString(MessageStates.Word(state)));
        Assert.True(MessageStates.TryRead(Encoding.ASCII.GetBytes(word), out MessageState read));
        Assert.Equal((state, final), (read, MessageStates.IsFinal(state)));
    }

    [Fact]
    public void What_we_write_we_read() =>
        Gen.Select(
            Gen.Enum<MessageState>(), Gen.Int[0, 999], Gen.Char['a', 'z'].Array[1, 64], Gen.Byte[32, 126].Array[0, 60])
        .Sample((state, error, id, text) =>
        {
            byte[] name = Encoding.ASCII.GetBytes(id);
            var plan = new ReceiptPlan
            {
                Sequence = 1,
                MessageId = name,
                Sender = default,
                Receiver = default,
                State = state,
                SubmittedAt = DateTimeOffset.UnixEpoch,
                DoneAt = DateTimeOffset.UnixEpoch.AddHours(30),
                Error = error,
                Text = text,
                WithTlvs = true,
            };
            byte[] span = new byte[400];
            int length = ReceiptWriter.Write(plan, span);
            SmppPdu.Parse(span.AsSpan(0, length), out SmppPdu pdu);
            Assert.True(DeliveryReceipt.TryRead(pdu, out DeliveryReceipt receipt));
            Assert.Equal(name, receipt.MessageId);
            Assert.Equal(state, receipt.State);
            Assert.Equal("7001020600"u8, receipt.DoneDate);
            Assert.Equal(text.AsSpan(0, Math.Min(20, text.Length)), receipt.Text);
        });

    static ReceiptPlan Plan(MessageState state, int error, ReadOnlySpan<byte> text) => new()
    {
        Sequence = 3,
        MessageId = "0123456789"u8,
        Sender = new SmppAddress(Ton.International, Npi.Isdn, "12025550123"u8),
        Receiver = new SmppAddress(Ton.International, Npi.Isdn, "8613857100001"u8),
        State = state,
        SubmittedAt = new DateTimeOffset(2024, 12, 25, 9, 15, 59, TimeSpan.FromHours(8)),
        DoneAt = new DateTimeOffset(2024, 12, 25, 9, 16, 1, TimeSpan.FromHours(8)),
        Error = error,
        Text = text,
    };
}
