using System.Numerics;

namespace Seawall.Net;

/// <summary>
/// Reads addresses from characters or octets without a heap object.
/// <c>endpoint = IPv4 ":" port / "[" IPv6 [ "%" scope ] "]" ":" port</c> (RFC 3986 §3.2.2, RFC 4291 §2.2, RFC 6874).
/// </summary>
static class PeerAddressReader
{
    public static bool TryReadWithPort<T>(ReadOnlySpan<T> text, out PeerAddress address)
        where T : unmanaged, IBinaryInteger<T>
    {
        address = default;
        var colon = text.LastIndexOf(Symbol<T>(':'));
        if (colon <= 0 || !TryDecimal(text[(colon + 1)..], 5, ushort.MaxValue, out var port)) return false;
        var host = text[..colon];
        var isBracketed = host[0] == Symbol<T>('[');
        return (isBracketed || host.IndexOf(Symbol<T>(':')) < 0) && TryReadHost(host, (ushort)port, out address);
    }

    public static bool TryReadHost<T>(ReadOnlySpan<T> host, ushort port, out PeerAddress address)
        where T : unmanaged, IBinaryInteger<T>
    {
        address = default;
        if (TryIPv4(host, out var v4))
        {
            address = PeerAddress.FromIPv4(v4, port);
            return true;
        }
        if (host.Length > 2 && host[0] == Symbol<T>('['))
        {
            if (host[^1] != Symbol<T>(']')) return false;
            host = host[1..^1];
        }
        uint scope = 0;
        var percent = host.IndexOf(Symbol<T>('%'));
        if (percent >= 0)
        {
            if (!TryDecimal(host[(percent + 1)..], 10, uint.MaxValue, out scope)) return false;
            host = host[..percent];
        }
        if (!TryIPv6(host, out var high, out var low)) return false;
        address = new PeerAddress(high, low, scope, port);
        return true;
    }

    static bool TryIPv4<T>(ReadOnlySpan<T> text, out uint address)
        where T : unmanaged, IBinaryInteger<T>
    {
        address = 0;
        for (var part = 0; part < 4; part++)
        {
            var end = part == 3 ? text.Length : text.IndexOf(Symbol<T>('.'));
            if (end < 0 || !TryDecimal(text[..end], 3, byte.MaxValue, out var octet)) return false;
            address = address << 8 | octet;
            text = part == 3 ? default : text[(end + 1)..];
        }
        return true;
    }

    static bool TryIPv6<T>(ReadOnlySpan<T> text, out ulong high, out ulong low)
        where T : unmanaged, IBinaryInteger<T>
    {
        high = low = 0;
        Span<ushort> groups = stackalloc ushort[8];
        groups.Clear();
        int count = 0, gap = -1, at = 0;
        if (text.Length >= 2 && text[0] == Symbol<T>(':') && text[1] == Symbol<T>(':'))
        {
            gap = 0;
            at = 2;
        }
        while (at < text.Length)
        {
            var start = at;
            uint value = 0;
            while (at < text.Length && at - start < 5 && TryHex(text[at], out var digit))
            {
                value = value << 4 | digit;
                at++;
            }
            if (at < text.Length && text[at] == Symbol<T>('.'))
            {
                if (count > 6 || !TryIPv4(text[start..], out var v4)) return false;
                groups[count++] = (ushort)(v4 >> 16);
                groups[count++] = (ushort)v4;
                break;
            }
            if (at == start || at - start > 4 || count == 8) return false;
            groups[count++] = (ushort)value;
            if (at == text.Length) break;
            if (text[at++] != Symbol<T>(':') || at == text.Length) return false;
            if (text[at] != Symbol<T>(':')) continue;
            if (gap >= 0) return false;
            gap = count;
            at++;
        }
        // "::" stands for at least one group; without it all eight are written.
        if (gap < 0 ? count != 8 : count > 7) return false;
        for (var i = 0; i < count; i++)
        {
            var place = gap >= 0 && i >= gap ? 8 - count + i : i;
            if (place < 4) high |= (ulong)groups[i] << (48 - place * 16);
            else low |= (ulong)groups[i] << (112 - place * 16);
        }
        return true;
    }

    static bool TryDecimal<T>(ReadOnlySpan<T> text, int digitsMax, uint valueMax, out uint value)
        where T : unmanaged, IBinaryInteger<T>
    {
        value = 0;
        if (text.IsEmpty || text.Length > digitsMax || (text.Length > 1 && text[0] == Symbol<T>('0'))) return false;
        ulong sum = 0;
        foreach (var symbol in text)
        {
            var digit = uint.CreateTruncating(symbol) - '0';
            if (digit > 9) return false;
            sum = sum * 10 + digit;
        }
        value = (uint)sum;
        return sum <= valueMax;
    }

    static bool TryHex<T>(T symbol, out uint digit)
        where T : unmanaged, IBinaryInteger<T>
    {
        var code = uint.CreateTruncating(symbol);
        digit = code - '0';
        if (digit <= 9) return true;
        digit = (code | 0x20) - 'a' + 10;
        return digit is >= 10 and <= 15;
    }

    static T Symbol<T>(char ascii)
        where T : unmanaged, IBinaryInteger<T> => T.CreateTruncating(ascii);
}
