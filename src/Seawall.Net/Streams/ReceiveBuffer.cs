using System.Buffers;

namespace Seawall.Net;

/// <summary>
/// The octets of a connection that were not consumed yet, in one piece. While a read is consumed whole, nothing is
/// copied; else the rest is kept, and each octet is copied once, however small the pieces it comes in.
/// </summary>
struct ReceiveBuffer
{
    byte[]? _kept;
    int _start;
    int _end;

    /// <summary>Octets kept.</summary>
    public readonly int Count => _end - _start;

    /// <summary>The octets kept.</summary>
    public readonly ReadOnlySpan<byte> Kept => _kept.AsSpan(_start, Count);

    /// <summary>Keeps more octets behind those kept.</summary>
    public void Keep(in ReadOnlySequence<byte> bytes)
    {
        var length = (int)bytes.Length;
        MakeRoom(length);
        bytes.CopyTo(_kept.AsSpan(_end, length));
        _end += length;
    }

    /// <summary>The first of those kept are done with; without any left the memory goes back.</summary>
    public void Consume(int count)
    {
        _start += count;
        if (_start < _end) return;
        Release();
    }

    public void Release()
    {
        if (_kept is not null) ArrayPool<byte>.Shared.Return(_kept);
        _kept = null;
        _start = _end = 0;
    }

    void MakeRoom(int more)
    {
        if (_kept is not null && _end + more <= _kept.Length) return;
        var count = Count;
        if (_kept is not null && count + more <= _kept.Length / 2)
        {
            // Half is free in front: moving down costs less than it made room for.
            Kept.CopyTo(_kept);
        }
        else
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(count + more, count * 2));
            Kept.CopyTo(larger);
            if (_kept is not null) ArrayPool<byte>.Shared.Return(_kept);
            _kept = larger;
        }
        _start = 0;
        _end = count;
    }
}
