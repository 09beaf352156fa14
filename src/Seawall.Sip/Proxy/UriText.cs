namespace Seawall.Sip;

/// <summary>
/// Compares parts of URIs in which a character may stand as itself or as %HH. The two are the same, unless the
/// character is reserved: "%40" is not "@" (RFC 3261 §19.1.4).
/// </summary>
internal static class UriText
{
    internal static bool Equal(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => Equal(one, other, 0);

    internal static bool EqualIgnoreCase(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => Equal(one, other, 0x20);

    static bool Equal(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other, int caseBit)
    {
        while (one.Length > 0 && other.Length > 0)
        {
            if (!SameCharacter(Next(ref one), Next(ref other), caseBit))
            {
                return false;
            }
        }

        return one.Length == other.Length;
    }

    static bool SameCharacter(int one, int other, int caseBit) =>
        one == other || ((one ^ other) == caseBit && (one | caseBit) is >= 'a' and <= 'z');

    /// <summary>Takes one character: its code, plus 256 when it is a reserved one that stood escaped.</summary>
    static int Next(ref ReadOnlySpan<byte> text)
    {
        if (text[0] == '%' && text.Length >= 3 && Digit(text[1]) is var high and >= 0
            && Digit(text[2]) is var low and >= 0)
        {
            var character = (byte)(high << 4 | low);
            text = text[3..];
            return ";/?:@&=+$,"u8.Contains(character) ? character + 256 : character;
        }

        int plain = text[0];
        text = text[1..];
        return plain;
    }

    static int Digit(byte character) => character switch
    {
        >= (byte)'0' and <= (byte)'9' => character - '0',
        >= (byte)'a' and <= (byte)'f' => character - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => character - 'A' + 10,
        _ => -1,
    };
}
