namespace Seawall.Smpp;

/// <summary>
/// The GSM 7-bit default alphabet and its extension table (TS 23.038 §6.2.1), one octet a septet: not packed.
/// </summary>
public static class GsmAlphabet
{
    /// <summary>The septet that says: the next one is of the extension table.</summary>
    public const byte Escape = 0x1B;

    /// <summary>What stands for a character that cannot be written, and for one that cannot be read.</summary>
    public const char Replacement = '\uFFFD';

    const int Absent = -1;

    const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
        + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    // Code and character by turns (§6.2.1.1); form feed is the page break.
    const string Extension = "\u000A\f\u0014^\u0028{\u0029}\u002F\\\u003C[\u003D~\u003E]\u0040|\u0065€";

    const int Latin = 0x100;

    // For each character below 0x100 its septets, escape and code in one number, or absent.
    static readonly short[] ByLatin = new short[Latin];
    static readonly char[] ByExtension = new char[128];

    static GsmAlphabet()
    {
        ByLatin.AsSpan().Fill(Absent);
        for (int code = 0; code < Basic.Length; code++)
        {
            if (Basic[code] < Latin && code != Escape)
            {
                ByLatin[Basic[code]] = (short)code;
            }
        }

        for (int at = 0; at < Extension.Length; at += 2)
        {
            ByExtension[Extension[at]] = Extension[at + 1];
            if (Extension[at + 1] < Latin)
            {
                ByLatin[Extension[at + 1]] = (short)((Escape << 8) | Extension[at]);
            }
        }
    }

    /// <summary>
    /// How many septets a character takes: 1, or 2 from the extension table; 0 where it cannot be written.
    /// </summary>
    public static int SeptetsOf(char character) => Find(character) switch
    {
        Absent => 0,
        > byte.MaxValue => 2,
        _ => 1,
    };

    /// <summary>
    /// Writes text as septets. Returns how many, or -1 where a character has none or the span is too small.
    /// </summary>
    public static int Encode(ReadOnlySpan<char> text, Span<byte> septets)
    {
        int length = 0;
        foreach (char character in text)
        {
            int code = Find(character);
            int count = code > byte.MaxValue ? 2 : 1;
            if (code == Absent || septets.Length - length < count)
            {
                return PduWriter.Failed;
            }

            if (count == 2)
            {
                septets[length++] = Escape;
            }

            septets[length++] = (byte)code;
        }

        return length;
    }

    /// <summary>
    /// Reads septets as text. An extension that is not in the table is read as the basic character, an escape alone as
    /// a space (§6.2.1.1), and an octet that is no septet as <see cref="Replacement"/>. Returns how many characters, at
    /// most one for each septet; the span must hold so many.
    /// </summary>
    public static int Decode(ReadOnlySpan<byte> septets, Span<char> text)
    {
        int length = 0;
        for (int at = 0; at < septets.Length; at++)
        {
            byte code = septets[at];
            if (code == Escape && at + 1 < septets.Length && septets[at + 1] is < 128 and not Escape and var next)
            {
                at++;
                text[length++] = ByExtension[next] != 0 ? ByExtension[next] : Basic[next];
                continue;
            }

            text[length++] = code >= 128 ? Replacement : code == Escape ? ' ' : Basic[code];
        }

        return length;
    }

    // The code, with the escape above it for one of the extension table.
    static int Find(char character)
    {
        if (character < Latin)
        {
            return ByLatin[character];
        }

        // The Greek capitals from 0x10 to 0x1A, and the euro.
        return character == '€' ? (Escape << 8) | 0x65 : Basic.IndexOf(character);
    }
}
