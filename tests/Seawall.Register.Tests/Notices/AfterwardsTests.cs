namespace Seawall.Register.Tests;

public sealed class AfterwardsTests
{
    static async Task<NoticeBench> ShutAsync()
    {
        var bench = new NoticeBench(200);
        await bench.RunAsync(2);
        await bench.ReceiveAsync(Enumerable.Range(0, 200).Select(line => (long)line));
        bench.Time.SetUtcNow(NoticeSamples.Effect.AddHours(3));
        bench.Centre!.Sent.Clear();
        return bench;
    }

    [Fact]
    public async Task TheFirstRefusalIsToldOnceEvenAtNight()
    {
        await using var bench = await ShutAsync();
        for (var i = 0; i < 5; i++)
        {
            bench.Desk.Refused(1, NoticeBench.Line(3));
            await bench.RunAsync(1);
        }
        var sent = Assert.Single(bench.Centre!.Sent).Notice;
        Assert.Equal((NoticeBench.Line(3), false), (sent.To, sent.AsksReceipt));
        Assert.Equal(sent.To.Value % 2 == 0 ? "已拒接" : "was refused", sent.Text);
        Assert.True(bench.Notice(3)!.Value.Marks.HasFlag(NoticeMarks.ToldAfterwards));
        Assert.Equal(1, bench.Desk.Counters.Afterwards);

        // Nor after a restart.
        bench.Crash();
        bench.Desk.Refused(1, NoticeBench.Line(3));
        await bench.RunAsync(1);
        Assert.Single(bench.Centre.Sent);
    }

    [Fact]
    public async Task OnlyLinesThatAreShutByItAreTold()
    {
        await using var bench = await ShutAsync();
        bench.Desk.Refused(1, NoticeBench.Line(999));
        bench.Desk.Refused(7, NoticeBench.Line(1));
        bench.Time.SetUtcNow(NoticeSamples.Effect.AddHours(4));
        bench.Ledger.Change(campaign => campaign with { Terms = campaign.Terms with { Shadow = true } });
        bench.Desk.Refused(1, NoticeBench.Line(1));
        await bench.RunAsync(1);
        Assert.Empty(bench.Centre!.Sent);
    }

    [Fact]
    public async Task ManyAtOnceAreSpreadOverTime()
    {
        await using var bench = await ShutAsync();
        for (var line = 0; line < 200; line++)
        {
            bench.Desk.Refused(1, NoticeBench.Line(line));
        }
        await bench.RunAsync(1);
        Assert.InRange(bench.Centre!.Sent.Count, 30, NoticeLimits.AfterwardsPerSecond + 5);
        await bench.RunAsync(5);
        Assert.Equal(200, bench.Centre.Sent.Count);
    }

    [Fact]
    public async Task ALineThatOpensAfterItWasShutIsCountedOnce()
    {
        await using var bench = await ShutAsync();
        bench.Ledger.Open(NoticeBench.Line(1));
        bench.Ledger.Open(NoticeBench.Line(1));
        bench.Ledger.Open(NoticeBench.Line(2));
        bench.Ledger.Open(NoticeBench.Line(999));
        await bench.RunAsync(1);
        bench.Ledger.Open(NoticeBench.Line(1));
        await bench.RunAsync(1);
        Assert.Equal((2, 200), (bench.Count.Resumed, bench.Count.Told));
        Assert.Equal(200, bench.Ledger.Journal.Count);
    }

    [Fact]
    public async Task WhoOpensBeforeItIsShutResumesNothing()
    {
        await using var bench = await ShutAsync();
        bench.Time.Advance(TimeSpan.Zero);
        bench.Ledger.Change(campaign => campaign with
        {
            Terms = campaign.Terms with { Effect = campaign.Terms.Effect.AddDays(5) },
        });
        bench.Ledger.Open(NoticeBench.Line(1));
        await bench.RunAsync(1);
        Assert.Equal(0, bench.Count.Resumed);
    }
}
