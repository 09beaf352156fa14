using System.Buffers;
using System.IO.Pipelines;

namespace Seawall.Net;

/// <summary>
/// One TCP or TLS connection that stands. Its properties never change but <see cref="State"/> and <see cref="End"/>;
/// sending and closing are safe from any thread and never wait.
/// </summary>
public sealed class StreamConnection
{
    readonly StreamTable _table;
    readonly IStreamHandler _handler;
    readonly PipeReader _input;
    readonly SendQueue _queue;
    readonly StreamTransport _transport;
    ReadPause? _pause;
    bool _isHeld;
    ReceiveBuffer _buffer;
    int _end;
    long _receivedAt;
    long _partialSince;
    long _endedAt;
    long _received;

    internal StreamConnection(
        StreamTable table, IStreamHandler handler, StreamOrigin origin, StreamTransport transport)
    {
        _table = table;
        _handler = handler;
        _input = transport.Input;
        _transport = transport;
        _queue = new SendQueue(transport.Output, table.Limits.SendQueueBytesMax, table.Time);
        _receivedAt = table.Time.GetTimestamp();
        Id = table.NextId();
        Remote = origin.Remote;
        Local = origin.Local;
        Names = transport.PeerNames;
        IsTls = transport.IsTls;
        Listener = origin.Listener;
        Destination = origin.Destination;
        Owner = origin.Owner;
        table.Add(this);
    }

    /// <summary>
    /// Unique among the connections of this process and, but for a clock set back, of those before it; never 0.
    /// </summary>
    public ulong Id { get; }

    public PeerAddress Remote { get; }

    public PeerAddress Local { get; }

    public bool IsTls { get; }

    /// <summary>Who the peer is by its certificate; <see cref="PeerNames.None"/> without one.</summary>
    public PeerNames Names { get; }

    /// <summary>
    /// Index of the end point that accepted it, in the order given to the listener; -1 when we connected.
    /// </summary>
    public int Listener { get; }

    /// <summary>The next hop it leads to; null when the peer connected.</summary>
    public StreamDestination? Destination { get; }

    /// <summary>The handler's own: set it in <see cref="IStreamHandler.Opened"/>.</summary>
    public object? State { get; set; }

    /// <summary>Why it ended; <see cref="StreamEnd.None"/> while it stands.</summary>
    public StreamEnd End => (StreamEnd)Volatile.Read(ref _end);

    internal bool IsIncoming => Listener >= 0;

    internal long BytesReceived => Volatile.Read(ref _received);

    internal long BytesSent => _queue.Written;

    internal object Owner { get; }

    /// <summary>
    /// Queues the octets, all or none. False when the connection is over, or the peer is so slow that its queue is
    /// full.
    /// </summary>
    public bool TrySend(ReadOnlySpan<byte> bytes)
    {
        if (_queue.TryPut(bytes)) return true;
        _table.CountRefusedSend();
        return false;
    }

    /// <summary>Whether nothing is read at present.</summary>
    public bool IsPaused => Volatile.Read(ref _pause)?.IsPaused == true;

    /// <summary>
    /// Reads no more until <see cref="Resume"/>: the peer's octets stay with the peer. Called within
    /// <see cref="IStreamHandler.Received"/>, that call is the last; from another thread, the one under way goes on. A
    /// message that is not complete has its time again from the resumption. That the peer closed is learnt after it,
    /// too.
    /// </summary>
    public void Pause()
    {
        var pause = Volatile.Read(ref _pause);
        if (pause is null)
        {
            var made = new ReadPause();
            pause = Interlocked.CompareExchange(ref _pause, made, null) ?? made;
        }
        pause.Pause();
        // The end may have come just before the pause was there to be ended.
        if (End != StreamEnd.None) pause.End();
    }

    /// <summary>Reads on; what was left over is given to the handler at once.</summary>
    public void Resume() => Volatile.Read(ref _pause)?.Resume();

    /// <summary>Takes no more from the peer, sends what is queued, then closes.</summary>
    public void Close() => EndWith(StreamEnd.HandlerClosed);

    internal void EndWith(StreamEnd end)
    {
        if (Interlocked.CompareExchange(ref _end, (int)end, (int)StreamEnd.None) != (int)StreamEnd.None) return;
        Volatile.Write(ref _endedAt, _table.Time.GetTimestamp());
        _input.CancelPendingRead();
        Volatile.Read(ref _pause)?.End();
        if (end is StreamEnd.SendTooSlow or StreamEnd.Reset) _transport.Abort();
    }

    /// <summary>Serves the connection from its opening to its end; never throws.</summary>
    internal async Task RunAsync()
    {
        try
        {
            if (Guarded(static self => self._handler.Opened(self))) await ReadAsync();
        }
        catch (Exception)
        {
            // Only the transport throws here, and each way it does means the same.
            EndWith(StreamEnd.Reset);
        }
        _buffer.Release();
        await _queue.DrainAsync();
        if (_queue.Failure is not null) EndWith(StreamEnd.Reset);
        await _transport.CloseAsync();
        _table.Remove(this);
        Destination?.Lost(this);
        Guarded(static self => self._handler.Closed(self));
    }

    /// <summary>Looks at the limits in time.</summary>
    internal void Sweep(long now)
    {
        var time = _table.Time;
        var limits = _table.Limits;
        var partialSince = Volatile.Read(ref _partialSince);
        var lastAt = Math.Max(Volatile.Read(ref _receivedAt), _queue.LastProgress);
        if (_queue.IsWriting && IsOver(_queue.LastProgress, limits.SendMs))
        {
            EndWith(StreamEnd.SendTooSlow);
            // Already ending for another reason, and the peer does not let it: no more patience.
            if (End != StreamEnd.SendTooSlow) _transport.Abort();
        }
        else if (End != StreamEnd.None)
        {
            if (IsOver(Volatile.Read(ref _endedAt), limits.SendMs)) _transport.Abort();
        }
        else if (IsPaused)
        {
            // It is we who keep it waiting.
            Volatile.Write(ref _receivedAt, now);
        }
        else if (partialSince != 0 && IsOver(partialSince, limits.MessageMs))
        {
            EndWith(StreamEnd.MessageTooSlow);
        }
        else if (IsOver(lastAt, limits.IdleMs))
        {
            EndWith(StreamEnd.Idle);
        }

        bool IsOver(long since, int ms) => time.GetElapsedTime(since, now).TotalMilliseconds > ms;
    }

    async Task ReadAsync()
    {
        while (End == StreamEnd.None)
        {
            if ((IsPaused || _isHeld) && !await ResumedAsync()) return;
            var result = await _input.ReadAsync();
            if (End != StreamEnd.None) return;
            Volatile.Write(ref _receivedAt, _table.Time.GetTimestamp());
            Volatile.Write(ref _received, _received + result.Buffer.Length);
            if (!Take(result.Buffer)) return;
            _input.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted) EndWith(StreamEnd.PeerClosed);
        }
    }

    // Waits out a pause; what was left over before it comes before what is read next, also where the pause is over by
    // now and nothing more is to be read. False when the connection is over.
    async ValueTask<bool> ResumedAsync()
    {
        while (IsPaused || _isHeld)
        {
            if (IsPaused) await _pause!.WaitAsync();
            _isHeld = false;
            if (End != StreamEnd.None || !Take(ReadOnlySequence<byte>.Empty)) return false;
        }
        return true;
    }

    // Gives what came, with what was kept before it, to the handler until it wants more.
    bool Take(in ReadOnlySequence<byte> bytes)
    {
        var consumedAny = false;
        if (_buffer.Count == 0 && bytes.IsSingleSegment)
        {
            var offset = Offer(bytes.FirstSpan);
            if (offset < 0) return false;
            consumedAny = offset > 0;
            if (offset < bytes.Length) _buffer.Keep(bytes.Slice(offset));
        }
        else
        {
            _buffer.Keep(bytes);
            var offset = Offer(_buffer.Kept);
            if (offset < 0) return false;
            consumedAny = offset > 0;
            _buffer.Consume(offset);
        }
        if (_buffer.Count > _table.Limits.ReceiveBytesMax)
        {
            EndWith(StreamEnd.MessageTooLong);
            return false;
        }
        // The clock of a message starts with its first octets, and not again with each further one.
        if (_buffer.Count == 0 || IsPaused) Volatile.Write(ref _partialSince, 0);
        else if (consumedAny || _partialSince == 0) Volatile.Write(ref _partialSince, Volatile.Read(ref _receivedAt));
        return true;
    }

    int Offer(ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        try
        {
            while (offset < bytes.Length && End == StreamEnd.None)
            {
                if (IsPaused)
                {
                    _isHeld = true;
                    break;
                }
                var rest = bytes[offset..];
                var consumed = _handler.Received(this, rest);
                if (consumed > rest.Length) throw new InvalidOperationException("More consumed than there was.");
                if (consumed == 0) break;
                if (consumed < 0)
                {
                    EndWith(StreamEnd.HandlerClosed);
                    return -1;
                }
                offset += consumed;
            }
            return offset;
        }
        catch (Exception e)
        {
            Fault(e);
            return -1;
        }
    }

    bool Guarded(Action<StreamConnection> call)
    {
        try
        {
            call(this);
            return true;
        }
        catch (Exception e)
        {
            Fault(e);
            return false;
        }
    }

    void Fault(Exception fault)
    {
        _table.CountFault(fault);
        EndWith(StreamEnd.HandlerFault);
    }
}
