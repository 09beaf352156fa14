namespace Seawall.Serving;

/// <summary>
/// What goes on beside calls and texts, once a second: looks at counters for the rates, tells the log when the store
/// went or came back and when records were lost, and now and then writes the snapshot of the book.
/// </summary>
internal sealed class Housekeeping : IAsyncDisposable
{
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(1);

    private readonly Node _node;
    private readonly Func<Task> _saveSnapshot;
    private readonly SystemdLink _systemd;
    private readonly CancellationTokenSource _end = new();
    private Task _running = Task.CompletedTask;
    private Task _saving = Task.CompletedTask;
    private bool _storeUp = true;
    private long _storeDownSince;
    private long _lost;

    private Housekeeping(Node node, Func<Task> saveSnapshot, SystemdLink systemd) =>
        (_node, _saveSnapshot, _systemd) = (node, saveSnapshot, systemd);

    /// <summary>Starts.</summary>
    public static Housekeeping Start(Node node, Func<Task> saveSnapshot, SystemdLink systemd)
    {
        var housekeeping = new Housekeeping(node, saveSnapshot, systemd);
        housekeeping._running = housekeeping.RunAsync();
        return housekeeping;
    }

    /// <summary>For how long the store has been out of reach.</summary>
    public TimeSpan StoreDownFor() =>
        Volatile.Read(ref _storeDownSince) is var since && since == 0 ? TimeSpan.Zero
            : _node.Time.GetElapsedTime(since);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running;
        await _saving;
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(_every, _node.Time);
        var saved = _node.Time.GetTimestamp();
        Look();
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
            {
                Look();
                _systemd.Alive();

                // A large book takes its time, and the watchdog does not wait for it.
                if (_saving.IsCompleted && _node.Time.GetElapsedTime(saved) >= _node.Models.Settings.Data.SnapshotEvery)
                {
                    _saving = _saveSnapshot();
                    saved = _node.Time.GetTimestamp();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The process stops.
        }
    }

    private void Look()
    {
        if (_node.Gateway is { } gateway)
        {
            var status = gateway.Status();
            _node.Rates.Look(
                _node.Time.GetTimestamp(),
                [.. status.Trunks.Select(trunk => (trunk.Name, trunk.Requests)),
                    .. (status.Texts?.Trunks ?? []).Select(trunk => (trunk.Name, TextStatus.Count(trunk)))]);
        }

        TellStore();
        var lost = _node.RecordLog.Lost;
        if (lost > _lost)
        {
            _node.Log.RecordsLost(lost - _lost);
            _lost = lost;
        }
    }

    private void TellStore()
    {
        var status = _node.Register.Status;
        if (status.StoreUp == _storeUp)
        {
            return;
        }

        Volatile.Write(ref _storeDownSince, status.StoreUp ? 0 : _node.Time.GetTimestamp());
        _storeUp = status.StoreUp;
        if (_storeUp)
        {
            _node.Log.StoreUp();
        }
        else
        {
            _node.Log.StoreDown(status.StoreReason);
        }
    }
}
