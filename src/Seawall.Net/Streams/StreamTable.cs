using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Seawall.Net;

/// <summary>
/// The stream connections of a process, those of its listeners and of its connectors together: their ids, limits,
/// deadlines and counts. Dispose it after them.
/// </summary>
public sealed class StreamTable : IDisposable
{
    const int EndKinds = (int)StreamEnd.Stopped + 1;

    readonly ConcurrentDictionary<ulong, StreamConnection> _connections = new();
    readonly StreamDoor _door;
    readonly FaultLog _faults;
    readonly ITimer _sweeper;
    readonly long[] _ends = new long[EndKinds];
    long _lastId;
    long _opened;
    long _bytesIn;
    long _bytesOut;
    long _sendsRefused;
    long _handlerFaults;

    public StreamTable(NetLimits limits, TimeProvider time, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(time);
        Limits = limits;
        Time = time;
        _door = new StreamDoor(limits);
        _faults = new FaultLog(logger, "streams");
        // A restart must not name a new connection as an old one was named: ids go on from the clock, a million a ms.
        _lastId = time.GetUtcNow().ToUnixTimeMilliseconds() << 20;
        var period = TimeSpan.FromMilliseconds(limits.SweepMs);
        _sweeper = time.CreateTimer(static table => ((StreamTable)table!).Sweep(), this, period, period);
    }

    /// <summary>Sums since the start, of connections that ended and that stand.</summary>
    public StreamCounts Counts
    {
        get
        {
            long input = Volatile.Read(ref _bytesIn), output = Volatile.Read(ref _bytesOut);
            foreach (var (_, connection) in _connections)
            {
                input += connection.BytesReceived;
                output += connection.BytesSent;
            }
            var ends = ImmutableArray.CreateBuilder<long>(EndKinds);
            for (var i = 0; i < EndKinds; i++) ends.Add(Volatile.Read(ref _ends[i]));
            return new StreamCounts(
                _connections.Count,
                _door.Handshakes,
                Volatile.Read(ref _opened),
                input,
                output,
                Volatile.Read(ref _sendsRefused),
                Volatile.Read(ref _handlerFaults),
                ends.MoveToImmutable());
        }
    }

    internal NetLimits Limits { get; }

    internal TimeProvider Time { get; }

    internal StreamDoor Door => _door;

    internal IEnumerable<StreamConnection> Connections => _connections.Values;

    /// <summary>The connection of that id, if it still stands.</summary>
    public bool TryFind(ulong id, [NotNullWhen(true)] out StreamConnection? connection) =>
        _connections.TryGetValue(id, out connection) && connection.End == StreamEnd.None;

    public void Dispose() => _sweeper.Dispose();

    internal ulong NextId() => (ulong)Interlocked.Increment(ref _lastId);

    internal void Add(StreamConnection connection)
    {
        Interlocked.Increment(ref _opened);
        _connections[connection.Id] = connection;
    }

    /// <summary>Its place is free before it is seen to be gone.</summary>
    internal void Remove(StreamConnection connection)
    {
        _door.Leave(connection.Remote, connection.IsIncoming);
        _connections.TryRemove(connection.Id, out _);
        Interlocked.Add(ref _bytesIn, connection.BytesReceived);
        Interlocked.Add(ref _bytesOut, connection.BytesSent);
        Count(connection.End);
    }

    internal void Count(StreamEnd end) => Interlocked.Increment(ref _ends[(int)end]);

    internal void CountRefusedSend() => Interlocked.Increment(ref _sendsRefused);

    internal void CountFault(Exception fault)
    {
        Interlocked.Increment(ref _handlerFaults);
        _faults.Report(fault);
    }

    void Sweep()
    {
        var now = Time.GetTimestamp();
        foreach (var (_, connection) in _connections) connection.Sweep(now);
        _door.Sweep(Time, now);
    }
}
