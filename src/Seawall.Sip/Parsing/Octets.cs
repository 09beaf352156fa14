using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Seawall.Sip;

/// <summary>
/// The character classes of RFC 3261 §25.1 and the smallest steps over them. Nothing here allocates or throws.
/// </summary>
internal static class Octets
{
    /// <summary>A character of <c>token</c>.</summary>
    public const byte Token = 1;

    /// <summary>White space inside a value: SP, HT, and CR LF, which there can only be a fold.</summary>
    public const byte Space = 2;

    /// <summary>A digit.</summary>
    public const byte Digit = 4;

    /// <summary>A hexadecimal digit.</summary>
    public const byte Hex = 8;

    /// <summary>What a host name may hold; the underscore is no part of the grammar, but of many names.</summary>
    public const byte Host = 16;

    /// <summary>What an unquoted parameter value may hold: all that does not end it.</summary>
    public const byte Generic = 32;

    /// <summary>What a URI may hold: all that is visible and does not end it.</summary>
    public const byte Uri = 64;

    /// <summary>Letters.</summary>
    public const byte Alpha = 128;

    static readonly SearchValues<byte> Spaces = SearchValues.Create(" \t\r\n"u8);
    static readonly byte[] Classes = BuildClasses();
    static readonly SearchValues<byte> Hosts = Collect(Host);
    static readonly SearchValues<byte> Generics = Collect(Generic);
    static readonly SearchValues<byte> Uris = Collect(Uri);

    /// <summary>Whether a byte is of a class.</summary>
    public static bool Is(byte octet, byte kind) => (Classes[octet] & kind) != 0;

    /// <summary>
    /// The first place from <paramref name="at"/> where the class ends, at most <paramref name="end"/>.
    /// </summary>
    public static int SkipAll(ReadOnlySpan<byte> bytes, int at, int end, byte kind)
    {
        while (at < end && (Classes[bytes[at]] & kind) != 0)
        {
            at++;
        }

        return at;
    }

    /// <summary>The end of a host name: 1*( host character ), many bytes at a time.</summary>
    public static int SkipHost(ReadOnlySpan<byte> bytes, int at, int end) => SkipMany(bytes, at, end, Hosts);

    /// <summary>The end of an unquoted parameter value.</summary>
    public static int SkipGeneric(ReadOnlySpan<byte> bytes, int at, int end) => SkipMany(bytes, at, end, Generics);

    /// <summary>The end of what may be a URI.</summary>
    public static int SkipUri(ReadOnlySpan<byte> bytes, int at, int end) => SkipMany(bytes, at, end, Uris);

    /// <summary>SWS: any white space, or none.</summary>
    public static int SkipSpace(ReadOnlySpan<byte> bytes, int at, int end)
    {
        while (at < end && (Classes[bytes[at]] & Space) != 0)
        {
            at++;
        }

        return at;
    }

    /// <summary>The range without the white space around it.</summary>
    public static ByteRange Trim(ReadOnlySpan<byte> bytes, int start, int end)
    {
        start = SkipSpace(bytes, start, end);
        while (end > start && (Classes[bytes[end - 1]] & Space) != 0)
        {
            end--;
        }

        return new ByteRange(start, end);
    }

    /// <summary>Whether every byte is of the class, and there is at least one.</summary>
    public static bool All(ReadOnlySpan<byte> bytes, byte kind) =>
        bytes.Length > 0 && SkipAll(bytes, 0, bytes.Length, kind) == bytes.Length;

    /// <summary>Whether there is white space anywhere.</summary>
    public static bool HasSpace(ReadOnlySpan<byte> bytes) => bytes.ContainsAny(Spaces);

    /// <summary>ASCII equality without regard to case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Same(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) =>
        a.Length == b.Length && (a.SequenceEqual(b) || Ascii.EqualsIgnoreCase(a, b));

    /// <summary>
    /// 1*DIGIT as a number; not one when empty, not all digits, or above the maximum. Leading zeros are allowed.
    /// </summary>
    public static bool TryNumber(ReadOnlySpan<byte> digits, int max, out int number)
    {
        long value = 0;
        number = 0;
        if (digits.IsEmpty)
        {
            return false;
        }

        foreach (byte octet in digits)
        {
            uint digit = (uint)(octet - '0');
            value = (value * 10) + digit;
            if (digit > 9 || value > max)
            {
                return false;
            }
        }

        number = (int)value;
        return true;
    }

    /// <summary>
    /// Given the place of an opening quote, the place after the closing one; -1 if there is none. §25.1
    /// quoted-string.
    /// </summary>
    public static int SkipQuoted(ReadOnlySpan<byte> bytes, int at, int end)
    {
        at++;
        while (at < end)
        {
            int found = bytes[at..end].IndexOfAny((byte)'"', (byte)'\\');
            if (found < 0)
            {
                return -1;
            }

            at += found;
            if (bytes[at] == '"')
            {
                return at + 1;
            }

            at += 2;
        }

        return -1;
    }

    /// <summary>Whether each '%' begins an escape of two hexadecimal digits. §25.1 escaped.</summary>
    public static bool EscapesAreWhole(ReadOnlySpan<byte> bytes)
    {
        int at = bytes.IndexOf((byte)'%');
        while (at >= 0)
        {
            if (at + 2 >= bytes.Length || !Is(bytes[at + 1], Hex) || !Is(bytes[at + 2], Hex))
            {
                return false;
            }

            int next = bytes[(at + 3)..].IndexOf((byte)'%');
            at = next < 0 ? -1 : at + 3 + next;
        }

        return true;
    }

    /// <summary>
    /// Writes the bytes with their escapes undone; how many, or -1 if they do not fit. The escapes must be whole.
    /// </summary>
    public static int Unescape(ReadOnlySpan<byte> bytes, Span<byte> into)
    {
        int length = 0;
        for (int at = 0; at < bytes.Length; at++)
        {
            if (length == into.Length)
            {
                return -1;
            }

            byte octet = bytes[at];
            if (octet == '%' && at + 2 < bytes.Length)
            {
                octet = (byte)((HexValue(bytes[at + 1]) << 4) | HexValue(bytes[at + 2]));
                at += 2;
            }

            into[length++] = octet;
        }

        return length;
    }

    static int SkipMany(ReadOnlySpan<byte> bytes, int at, int end, SearchValues<byte> kind)
    {
        int length = bytes[at..end].IndexOfAnyExcept(kind);
        return length < 0 ? end : at + length;
    }

    static SearchValues<byte> Collect(byte kind)
    {
        var octets = new List<byte>();
        for (int octet = 0; octet < 256; octet++)
        {
            if (Is((byte)octet, kind))
            {
                octets.Add((byte)octet);
            }
        }

        return SearchValues.Create(octets.ToArray());
    }

    static int HexValue(byte octet) => octet <= '9' ? octet - '0' : (octet | 0x20) - 'a' + 10;

    static byte[] BuildClasses()
    {
        var classes = new byte[256];
        for (int octet = 0; octet < 256; octet++)
        {
            bool digit = octet is >= '0' and <= '9';
            bool alpha = (octet | 0x20) is >= 'a' and <= 'z' && octet < 128;
            bool visible = octet > ' ' && octet != 0x7F;
            int kinds = 0;
            kinds |= digit || alpha || (octet < 128 && "-.!%*_+`'~".Contains((char)octet)) ? Token : 0;
            kinds |= octet is ' ' or '\t' or '\r' or '\n' ? Space : 0;
            kinds |= digit ? Digit : 0;
            kinds |= digit || (octet | 0x20) is >= 'a' and <= 'f' && alpha ? Hex : 0;
            kinds |= digit || alpha || octet is '-' or '.' or '_' ? Host : 0;
            kinds |= visible && !"\",;<>".Contains((char)octet) ? Generic : 0;
            kinds |= visible && !"\"<>".Contains((char)octet) ? Uri : 0;
            kinds |= alpha ? Alpha : 0;
            classes[octet] = (byte)kinds;
        }

        return classes;
    }
}
