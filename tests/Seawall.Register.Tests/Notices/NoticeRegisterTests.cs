using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>The desk of notices on a whole register.</summary>
public sealed class NoticeRegisterTests
{
    const int Lines = 30;
    static readonly Campaign Terms = CampaignSample.Terms() with
    {
        Notice = CampaignSample.Terms().Notice with { Afterwards = new Bilingual("已拒接", "was refused") },
    };

    static async Task<(Bench Bench, MadeCentre Centre, NoticeDesk Desk)> StartAsync()
    {
        var bench = await Bench.StartAsync().RunningAsync(Terms);
        await bench.PeopleAsync([.. Enumerable.Range(1, Lines).Select(line => $"{line},China Mobile,Zhejiang")]);
        await bench.Register.Campaigns.EnrolAsync(Bench.Cancel);
        bench.Time.Advance(TimeSpan.FromHours(2));
        var centre = new MadeCentre(bench.Time) { Count = 2 };
        return (bench, centre, new NoticeDesk(bench.Register, () => centre, bench.Time));
    }

    static async Task RunAsync(Bench bench, NoticeDesk desk, double seconds = 2)
    {
        for (var i = 0; i < seconds * 10; i++)
        {
            await desk.TickAsync(Bench.Cancel);
            bench.Time.Advance(TimeSpan.FromMilliseconds(100));
        }
    }

    static async Task ReceiveAsync(Bench bench, MadeCentre centre, NoticeDesk desk, params long[] lines)
    {
        Task<bool>[] taken =
        [
            .. lines.SelectMany(line => centre.Receipts(RegisterSamples.Line(line)))
                .Select(receipt => desk.TakeAsync(receipt).AsTask()),
        ];
        await RunAsync(bench, desk, 1);
        Assert.All(await Task.WhenAll(taken), Assert.True);
    }

    static CampaignVerdict Judge(Bench bench, long line) => CampaignRule.Judge(bench.Register.Book,
        RegisterSamples.Line(line), Service.Voice, 0, bench.Time.GetUtcNow().ToUnixTimeSeconds());

    [Fact]
    public async Task FromTheNoticeToTheRefusalAndBack()
    {
        var (bench, centre, desk) = await StartAsync();
        await using var _ = bench;
        await RunAsync(bench, desk);
        Assert.Equal(Lines, centre.Sent.Count);
        Assert.Equal((Lines, Lines), ((int)bench.Campaign().Counts[0].Enrolled, (int)bench.Campaign().Counts[0].Sent));

        // Receipts tell, in the book and in the journal.
        await ReceiveAsync(bench, centre, desk, 1, 2, 3, 4);
        Assert.True(bench.IsToldInBook(1));
        Assert.False(bench.IsToldInBook(5));
        await bench.SetAsync(2, "open", service: "voice");
        await bench.VerifyAsync();

        // The hour strikes: who was told and did not decide is shut.
        bench.Time.SetUtcNow(CampaignSample.Effect.AddMinutes(-1));
        Assert.False(Judge(bench, 1).Shuts);
        bench.Time.SetUtcNow(CampaignSample.Effect);
        Assert.True(Judge(bench, 1).Shuts);
        Assert.False(Judge(bench, 5).Shuts);

        // The first refusal is told, once; who opens then is counted.
        centre.Sent.Clear();
        desk.Refused(bench.Campaign().Id, RegisterSamples.Line(1));
        desk.Refused(bench.Campaign().Id, RegisterSamples.Line(5));
        await RunAsync(bench, desk);
        Assert.Equal(RegisterSamples.Line(1), Assert.Single(centre.Sent, one => !one.Notice.AsksReceipt).Notice.To);
        await bench.SetAsync(3, "open", service: "voice", zone: "overseas");
        await bench.SetAsync(2, "shut", service: "voice");
        await bench.SetAsync(2, "open", service: "voice");
        await RunAsync(bench, desk);
        Assert.Equal(1, bench.Campaign().Counts[0].Resumed);
        Assert.Equal(4, bench.Campaign().Counts[0].Told);
        await desk.DisposeAsync();
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task AfterARestartItGoesOnWhereItWas()
    {
        var (bench, centre, desk) = await StartAsync();
        await using var _ = bench;
        centre.Room = 10;
        await RunAsync(bench, desk);
        await ReceiveAsync(bench, centre, desk, 1, 2);
        await desk.DisposeAsync();
        await bench.RestartAsync(snapshot: false);
        await bench.Register.Campaigns.EnrolAsync(Bench.Cancel);
        centre.Room = int.MaxValue;
        await using var next = new NoticeDesk(bench.Register, () => centre, bench.Time);
        await RunAsync(bench, next);
        Assert.Equal(Lines, centre.Sent.Count);
        Assert.Equal(Lines, centre.Numbers.Distinct().Count());
        Assert.True(bench.IsToldInBook(1));
        await ReceiveAsync(bench, centre, next, 3, 30);
        Assert.Equal((4, Lines - 4), (bench.Campaign().Counts[0].Told, bench.Campaign().Counts[0].Sent));
    }

    [Fact]
    public async Task AnotherPersonIsToldAnewAndNotByTheReceiptsOfTheOneBefore()
    {
        var (bench, centre, desk) = await StartAsync();
        await using var _ = bench;
        await RunAsync(bench, desk);
        var late = centre.Receipts(RegisterSamples.Line(7)).ToArray();
        await bench.Register.NewHolderAsync(new HolderRequest
        {
            Number = Bench.Number(7), Holder = "another", Who = "clerk", Way = ChangeWay.Console,
        });
        var taken = late.Select(receipt => desk.TakeAsync(receipt).AsTask()).ToArray();
        await bench.Register.Campaigns.EnrolAsync(Bench.Cancel);
        await RunAsync(bench, desk);
        Assert.All(await Task.WhenAll(taken), Assert.True);
        Assert.False(bench.IsToldInBook(7));
        Assert.Equal(2, centre.Sent.Count(one => one.Notice.To == RegisterSamples.Line(7)));
        await ReceiveAsync(bench, centre, desk, 7);
        Assert.True(bench.IsToldInBook(7));
        await desk.DisposeAsync();
    }

    [Fact]
    public async Task APauseOfTheCampaignStopsItAndAStartLetsItGoOn()
    {
        var (bench, centre, desk) = await StartAsync();
        await using var _ = bench;
        centre.Room = 5;
        await RunAsync(bench, desk);
        await bench.PauseAsync();
        centre.Room = int.MaxValue;
        await RunAsync(bench, desk);
        Assert.Equal(5, centre.Sent.Count);
        Assert.Equal(0, bench.Campaign().Counts[0].InFlight);
        await bench.StartCampaignAsync();
        await bench.Register.Campaigns.EnrolAsync(Bench.Cancel);
        await RunAsync(bench, desk);
        Assert.Equal(Lines, centre.Numbers.Distinct().Count());
        Assert.Equal(Lines, centre.Sent.Count);
        await bench.WithdrawAsync();
        Assert.Equal((NoticeWait.NotRunning, "withdrawn"), (desk.Status[0].Wait, desk.Status[0].Why));
        await desk.DisposeAsync();
    }

    [Theory]
    [InlineData(Fault.BeforeAppend)]
    [InlineData(Fault.AfterAppend)]
    public async Task AStoreThatGivesWayHoldsItUpAndPeoplesChoicesGoBetween(Fault fault)
    {
        var (bench, centre, desk) = await StartAsync();
        await using var _ = bench;
        bench.Store.Fault = fault;
        await RunAsync(bench, desk);
        Assert.Empty(centre.Sent);
        bench.Store.Fault = Fault.None;
        await RunAsync(bench, desk, 4);
        await bench.Register.Campaigns.EnrolAsync(Bench.Cancel);
        var choice = bench.SetAsync(2, "shut", service: "voice");
        await RunAsync(bench, desk, NoticeLimits.InFlightSeconds + 10);
        Assert.True((await choice).IsSo);
        Assert.Equal(Lines, centre.Numbers.Append(RegisterSamples.Line(2).Value).Distinct().Count());
        Assert.Equal(centre.Sent.Count, centre.Numbers.Distinct().Count());
        await desk.DisposeAsync();
        await bench.VerifyAsync();
    }
}
