using System.Globalization;

namespace Seawall.Register;

/// <summary>
/// Puts in force what has waited for long enough: 1 the lines that are due, earliest first, 2 each through the one
/// door, 3 the time of the next one remembered, so that nothing is asked of the store until then. What was due while
/// the process was down, or the store away, is done when they are back.
/// </summary>
sealed class DueWork : IAsyncDisposable
{
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    readonly RegisterSession _session;
    readonly ChangeDesk _desk;
    readonly TimeProvider _time;
    readonly ITimer _timer;
    readonly SemaphoreSlim _turn = new(1, 1);
    long _next;

    public DueWork(RegisterSession session, ChangeDesk desk, TimeProvider time)
    {
        (_session, _desk, _time) = (session, desk, time);
        desk.Waits += Expect;
        _timer = time.CreateTimer(_ => _ = LookAsync(), null, LookEvery, LookEvery);
    }

    long Now => _time.GetUtcNow().ToUnixTimeSeconds();

    void Expect(long due)
    {
        for (var next = Interlocked.Read(ref _next); due < next;)
        {
            next = Interlocked.CompareExchange(ref _next, due, next);
        }
    }

    async Task LookAsync()
    {
        if (Interlocked.Read(ref _next) <= Now && _session.Down is null
            && await _turn.WaitAsync(0).ConfigureAwait(false))
        {
            try
            {
                await TakeAsync().ConfigureAwait(false);
            }
            catch (StoreException)
            {
                // The store is away; what is due stays due.
            }
            finally
            {
                _turn.Release();
            }
        }
    }

    /// <summary>Puts in force all that is due; returns when it is.</summary>
    public async Task RunAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            await TakeAsync().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    async Task TakeAsync()
    {
        Interlocked.Exchange(ref _next, long.MaxValue);
        try
        {
            while (await DueAsync().ConfigureAwait(false) is { Count: > 0 } due)
            {
                foreach (var (line, id) in due)
                {
                    await TakeAsync(line, id).ConfigureAwait(false);
                }
            }
        }
        catch (StoreException)
        {
            Expect(0);
            throw;
        }
    }

    async ValueTask<List<(StoredLine Line, long Id)>> DueAsync()
    {
        List<(StoredLine, long)> due = [];
        var view = await _session.Store.ViewAsync(CancellationToken.None).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            await foreach (var line in view.DueAsync(CancellationToken.None).ConfigureAwait(false))
            {
                if (line.Choices.Care.DueUnixSeconds > Now || due.Count >= RegisterLimits.GroupChangesMax)
                {
                    Expect(line.Choices.Care.DueUnixSeconds ?? long.MaxValue);
                    break;
                }
                due.AddRange(line.Choices.Care.Waiting
                    .Where(waiting => !waiting.IsProposal && waiting.AtUnixSeconds <= Now)
                    .Select(waiting => (line, waiting.Id)));
            }
        }
        return due;
    }

    async ValueTask TakeAsync(StoredLine line, long id)
    {
        var source = ChangeSource.System with
        {
            Note = string.Create(CultureInfo.InvariantCulture, $"asked for in journal number {id}"),
        };
        var receipt = await _desk.RunAsync(() => ValueTask.FromResult<Reading<LineOrder>>(new LineOrder(
            _session.Words.Model, line.Number, new ComingIntoForce(id, IsProposal: false, IsDone: false), source, "",
            null))).ConfigureAwait(false);
        if (receipt.Outcome == ChangeOutcome.Unavailable)
        {
            throw new StoreException(StoreFailure.Device, receipt.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync().ConfigureAwait(false);

        // What runs comes to its end; the turn holds nothing that would have to be let go.
        await _turn.WaitAsync().ConfigureAwait(false);
        _turn.Release();
    }
}
