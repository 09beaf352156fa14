using System.Threading.Tasks.Sources;

namespace Seawall.Net;

/// <summary>
/// Whether the next octets of a connection are waited with: any thread says so, and one reader waits until another says
/// that it may go on. Nothing is allocated by pausing again and again.
/// </summary>
sealed class ReadPause : IValueTaskSource
{
    readonly Lock _gate = new();
    ManualResetValueTaskSourceCore<bool> _source = new() { RunContinuationsAsynchronously = true };
    bool _isPaused;
    bool _isAwaited;
    bool _isOver;

    /// <summary>Whether reading is paused now.</summary>
    public bool IsPaused => Volatile.Read(ref _isPaused);

    /// <summary>Pauses, unless the connection is over.</summary>
    public void Pause()
    {
        lock (_gate) Volatile.Write(ref _isPaused, !_isOver);
    }

    /// <summary>Lets the reader go on, if it waits.</summary>
    public void Resume()
    {
        lock (_gate)
        {
            Volatile.Write(ref _isPaused, false);
            if (!_isAwaited) return;
            _isAwaited = false;
            _source.SetResult(true);
        }
    }

    /// <summary>The connection is over: nobody waits any more, whatever is said later.</summary>
    public void End()
    {
        lock (_gate) _isOver = true;
        Resume();
    }

    /// <summary>Ends when reading is not paused. One reader at a time.</summary>
    public ValueTask WaitAsync()
    {
        lock (_gate)
        {
            if (!_isPaused) return ValueTask.CompletedTask;
            _source.Reset();
            _isAwaited = true;
            return new ValueTask(this, _source.Version);
        }
    }

    void IValueTaskSource.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
