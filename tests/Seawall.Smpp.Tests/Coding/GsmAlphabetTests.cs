using CsCheck;

namespace Seawall.Smpp.Tests.Coding;

/// <summary>The default alphabet of TS 23.038, its extension, and its packing, by published examples.</summary>
public sealed class GsmAlphabetTests
{
    [Theory]
    [InlineData("hellohello", "68656C6C6F68656C6C6F")]
    [InlineData("@£$¥", "00010203")]
    [InlineData("ΔΦΓΛΩΠΨΣΘΞ", "1012131415161718191A")]
    [InlineData("€", "1B65")]
    [InlineData("[~]{}\\|^", "1B3C1B3D1B3E1B281B291B2F1B401B14")]
    [InlineData("a\fb\n\r", "611B0A620A0D")]
    [InlineData("Äöàü§¿¡ß", "5B7C7F7E5F60401E")]
    public void Text_is_written_as_the_table_has_it(string text, string septets)
    {
        byte[] span = new byte[64];
        int length = GsmAlphabet.Encode(text, span);
        Assert.Equal(septets, Convert.ToHexString(span.AsSpan(0, length)));
        char[] back = new char[64];
        int characters = GsmAlphabet.Decode(span.AsSpan(0, length), back);
        Assert.Equal(text, new string(back, 0, characters));
        Assert.Equal(length, text.Sum(GsmAlphabet.SeptetsOf));
        Assert.Equal(PduWriter.Failed, GsmAlphabet.Encode(text, span.AsSpan(0, length - 1)));
    }

    [Theory]
    [InlineData('中')]
    [InlineData('`')]
    [InlineData('ç')]
    [InlineData('\u001B')]
    [InlineData('\uD83D')]
    public void A_character_that_is_not_in_it_cannot_be_written(char character)
    {
        Assert.Equal(0, GsmAlphabet.SeptetsOf(character));
        Assert.Equal(PduWriter.Failed, GsmAlphabet.Encode([character], new byte[4]));
    }

    [Theory]
    [InlineData("1B41", "A")]
    [InlineData("1B", " ")]
    [InlineData("1B1B65", " €")]
    [InlineData("80FF41", "\uFFFD\uFFFDA")]
    public void What_cannot_be_read_is_read_as_the_standard_says(string septets, string text)
    {
        char[] span = new char[8];
        Assert.Equal(text, new string(span, 0, GsmAlphabet.Decode(Convert.FromHexString(septets), span)));
    }

    [Theory]
    [InlineData("hellohello", "E8329BFD4697D9EC37")]
    [InlineData("Hello", "C8329BFD06")]
    [InlineData("How are you?", "C8F71D14969741F977FD07")]
    [InlineData("1234567", "31D98C56B3DD00")]
    [InlineData("12345678", "31D98C56B3DD70")]
    [InlineData("", "")]
    public void Septets_are_packed_as_published(string text, string packed)
    {
        byte[] septets = new byte[64];
        int count = GsmAlphabet.Encode(text, septets);
        byte[] octets = new byte[64];
        int length = Septets.Pack(septets.AsSpan(0, count), octets);
        Assert.Equal(packed, Convert.ToHexString(octets.AsSpan(0, length)));
        Assert.Equal(Septets.OctetsOf(count), length);
        byte[] back = new byte[count];
        Assert.Equal(count, Septets.Unpack(octets.AsSpan(0, length), back));
        Assert.Equal(septets[..count], back);
    }

    [Fact]
    public void After_a_header_the_text_begins_on_a_septet()
    {
        // UDHL and a concatenation take six octets: 48 bits, one fill bit, seven septets.
        Assert.Equal(1, Septets.FillBitsAfter(6));
        Assert.Equal(7, Septets.SeptetsOf(6));
        Assert.Equal(0, Septets.FillBitsAfter(7));
        Assert.Equal(8, Septets.SeptetsOf(7));
        byte[] octets = new byte[4];
        Assert.Equal(2, Septets.Pack([0x41, 0x42], octets, 1));
        Assert.Equal([0x82, 0x42, 0, 0], octets);
        Assert.Equal(PduWriter.Failed, Septets.Pack([0x41, 0x42], new byte[1]));
    }

    [Fact]
    public void What_is_packed_is_unpacked_again() =>
        Gen.Select(Gen.Byte[0, 127].Array[0, 200], Gen.Int[0, 6]).Sample((septets, fill) =>
        {
            byte[] octets = new byte[Septets.OctetsOf(septets.Length, fill)];
            Assert.Equal(octets.Length, Septets.Pack(septets, octets, fill));
            byte[] back = new byte[septets.Length];
            Assert.Equal(septets.Length, Septets.Unpack(octets, back, fill));
            Assert.Equal(septets, back);
        });
}
