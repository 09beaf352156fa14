using System.Buffers.Binary;

namespace Seawall.Smpp;

/// <summary>One optional parameter as it came.</summary>
public readonly ref struct Tlv(TlvTag tag, ReadOnlySpan<byte> value)
{
    /// <summary>Octets before the value.</summary>
    internal const int HeaderOctets = 4;

    /// <summary>Which; a number without a name for one that is not in the table.</summary>
    public TlvTag Tag { get; } = tag;

    /// <summary>Its value.</summary>
    public ReadOnlySpan<byte> Value { get; } = value;
}

/// <summary>
/// Walks over optional parameters: tag, length, value, in any order and as often as they come (v3.4 §3.2.4). It stops
/// where one is not whole.
/// </summary>
public ref struct TlvReader(ReadOnlySpan<byte> bytes)
{
    readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>How many octets the parameters took that were walked over.</summary>
    public int Consumed { get; private set; }

    /// <summary>The one it stands at.</summary>
    public Tlv Current { get; private set; }

    /// <summary>For <c>foreach</c>.</summary>
    public readonly TlvReader GetEnumerator() => this;

    /// <summary>Goes to the next one; false at the end, or where the next one is not whole.</summary>
    public bool MoveNext()
    {
        ReadOnlySpan<byte> rest = _bytes[Consumed..];
        if (rest.Length < Tlv.HeaderOctets)
        {
            return false;
        }

        int length = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
        if (rest.Length - Tlv.HeaderOctets < length)
        {
            return false;
        }

        var tag = (TlvTag)BinaryPrimitives.ReadUInt16BigEndian(rest);
        Current = new Tlv(tag, rest.Slice(Tlv.HeaderOctets, length));
        Consumed += Tlv.HeaderOctets + length;
        return true;
    }

    /// <summary>The value of the first one with this tag from here on.</summary>
    public readonly bool TryFind(TlvTag tag, out ReadOnlySpan<byte> value)
    {
        foreach (Tlv tlv in this)
        {
            if (tlv.Tag == tag)
            {
                value = tlv.Value;
                return true;
            }
        }

        value = default;
        return false;
    }
}
