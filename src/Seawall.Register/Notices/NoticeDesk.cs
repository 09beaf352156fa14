using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Tells people of campaigns: lines wave by wave, in permitted hours, at the rates of the message centres, again where
/// they were not reached, until a receipt proves it. Nothing is sent that is not durable before, so that it goes on
/// where it was, whenever it is stopped. Thread-safe.
/// </summary>
public sealed class NoticeDesk : INoticeReceipts, IAsyncDisposable
{
    readonly INoticeLedger _ledger;
    readonly TimeProvider _time;
    readonly NoticePump _pump;
    readonly SecondChannelDesk _second;
    readonly RefusedLines _refused = new();
    readonly CancellationTokenSource _end = new();
    Task _work = Task.CompletedTask;
    volatile bool _isStopped;

    /// <summary>Not yet begun.</summary>
    /// <param name="register">The register.</param>
    /// <param name="outlet">The way out; null while there is none.</param>
    /// <param name="time">The clock.</param>
    public NoticeDesk(ChoiceRegister register, Func<INoticeOutlet?> outlet, TimeProvider time)
        : this(register.Ledger, outlet, time)
    {
    }

    internal NoticeDesk(INoticeLedger ledger, Func<INoticeOutlet?> outlet, TimeProvider time)
    {
        (_ledger, _time) = (ledger, time);
        _pump = new NoticePump(ledger, outlet, time, Counters);
        _second = new SecondChannelDesk(ledger, time, Counters);
        ledger.Opened += Opened;
    }

    /// <summary>What became of notices and receipts since the start.</summary>
    public NoticeCounters Counters { get; } = new();

    /// <summary>Begins to send.</summary>
    public void Start() => _work = RunAsync();

    /// <inheritdoc/>
    public ValueTask<bool> TakeAsync(NoticeReceipt receipt)
    {
        if (_isStopped)
        {
            return ValueTask.FromResult(false);
        }
        var task = _pump.Queues.TakeAsync(receipt);
        if (_isStopped)
        {
            // It stopped just now: nobody else looks at what came.
            _pump.Queues.Refuse();
        }
        return task;
    }

    /// <summary>
    /// A call or text was refused to a line because a campaign shut it. The first time the line is told so, if the
    /// campaign has a text for it. Does not wait.
    /// </summary>
    public void Refused(uint campaign, E164 line)
    {
        if (!_isStopped && _refused.IsFirst(campaign, line) && !_pump.Queues.TryRefused(new NoticeKey(campaign, line)))
        {
            _refused.Forget(campaign, line);
        }
    }

    void Opened(E164 line)
    {
        if (!_isStopped)
        {
            _pump.Queues.TryOpened(line);
        }
    }

    /// <summary>How far the notices of all campaigns are that were ever started.</summary>
    public ImmutableArray<NoticeStatus> Status =>
        [.. _ledger.Campaigns.Where(one => one.StartedUnixSeconds != 0).Select(View)];

    /// <summary>How far the notices of a campaign are; null where there is none of that name.</summary>
    public NoticeStatus? StatusOf(string name) =>
        _ledger.Campaigns.FirstOrDefault(one => one.Terms.Name == name) is { } campaign ? View(campaign) : null;

    NoticeStatus View(StoredCampaign campaign) => NoticeViews.View(
        campaign, _pump.Paces.All.FirstOrDefault(pace => pace.Campaign.Id == campaign.Id),
        !_ledger.IsUp || _pump.IsStoreResting, _time.GetUtcNow(), _pump.NowMs);

    /// <summary>
    /// Writes the lines that texts did not reach, for letters or calls: CSV in UTF-8,
    /// <c>number,district,language,reason,attempts</c>. Lines that decided meanwhile are left out.
    /// </summary>
    public Task<RegisterAnswer<ExportReport>> ExportAsync(
        string name, Stream target, IProgress<ExportProgress>? progress, CancellationToken cancel) =>
        _second.ExportAsync(name, target, progress, cancel);

    /// <summary>
    /// Takes a file of lines that were told by the second channel: CSV in UTF-8, <c>number,told</c>, the second a day
    /// or a moment. Rows that cannot be taken are written with their reasons; the same file can come again.
    /// </summary>
    public Task<ImportReport> ImportToldAsync(string name, ToldRequest request, CancellationToken cancel) =>
        _second.ImportAsync(name, request, cancel);

    /// <summary>What is to be done at a tick.</summary>
    internal ValueTask TickAsync(CancellationToken cancel) => _pump.TickAsync(cancel);

    async Task RunAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(NoticeLimits.TickMs), _time);
            while (await timer.WaitForNextTickAsync(_end.Token).ConfigureAwait(false))
            {
                await TickAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    async ValueTask TickAsync()
    {
        try
        {
            await _pump.TickAsync(CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever an outlet does, the other ticks are not to end with this one.
        catch (Exception)
#pragma warning restore CA1031
        {
            _pump.Rest();
        }
    }

    /// <summary>
    /// Stops sending. What is answered is made durable; what is not is marked at the next start and sent once more.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        _ledger.Opened -= Opened;
        await _end.CancelAsync().ConfigureAwait(false);
        await _work.ConfigureAwait(false);
        _isStopped = true;
        await _pump.StopAsync().ConfigureAwait(false);
        _end.Dispose();
    }
}
