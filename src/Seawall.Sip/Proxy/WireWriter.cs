using System.Buffers.Text;

namespace Seawall.Sip;

/// <summary>
/// Octets put one after the other into a span that the caller gave. Too small a span is remembered, not thrown:
/// <see cref="Length"/> is then <see cref="TooSmall"/>, and what the span holds is not to be used.
/// </summary>
internal ref struct WireWriter(Span<byte> span)
{
    /// <summary>What every writer of this project returns when its span was too small.</summary>
    internal const int TooSmall = -1;

    readonly Span<byte> span = span;
    int length;
    bool full;

    internal readonly int Length => full ? TooSmall : length;

    internal void Put(scoped ReadOnlySpan<byte> octets)
    {
        if (full || octets.Length > span.Length - length)
        {
            full = true;
            return;
        }

        octets.CopyTo(span[length..]);
        length += octets.Length;
    }

    internal void Put(byte octet)
    {
        if (full || length == span.Length)
        {
            full = true;
            return;
        }

        span[length++] = octet;
    }

    internal void PutNumber(long number)
    {
        if (full || !Utf8Formatter.TryFormat(number, span[length..], out var written))
        {
            full = true;
            return;
        }

        length += written;
    }

    /// <summary>Lower-case hexadecimal with leading zeros.</summary>
    internal void PutHex(ulong number, int digits)
    {
        if (full || digits > span.Length - length)
        {
            full = true;
            return;
        }

        for (var shift = 4 * (digits - 1); shift >= 0; shift -= 4)
        {
            span[length++] = "0123456789abcdef"u8[(int)(number >> shift) & 0xF];
        }
    }

    internal void PutAddress(HostAddress address)
    {
        if (full || !address.TryWrite(span[length..], out var written))
        {
            full = true;
            return;
        }

        length += written;
    }

    /// <summary>
    /// One line out of a header value that may be folded: line breaks, and the blanks around them, become one space
    /// (RFC 3261 §7.3.1), so nothing copied out of a request can begin a line of an answer.
    /// </summary>
    internal void PutUnfolded(scoped ReadOnlySpan<byte> value)
    {
        int cut;
        while ((cut = value.IndexOfAny((byte)'\r', (byte)'\n')) >= 0)
        {
            var before = value[..cut].TrimEnd(" \t"u8);
            Put(before);
            value = value[cut..].TrimStart(" \t\r\n"u8);
            if (value.Length > 0)
            {
                Put((byte)' ');
            }
        }

        Put(value);
    }
}
