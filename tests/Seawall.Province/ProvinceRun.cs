namespace Seawall.Province;

/// <summary>
/// One run of a province: 1 its lines are imported, the campaign is applied and started; 2 the clock goes from one
/// thing that happens to the next, and wherever it stops all that is due is done and looked at; 3 at the end everything
/// is held against everything. The product has no part in what the checkers believe.
/// </summary>
sealed class ProvinceRun : IAsyncDisposable
{
    const long MomentMs = 400;
    const long SecondMs = 1_000;
    const long StepMsMax = 600_000;

    readonly World _world;
    readonly Director _director;
    readonly Life _life;
    long _stepMs = SecondMs;

    ProvinceRun(ProvinceOrder order)
    {
        _world = new World(order);
        _director = new Director(_world);
        _life = new Life(_world, _director);
    }

    /// <summary>Runs it.</summary>
    public static async Task<ProvinceReport> RunAsync(ProvinceOrder order, CancellationToken cancel)
    {
        await using var run = new ProvinceRun(order);
        return await run.RunAsync(cancel);
    }

    async Task<ProvinceReport> RunAsync(CancellationToken cancel)
    {
        // 1 the lines, the campaign
        await _world.Site.StartAsync();
        _world.Sends.ProcessBegins(_world.NowMs);
        await _life.ImportAllAsync();
        await _director.ApplyAsync(_world.Order.Campaign);
        await _director.StartAsync();
        Plan.PutDown(_world);

        // 2 the clock
        while (_world.NowMs < _world.EndMs && _world.Findings.AreNone)
        {
            cancel.ThrowIfCancellationRequested();
            await StepAsync();
        }

        // 3 everything against everything
        if (_world.Findings.AreNone)
        {
            await new FinalCheck(_world, _director, _life).RunAsync(cancel);
        }
        return new ProvinceReport(
            _world.Order, _world.Findings.ToString(), _world.Centre.Count, _world.Verdicts.Checked,
            _world.Verdicts.Shut, _world.Site.Starts);
    }

    public ValueTask DisposeAsync() => _world.Site.DisposeAsync();

    /// <summary>The clock goes on: in small steps while notices go out, in long ones while nothing does.</summary>
    async Task StepAsync()
    {
        var before = _world.Centre.Count;
        // What happens within a moment happens together.
        var happensMs = Math.Max(_world.Timeline.NextMs, _world.NowMs + MomentMs);
        var nextMs = Math.Min(_world.NowMs + _stepMs, Math.Min(happensMs, _world.EndMs));
        _world.Time.Advance(TimeSpan.FromMilliseconds(nextMs - _world.NowMs));
        await _world.Site.TickAsync();
        while (_world.Timeline.TryTake(_world.NowMs, out var happening))
        {
            await _life.HappenAsync(happening);
            await RestartIfDeadAsync();
        }
        await _world.Site.TickAsync();
        await RestartIfDeadAsync();
        await _life.LookAtReceiptsAsync();
        _world.Sends.Look(_world.Centre);
        await _director.WatchAsync();
        _stepMs = _world.Centre.Count > before
            ? _world.Dice.Between(SecondMs / 5, SecondMs * 2, Throw.Step, _world.NowMs)
            : Math.Min(_stepMs * 2, StepMsMax);
    }

    async Task RestartIfDeadAsync()
    {
        if (_world.Site.IsDead)
        {
            await _life.RestartAsync();
        }
    }
}
