using System.Threading.Channels;

namespace Seawall.Register;

/// <summary>
/// The single writer: one loop that takes what waits, commits single changes together, and runs whatever else wants the
/// store alone in its turn. Order of arrival is order of effect. While the store is down every change is refused with
/// the reason, and the loop tries the store again with each of them and by a timer.
/// </summary>
sealed class ChoiceWriter : IAsyncDisposable
{
    static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(2);

    readonly Channel<WriterJob> _jobs = Channel.CreateBounded<WriterJob>(
        new BoundedChannelOptions(RegisterLimits.WaitingChangesMax) { SingleReader = true });

    readonly RegisterSession _session;
    readonly TimeProvider _time;
    readonly ITimer _retry;
    readonly Task _loop;

    public ChoiceWriter(RegisterSession session, TimeProvider time)
    {
        (_session, _time) = (session, time);
        _loop = Task.Run(LoopAsync);
        _retry = time.CreateTimer(_ => Retry(), null, RetryEvery, RetryEvery);
    }

    /// <summary>Jobs that wait.</summary>
    public int Waiting => _jobs.Reader.Count;

    /// <summary>Changes one line.</summary>
    public Task<LineAnswer> SubmitAsync(LineOrder order)
    {
        var job = new LineJob(order);
        if (!_jobs.Writer.TryWrite(job))
        {
            job.Refuse(Full());
        }
        return job.Answer;
    }

    /// <summary>Runs something that wants store and book for itself.</summary>
    public async Task<T> SubmitAsync<T>(
        Func<RegisterSession, ValueTask<T>> work, CancellationToken cancel, bool needsStore = true)
    {
        var job = new SoleJob<T>(work, needsStore);
        try
        {
            await _jobs.Writer.WriteAsync(job, cancel).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            job.Refuse(Full());
        }
        return await job.Answer.ConfigureAwait(false);
    }

    StoreException Full() => new(StoreFailure.Locked,
        _jobs.Reader.Completion.IsCompleted ? "the register is stopping" : "too many changes wait already");

    void Retry()
    {
        if (_session.Down is not null && _jobs.Reader.Count == 0)
        {
            _jobs.Writer.TryWrite(new SoleJob<bool>(_ => ValueTask.FromResult(true), needsStore: true));
        }
    }

    async Task LoopAsync()
    {
        List<LineJob> group = [];
        while (await _jobs.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            SoleJob? sole = null;
            while (sole is null && group.Count < RegisterLimits.GroupChangesMax && _jobs.Reader.TryRead(out var job))
            {
                if (job is LineJob line)
                {
                    group.Add(line);
                }
                else
                {
                    sole = (SoleJob)job;
                }
            }
            if (group.Count > 0)
            {
                await GuardAsync(group, true, now =>
                    new LineGroup(_session, now, CancellationToken.None).RunAsync(group))
                    .ConfigureAwait(false);
                group.Clear();
            }
            if (sole is not null)
            {
                await GuardAsync([sole], sole.NeedsStore, _ => sole.RunAsync(_session)).ConfigureAwait(false);
            }
        }
    }

    async ValueTask GuardAsync(IReadOnlyList<WriterJob> jobs, bool needsStore, Func<DateTimeOffset, ValueTask> run)
    {
        try
        {
            var now = _time.GetUtcNow();
            if (needsStore)
            {
                await _session.EnsureAsync(create: false, now, CancellationToken.None).ConfigureAwait(false);
            }
            await run(now).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever it is, those who wait are answered and the loop goes on.
        catch (Exception reason)
#pragma warning restore CA1031
        {
            if (reason is not (StoreException or ImportStopped))
            {
                _session.Distrust(reason);
            }
            foreach (var job in jobs)
            {
                job.Refuse(reason);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _retry.DisposeAsync().ConfigureAwait(false);
        _jobs.Writer.TryComplete();
        await _loop.ConfigureAwait(false);
    }
}
