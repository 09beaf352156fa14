using System.Buffers.Binary;
using System.IO.Hashing;

namespace Seawall.Register;

/// <summary>Writes a file through one buffer and keeps the hash of all of it, which ends the file.</summary>
sealed class HashedWriter(Stream file, int bufferBytes)
{
    readonly XxHash3 _hash = new();
    readonly byte[] _buffer = new byte[bufferBytes];
    int _used;

    /// <summary>Whether this many octets can be taken before a flush.</summary>
    public bool HasRoom(int length) => _buffer.Length - _used >= length;

    /// <summary>The next octets, to be filled.</summary>
    public Span<byte> Take(int length)
    {
        _used += length;
        return _buffer.AsSpan(_used - length, length);
    }

    /// <summary>Writes what was taken.</summary>
    public async ValueTask FlushAsync(CancellationToken cancel)
    {
        _hash.Append(_buffer.AsSpan(0, _used));
        await file.WriteAsync(_buffer.AsMemory(0, _used), cancel).ConfigureAwait(false);
        _used = 0;
    }

    /// <summary>Writes what was taken, then the hash.</summary>
    public async ValueTask EndAsync(CancellationToken cancel)
    {
        await FlushAsync(cancel).ConfigureAwait(false);
        var end = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(end, _hash.GetCurrentHashAsUInt64());
        await file.WriteAsync(end, cancel).ConfigureAwait(false);
    }
}
