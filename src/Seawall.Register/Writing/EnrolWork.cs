using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Gathers the lines of the campaigns that run, beside all other work: 1 doubted lines are settled, 2 rolls that are
/// missing are made by one reading of all lines, 3 what happened to lines meanwhile is settled, in turns of the writer,
/// and the last of these puts the rolls in use. It begins by itself; where the store fails, again every few seconds.
/// </summary>
sealed class EnrolWork : IAsyncDisposable
{
    const int CancelEvery = 4_096;
    static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(2);

    readonly RegisterSession _session;
    readonly ChoiceWriter _writer;
    readonly TimeProvider _time;
    readonly ITimer _timer;
    readonly SemaphoreSlim _turn = new(1, 1);
    readonly CancellationTokenSource _stop = new();
    readonly CancellationToken _stopped;
    int _signals;
    bool _isDisposed;

    public EnrolWork(RegisterSession session, ChoiceWriter writer, TimeProvider time)
    {
        (_session, _writer, _time) = (session, writer, time);
        _stopped = _stop.Token;
        session.Rolls.Wanted += Signal;
        _timer = time.CreateTimer(_ => Retry(), null, RetryEvery, RetryEvery);
        Retry();
    }

    void Retry()
    {
        if (_session.Down is null && !_session.Rolls.Missing(_session.Now.Campaigns).IsEmpty)
        {
            Signal();
        }
    }

    /// <summary>Whoever signals is not held up, and what comes while it works is seen to after.</summary>
    void Signal()
    {
        if (Interlocked.Increment(ref _signals) == 1)
        {
            _ = Task.Run(LookAsync);
        }
    }

    async Task LookAsync()
    {
        for (var seen = 1; seen != 0;)
        {
            seen = Volatile.Read(ref _signals);
            try
            {
                await RunAsync(_stopped).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is StoreException or OperationCanceledException)
            {
                // The store is away, or the register stops; what is missing stays so until the next time.
            }
            seen = Interlocked.Add(ref _signals, -seen);
        }
    }

    /// <summary>Does all there is to do; returns when the lines of every campaign that runs are known.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            do
            {
                // 1 Doubted lines are settled.
                while (_session.Rolls.TakeDoubted(RegisterLimits.NoticeLinesMax) is { Length: > 0 } doubted)
                {
                    await SettleAsync(doubted).ConfigureAwait(false);
                }
            }
            while (_session.Rolls.Missing(_session.Now.Campaigns) is { IsEmpty: false } missing
                && await MakeAsync(missing, cancel).ConfigureAwait(false));
        }
        finally
        {
            _turn.Release();
        }
    }

    async ValueTask SettleAsync(E164[] numbers)
    {
        try
        {
            await _writer.SubmitAsync(async session =>
            {
                await SettleAsync(session, numbers, null).ConfigureAwait(false);
                return true;
            }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreException)
        {
            _session.Rolls.Renew(drop: false);
            throw;
        }
    }

    async ValueTask SettleAsync(RegisterSession session, E164[] numbers, CampaignRoll[]? rolls)
    {
        var facts = await LineFacts.ReadAsync(session, numbers).ConfigureAwait(false);
        var settling = await LineSettling.OfAsync(session, facts, _ => false).ConfigureAwait(false);
        if (settling.Gone.Count > 0)
        {
            List<JournalEntry> entries = [];
            var end = session.Tip;
            settling.AddEntries(entries, ref end, ChangeSource.System, _time.GetUtcNow());
            await session.CommitAsync(new StoreBatch
            {
                Expected = session.Head, Next = end.Head, Entries = entries, Campaigns = settling.Campaigns,
                NoticesGone = settling.Gone,
            }, end, CancellationToken.None).ConfigureAwait(false);
        }
        settling.Apply(session, rolls);
    }

    /// <summary>Makes rolls.</summary>
    async ValueTask<bool> MakeAsync(ImmutableArray<StoredCampaign> campaigns, CancellationToken cancel)
    {
        var model = _session.Words.Model;
        CampaignRoll[] rolls =
            [.. campaigns.Select(one => new CampaignRoll(one, new CampaignScope(one.Terms, model)))];
        _session.Rolls.Watch();
        try
        {
            // 2 Rolls that are missing are made by one reading of all lines.
            await ReadAsync(rolls, campaigns, cancel).ConfigureAwait(false);

            // 3 What happened to lines meanwhile is settled, and the last turn puts the rolls in use.
            while (!await _writer.SubmitAsync(session => FinishAsync(session, model, rolls), cancel)
                .ConfigureAwait(false))
            {
            }
            return true;
        }
        catch
        {
            _session.Rolls.Unwatch();
            throw;
        }
    }

    async ValueTask ReadAsync(
        CampaignRoll[] rolls, ImmutableArray<StoredCampaign> campaigns, CancellationToken cancel)
    {
        var strays = new NumberSet();
        var view = await _session.Store.ViewAsync(cancel).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            NoticeReading[] notices = [.. rolls.Select(roll => new NoticeReading(roll.Campaign, view, cancel))];
            var lines = new PopulationReader(view, cancel);
            await using (lines.ConfigureAwait(false))
            {
                for (var count = 0L; await lines.ReadAsync().ConfigureAwait(false); count++)
                {
                    if (count % CancelEvery == 0)
                    {
                        cancel.ThrowIfCancellationRequested();
                    }
                    for (var i = 0; i < rolls.Length; i++)
                    {
                        var wave = rolls[i].Scope.WaveOf(lines.Number, lines.Subscriber, lines.Ported);
                        var notice = await notices[i].FindAsync(lines.Number, strays).ConfigureAwait(false);
                        if (wave >= 0)
                        {
                            rolls[i].Put(lines.Number, RollMark.Of(rolls[i].Scope, wave, notice, campaigns[i].Round,
                                _session.Now.Book, lines.Number));
                        }
                        else if (notice is not null)
                        {
                            strays.Add(lines.Number);
                        }
                    }
                }
            }
            foreach (var reading in notices)
            {
                await reading.FindAsync(new E164(LineForm.NumberMax), strays).ConfigureAwait(false);
                await reading.DisposeAsync().ConfigureAwait(false);
            }
        }

        // Notices of lines that are not the campaign's any more are looked at with what was touched.
        while (strays.Take(RegisterLimits.NoticeLinesMax) is { Length: > 0 } some)
        {
            foreach (var number in some)
            {
                _session.Rolls.Touch(number);
            }
        }
    }

    /// <summary>A turn of the writer; true when the rolls are in use, or of no use any more.</summary>
    async ValueTask<bool> FinishAsync(RegisterSession session, RegisterModel model, CampaignRoll[] rolls)
    {
        if (session.Words.Model != model)
        {
            session.Rolls.Unwatch();
            return true;
        }
        if (session.Rolls.TakeTouched(RegisterLimits.NoticeLinesMax) is { Length: > 0 } touched)
        {
            await SettleAsync(session, touched, rolls).ConfigureAwait(false);
            return false;
        }
        StoredCampaign[] current =
            [.. session.Now.Campaigns.Where(one => rolls.Any(roll => roll.IsOf(one)))];
        session.Rolls.Install(rolls.Where(roll => current.Any(roll.IsOf)));

        // The numbers of lines are stored with the campaign: who looks without the rolls sees them.
        StoredCampaign[] counted = [.. current.Select(session.Rolls.Counted).Except(current)];
        if (counted.Length > 0)
        {
            await session.CommitAsync(
                new StoreBatch { Expected = session.Head, Next = session.Head, Campaigns = counted }, session.Tip,
                CancellationToken.None).ConfigureAwait(false);
        }
        session.ApplyCampaigns(counted);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }
        _session.Rolls.Wanted -= Signal;
        await _timer.DisposeAsync().ConfigureAwait(false);
        await _stop.CancelAsync().ConfigureAwait(false);
        await _turn.WaitAsync().ConfigureAwait(false);
        _turn.Release();
        _stop.Dispose();
    }
}
