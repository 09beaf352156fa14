using System.Buffers.Binary;

namespace Seawall.Smpp;

/// <summary>
/// Writes dest_address(es) one after the other: dest_flag, then an address or the name of a list (v3.4 §4.5.1.1).
/// </summary>
public ref struct DestinationListWriter(Span<byte> span)
{
    readonly Span<byte> _span = span;
    int _length;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>What has been written.</summary>
    public readonly ReadOnlySpan<byte> Written => _span[.._length];

    /// <summary>An address; false when it did not fit.</summary>
    public bool TryPut(scoped SmppAddress address)
    {
        int octets = address.Text.Length + 4;
        if (_span.Length - _length < octets || address.Text.Contains((byte)0))
        {
            return false;
        }

        Span<byte> entry = _span[_length..];
        entry[0] = DestinationEntry.AddressFlag;
        entry[1] = (byte)address.Ton;
        entry[2] = (byte)address.Npi;
        address.Text.CopyTo(entry[3..]);
        entry[octets - 1] = 0;
        return Took(octets);
    }

    /// <summary>A distribution list; false when it did not fit.</summary>
    public bool TryPutList(scoped ReadOnlySpan<byte> name)
    {
        int octets = name.Length + 2;
        if (_span.Length - _length < octets || name.Contains((byte)0))
        {
            return false;
        }

        Span<byte> entry = _span[_length..];
        entry[0] = DestinationEntry.ListFlag;
        name.CopyTo(entry[1..]);
        entry[octets - 1] = 0;
        return Took(octets);
    }

    bool Took(int octets)
    {
        _length += octets;
        Count++;
        return true;
    }
}

/// <summary>
/// Writes unsuccess_sme(s) one after the other: ton, npi, address, error_status_code (v3.4 §4.5.2.1).
/// </summary>
public ref struct UnsuccessfulListWriter(Span<byte> span)
{
    readonly Span<byte> _span = span;
    int _length;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>What has been written.</summary>
    public readonly ReadOnlySpan<byte> Written => _span[.._length];

    /// <summary>Whom, and why; false when it did not fit.</summary>
    public bool TryPut(scoped SmppAddress address, SmppStatus status)
    {
        int octets = address.Text.Length + 7;
        if (_span.Length - _length < octets || address.Text.Contains((byte)0))
        {
            return false;
        }

        Span<byte> entry = _span.Slice(_length, octets);
        entry[0] = (byte)address.Ton;
        entry[1] = (byte)address.Npi;
        address.Text.CopyTo(entry[2..]);
        entry[octets - 5] = 0;
        BinaryPrimitives.WriteUInt32BigEndian(entry[(octets - 4)..], (uint)status);
        _length += octets;
        Count++;
        return true;
    }
}
