namespace Seawall.Register;

/// <summary>
/// What makes notices go: 1 campaigns as they are now, 2 what is ready is handed over as the rates allow, 3 what is due
/// is asked for, 4 a turn of the writer is planned, 5 and run, 6 what became durable by it goes on. One step at a time;
/// what comes from outside waits in queues.
/// </summary>
sealed class NoticePump
{
    readonly INoticeLedger _ledger;
    readonly Func<INoticeOutlet?> _outlet;
    readonly TimeProvider _time;
    readonly NoticeCounters _counters;
    readonly NoticePlan _plan = new();
    readonly NoticeRows _rows = new();
    readonly NoticePlanner _planner;
    readonly NoticeHandOver _handOver;
    readonly long _started;
    long _storeRestsUntilMs;
    bool _isStopping;

    public NoticePump(INoticeLedger ledger, Func<INoticeOutlet?> outlet, TimeProvider time, NoticeCounters counters)
    {
        (_ledger, _outlet, _time, _counters, _started) = (ledger, outlet, time, counters, time.GetTimestamp());
        Paces = new NoticePaces(ledger);
        _planner = new NoticePlanner(ledger, Paces, Queues);
        _handOver = new NoticeHandOver(Paces, Queues, counters);
    }

    /// <summary>What comes from outside.</summary>
    public NoticeQueues Queues { get; } = new();

    /// <summary>The campaigns in force, as the pump sees them.</summary>
    public NoticePaces Paces { get; }

    /// <summary>Whether the store is left alone for a while, for it failed.</summary>
    public bool IsStoreResting => NowMs < Volatile.Read(ref _storeRestsUntilMs);

    /// <summary>Milliseconds since the start, by a clock that only goes on.</summary>
    public long NowMs => (long)_time.GetElapsedTime(_started).TotalMilliseconds;

    /// <summary>Steps until there is nothing more to do at once, or others should have their turn.</summary>
    public async ValueTask TickAsync(CancellationToken cancel)
    {
        for (var turn = 0; turn < NoticeLimits.TurnsMax && await StepAsync(cancel).ConfigureAwait(false); turn++)
        {
        }
    }

    /// <summary>One step; whether there is more to do at once.</summary>
    async ValueTask<bool> StepAsync(CancellationToken cancel)
    {
        // 1 Campaigns as they are now.
        var (now, nowMs, outlet) = (_time.GetUtcNow(), NowMs, _isStopping ? null : _outlet());
        Paces.See();

        // 2 What is ready is handed over.
        _handOver.Run(outlet, now, nowMs);
        _plan.Clear();
        if (nowMs < _storeRestsUntilMs)
        {
            return false;
        }
        try
        {
            // 3 What is due is asked for.
            await _planner.AskAsync(now, nowMs, cancel).ConfigureAwait(false);

            // 4 A turn is planned.
            Queues.Plan(_plan);
            _planner.PlanDue(_plan);
            _planner.PlanSending(_plan, outlet is not null, now, nowMs);
            if (_plan.IsEmpty)
            {
                return false;
            }

            // 5 And run.
            var work = new NoticeTurnWork(
                _plan, _rows, _ledger, Paces.HoursOf, _planner.Flights.GetValueOrDefault, now);
            await _ledger.TurnAsync(async turn =>
            {
                var begun = _time.GetTimestamp();
                await work.RunAsync(turn).ConfigureAwait(false);
                _plan.Took(_time.GetElapsedTime(begun));
            }, cancel).ConfigureAwait(false);

            // 6 What became durable goes on.
            GoOn(work, nowMs);
        }
#pragma warning disable CA1031 // Whatever it is, nothing was written: it is done again when the store is back.
        catch (Exception)
#pragma warning restore CA1031
        {
            TakeBack();
            Rest();
            return false;
        }
        Paces.See();
        _handOver.Run(outlet, _time.GetUtcNow(), NowMs);
        return _plan.Room <= 0 || Queues.IsWaiting || _plan.Begin.Count > 0;
    }

    /// <summary>Something gave way: the store is left alone for a while.</summary>
    public void Rest() => Volatile.Write(ref _storeRestsUntilMs, NowMs + NoticeLimits.StoreRestMs);

    void GoOn(NoticeTurnWork work, long nowMs)
    {
        foreach (var flight in _plan.Answered)
        {
            Paces.FindCentre(flight.NextHop)?.Answered(flight.Answer.Outcome, nowMs);
            Land(flight);
        }
        foreach (var receipt in _plan.Receipts)
        {
            if (receipt.Flight is { } flight)
            {
                // In one that has landed meanwhile there is nothing to wait for.
                (flight.Held ??= []).Add(receipt);
                if (!_planner.Flights.ContainsKey(flight.Key))
                {
                    Queues.Release(flight);
                }
                continue;
            }
            _counters.Count(receipt.Effect);
            receipt.Complete(true);
        }
        _plan.Back.ForEach(Land);
        foreach (var flight in _plan.Begin)
        {
            if (flight.IsBegun && Paces.FindCentre(flight.NextHop) is { } centre)
            {
                centre.Ready.Enqueue(flight);
            }
            else
            {
                Land(flight);
            }
        }
        work.Aftermaths.ForEach(_handOver.Add);
        _counters.Count(work.Reached);
    }

    void TakeBack()
    {
        Queues.TakeBack(_plan);
        foreach (var flight in _plan.Begin)
        {
            Land(flight);
            if (flight.Kind == FlightKind.Later)
            {
                Paces.Find(flight.Key.Campaign)?.Sweep.Reset();
            }
        }
        foreach (var pace in Paces.All)
        {
            (pace.AskDueAtMs, pace.LookAtMs) = (0, 0);
        }
        _plan.Clear();
    }

    void Land(Flight flight)
    {
        _planner.Flights.Remove(flight.Key);
        Queues.Release(flight);
    }

    /// <summary>
    /// Nothing is handed over any more; what is answered and what came is made durable where that can be.
    /// </summary>
    public async ValueTask StopAsync()
    {
        _isStopping = true;
        Paces.See();
        _handOver.Stop();
        while (await StepAsync(CancellationToken.None).ConfigureAwait(false) && Queues.IsWaiting)
        {
        }
        foreach (var flight in _planner.Flights.Values)
        {
            Queues.Release(flight);
        }
        Queues.Refuse();
    }
}
