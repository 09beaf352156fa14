using System.Buffers.Binary;
using System.IO.Hashing;

namespace Seawall.Register;

/// <summary>
/// Reads what a <see cref="HashedWriter"/> wrote, through one buffer, and keeps the hash of what was taken.
/// </summary>
sealed class HashedReader(Stream file, int bufferBytes)
{
    readonly XxHash3 _hash = new();
    readonly byte[] _buffer = new byte[bufferBytes];
    int _start;
    int _end;

    /// <summary>What was read and not taken.</summary>
    public ReadOnlySpan<byte> Waiting => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Makes this many octets wait, or all there are.</summary>
    public async ValueTask FillAsync(int length, CancellationToken cancel)
    {
        if (_end - _start >= length)
        {
            return;
        }
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        while (_end < length)
        {
            var read = await file.ReadAsync(_buffer.AsMemory(_end), cancel).ConfigureAwait(false);
            if (read == 0)
            {
                return;
            }
            _end += read;
        }
    }

    /// <summary>Makes this many octets wait; throws where the file ends before.</summary>
    public async ValueTask NeedAsync(int length, CancellationToken cancel)
    {
        await FillAsync(length, cancel).ConfigureAwait(false);
        if (_end - _start < length)
        {
            throw new EndOfStreamException();
        }
    }

    /// <summary>Takes octets that wait.</summary>
    public ReadOnlySpan<byte> Take(int length)
    {
        var taken = _buffer.AsSpan(_start, length);
        _hash.Append(taken);
        _start += length;
        return taken;
    }

    /// <summary>Whether the hash is what follows, and the end of the file follows that.</summary>
    public async ValueTask<bool> IsWholeAsync(CancellationToken cancel)
    {
        await FillAsync(sizeof(ulong) + 1, cancel).ConfigureAwait(false);
        return _end - _start == sizeof(ulong)
            && BinaryPrimitives.ReadUInt64LittleEndian(Waiting) == _hash.GetCurrentHashAsUInt64();
    }
}
