using System.Buffers;

namespace Seawall.Net;

/// <summary>What a <see cref="StreamDestination"/> is doing.</summary>
public enum DestinationState : byte
{
    /// <summary>Not connected, because there was nothing to send.</summary>
    Idle = 0,

    /// <summary>Connecting; what is sent waits, up to its limit.</summary>
    Connecting = 1,

    /// <summary>Connected.</summary>
    Connected = 2,

    /// <summary>The last attempts failed; sending is refused until the next may be made.</summary>
    BackingOff = 3,
}

/// <summary>
/// One next hop of a <see cref="StreamConnector"/>. It connects when there is something to send, keeps what comes
/// meanwhile in order, and after failures refuses for a growing while, so that another next hop can be chosen at once.
/// </summary>
public sealed class StreamDestination
{
    readonly StreamConnector _connector;
    readonly StreamTable _table;
    readonly Lock _gate = new();
    readonly ArrayBufferWriter<byte> _waiting = new();
    volatile StreamConnection? _connection;
    bool _isConnecting;
    int _failures;
    long _failedAt;
    TimeSpan _pause;

    internal StreamDestination(StreamConnector connector, StreamTable table, in StreamTarget target)
    {
        _connector = connector;
        _table = table;
        Target = target;
    }

    public StreamTarget Target { get; }

    /// <summary>The connection that stands; null without one.</summary>
    public StreamConnection? Connection => _connection is { End: StreamEnd.None } standing ? standing : null;

    public DestinationState State
    {
        get
        {
            lock (_gate)
            {
                if (Connection is not null) return DestinationState.Connected;
                if (_isConnecting) return DestinationState.Connecting;
                return IsBackingOff() ? DestinationState.BackingOff : DestinationState.Idle;
            }
        }
    }

    /// <summary>
    /// Sends on the connection that stands, or connects and sends then. From any thread; never waits. False when the
    /// peer is too slow, failed lately, or the connector has stopped; the octets are then dropped, all of them.
    /// </summary>
    public bool TrySend(ReadOnlySpan<byte> bytes)
    {
        var standing = Connection;
        if (standing is not null && standing.TrySend(bytes)) return true;
        lock (_gate)
        {
            // The full queue of a connection that stands is an answer; one that has just ended is not.
            if (Connection is { } other) return other != standing && other.TrySend(bytes);
            var hasRoom = bytes.Length <= _table.Limits.SendQueueBytesMax - _waiting.WrittenCount;
            if (_connector.IsStopping || IsBackingOff() || !hasRoom)
            {
                _table.CountRefusedSend();
                return false;
            }
            _waiting.Write(bytes);
            if (_isConnecting) return true;
            _isConnecting = true;
        }
        _connector.Begin(this);
        return true;
    }

    /// <summary>What waited goes first, in order, and then what comes.</summary>
    internal void Connected(StreamConnection connection)
    {
        lock (_gate)
        {
            _isConnecting = false;
            connection.TrySend(_waiting.WrittenSpan);
            _waiting.ResetWrittenCount();
            _connection = connection;
        }
    }

    internal void Failed()
    {
        lock (_gate)
        {
            _isConnecting = false;
            if (_waiting.WrittenCount > 0) _table.CountRefusedSend();
            _waiting.ResetWrittenCount();
            Pause();
        }
    }

    /// <summary>
    /// A peer that takes connections but never says a word on them is as good as one that takes none.
    /// </summary>
    internal void Lost(StreamConnection connection)
    {
        lock (_gate)
        {
            if (_connection == connection) _connection = null;
            var isPeersDoing = connection.End is StreamEnd.PeerClosed or StreamEnd.Reset or StreamEnd.SendTooSlow;
            if (isPeersDoing && connection.BytesReceived == 0) Pause();
            else _failures = 0;
        }
    }

    void Pause()
    {
        _pause = _connector.PauseAfter(++_failures);
        _failedAt = _table.Time.GetTimestamp();
    }

    bool IsBackingOff() => _failures > 0 && _table.Time.GetElapsedTime(_failedAt) < _pause;
}
