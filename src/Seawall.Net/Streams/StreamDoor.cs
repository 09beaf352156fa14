using System.Collections.Concurrent;

namespace Seawall.Net;

/// <summary>
/// Who may come in: counts of all connections, of each source's, and of the handshakes under way with their time.
/// </summary>
sealed class StreamDoor(NetLimits limits)
{
    readonly Lock _gate = new();
    readonly Dictionary<(ulong High, ulong Low), int> _bySource = [];
    readonly ConcurrentDictionary<Handshake, bool> _handshakes = new();
    int _total;
    int _handshakeCount;

    public int Handshakes => Volatile.Read(ref _handshakeCount);

    /// <summary>Counts a connection in, or says why it may not come in; outgoing ones only against the total.</summary>
    public StreamEnd TryEnter(in PeerAddress remote, bool isIncoming)
    {
        lock (_gate)
        {
            if (_total >= limits.ConnectionsMax) return StreamEnd.TooMany;
            if (isIncoming)
            {
                var source = SourceOf(remote);
                var count = _bySource.GetValueOrDefault(source);
                if (count >= limits.ConnectionsPerSourceMax) return StreamEnd.TooManyOfSource;
                _bySource[source] = count + 1;
            }
            _total++;
            return StreamEnd.None;
        }
    }

    public void Leave(in PeerAddress remote, bool isIncoming)
    {
        lock (_gate)
        {
            _total--;
            if (!isIncoming) return;
            var source = SourceOf(remote);
            var count = _bySource[source] - 1;
            if (count == 0) _bySource.Remove(source);
            else _bySource[source] = count;
        }
    }

    /// <summary>Counts a handshake in; null when as many are under way as may be. Dispose it when it is over.</summary>
    public Handshake? TryBegin(long now, Action abort)
    {
        if (Interlocked.Increment(ref _handshakeCount) > limits.HandshakesMax)
        {
            Interlocked.Decrement(ref _handshakeCount);
            return null;
        }
        var handshake = new Handshake(this, now, abort);
        _handshakes[handshake] = true;
        return handshake;
    }

    /// <summary>Breaks off the handshakes that take too long.</summary>
    public void Sweep(TimeProvider time, long now)
    {
        foreach (var (handshake, _) in _handshakes)
        {
            if (time.GetElapsedTime(handshake.Since, now).TotalMilliseconds > limits.HandshakeMs) handshake.BreakOff();
        }
    }

    // One holder gets a /64 of IPv6 at least, so its addresses are one source.
    static (ulong High, ulong Low) SourceOf(in PeerAddress remote) =>
        (remote.High, remote.IsIPv4 ? remote.Low : 0);

    /// <summary>A handshake under way.</summary>
    public sealed class Handshake(StreamDoor door, long since, Action abort) : IDisposable
    {
        int _isOver;

        public long Since => since;

        /// <summary>Whether it was broken off for taking too long.</summary>
        public bool IsTooSlow { get; private set; }

        public void BreakOff()
        {
            if (Volatile.Read(ref _isOver) != 0) return;
            IsTooSlow = true;
            abort();
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) != 0) return;
            Interlocked.Decrement(ref door._handshakeCount);
            door._handshakes.TryRemove(this, out _);
        }
    }
}
