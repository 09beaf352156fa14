namespace Seawall.Screening;

/// <summary>
/// The digits of a number as somebody wrote it: ASCII or full-width, with a plus and visual separators, and with an
/// extension or parameters behind, which are left off.
/// </summary>
/// <remarks>
/// <code>
/// number     = *separator [plus *separator] digit *(digit / separator) [extension]
/// separator  = "-" / "." / "(" / ")" / "/" / white space / the dashes, spaces and direction marks of Unicode
/// extension  = ";" *any / "," *any / ("x" / "ext" / "#") *(separator / "=" / ":") 1*digit
/// </code>
/// RFC 3966 §3 (visual separators) and what people and gateways write besides.
/// </remarks>
internal ref struct DialledDigits
{
    const int Separator = 10;
    const int Plus = 11;
    const int Opening = 12;
    const int Closing = 13;
    const int Other = 14;

    readonly Span<byte> _digits;
    int _count;

    DialledDigits(Span<byte> digits)
    {
        _digits = digits;
        BracketedZero = -1;
    }

    /// <summary>Values 0 to 9.</summary>
    public readonly ReadOnlySpan<byte> Digits => _digits[.._count];

    /// <summary>Whether a plus stood before the first digit.</summary>
    public bool HasPlus { get; private set; }

    /// <summary>
    /// Where among the digits a zero in brackets of its own stands, as in <c>+86 (0)571</c>; -1 for nowhere.
    /// </summary>
    public int BracketedZero { get; private set; }

    /// <summary>
    /// Reads the text into the given room; false where something in it is no part of a number, or it is too long.
    /// </summary>
    public static bool TryScan(ReadOnlySpan<byte> text, Span<byte> room, out DialledDigits result)
    {
        result = new DialledDigits(room);

        // Almost every number is a plus and ASCII digits, and nothing else.
        result.HasPlus = text is [(byte)'+', ..];
        text = text[(result.HasPlus ? 1 : 0)..];
        int plain = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        plain = plain < 0 ? text.Length : plain;
        if (plain > room.Length)
        {
            return false;
        }

        for (; result._count < plain; result._count++)
        {
            room[result._count] = (byte)(text[result._count] - '0');
        }

        return plain == text.Length || TryScanRest(text[plain..], room, ref result);
    }

    static bool TryScanRest(ReadOnlySpan<byte> text, Span<byte> room, ref DialledDigits result)
    {
        int opened = -1;
        while (!text.IsEmpty)
        {
            int symbol = Next(text, out int length);
            if (symbol == Other)
            {
                return result._count > 0 && IsExtension(text);
            }

            text = text[length..];
            switch (symbol)
            {
                case Separator:
                    break;
                case Plus:
                    if (result.HasPlus || result._count > 0)
                    {
                        return false;
                    }

                    result.HasPlus = true;
                    break;
                case Opening:
                    opened = result._count;
                    break;
                case Closing:
                    if (result._count - opened == 1 && opened >= 0 && room[opened] == 0 && result.BracketedZero < 0)
                    {
                        result.BracketedZero = opened;
                    }

                    opened = -1;
                    break;
                default:
                    if (result._count == room.Length)
                    {
                        return false;
                    }

                    room[result._count++] = (byte)symbol;
                    break;
            }
        }

        return true;
    }

    /// <summary>The next character: its digit, or what else it is, and how many octets it takes.</summary>
    static int Next(ReadOnlySpan<byte> text, out int length)
    {
        length = 1;
        int first = text[0];
        if ((uint)(first - '0') <= 9)
        {
            return first - '0';
        }

        return first switch
        {
            '-' or '.' or ' ' or '/' or '\t' => Separator,
            '+' => Plus,
            '(' => Opening,
            ')' => Closing,
            < 0x80 => Other,
            _ => NextWide(text, out length),
        };
    }

    /// <summary>The same for characters of two and three octets in UTF-8.</summary>
    static int NextWide(ReadOnlySpan<byte> text, out int length)
    {
        length = 2;
        if (text is [0xC2, 0xA0 or 0xAD, ..])
        {
            return Separator;   // no-break space, soft hyphen
        }

        length = 3;
        return text switch
        {
            [0xEF, 0xBC, >= 0x90 and <= 0x99 and var digit, ..] => digit - 0x90,   // ０ to ９
            [0xEF, 0xBC, 0x8B, ..] => Plus,                                        // ＋
            [0xEF, 0xBC, 0x88, ..] => Opening,                                     // （
            [0xEF, 0xBC, 0x89, ..] => Closing,                                     // ）
            [0xEF, 0xBC, >= 0x8D and <= 0x8F, ..] => Separator,                    // －．／
            [0xE3, 0x80, 0x80, ..] => Separator,                                   // ideographic space
            [0xE2, 0x80, (>= 0x80 and <= 0x95) or (>= 0xAA and <= 0xAF), ..] => Separator,   // spaces, marks, dashes
            [0xE2, 0x88, 0x92, ..] => Separator,                                   // minus sign
            [0xEF, 0xBB, 0xBF, ..] => Separator,                                   // byte order mark
            _ => Other,
        };
    }

    static bool IsExtension(ReadOnlySpan<byte> text)
    {
        int mark = text switch
        {
            [(byte)';' or (byte)',', ..] => -1,
            [(byte)'e' or (byte)'E', (byte)'x' or (byte)'X', (byte)'t' or (byte)'T', ..] => 3,
            [(byte)'x' or (byte)'X' or (byte)'#', ..] => 1,
            _ => 0,
        };
        if (mark <= 0)
        {
            return mark < 0;
        }

        int digits = 0;
        for (text = text[mark..]; !text.IsEmpty;)
        {
            int symbol = text[0] is (byte)'=' or (byte)':' ? Separator : Next(text, out _);
            if (symbol > Separator)
            {
                return false;
            }

            digits += symbol < Separator ? 1 : 0;
            Next(text, out int length);
            text = text[length..];
        }

        return digits > 0;
    }
}
