namespace Seawall.Serving;

/// <summary>
/// Whether new work is turned away, and until when. There is no way back: whoever drains wants the process to end, by
/// itself after a time or by a signal.
/// </summary>
internal sealed class DrainState(TimeProvider time, Node node, NodeLog log) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ITimer? _timer;

    /// <summary>Whether new work is turned away.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Ends when the process is to stop.</summary>
    public Task Ended => _ended.Task;

    /// <summary>
    /// Turns new work away; returns when the process will stop by itself, null where a signal has to.
    /// </summary>
    public DateTimeOffset? Begin(TimeSpan? length)
    {
        lock (_gate)
        {
            _timer?.Dispose();
            _timer = null;
            if (!IsOn)
            {
                IsOn = true;
                node.Gateway?.Drain();
            }

            if (length is not { } after)
            {
                log.Draining("");
                return null;
            }

            var end = time.GetUtcNow() + after;
            _timer = time.CreateTimer(_ => _ended.TrySetResult(), null, after, Timeout.InfiniteTimeSpan);
            log.Draining($" until {TimeText.Write(end, node.TimeZone)}, then Seawall stops");
            return end;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _timer?.DisposeAsync() ?? ValueTask.CompletedTask;
}
