using System.Buffers;
using System.IO.Pipelines;

namespace Seawall.Net;

/// <summary>
/// Octets waiting for one connection: any thread puts, one pool thread at a time writes. Bounded, and without memory of
/// its own while empty, because most connections have nothing to send most of the time.
/// </summary>
sealed class SendQueue(PipeWriter output, int bytesMax, TimeProvider time) : IThreadPoolWorkItem
{
    // What is written at once; between slices it shows that the peer still reads.
    const int SliceBytes = 16_384;

    readonly Lock _gate = new();
    readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    byte[] _waiting = [];
    int _waitingCount;
    int _writingCount;
    bool _isWriting;
    bool _isClosed;
    long _progressAt;
    long _written;

    /// <summary>Octets the connection took.</summary>
    public long Written => Volatile.Read(ref _written);

    /// <summary>When the connection last took any.</summary>
    public long LastProgress => Volatile.Read(ref _progressAt);

    /// <summary>Whether octets wait; false once all of them were taken.</summary>
    public bool IsWriting => Volatile.Read(ref _isWriting);

    public Exception? Failure { get; private set; }

    /// <summary>Queues all of them or none; false when there is no room or no connection any more.</summary>
    public bool TryPut(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (_isClosed || bytes.Length > bytesMax - _waitingCount - _writingCount) return false;
            if (bytes.IsEmpty) return true;
            MakeRoom(bytes.Length);
            bytes.CopyTo(_waiting.AsSpan(_waitingCount));
            _waitingCount += bytes.Length;
            if (_isWriting) return true;
            _isWriting = true;
            _progressAt = time.GetTimestamp();
        }
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return true;
    }

    /// <summary>Takes no more; ends when what waits was written, or could not be.</summary>
    public Task DrainAsync()
    {
        lock (_gate)
        {
            _isClosed = true;
            if (!_isWriting) _drained.TrySetResult();
        }
        return _drained.Task;
    }

    void IThreadPoolWorkItem.Execute() => _ = WriteAllAsync();

    async Task WriteAllAsync()
    {
        while (TryTake(out var buffer, out var count))
        {
            try
            {
                for (var at = 0; at < count && Failure is null; at += SliceBytes)
                {
                    var slice = buffer.AsMemory(at, Math.Min(SliceBytes, count - at));
                    var result = await output.WriteAsync(slice);
                    if (result.IsCompleted) Failure = new IOException("The connection takes no more.");
                    Volatile.Write(ref _written, _written + slice.Length);
                    Volatile.Write(ref _progressAt, time.GetTimestamp());
                }
            }
            catch (Exception e)
            {
                // Whatever broke below, the connection is over; its owner learns so from the failure.
                Failure = e;
            }
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    bool TryTake(out byte[] buffer, out int count)
    {
        lock (_gate)
        {
            buffer = _waiting;
            count = _waitingCount;
            _waiting = [];
            _waitingCount = 0;
            _writingCount = count;
            if (count > 0 && Failure is null) return true;
            if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
            _writingCount = 0;
            _isWriting = false;
            if (Failure is not null) _isClosed = true;
            if (_isClosed) _drained.TrySetResult();
            return false;
        }
    }

    void MakeRoom(int more)
    {
        var needed = _waitingCount + more;
        if (needed <= _waiting.Length) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, Math.Min(_waiting.Length * 2, bytesMax)));
        _waiting.AsSpan(0, _waitingCount).CopyTo(larger);
        if (_waiting.Length > 0) ArrayPool<byte>.Shared.Return(_waiting);
        _waiting = larger;
    }
}
