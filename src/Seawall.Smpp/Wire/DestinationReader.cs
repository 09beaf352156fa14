namespace Seawall.Smpp;

/// <summary>One dest_address of submit_multi: an address, or the name of a list (v3.4 §4.5.1.1).</summary>
public readonly ref struct DestinationEntry
{
    internal const byte AddressFlag = 1;
    internal const byte ListFlag = 2;

    internal DestinationEntry(ByteRange whole, bool isList, SmppAddress address)
    {
        Whole = whole;
        IsList = isList;
        Address = address;
    }

    /// <summary>Where it stands in the PDU, its flag included.</summary>
    public ByteRange Whole { get; }

    /// <summary>A distribution list: who is on it only the message centre knows.</summary>
    public bool IsList { get; }

    /// <summary>The address; for a list its name, with no type.</summary>
    public SmppAddress Address { get; }
}

/// <summary>Walks over the destinations of a submit_multi that has been read.</summary>
public ref struct DestinationReader
{
    readonly ReadOnlySpan<byte> _bytes;
    int _at;
    int _left;

    internal DestinationReader(ReadOnlySpan<byte> bytes, ByteRange range, int count)
    {
        _bytes = bytes;
        _at = range.Start;
        _left = range.IsEmpty ? 0 : count;
        Index = -1;
    }

    /// <summary>The place of <see cref="Current"/> in the list, from 0.</summary>
    public int Index { get; private set; }

    /// <summary>The one it stands at.</summary>
    public DestinationEntry Current { get; private set; }

    /// <summary>For <c>foreach</c>.</summary>
    public readonly DestinationReader GetEnumerator() => this;

    /// <summary>Goes to the next one.</summary>
    public bool MoveNext()
    {
        if (_left == 0)
        {
            return false;
        }

        int start = _at;
        bool isList = _bytes[start] == DestinationEntry.ListFlag;
        int text = isList ? start + 1 : start + 3;
        int length = _bytes[text..].IndexOf((byte)0);
        var ton = isList ? Ton.Unknown : (Ton)_bytes[start + 1];
        var npi = isList ? Npi.Unknown : (Npi)_bytes[start + 2];
        _at = text + length + 1;
        _left--;
        Index++;
        Current = new DestinationEntry(
            new ByteRange(start, _at), isList, new SmppAddress(ton, npi, _bytes.Slice(text, length)));
        return true;
    }
}
