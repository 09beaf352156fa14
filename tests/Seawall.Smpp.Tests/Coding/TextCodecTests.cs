using CsCheck;

namespace Seawall.Smpp.Tests.Coding;

/// <summary>Text in the alphabets of data_coding, and in parts.</summary>
public sealed class TextCodecTests
{
    [Theory]
    [InlineData(TextAlphabet.Ucs2, "你好", "4F60597D")]
    [InlineData(TextAlphabet.Ucs2, "😀", "D83DDE00")]
    [InlineData(TextAlphabet.Latin1, "café", "636166E9")]
    [InlineData(TextAlphabet.Ia5, "cafe", "63616665")]
    [InlineData(TextAlphabet.Default, "café€", "636166051B65")]
    public void Text_is_written_and_read_again(TextAlphabet alphabet, string text, string hex)
    {
        byte[] octets = new byte[32];
        int length = TextCodec.Encode(alphabet, text, octets);
        Assert.Equal(hex, Convert.ToHexString(octets.AsSpan(0, length)));
        char[] back = new char[32];
        int characters = TextCodec.Decode(alphabet, octets.AsSpan(0, length), back);
        Assert.Equal(text, new string(back, 0, characters));
        Assert.Equal(PduWriter.Failed, TextCodec.Encode(alphabet, text, octets.AsSpan(0, length - 1)));
        Assert.Equal(PduWriter.Failed, TextCodec.Decode(alphabet, octets.AsSpan(0, length), new char[1]));
    }

    [Theory]
    [InlineData(TextAlphabet.Latin1, "你")]
    [InlineData(TextAlphabet.Ia5, "é")]
    [InlineData(TextAlphabet.Default, "你")]
    [InlineData(TextAlphabet.Octets, "a")]
    [InlineData(TextAlphabet.Korean, "a")]
    public void What_an_alphabet_has_not_cannot_be_written(TextAlphabet alphabet, string text) =>
        Assert.Equal(PduWriter.Failed, TextCodec.Encode(alphabet, text, new byte[16]));

    [Theory]
    [InlineData(TextAlphabet.Ucs2, "4F6059", "你\uFFFD")]
    [InlineData(TextAlphabet.Ia5, "4180", "A\uFFFD")]
    public void What_cannot_be_read_is_marked(TextAlphabet alphabet, string hex, string text)
    {
        char[] span = new char[8];
        int length = TextCodec.Decode(alphabet, Convert.FromHexString(hex), span);
        Assert.Equal(text, new string(span, 0, length));
    }

    [Fact]
    public void Unknown_alphabets_are_not_read()
    {
        Assert.False(TextCodec.Knows(TextAlphabet.Unknown));
        Assert.Equal(PduWriter.Failed, TextCodec.Decode(TextAlphabet.Octets, [1], new char[8]));
    }

    [Theory]
    [InlineData("", TextAlphabet.Default, 0, 1)]
    [InlineData("a*160", TextAlphabet.Default, 160, 1)]
    [InlineData("a*161", TextAlphabet.Default, 161, 2)]
    [InlineData("a*306", TextAlphabet.Default, 306, 2)]
    [InlineData("a*307", TextAlphabet.Default, 307, 3)]
    [InlineData("€*80", TextAlphabet.Default, 160, 1)]
    [InlineData("€*153", TextAlphabet.Default, 306, 3)]
    [InlineData("中*70", TextAlphabet.Ucs2, 70, 1)]
    [InlineData("中*71", TextAlphabet.Ucs2, 71, 2)]
    [InlineData("中*134", TextAlphabet.Ucs2, 134, 2)]
    [InlineData("😀*35", TextAlphabet.Ucs2, 70, 1)]
    [InlineData("😀*67", TextAlphabet.Ucs2, 134, 3)]
    public void A_text_takes_as_many_parts_as_its_characters_fill(
        string text, TextAlphabet alphabet, int units, int parts)
    {
        string[] pieces = text.Split('*');
        string whole = pieces.Length == 1 ? text
            : string.Concat(Enumerable.Repeat(pieces[0], int.Parse(pieces[1], null)));
        var cut = new TextParts(whole);
        Assert.Equal((alphabet, units, parts), (cut.Alphabet, cut.Units, cut.Count));
    }

    [Fact]
    public void The_parts_are_the_text_and_each_fits() =>
        Gen.OneOf(Gen.Char['a', 'z'], Gen.OneOf('€', '{', 'é'), Gen.Char['一', '龥']).Array[0, 500].Sample(characters =>
        {
            string text = new(characters);
            var parts = new TextParts(text);
            string joined = "";
            foreach (ReadOnlySpan<char> part in parts)
            {
                joined += part.ToString();
                int units = parts.Alphabet == TextAlphabet.Default
                    ? part.ToString().Sum(GsmAlphabet.SeptetsOf)
                    : part.Length;
                int most = (parts.Alphabet, parts.Count) switch
                {
                    (TextAlphabet.Default, 1) => TextParts.SeptetsMax,
                    (TextAlphabet.Default, _) => TextParts.PartSeptetsMax,
                    (_, 1) => TextParts.CharactersMax,
                    _ => TextParts.PartCharactersMax,
                };
                Assert.True(units <= most);
            }

            Assert.Equal(text, joined);
        });
}
