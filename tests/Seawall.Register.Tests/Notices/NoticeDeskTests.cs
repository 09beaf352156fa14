namespace Seawall.Register.Tests;

public sealed class NoticeDeskTests
{
    static readonly Wave[] TwoWaves = [new("first", [], 10, null), new("rest", [], 100, null)];

    [Fact]
    public async Task LinesAreToldByTheirReceipts()
    {
        await using var bench = new NoticeBench(10);
        bench.Centre!.Count = 2;
        await bench.RunAsync(1);

        Assert.Equal(10, bench.Centre.Sent.Count);
        Assert.Equal(10, bench.Centre.Numbers.Distinct().Count());
        Assert.Equal(new WaveCount(10, 10, 0, 10, 0, 0, 0, 0, 0, 0), bench.Count);
        var sent = bench.Centre.Sent[0].Notice;
        Assert.Equal(("10086", "smsc", true, TimeSpan.FromHours(11)),
            (sent.From, sent.NextHop, sent.AsksReceipt, sent.Validity));

        Assert.All(await bench.ReceiveAsync([0, 1, 2]), Assert.True);
        Assert.Equal((3, 7), (bench.Count.Told, bench.Count.Sent));
        Assert.Equal(3, bench.Ledger.Journal.Count);
        Assert.All(bench.Ledger.Journal, notice => Assert.True(notice.ToldUnixSeconds > 0));
        Assert.Equal(3, bench.Desk.Counters.Receipts(ReceiptEffect.Told));
        Assert.Equal(3, bench.Desk.Counters.Receipts(ReceiptEffect.Part));
        Assert.Contains(new NoticeTotal("spring", NoticeState.Told, 3), bench.Desk.Counters.Totals);
    }

    [Fact]
    public async Task EachLineIsToldInItsLanguage()
    {
        await using var bench = new NoticeBench(4);
        await bench.RunAsync(1);
        Assert.All(bench.Centre!.Sent, one => Assert.Equal(
            one.Notice.To.Value % 2 == 0 ? "自2022年5月20日0时起" : "from 00:00 on 20 May 2022", one.Notice.Text));
    }

    [Fact]
    public async Task NothingIsHandedOverThatIsNotDurable()
    {
        await using var bench = new NoticeBench(100);
        bench.Centre!.OnSend = notice => Assert.Equal(NoticeState.InFlight, bench.Ledger.Find(1, notice.To)?.State);
        await bench.RunAsync(1);
        Assert.Equal(100, bench.Centre.Sent.Count);
    }

    [Fact]
    public async Task TheRateIsKeptInEverySecondAndMadeUseOf()
    {
        await using var bench = new NoticeBench(NoticeSamples.Terms(rate: 50), 500);
        bench.Centre!.Count = 2;
        await bench.RunAsync(10);
        var times = bench.Centre.Sent.Select(one => one.At).ToArray();
        Assert.InRange(times.Length, 230, 250);
        Assert.All(times, at => Assert.True(2 * times.Count(one => one >= at && one < at.AddSeconds(1)) <= 50));
        Assert.InRange(bench.Desk.StatusOf("spring")!.RateNow, 40, 50);
        Assert.Equal(50, bench.Desk.StatusOf("spring")!.RateMax);
    }

    [Fact]
    public async Task NobodyIsToldOutsideTheHours()
    {
        await using var bench = new NoticeBench(NoticeSamples.Terms(rate: 1), 1_000);
        bench.Time.Advance(TimeSpan.FromHours(10) + TimeSpan.FromMinutes(59));
        await bench.RunAsync(TimeSpan.FromMinutes(3), 500);
        Assert.NotEmpty(bench.Centre!.Sent);
        Assert.All(bench.Centre.Sent, one => Assert.True(one.At < NoticeSamples.Nine.AddHours(11)));
        Assert.Equal(bench.Centre.Sent.Count, bench.Count.Sent);
        Assert.Equal(0, bench.Count.InFlight);
        var status = bench.Desk.StatusOf("spring")!;
        Assert.Equal((NoticeWait.Hours, NoticeSamples.Nine.AddDays(1)), (status.Wait, status.GoesOnAt));

        var before = bench.Centre.Sent.Count;
        bench.Time.Advance(TimeSpan.FromHours(13));
        await bench.RunAsync(2);
        Assert.True(bench.Centre.Sent.Count > before);
        Assert.Equal(bench.Centre.Sent.Count, bench.Centre.Numbers.Distinct().Count());
    }

    [Fact]
    public async Task WavesGoInOrderAndTheNextWhenTheOneBeforeWasSent()
    {
        await using var bench = new NoticeBench(NoticeSamples.Terms(waves: TwoWaves), 20, 30);
        await bench.RunAsync(3);
        Assert.Equal(50, bench.Centre!.Sent.Count);
        Assert.All(bench.Centre.Numbers.Take(20), number => Assert.True(number < NoticeBench.Line(20).Value));
        var tried = bench.Campaign.Counts.Select(count => count.Tried).ToArray();
        Assert.Equal((1, 20, 30), (bench.Campaign.Wave, tried[0], tried[1]));
        Assert.Equal(NoticeWait.Later, bench.Desk.StatusOf("spring")!.Wait);
    }

    [Fact]
    public async Task AWaveDoesNotBeginBeforeItsTime()
    {
        var later = NoticeSamples.Nine.AddMinutes(5);
        await using var bench = new NoticeBench(
            NoticeSamples.Terms(waves: [TwoWaves[0], TwoWaves[1] with { NotBefore = later }]), 20, 30);
        await bench.RunAsync(60);
        Assert.Equal(20, bench.Centre!.Sent.Count);
        var status = bench.Desk.StatusOf("spring")!;
        Assert.Equal((NoticeWait.NotBefore, later), (status.Wait, status.GoesOnAt));
        bench.Time.Advance(TimeSpan.FromMinutes(5));
        await bench.RunAsync(3);
        Assert.Equal(50, bench.Centre.Sent.Count);
    }

    [Fact]
    public async Task ACentreThatTakesEverythingAndDeliversNothingBrakes()
    {
        var terms = NoticeSamples.Terms(waves: TwoWaves, brakes: new Brakes { Unreached = 20, AfterLines = 10 });
        await using var bench = new NoticeBench(terms, 20, 30);
        await bench.RunAsync(10);
        Assert.Equal(20, bench.Centre!.Sent.Count);
        Assert.Equal(NoticeWait.Receipts, bench.Desk.StatusOf("spring")!.Wait);

        bench.Time.Advance(TimeSpan.FromHours(48));
        await bench.RunAsync(10);
        Assert.Equal(20, bench.Count.Deferred);
        Assert.Equal(20, bench.Desk.Counters.Failures("spring", NoticeReason.NoReceipt));
        Assert.Equal("wave first: 20 of 20 lines tried were not reached, more than 20 %", bench.Campaign.Braked);
        Assert.Single(bench.Ledger.Braked);
        Assert.Equal((NoticeWait.Brake, bench.Campaign.Braked),
            (bench.Desk.StatusOf("spring")!.Wait, bench.Desk.StatusOf("spring")!.Why));

        // A person lets it go on.
        bench.Ledger.Change(campaign => campaign with { Braked = "" });
        await bench.RunAsync(10);
        Assert.Equal(30, bench.Campaign.Counts[1].Tried);
    }

    [Fact]
    public async Task ALineIsTriedAgainAtAnotherHourThenLeftToTheSecondChannel()
    {
        await using var bench = new NoticeBench(1);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await bench.RunAsync(TimeSpan.FromSeconds(5), 1_000);
            Assert.Equal(attempt, bench.Centre!.Sent.Count);
            await bench.ReceiveAsync([0], ReceiptOutcome.Undeliverable, "027");
            var notice = bench.Notice(0)!.Value;
            Assert.Equal((attempt < 3 ? NoticeState.Deferred : NoticeState.Unreached, NoticeReason.Abroad),
                (notice.State, notice.Reason));
            if (attempt < 3)
            {
                bench.Time.SetUtcNow(DateTimeOffset.FromUnixTimeSeconds(notice.DueUnixSeconds));
            }
        }
        var hours = bench.Centre!.Sent.Select(one => one.At.ToOffset(TimeSpan.FromHours(8)).Hour).ToArray();
        Assert.Equal(3, hours.Distinct().Count());
        Assert.Equal(1, bench.Count.Unreached);
        await bench.RunAsync(2);
        Assert.Equal(NoticeWait.Done, bench.Desk.StatusOf("spring")!.Wait);
    }

    [Fact]
    public async Task WhoDecidedIsNotTold()
    {
        await using var bench = new NoticeBench(10);
        bench.Ledger.Decide(NoticeBench.Line(3));
        await bench.RunAsync(1);
        Assert.Equal(9, bench.Centre!.Sent.Count);

        // Nor again, where it was tried before.
        await bench.ReceiveAsync([4], ReceiptOutcome.Expired);
        bench.Ledger.Decide(NoticeBench.Line(4));
        bench.Time.SetUtcNow(DateTimeOffset.FromUnixTimeSeconds(bench.Notice(4)!.Value.DueUnixSeconds));
        await bench.RunAsync(3);
        Assert.Equal(9, bench.Centre.Sent.Count);
        Assert.Null(bench.Notice(4));
        Assert.Equal((8, 0), (bench.Count.Tried, bench.Count.Deferred));
    }

    [Fact]
    public async Task WhereTakingIsTheProofTheyAreToldAtOnce()
    {
        await using var bench = new NoticeBench(NoticeSamples.Terms(proof: NoticeProof.Taken), 10);
        await bench.RunAsync(1);
        Assert.Equal(10, bench.Count.Told);
        Assert.All(bench.Centre!.Sent, one => Assert.False(one.Notice.AsksReceipt));
    }

    [Fact]
    public async Task LinesThatComeLateAreToldTooAndNewHoldersAnew()
    {
        await using var bench = new NoticeBench(NoticeSamples.Terms(waves: TwoWaves), 20, 30);
        await bench.RunAsync(3);
        bench.Ledger.Come(1, 0, NoticeBench.Line(500));
        bench.Ledger.Come(1, 1, NoticeBench.Line(600));
        bench.Ledger.Leave(1, NoticeBench.Line(7));
        await bench.RunAsync(1);
        Assert.Equal(53, bench.Centre!.Sent.Count);
        Assert.Equal(2, bench.Centre.Numbers.Count(number => number == NoticeBench.Line(7).Value));
        Assert.Equal((21, 31), (bench.Campaign.Counts[0].Tried, bench.Campaign.Counts[1].Tried));
    }

    [Fact]
    public async Task CampaignsShareAMessageCentreEvenlyAtTheLowerRate()
    {
        await using var bench = new NoticeBench(NoticeSamples.Terms(rate: 100), 1_000);
        bench.Ledger.Add(NoticeSamples.Stored(NoticeSamples.Terms(rate: 40, name: "other"), 2), 1_000);
        await bench.RunAsync(10);
        Assert.InRange(bench.Centre!.Sent.Count, 350, 400);
        var tried = bench.Ledger.Campaigns.Select(campaign => campaign.Counts[0].Tried).ToArray();
        Assert.InRange(tried[0], 0.45 * (tried[0] + tried[1]), 0.55 * (tried[0] + tried[1]));
    }

    [Fact]
    public async Task ANewRoundTellsAllAgain()
    {
        await using var bench = new NoticeBench(10);
        await bench.RunAsync(1);
        await bench.ReceiveAsync([0, 1]);
        bench.Ledger.Change(campaign => campaign with
        {
            Round = 2, Version = 2, Wave = 0, Cursor = 0, Counts = [WaveCount.Zero with { Enrolled = 10 }],
        });
        await bench.RunAsync(1);
        Assert.Equal(20, bench.Centre!.Sent.Count);
        Assert.Equal(new WaveCount(10, 10, 0, 10, 0, 0, 0, 0, 0, 0), bench.Count);
        Assert.All(bench.Ledger.Notices, notice => Assert.Equal(2, notice.Round));
    }

    [Fact]
    public async Task TheForecastFollowsRatesAndHours()
    {
        await using var bench = new NoticeBench(NoticeSamples.Terms(rate: 10), 100);
        bench.Ledger.Change(campaign => campaign with { Counts = [WaveCount.Zero with { Enrolled = 1_000_000 }] });
        await bench.RunAsync(1);
        var status = bench.Desk.StatusOf("spring")!;
        Assert.Equal(1_000_000 - bench.Count.Tried, status.Remaining);
        Assert.InRange(status.TriedBy!.Value, NoticeSamples.Nine.AddDays(2), NoticeSamples.Nine.AddDays(3));
        Assert.Null(bench.Desk.StatusOf("none"));
        Assert.Single(bench.Desk.Status);
    }
}
