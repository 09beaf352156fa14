using System.Buffers.Binary;

namespace Seawall.Smpp;

/// <summary>
/// Text as it stands in short_message and message_payload: the default alphabet unpacked, IA5, Latin 1 and UCS-2 (v3.4
/// §5.2.19). Other alphabets are not read: their octets pass through.
/// </summary>
public static class TextCodec
{
    /// <summary>Whether text of this alphabet can be read and written.</summary>
    public static bool Knows(TextAlphabet alphabet) =>
        alphabet is TextAlphabet.Default or TextAlphabet.Ia5 or TextAlphabet.Latin1 or TextAlphabet.Ucs2;

    /// <summary>How many characters can come of so many octets at most: what a span for them must hold.</summary>
    public static int CharactersMax(TextAlphabet alphabet, int octets) =>
        alphabet == TextAlphabet.Ucs2 ? (octets + 1) / 2 : octets;

    /// <summary>
    /// Reads text. What cannot be read becomes <see cref="GsmAlphabet.Replacement"/>. Returns how many characters, -1
    /// for an alphabet that is not known or a span that is too small.
    /// </summary>
    public static int Decode(TextAlphabet alphabet, ReadOnlySpan<byte> octets, Span<char> text)
    {
        if (!Knows(alphabet) || text.Length < CharactersMax(alphabet, octets.Length))
        {
            return PduWriter.Failed;
        }

        return alphabet switch
        {
            TextAlphabet.Default => GsmAlphabet.Decode(octets, text),
            TextAlphabet.Ucs2 => DecodeUcs2(octets, text),
            _ => DecodeOctets(octets, text, alphabet == TextAlphabet.Ia5 ? (byte)0x7F : byte.MaxValue),
        };
    }

    /// <summary>
    /// Writes text. Returns how many octets, -1 where a character cannot be written, the alphabet is not known, or the
    /// span is too small.
    /// </summary>
    public static int Encode(TextAlphabet alphabet, ReadOnlySpan<char> text, Span<byte> octets) => alphabet switch
    {
        TextAlphabet.Default => GsmAlphabet.Encode(text, octets),
        TextAlphabet.Ia5 => EncodeOctets(text, octets, '\u007F'),
        TextAlphabet.Latin1 => EncodeOctets(text, octets, '\u00FF'),
        TextAlphabet.Ucs2 => EncodeUcs2(text, octets),
        _ => PduWriter.Failed,
    };

    static int DecodeOctets(ReadOnlySpan<byte> octets, Span<char> text, byte last)
    {
        for (int at = 0; at < octets.Length; at++)
        {
            text[at] = octets[at] > last ? GsmAlphabet.Replacement : (char)octets[at];
        }

        return octets.Length;
    }

    // Big-endian; what is beyond the basic plane comes as a pair, as phones send it.
    static int DecodeUcs2(ReadOnlySpan<byte> octets, Span<char> text)
    {
        int length = octets.Length / 2;
        for (int at = 0; at < length; at++)
        {
            text[at] = (char)BinaryPrimitives.ReadUInt16BigEndian(octets[(2 * at)..]);
        }

        if (octets.Length % 2 != 0)
        {
            text[length++] = GsmAlphabet.Replacement;
        }

        return length;
    }

    static int EncodeOctets(ReadOnlySpan<char> text, Span<byte> octets, char last)
    {
        if (octets.Length < text.Length)
        {
            return PduWriter.Failed;
        }

        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] > last)
            {
                return PduWriter.Failed;
            }

            octets[at] = (byte)text[at];
        }

        return text.Length;
    }

    static int EncodeUcs2(ReadOnlySpan<char> text, Span<byte> octets)
    {
        if (octets.Length < text.Length * 2)
        {
            return PduWriter.Failed;
        }

        for (int at = 0; at < text.Length; at++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(octets[(2 * at)..], text[at]);
        }

        return text.Length * 2;
    }
}
