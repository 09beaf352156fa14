namespace Seawall.Smpp;

/// <summary>
/// Octets put one after the other into a span that the caller gave. Too small a span is remembered, not thrown:
/// <see cref="Length"/> is then <see cref="PduWriter.Failed"/>.
/// </summary>
internal ref struct OctetWriter(Span<byte> span)
{
    readonly Span<byte> _span = span;
    int _length;
    bool _full;

    internal readonly int Length => _full ? PduWriter.Failed : _length;

    internal void Put(scoped ReadOnlySpan<byte> octets)
    {
        _full |= octets.Length > _span.Length - _length;
        if (!_full)
        {
            octets.CopyTo(_span[_length..]);
            _length += octets.Length;
        }
    }

    internal void Put(byte octet) => Put([octet]);

    /// <summary>Octets with their number before them in one octet; more than that holds is too many.</summary>
    internal void PutCounted(scoped ReadOnlySpan<byte> octets)
    {
        _full |= octets.Length > byte.MaxValue;
        Put((byte)octets.Length);
        Put(octets);
    }

    /// <summary>A number with leading zeros.</summary>
    internal void PutDigits(int number, int digits)
    {
        Span<byte> text = stackalloc byte[digits];
        for (int at = digits - 1; at >= 0; at--)
        {
            text[at] = (byte)('0' + (number % 10));
            number /= 10;
        }

        Put(text);
    }
}
