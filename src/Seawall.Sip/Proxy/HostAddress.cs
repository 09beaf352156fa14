using System.Buffers.Binary;

namespace Seawall.Sip;

/// <summary>
/// An IP address by value: 128 bits in network order, IPv4 as <c>::ffff:a.b.c.d</c>; all zero is "none".
/// Two spellings of one address are equal. Reads and writes text without allocating.
/// </summary>
public readonly record struct HostAddress(UInt128 Bits)
{
    /// <summary>Characters of the longest text <see cref="TryWrite"/> writes.</summary>
    public const int TextLengthMax = 45;

    static readonly UInt128 MappedPrefix = new(0, 0xFFFF_0000_0000);

    public bool IsNone => Bits == UInt128.Zero;

    public bool IsIPv4 => Bits >> 32 == MappedPrefix >> 32;

    /// <summary>From 16 octets in network order, as IPv6 sockets give them.</summary>
    public static HostAddress FromOctets(ReadOnlySpan<byte> octets) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(octets));

    public static HostAddress FromIPv4(uint bits) => new(MappedPrefix | bits);

    /// <summary>The 16 octets in network order.</summary>
    public void CopyTo(Span<byte> octets) => BinaryPrimitives.WriteUInt128BigEndian(octets, Bits);

    /// <summary>
    /// host = IPv4address / IPv6address / "[" IPv6address "]" (RFC 3261 §25.1; RFC 5118 §4.5: both spellings occur).
    /// A name is not an address: false.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out HostAddress address)
    {
        address = default;
        if (text.Length >= 2 && text[0] == '[' && text[^1] == ']')
        {
            return TryParseIPv6(text[1..^1], out address);
        }

        if (text.Contains((byte)':'))
        {
            return TryParseIPv6(text, out address);
        }

        if (!TryParseIPv4(text, out var bits))
        {
            return false;
        }

        address = FromIPv4(bits);
        return true;
    }

    /// <summary>The address, or none when the host is a name.</summary>
    public static HostAddress ReadOrNone(ReadOnlySpan<byte> text) =>
        TryParse(text, out var address) ? address : default;

    /// <summary>IPv4address = 1*3DIGIT "." 1*3DIGIT "." 1*3DIGIT "." 1*3DIGIT.</summary>
    static bool TryParseIPv4(ReadOnlySpan<byte> text, out uint bits)
    {
        bits = 0;
        for (var part = 0; part < 4; part++)
        {
            var length = part < 3 ? text.IndexOf((byte)'.') : text.Length;
            if (length is < 1 or > 3 || !TryDigits(text[..length], out var value) || value > 255)
            {
                return false;
            }

            bits = bits << 8 | value;
            text = text[Math.Min(length + 1, text.Length)..];
        }

        return text.IsEmpty;
    }

    static bool TryDigits(ReadOnlySpan<byte> text, out uint value)
    {
        value = 0;
        foreach (var character in text)
        {
            if (character is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = value * 10 + character - '0';
        }

        return true;
    }

    /// <summary>Groups of 1*4HEXDIG, one "::" for the zeros left out, an IPv4address as the last two groups.</summary>
    static bool TryParseIPv6(ReadOnlySpan<byte> text, out HostAddress address)
    {
        address = default;
        var (bits, groups, gap) = (UInt128.Zero, 0, -1);
        if (text.StartsWith("::"u8))
        {
            gap = 0;
            text = text[2..];
        }

        while (!text.IsEmpty)
        {
            if (!TryTakeGroup(ref text, ref bits, ref groups))
            {
                return false;
            }

            if (!text.IsEmpty && text[0] == ':')
            {
                if (gap >= 0)
                {
                    return false;
                }

                gap = groups;
                text = text[1..];
            }
        }

        if (gap < 0 ? groups != 8 : groups > 7)
        {
            return false;
        }

        address = new HostAddress(gap < 0 ? bits : Spread(bits, groups, gap));
        return true;
    }

    /// <summary>Takes one group and the colon after it, which must not be the last character.</summary>
    static bool TryTakeGroup(ref ReadOnlySpan<byte> text, ref UInt128 bits, ref int groups)
    {
        var length = text.IndexOf((byte)':');
        var group = length < 0 ? text : text[..length];
        text = length < 0 ? default : text[(length + 1)..];
        if (length < 0 && groups <= 6 && TryParseIPv4(group, out var last))
        {
            bits = bits << 32 | last;
            groups += 2;
            return true;
        }

        if (groups == 8 || group.Length > 4 || !WireReader.TryHex(group, out var value)
            || (length >= 0 && text.IsEmpty))
        {
            return false;
        }

        bits = bits << 16 | value;
        groups++;
        return true;
    }

    /// <summary>Puts the groups after the gap at the end.</summary>
    static UInt128 Spread(UInt128 bits, int groups, int gap)
    {
        var after = 16 * (groups - gap);
        var low = bits & ((UInt128.One << after) - 1);
        return gap == 0 ? low : bits >> after << (16 * (8 - gap)) | low;
    }

    /// <summary>The text of RFC 5952 for IPv6, without brackets; dotted for IPv4.</summary>
    public bool TryWrite(Span<byte> text, out int written)
    {
        var writer = new WireWriter(text);
        if (IsIPv4)
        {
            WriteIPv4(ref writer);
        }
        else
        {
            WriteIPv6(ref writer);
        }

        written = Math.Max(writer.Length, 0);
        return writer.Length >= 0;
    }

    void WriteIPv4(scoped ref WireWriter writer)
    {
        for (var shift = 24; shift >= 0; shift -= 8)
        {
            writer.PutNumber((int)(uint)(Bits >> shift) & 0xFF);
            if (shift > 0)
            {
                writer.Put((byte)'.');
            }
        }
    }

    void WriteIPv6(scoped ref WireWriter writer)
    {
        var (gap, gapLength) = LongestZeros();
        for (var index = 0; index < 8; index++)
        {
            if (index == gap)
            {
                writer.Put("::"u8);
                index += gapLength - 1;
                continue;
            }

            if (index > 0 && index != gap + gapLength)
            {
                writer.Put((byte)':');
            }

            var group = Group(index);
            writer.PutHex(group, group > 0xFFF ? 4 : group > 0xFF ? 3 : group > 0xF ? 2 : 1);
        }
    }

    /// <summary>Where the longest run of two or more zero groups begins: the one that "::" stands for.</summary>
    (int Start, int Length) LongestZeros()
    {
        var (start, length) = (-1, 1);
        for (var index = 0; index < 8; index++)
        {
            var end = index;
            while (end < 8 && Group(end) == 0)
            {
                end++;
            }

            if (end - index > length)
            {
                (start, length) = (index, end - index);
            }

            index = Math.Max(index, end - 1);
        }

        return (start, start < 0 ? 0 : length);
    }

    uint Group(int index) => (uint)(Bits >> (16 * (7 - index))) & 0xFFFF;
}
