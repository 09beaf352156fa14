namespace Seawall.Register.Tests;

public sealed class NoticeFaultTests
{
    [Fact]
    public async Task APauseStopsAtOnceAndNothingIsLost()
    {
        await using var bench = new NoticeBench(NoticeSamples.Terms(rate: 100), 1_000);
        await bench.RunAsync(2);
        bench.Ledger.Change(campaign => campaign with
        {
            State = CampaignState.Paused, PausedUnixSeconds = bench.Time.GetUtcNow().ToUnixTimeSeconds(),
        });
        var before = bench.Centre!.Sent.Count;
        await bench.RunAsync(10);
        Assert.Equal(before, bench.Centre.Sent.Count);
        Assert.Equal((0, before), (bench.Count.InFlight, bench.Count.Sent));
        Assert.Equal((NoticeWait.NotRunning, "paused"),
            (bench.Desk.StatusOf("spring")!.Wait, bench.Desk.StatusOf("spring")!.Why));

        // Receipts still tell.
        await bench.ReceiveAsync([0]);
        Assert.Equal(1, bench.Count.Told);

        bench.Ledger.Change(campaign => campaign with { State = CampaignState.Running, PausedUnixSeconds = 0 });
        await bench.RunAsync(10);
        Assert.Equal(1_000, bench.Centre.Sent.Count);
        Assert.Equal(1_000, bench.Centre.Numbers.Distinct().Count());
        Assert.All(bench.Ledger.Notices,
            notice => Assert.Equal((1, NoticeMarks.None), (notice.Attempts, notice.Marks)));
    }

    [Fact]
    public async Task AWithdrawalStopsForGood()
    {
        await using var bench = new NoticeBench(NoticeSamples.Terms(rate: 100), 1_000);
        await bench.RunAsync(1);
        bench.Ledger.Change(campaign => campaign with { State = CampaignState.Withdrawn });
        var before = bench.Centre!.Sent.Count;
        await bench.RunAsync(5);
        await bench.ReceiveAsync([0]);
        Assert.Equal(before, bench.Centre.Sent.Count);
        Assert.Empty(bench.Ledger.Journal);
        Assert.Equal(1, bench.Desk.Counters.Receipts(ReceiptEffect.Unknown));
    }

    [Fact]
    public async Task AfterACrashItGoesOnAndOnlyWhatWasInFlightIsSentTwiceAndMarked()
    {
        await using var bench = new NoticeBench(NoticeSamples.Terms(rate: 100), 300);
        bench.Centre!.Waits = true;
        await bench.RunAsync(1);
        bench.Centre.LetGo();
        await bench.RunAsync(0.5);
        var inFlight = bench.Count.InFlight;
        Assert.InRange(inFlight, 1, 100);

        bench.Crash();
        bench.Centre.Waits = false;
        await bench.RunAsync(TimeSpan.FromSeconds(NoticeLimits.InFlightSeconds + 10), 100);
        Assert.Equal(300, bench.Centre.Numbers.Distinct().Count());
        Assert.Equal(300, bench.Count.Sent);
        Assert.Equal(inFlight, bench.Ledger.Notices.Count(notice => notice.Marks == NoticeMarks.MaybeTwice));
        Assert.True(bench.Centre.Sent.Count - 300 <= inFlight);
        Assert.All(bench.Ledger.Notices, notice => Assert.Equal(1, notice.Attempts));
    }

    [Fact]
    public async Task AStopInOrderLeavesNothingInFlightThatWasAnswered()
    {
        var bench = new NoticeBench(NoticeSamples.Terms(rate: 100), 300);
        await bench.RunAsync(1);
        await bench.DisposeAsync();
        Assert.Equal((0, bench.Centre!.Sent.Count), (bench.Count.InFlight, bench.Count.Sent));
        Assert.False(await bench.Desk.TakeAsync(bench.Centre.Receipts(NoticeBench.Line(0)).First()));
    }

    [Fact]
    public async Task WithoutTheStoreNothingIsSentAndItGoesOnWhenItIsBack()
    {
        await using var bench = new NoticeBench(NoticeSamples.Terms(rate: 100), 300);
        bench.Centre!.OnSend = notice => Assert.Equal(NoticeState.InFlight, bench.Ledger.Find(1, notice.To)?.State);
        await bench.RunAsync(1);
        bench.Ledger.IsUp = false;
        Assert.All(await bench.ReceiveAsync([0, 1]), Assert.False);
        await bench.RunAsync(20);
        var before = bench.Centre.Sent.Count;
        await bench.RunAsync(20);
        Assert.Equal(before, bench.Centre.Sent.Count);
        Assert.Equal(NoticeWait.Store, bench.Desk.StatusOf("spring")!.Wait);

        bench.Ledger.IsUp = true;
        await bench.RunAsync(20);
        Assert.Equal(300, bench.Centre.Sent.Count);
        Assert.Equal(300, bench.Centre.Numbers.Distinct().Count());
        Assert.Equal(300, bench.Count.Sent);
        Assert.All(await bench.ReceiveAsync([0, 1]), Assert.True);
        Assert.Equal(2, bench.Count.Told);
    }

    [Fact]
    public async Task AnOutletWithoutRoomIsAskedOnceATick()
    {
        await using var bench = new NoticeBench(100);
        bench.Centre!.Room = 10;
        await bench.RunAsync(5);
        Assert.Equal(10, bench.Centre.Sent.Count);
        Assert.Equal(NoticeWait.NoMessageCentre, bench.Desk.StatusOf("spring")!.Wait);
        var turns = bench.Ledger.Turns.Count;
        await bench.RunAsync(5);
        Assert.Equal(turns, bench.Ledger.Turns.Count);
        bench.Centre.Room = int.MaxValue;
        await bench.RunAsync(2);
        Assert.Equal(100, bench.Centre.Sent.Count);
        Assert.Equal(100, bench.Centre.Numbers.Distinct().Count());
    }

    [Fact]
    public async Task WithoutAnOutletNothingIsBegun()
    {
        await using var bench = new NoticeBench(100);
        var centre = bench.Centre;
        bench.Centre = null;
        await bench.RunAsync(1);
        Assert.Empty(bench.Ledger.Notices);
        Assert.Equal(NoticeWait.NoMessageCentre, bench.Desk.StatusOf("spring")!.Wait);
        bench.Centre = centre;
        await bench.RunAsync(1);
        Assert.Equal(100, centre!.Sent.Count);
    }

    [Fact]
    public async Task ACentreThatTakesNothingIsLeftAloneAndCostsNoAttempt()
    {
        await using var bench = new NoticeBench(NoticeSamples.Terms(rate: 100), 200);
        bench.Centre!.Answer = NoticeSent.NotTaken;
        await bench.RunAsync(TimeSpan.FromMinutes(4), 100);
        Assert.InRange(bench.Centre.Sent.Count, 2, 199);
        bench.Centre.Answer = NoticeSent.Taken;
        await bench.RunAsync(TimeSpan.FromMinutes(8), 100);
        Assert.Equal(200, bench.Count.Sent);
        Assert.All(bench.Ledger.Notices, notice => Assert.Equal(1, notice.Attempts));
    }

    [Fact]
    public async Task AReceiptBeforeTheAnswerWaitsForIt()
    {
        await using var bench = new NoticeBench(1);
        bench.Centre!.Waits = true;
        await bench.RunAsync(0.5);
        var taken = bench.TakeAsync(bench.Centre.Receipts(NoticeBench.Line(0)).First());
        await bench.RunAsync(0.5);
        Assert.False(taken.IsCompleted);
        bench.Centre.LetGo();
        await bench.RunAsync(0.5);
        Assert.True(await taken);
        Assert.Equal(1, bench.Count.Told);
    }

    [Fact]
    public async Task ReceiptsOfNobodyAndOfOthersAreTakenWithoutEffect()
    {
        await using var bench = new NoticeBench(2);
        await bench.RunAsync(0.5);
        var own = bench.Centre!.Receipts(NoticeBench.Line(0)).First();
        Task<bool>[] taken =
        [
            bench.TakeAsync(own with { Number = NoticeBench.Line(99) }),
            bench.TakeAsync(own with { MessageId = "none" }),
            bench.TakeAsync(own with { NextHop = "forged" }),
            bench.TakeAsync(own with { Number = NoticeBench.Line(1) }),
            bench.TakeAsync(own with { Outcome = ReceiptOutcome.Other }),
        ];
        await bench.RunAsync(0.5);
        Assert.All(await Task.WhenAll(taken), Assert.True);
        Assert.Equal(0, bench.Count.Told);
        Assert.Equal((3, 1, 1), (bench.Desk.Counters.Receipts(ReceiptEffect.Unknown),
            bench.Desk.Counters.Receipts(ReceiptEffect.OtherNextHop),
            bench.Desk.Counters.Receipts(ReceiptEffect.NotFinal)));

        // A new holder was told nothing by what the one before got.
        bench.Ledger.Leave(1, NoticeBench.Line(0));
        bench.Ledger.Change(campaign => campaign with { State = CampaignState.Paused });
        Assert.All(await bench.ReceiveAsync([0]), Assert.True);
        Assert.Equal(0, bench.Count.Told);
    }

    [Fact]
    public async Task TurnsOfTheWriterAreSmall()
    {
        await using var bench = new NoticeBench(NoticeSamples.Terms(rate: 20_000), 20_000);
        await bench.RunAsync(2);
        Assert.Equal(20_000, bench.Centre!.Sent.Count);
        Assert.All(bench.Ledger.Turns, rows => Assert.True(rows <= NoticeLimits.TurnRowsMax));
    }

    [Fact]
    public void ASlowStoreGetsFewerRowsAtATime()
    {
        var plan = new NoticePlan();
        Assert.Equal(NoticeLimits.TurnRowsMax, plan.RowsMax);
        plan.Opened.AddRange(Enumerable.Range(0, 800).Select(line => NoticeBench.Line(line)));
        plan.Took(TimeSpan.FromMilliseconds(80));
        Assert.Equal(200, plan.RowsMax);
        plan.Took(TimeSpan.FromMinutes(1));
        Assert.Equal(NoticeLimits.TurnRowsMin, plan.RowsMax);
        for (var i = 0; i < 20; i++)
        {
            plan.Took(TimeSpan.FromMilliseconds(1));
        }
        Assert.Equal(NoticeLimits.TurnRowsMax, plan.RowsMax);
    }

    [Fact]
    public async Task AnOutletThatBreaksEndsNothing()
    {
        await using var bench = new NoticeBench(10);
        var broken = 3;
        bench.Centre!.OnSend = notice =>
            _ = --broken < 0 ? notice : throw new InvalidOperationException("broken");
        bench.Desk.Start();
        await UntilSentAsync(bench, 10);
    }

    [Fact]
    public async Task ByItsOwnClockItGoesUntilItIsStopped()
    {
        await using var bench = new NoticeBench(10);
        bench.Desk.Start();
        await UntilSentAsync(bench, 10);
    }

    static async Task UntilSentAsync(NoticeBench bench, int count)
    {
        // The desk has its own loop: as long as it takes, until the test is given up.
        while (Volatile.Read(ref bench.Centre!.Handed) < count)
        {
            NoticeBench.Cancel.ThrowIfCancellationRequested();
            bench.Time.Advance(TimeSpan.FromMilliseconds(NoticeLimits.TickMs));
            await Task.Yield();
        }
    }
}
