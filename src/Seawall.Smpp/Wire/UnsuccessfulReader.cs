using System.Buffers.Binary;

namespace Seawall.Smpp;

/// <summary>
/// One unsuccess_sme of submit_multi_resp: whom the message was not accepted for, and why (v3.4 §4.5.2.1).
/// </summary>
public readonly ref struct UnsuccessfulEntry
{
    internal UnsuccessfulEntry(SmppAddress address, SmppStatus status)
    {
        Address = address;
        Status = status;
    }

    /// <summary>Whom.</summary>
    public SmppAddress Address { get; }

    /// <summary>Why.</summary>
    public SmppStatus Status { get; }
}

/// <summary>Walks over the refused destinations of a submit_multi_resp that has been read.</summary>
public ref struct UnsuccessfulReader
{
    readonly ReadOnlySpan<byte> _bytes;
    int _at;
    int _left;

    internal UnsuccessfulReader(ReadOnlySpan<byte> bytes, ByteRange range, int count)
    {
        _bytes = bytes;
        _at = range.Start;
        _left = range.IsEmpty ? 0 : count;
    }

    /// <summary>The one it stands at.</summary>
    public UnsuccessfulEntry Current { get; private set; }

    /// <summary>For <c>foreach</c>.</summary>
    public readonly UnsuccessfulReader GetEnumerator() => this;

    /// <summary>Goes to the next one.</summary>
    public bool MoveNext()
    {
        if (_left == 0)
        {
            return false;
        }

        int text = _at + 2;
        int length = _bytes[text..].IndexOf((byte)0);
        var address = new SmppAddress((Ton)_bytes[_at], (Npi)_bytes[_at + 1], _bytes.Slice(text, length));
        int status = text + length + 1;
        Current = new UnsuccessfulEntry(address, (SmppStatus)BinaryPrimitives.ReadUInt32BigEndian(_bytes[status..]));
        _at = status + 4;
        _left--;
        return true;
    }
}
