using System.Buffers.Text;

namespace Seawall.Net;

/// <summary>
/// Writes addresses as RFC 5952 wants them: lower case, no leading zeros, the longest run of zeros as <c>::</c>.
/// </summary>
static class PeerAddressWriter
{
    public static int Write(in PeerAddress address, Span<byte> destination)
    {
        Span<byte> text = stackalloc byte[PeerAddress.TextMax];
        var at = 0;
        if (!address.IsIPv4) text[at++] = (byte)'[';
        at += HostInto(address, text[at..]);
        if (!address.IsIPv4) text[at++] = (byte)']';
        text[at++] = (byte)':';
        at += Decimal(address.Port, text[at..]);
        return text[..at].TryCopyTo(destination) ? at : -1;
    }

    public static int WriteHost(in PeerAddress address, Span<byte> destination)
    {
        Span<byte> text = stackalloc byte[PeerAddress.TextMax];
        var length = HostInto(address, text);
        return text[..length].TryCopyTo(destination) ? length : -1;
    }

    static int HostInto(in PeerAddress address, Span<byte> text)
    {
        if (address.IsIPv4) return IPv4Into((uint)address.Low, text);
        var at = IPv6Into(address, text);
        if (address.Scope == 0) return at;
        text[at++] = (byte)'%';
        return at + Decimal(address.Scope, text[at..]);
    }

    static int IPv4Into(uint address, Span<byte> text)
    {
        var at = 0;
        for (var shift = 24; shift >= 0; shift -= 8)
        {
            at += Decimal(address >> shift & 0xFF, text[at..]);
            if (shift > 0) text[at++] = (byte)'.';
        }
        return at;
    }

    static int IPv6Into(in PeerAddress address, Span<byte> text)
    {
        var (runStart, runLength) = LongestZeros(address);
        var at = 0;
        for (var i = 0; i < 8; i++)
        {
            if (i == runStart)
            {
                text[at++] = (byte)':';
                text[at++] = (byte)':';
                i += runLength - 1;
                continue;
            }
            if (i > 0 && i != runStart + runLength) text[at++] = (byte)':';
            Utf8Formatter.TryFormat(Group(address, i), text[at..], out var written, new('x'));
            at += written;
        }
        return at;
    }

    // RFC 5952 §4.2: the longest run, the first of equals, and never a single group.
    static (int Start, int Length) LongestZeros(in PeerAddress address)
    {
        int best = -9, bestLength = 1, length = 0;
        for (var i = 0; i < 8; i++)
        {
            length = Group(address, i) == 0 ? length + 1 : 0;
            if (length <= bestLength) continue;
            bestLength = length;
            best = i - length + 1;
        }
        return (best, bestLength);
    }

    static ushort Group(in PeerAddress address, int index) =>
        (ushort)((index < 4 ? address.High : address.Low) >> (48 - (index & 3) * 16));

    static int Decimal(uint value, Span<byte> text)
    {
        Utf8Formatter.TryFormat(value, text, out var written);
        return written;
    }
}
