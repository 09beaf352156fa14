using Seawall.Smpp.Fuzz;

namespace Seawall.Smpp.Tests.Facts;

/// <summary>What message PDUs say about themselves, in each of the ways there are.</summary>
public sealed class MessageFactsTests
{
    static readonly PartKey Eight = new(PartForm.Header8, 0xEB, 2, 1);

    public static TheoryData<string, PartKey> Parts => new()
    {
        { "gsm", default },
        { "udh8", Eight },
        { "udh16", new PartKey(PartForm.Header16, 0x1234, 3, 2) },
        { "udh-two", new PartKey(PartForm.Header8, 0xEB, 3, 2) },
        { "udh-beyond", default },
        { "sar", new PartKey(PartForm.Segment, 0x1234, 3, 2) },
        { "payload", Eight },
        { "data-sar", new PartKey(PartForm.Segment, 0x100, 2, 1) },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void The_part_of_a_long_text_is_found_in_all_three_ways(string name, PartKey part) =>
        Assert.Equal(part, Facts(name).Part);

    [Fact]
    public void All_parts_of_a_text_have_one_key()
    {
        PartKey second = Eight with { Number = 2 };
        Assert.True(Eight.IsPart);
        Assert.Equal(Eight.ToWhole(), second.ToWhole());
        Assert.NotEqual(Eight, second);
        Assert.NotEqual(Eight.ToWhole(), (Eight with { Form = PartForm.Segment }).ToWhole());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(2, 3)]
    public void A_part_that_makes_no_sense_is_none(byte total, byte number) =>
        Assert.False(PartKey.Of(PartForm.Header8, 1, total, number).IsPart);

    [Theory]
    [InlineData("udh8", "48656C6C6F")]
    [InlineData("udh-beyond", "09000301")]
    [InlineData("payload", "48656C6C6F")]
    [InlineData("data", "48656C6C6F")]
    [InlineData("voicemail", "")]
    public void The_text_stands_after_its_header(string name, string hex) =>
        Assert.Equal(hex, Convert.ToHexString(Facts(name).Text));

    [Theory]
    [InlineData("receipt", true, false, false, MessageWaiting.None)]
    [InlineData("sim", false, true, false, MessageWaiting.None)]
    [InlineData("flash", false, false, true, MessageWaiting.None)]
    [InlineData("voicemail", false, false, false, MessageWaiting.Voicemail)]
    [InlineData("udh-voicemail", false, false, false, MessageWaiting.Voicemail)]
    [InlineData("voicemail-tlv", false, false, false, MessageWaiting.Voicemail)]
    [InlineData("name", false, false, false, MessageWaiting.None)]
    public void What_is_never_barred_is_told_apart(
        string name, bool report, bool sim, bool flash, MessageWaiting waiting)
    {
        MessageFacts facts = Facts(name);
        Assert.Equal(
            (report, sim, flash, waiting), (facts.IsReport, facts.IsSimDownload, facts.IsFlash, facts.Waiting));
    }

    [Fact]
    public void The_ports_of_a_header_are_read_in_both_widths()
    {
        Assert.True(Facts("udh-two").Header.TryPorts(out ushort destination, out ushort source));
        Assert.Equal((2948, 9200), (destination, source));
        UserDataHeader.TryRead([4, 4, 2, 7, 9], out UserDataHeader narrow);
        Assert.True(narrow.TryPorts(out destination, out source));
        Assert.Equal((7, 9), (destination, source));
        Assert.False(default(UserDataHeader).TryPorts(out _, out _));
    }

    [Fact]
    public void Of_two_elements_that_say_the_same_the_last_counts()
    {
        UserDataHeader.TryRead([10, 0, 3, 1, 2, 1, 0, 3, 9, 2, 2], out UserDataHeader header);
        Assert.Equal(new PartKey(PartForm.Header8, 9, 2, 2), header.Part);
    }

    static MessageFacts Facts(string name)
    {
        SmppPdu.Parse(Texts.All.Single(sample => sample.Name == name).Bytes, out SmppPdu pdu);
        return MessageFacts.Of(pdu);
    }
}
