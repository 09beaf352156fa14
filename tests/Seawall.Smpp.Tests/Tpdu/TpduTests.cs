using System.Text;
using CsCheck;
using Seawall.Smpp.Fuzz;

namespace Seawall.Smpp.Tests.Tpdu;

/// <summary>TPDUs of TS 23.040, by published bytes and by what is written here.</summary>
public sealed class TpduTests
{
    [Fact]
    public void A_published_part_of_a_long_delivery_is_read()
    {
        Smpp.Tpdu tpdu = Read("deliver-concatenated", TpduDirection.ToMobile);
        Assert.Equal(TpduType.Deliver, tpdu.Type);
        Assert.Equal("1234567890", Address(tpdu));
        Assert.Equal((Ton.International, Npi.Isdn), (tpdu.Address.Ton, tpdu.Address.Npi));
        Assert.True(tpdu.HasHeader);
        Assert.False(tpdu.HasMoreMessages);
        Assert.Equal(new PartKey(PartForm.Header8, 0xEB, 2, 1), tpdu.Header.Part);
        Assert.Equal("Hello, world !!!", Text(tpdu));
        Assert.Equal("70505151101121", Convert.ToHexString(tpdu.Timestamp));
    }

    [Theory]
    [InlineData("deliver-name", "TrustMe", "AC!")]
    [InlineData("deliver-ucs2", "8613857100011", "你")]
    [InlineData("deliver-hellohello", "778", "hellohello")]
    [InlineData("deliver-published", "31641600986", "How are you?")]
    [InlineData("submit", "8613857100011", "Hello")]
    [InlineData("submit-relative", "1234567890", "Hello")]
    public void Names_numbers_and_texts_are_read(string name, string address, string text)
    {
        bool submit = name.StartsWith("submit", StringComparison.Ordinal);
        Smpp.Tpdu tpdu = Read(name, submit ? TpduDirection.FromMobile : TpduDirection.ToMobile);
        Assert.Equal(submit ? TpduType.Submit : TpduType.Deliver, tpdu.Type);
        Assert.Equal((address, text), (Address(tpdu), Text(tpdu)));
    }

    [Fact]
    public void A_status_report_is_no_message()
    {
        Smpp.Tpdu tpdu = Read("status-report", TpduDirection.ToMobile);
        Assert.Equal((TpduType.StatusReport, 0x17, 0), (tpdu.Type, tpdu.Reference, tpdu.Status));
        Assert.Equal("1234567890", Address(tpdu));
        Assert.Equal("42103121536523", Convert.ToHexString(tpdu.DischargeTime));
        Assert.Equal(0, tpdu.ReadText(default));
    }

    [Theory]
    [InlineData(TpFailureCause.None, false, "0000")]
    [InlineData(TpFailureCause.DestinationBarred, true, "00C400")]
    [InlineData(TpFailureCause.Unspecified, true, "00FF00")]
    public void A_report_goes_with_its_cause_in_an_error_only(TpFailureCause cause, bool inError, string hex)
    {
        byte[] span = new byte[8];
        int length = TpduWriter.WriteDeliverReport(cause, span);
        Assert.Equal(hex, Convert.ToHexString(span.AsSpan(0, length)));
        Assert.Equal(
            TpduRefusal.None,
            Smpp.Tpdu.Parse(span.AsSpan(0, length), TpduDirection.FromMobile, inError, out Smpp.Tpdu tpdu));
        Assert.Equal((TpduType.DeliverReport, (byte)cause), (tpdu.Type, tpdu.FailureCause));
    }

    [Theory]
    [InlineData("", TpduDirection.ToMobile, TpduRefusal.Truncated)]
    [InlineData("03", TpduDirection.ToMobile, TpduRefusal.TypeUnknown)]
    [InlineData("040A9121", TpduDirection.ToMobile, TpduRefusal.Truncated)]
    [InlineData("0415912143658709214365870921", TpduDirection.ToMobile, TpduRefusal.AddressMalformed)]
    [InlineData("040211FF", TpduDirection.ToMobile, TpduRefusal.AddressMalformed)]
    [InlineData("04029121000070505151101121", TpduDirection.ToMobile, TpduRefusal.Truncated)]
    [InlineData("0402912100007050515110112105C8", TpduDirection.ToMobile, TpduRefusal.UserDataMalformed)]
    [InlineData("040291210004705051511011218D", TpduDirection.ToMobile, TpduRefusal.UserDataMalformed)]
    [InlineData("4402912100047050515110112102FF00", TpduDirection.ToMobile, TpduRefusal.UserDataMalformed)]
    [InlineData("0142029121", TpduDirection.FromMobile, TpduRefusal.Truncated)]
    public void What_is_wrong_with_a_tpdu_is_named(string hex, TpduDirection direction, TpduRefusal refusal) =>
        Assert.Equal(refusal, Smpp.Tpdu.Parse(Convert.FromHexString(hex), direction, false, out _));

    [Fact]
    public void What_is_written_is_read() =>
        Gen.Select(
            Gen.Char['0', '9'].Array[0, 20], Gen.Char['a', 'z'].Array[0, 100], Gen.Bool, Gen.Bool, Gen.Int[-48, 48])
        .Sample((digits, characters, header, submit, quarters) =>
        {
            byte[] number = Encoding.ASCII.GetBytes(digits);
            var plan = new TpduPlan
            {
                Address = new SmppAddress(Ton.International, Npi.Isdn, number),
                Timestamp = new DateTimeOffset(2024, 12, 25, 9, 16, 1, TimeSpan.FromMinutes(15 * quarters)),
                Header = header ? new byte[] { 5, 0, 3, 7, 2, 1 } : default,
                Text = Encoding.ASCII.GetBytes(characters),
                Reference = 9,
            };
            byte[] span = new byte[200];
            int length = submit ? TpduWriter.WriteSubmit(plan, span) : TpduWriter.WriteDeliver(plan, span);
            TpduDirection direction = submit ? TpduDirection.FromMobile : TpduDirection.ToMobile;
            Assert.Equal(
                TpduRefusal.None, Smpp.Tpdu.Parse(span.AsSpan(0, length), direction, false, out Smpp.Tpdu tpdu));
            Assert.Equal(new string(digits), Address(tpdu));
            Assert.Equal(new string(characters), Text(tpdu));
            Assert.Equal(header, tpdu.Header.Part.IsPart);
            Assert.Equal(PduWriter.Failed, TpduWriter.WriteDeliver(plan, span.AsSpan(0, 12)));
        });

    [Fact]
    public void A_name_is_packed_and_what_no_address_can_hold_is_not_written()
    {
        byte[] span = new byte[200];
        var plan = new TpduPlan
        {
            Address = new SmppAddress(Ton.Alphanumeric, Npi.Unknown, "Example Bnk"u8),
            Timestamp = DateTimeOffset.UnixEpoch,
            Coding = 8,
            Text = new byte[] { 0x4F, 0x60 },
        };
        int length = TpduWriter.WriteDeliver(plan, span);
        Smpp.Tpdu.Parse(span.AsSpan(0, length), TpduDirection.ToMobile, false, out Smpp.Tpdu tpdu);
        Assert.Equal("Example Bnk", Address(tpdu));
        Assert.Equal("你", Text(tpdu));
        Assert.Equal(-1, Write(new SmppAddress(Ton.Alphanumeric, Npi.Unknown, "Twelve chars"u8)));
        Assert.Equal(-1, Write(new SmppAddress(Ton.International, Npi.Isdn, "123456789012345678901"u8)));
        Assert.Equal(-1, Write(new SmppAddress(Ton.International, Npi.Isdn, "12345x"u8)));

        static int Write(SmppAddress address) =>
            TpduWriter.WriteSubmit(new TpduPlan { Address = address }, new byte[99]);
    }

    [Fact]
    public void Every_refusal_has_a_label_and_a_cause()
    {
        TpduRefusal[] all = Enum.GetValues<TpduRefusal>();
        Assert.Equal(TpduRefusals.Count, all.Length);
        Assert.Equal(all.Length, all.Select(TpduRefusals.Label).Distinct().Count());
        Assert.All(all.Skip(1), one => Assert.InRange((int)TpduRefusals.Cause(one), 95, 97));
        Assert.Equal(RpCause.None, TpduRefusals.Cause(TpduRefusal.None));
    }

    static Smpp.Tpdu Read(string name, TpduDirection direction)
    {
        byte[] bytes = Bodies.All.Single(sample => sample.Name == name).Bytes;
        Assert.Equal(TpduRefusal.None, Smpp.Tpdu.Parse(bytes, direction, false, out Smpp.Tpdu tpdu));
        return tpdu;
    }

    static string Address(scoped in Smpp.Tpdu tpdu)
    {
        byte[] span = new byte[TpAddress.CharactersMax];
        return Encoding.ASCII.GetString(tpdu.Address.Read(span).Text);
    }

    static string Text(scoped in Smpp.Tpdu tpdu)
    {
        char[] span = new char[160];
        return new string(span, 0, tpdu.ReadText(span));
    }
}
