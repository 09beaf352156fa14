namespace Seawall.Register;

/// <summary>
/// Removes persons from entries of the journal that are older than the settings keep them: a stretch at a time, so that
/// changes wait for no more than that. It looks every hour, and does at once what is asked of it.
/// </summary>
sealed class RemovalWork : IAsyncDisposable
{
    static readonly TimeSpan LookEvery = TimeSpan.FromHours(1);

    readonly RegisterSession _session;
    readonly ChoiceWriter _writer;
    readonly TimeProvider _time;
    readonly ITimer _timer;
    readonly SemaphoreSlim _turn = new(1, 1);
    volatile bool _stops;

    public RemovalWork(RegisterSession session, ChoiceWriter writer, TimeProvider time)
    {
        (_session, _writer, _time) = (session, writer, time);
        _timer = time.CreateTimer(_ => _ = LookAsync(), null, LookEvery, LookEvery);
    }

    async Task LookAsync()
    {
        try
        {
            await RunAsync().ConfigureAwait(false);
        }
        catch (StoreException)
        {
            // The store is away; what is old only gets older.
        }
    }

    /// <summary>Removes all that is old enough; how many entries it was.</summary>
    public async Task<long> RunAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            var (all, some) = (0L, 1L);
            while (some > 0 && !_stops && _session.Words.Model.KeepPersonalFor is { } keep)
            {
                some = await _writer.SubmitAsync(session =>
                {
                    var now = _time.GetUtcNow();
                    return PersonRemoval.RunAsync(session, now - keep, now);
                }, CancellationToken.None).ConfigureAwait(false);
                all += some;
            }
            return all;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _stops = true;
        await _timer.DisposeAsync().ConfigureAwait(false);
        await _turn.WaitAsync().ConfigureAwait(false);
        _turn.Release();
    }
}
