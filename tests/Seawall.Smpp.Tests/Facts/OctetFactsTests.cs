namespace Seawall.Smpp.Tests.Facts;

/// <summary>The octets that are made of bits: esm_class, registered_delivery, data_coding.</summary>
public sealed class OctetFactsTests
{
    [Theory]
    [InlineData(0x00, EsmType.Message, true, false, false)]
    [InlineData(0x03, EsmType.Message, true, false, false)]
    [InlineData(0x04, EsmType.Receipt, true, true, false)]
    [InlineData(0x08, EsmType.DeliveryAcknowledgement, true, true, false)]
    [InlineData(0x10, EsmType.UserAcknowledgement, true, true, false)]
    [InlineData(0x18, EsmType.ConversationAbort, true, false, false)]
    [InlineData(0x20, EsmType.IntermediateNotification, true, true, false)]
    [InlineData(0x40, EsmType.Message, true, false, true)]
    [InlineData(0xC3, EsmType.Message, true, false, true)]
    [InlineData(0x44, EsmType.Receipt, true, true, true)]
    [InlineData(0x0C, (EsmType)0x0C, false, false, false)]
    [InlineData(0x3C, (EsmType)0x3C, false, false, false)]
    public void Esm_class_says_what_a_message_is(byte value, EsmType type, bool known, bool report, bool header)
    {
        var esm = new EsmClass(value);
        Assert.Equal((type, known, report, header), (esm.Type, esm.IsKnown, esm.IsReport, esm.HasHeader));
    }

    [Theory]
    [InlineData(0x00, ReceiptWish.Never, false)]
    [InlineData(0x01, ReceiptWish.Always, true)]
    [InlineData(0x02, ReceiptWish.OnFailure, true)]
    [InlineData(0x03, ReceiptWish.OnSuccess, false)]
    public void Registered_delivery_says_when_a_receipt_is_wanted(byte value, ReceiptWish wish, bool onFailure)
    {
        var registered = new RegisteredDelivery(value);
        Assert.Equal((wish, onFailure, true), (registered.Receipt, registered.WantsFailure, registered.IsKnown));
    }

    [Fact]
    public void Registered_delivery_says_which_acknowledgements_are_wanted()
    {
        Assert.True(new RegisteredDelivery(0x04).WantsDeliveryAcknowledgement);
        Assert.True(new RegisteredDelivery(0x08).WantsUserAcknowledgement);
        Assert.True(new RegisteredDelivery(0x10).WantsIntermediate);
        Assert.False(new RegisteredDelivery(0x80).IsKnown);
    }

    [Theory]
    [InlineData(0x00, TextAlphabet.Default, -1, MessageWaiting.None)]
    [InlineData(0x01, TextAlphabet.Ia5, -1, MessageWaiting.None)]
    [InlineData(0x02, TextAlphabet.Octets, -1, MessageWaiting.None)]
    [InlineData(0x03, TextAlphabet.Latin1, -1, MessageWaiting.None)]
    [InlineData(0x04, TextAlphabet.Octets, -1, MessageWaiting.None)]
    [InlineData(0x08, TextAlphabet.Ucs2, -1, MessageWaiting.None)]
    [InlineData(0x0E, TextAlphabet.Korean, -1, MessageWaiting.None)]
    [InlineData(0x0B, TextAlphabet.Unknown, -1, MessageWaiting.None)]
    [InlineData(0x10, TextAlphabet.Default, 0, MessageWaiting.None)]
    [InlineData(0x18, TextAlphabet.Ucs2, 0, MessageWaiting.None)]
    [InlineData(0x15, TextAlphabet.Octets, 1, MessageWaiting.None)]
    [InlineData(0x20, TextAlphabet.Unknown, -1, MessageWaiting.None)]
    [InlineData(0x40, TextAlphabet.Default, -1, MessageWaiting.None)]
    [InlineData(0xC0, TextAlphabet.Default, -1, MessageWaiting.Voicemail)]
    [InlineData(0xC8, TextAlphabet.Default, -1, MessageWaiting.Voicemail)]
    [InlineData(0xD1, TextAlphabet.Default, -1, MessageWaiting.Fax)]
    [InlineData(0xEA, TextAlphabet.Ucs2, -1, MessageWaiting.Email)]
    [InlineData(0xF0, TextAlphabet.Default, 0, MessageWaiting.None)]
    [InlineData(0xF6, TextAlphabet.Octets, 2, MessageWaiting.None)]
    public void Data_coding_says_alphabet_class_and_what_waits(
        byte value, TextAlphabet alphabet, int messageClass, MessageWaiting waiting)
    {
        DataCoding coding = DataCoding.OfSmpp(value);
        Assert.Equal(
            (value, alphabet, messageClass, waiting),
            (coding.Value, coding.Alphabet, coding.MessageClass, coding.Waiting));
    }

    [Theory]
    [InlineData(0x00, TextAlphabet.Default)]
    [InlineData(0x04, TextAlphabet.Octets)]
    [InlineData(0x08, TextAlphabet.Ucs2)]
    [InlineData(0x0C, TextAlphabet.Unknown)]
    [InlineData(0x48, TextAlphabet.Ucs2)]
    [InlineData(0x80, TextAlphabet.Default)]
    [InlineData(0xE0, TextAlphabet.Ucs2)]
    [InlineData(0xF4, TextAlphabet.Octets)]
    public void In_a_tpdu_the_low_numbers_mean_something_else(byte value, TextAlphabet alphabet) =>
        Assert.Equal(alphabet, DataCoding.OfTpdu(value).Alphabet);
}
