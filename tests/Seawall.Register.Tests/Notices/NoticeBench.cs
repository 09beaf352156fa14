using Microsoft.Extensions.Time.Testing;
using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>A desk of notices on a made ledger and made message centres, with a clock that tests move.</summary>
sealed class NoticeBench : IAsyncDisposable
{
    public NoticeBench(params int[] lines)
        : this(NoticeSamples.Terms(), lines)
    {
    }

    public NoticeBench(Campaign terms, params int[] lines)
    {
        Centre = new MadeCentre(Time);
        Ledger.Add(NoticeSamples.Stored(terms), lines);
        Desk = new NoticeDesk(Ledger, () => Centre, Time);
    }

    public FakeTimeProvider Time { get; } = new(NoticeSamples.Nine);

    public MadeLedger Ledger { get; } = new();

    public MadeCentre? Centre { get; set; }

    public NoticeDesk Desk { get; private set; }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public StoredCampaign Campaign => Ledger.Campaigns[0];

    public WaveCount Count => Campaign.Counts[0];

    public static E164 Line(long line) => RegisterSamples.Line(line);

    public StoredNotice? Notice(long line) => Ledger.Find(1, Line(line));

    /// <summary>Goes on for a time, tick by tick.</summary>
    public async Task RunAsync(TimeSpan span, int tickMs = NoticeLimits.TickMs)
    {
        for (var end = Time.GetUtcNow() + span; Time.GetUtcNow() < end;)
        {
            await Desk.TickAsync(Cancel);
            Time.Advance(TimeSpan.FromMilliseconds(tickMs));
        }
        await Desk.TickAsync(Cancel);
    }

    public Task RunAsync(double seconds) => RunAsync(TimeSpan.FromSeconds(seconds));

    /// <summary>Gives a receipt.</summary>
    public Task<bool> TakeAsync(NoticeReceipt receipt) => Desk.TakeAsync(receipt).AsTask();

    /// <summary>Gives the receipts of what was sent last to lines, and waits until they are durable.</summary>
    public async Task<bool[]> ReceiveAsync(
        IEnumerable<long> lines, ReceiptOutcome outcome = ReceiptOutcome.Delivered, string error = "")
    {
        Task<bool>[] taken =
            [.. lines.SelectMany(line => Centre!.Receipts(Line(line), outcome, error)).Select(TakeAsync)];
        await RunAsync(0.2);
        return await Task.WhenAll(taken);
    }

    /// <summary>The process ends without a word, and another one begins.</summary>
    public void Crash()
    {
        if (Centre is { } centre)
        {
            centre.Waiting.Clear();
        }
        Desk = new NoticeDesk(Ledger, () => Centre, Time);
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
