using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>Which lines a campaign is for, which are still to be told, and what takes them out.</summary>
public sealed class RollTests
{
    [Fact]
    public async Task Lines_are_a_campaigns_by_what_the_files_say_and_else_by_their_prefix()
    {
        await using var bench = await Bench.StartAsync();
        await bench.PeopleAsync("1,-,-", "2,China Mobile,Zhejiang", "3,China Unicom,-", "4,-,Jiangsu",
            "5,China Mobile,Zhejiang", "6,China Unicom,Zhejiang", "9,-,-");
        await bench.PortAsync(5, "China Unicom");
        await bench.PortAsync(6, "China Mobile");
        await bench.PortAsync(9, "China Mobile", "Zhejiang");
        await bench.PortAsync(7, "China Mobile");
        await bench.SetAsync(8, "shut", zone: "macao");
        await Task.FromResult(bench).RunningAsync();
        Assert.Equal("1 2 8 9", await bench.SayToTellAsync());
        var view = (await bench.Register.Campaigns.ShowAsync(CampaignSample.Name, Bench.Cancel)).Value!;
        Assert.Equal((true, 4L, 4L), (view.IsEnrolled, view.Waves[0].Waiting, view.Waves[0].Count.Enrolled));
    }

    [Fact]
    public async Task Who_decided_all_of_it_is_not_told_until_that_is_taken_back()
    {
        await using var bench = await Bench.StartAsync().RunningAsync();
        await bench.PeopleAsync("1,-", "2,-", "3,-");
        Assert.Equal("1 2 3", await bench.SayToTellAsync());
        await bench.SetAsync(1, "open", service: "voice");
        await bench.SetAsync(2, "open", service: "voice", zone: "overseas");
        await bench.SetAsync(3, "open", length: "24h");
        Assert.Equal("2 3", await bench.SayToTellAsync());
        var view = (await bench.Register.Campaigns.ShowAsync(CampaignSample.Name, Bench.Cancel)).Value!;
        Assert.Equal((3L, 1L), (view.Waves[0].Count.Enrolled, view.Waves[0].Count.Decided));
        var late = bench.Register.Ledger.Enrolment(bench.Campaign());
        await bench.SetAsync(1, "undecided", service: "voice", zone: "hongkong");
        Assert.NotEqual(late, bench.Register.Ledger.Enrolment(bench.Campaign()));
        Assert.Equal("1 2 3", await bench.SayToTellAsync());
    }

    [Fact]
    public async Task Who_has_a_notice_of_the_round_is_not_told_again_not_even_after_a_restart()
    {
        await using var bench = await Bench.StartAsync().RunningAsync();
        await bench.PeopleAsync("1,-", "2,-", "3,-", "4,-");
        await bench.TellAsync(2);
        await bench.NoticeAsync(NoticeState.Deferred, CampaignSample.Name, 3);
        Assert.Equal("1 4", await bench.SayToTellAsync());
        await bench.RestartAsync(snapshot: false);
        Assert.Equal("1 4", await bench.SayToTellAsync());
        Assert.Equal((4L, 2L, 1L, 1L), bench.Campaign().Counts[0] is var count
            ? (count.Enrolled, count.Tried, count.Told, count.Deferred) : default);
        await bench.UnnoticeAsync(3);
        Assert.Equal("1 3 4", await bench.SayToTellAsync());
        await bench.ApplyAsync(CampaignSample.Terms(days: 3));
        Assert.Equal(2, bench.Campaign().Round);
        Assert.Equal("1 2 3 4", await bench.SayToTellAsync());
        Assert.False(bench.IsToldInBook(2));
        Assert.Equal((4L, 0L), (bench.Campaign().Counts[0].Enrolled, bench.Campaign().Counts[0].Told));
    }

    [Fact]
    public async Task A_wave_takes_districts_and_a_share_and_the_last_takes_the_rest()
    {
        var terms = CampaignSample.Terms() with
        {
            Waves =
            [
                new Wave("lake", ["Xihu"], 100, null), new Wave("some", [], 30, null), new Wave("rest", [], 100, null),
            ],
        };
        await using var bench = await Bench.StartAsync().RunningAsync(terms);
        await bench.PeopleAsync(
            [.. Enumerable.Range(0, 2_000).Select(line => $"{line},-,-,{(line < 50 ? "Xihu" : "-")}")]);
        var waves = new[] { await bench.ToTellAsync(0), await bench.ToTellAsync(1), await bench.ToTellAsync(2) };
        Assert.Equal(Enumerable.Range(0, 50).Select(line => (long)line), waves[0]);
        Assert.InRange(waves[1].Length, 500, 670);
        Assert.Equal(Enumerable.Range(0, 2_000).Select(line => (long)line), waves.SelectMany(wave => wave).Order());
        await bench.RestartAsync(snapshot: false);
        Assert.Equal(waves[1], await bench.ToTellAsync(1));
    }

    [Fact]
    public async Task An_import_that_takes_a_line_out_takes_its_notice_and_its_mark_in_the_same_batch()
    {
        await using var bench = await Bench.StartAsync().RunningAsync();
        await bench.PeopleAsync("1,-", "2,-", "3,-");
        await bench.TellAsync(1, 2, 3);
        Assert.True(bench.IsToldInBook(1));
        await bench.Register.Campaigns.EnrolAsync(Bench.Cancel);
        var before = bench.Store.Appends;
        await bench.PeopleAsync("1,China Unicom");
        Assert.Equal(before + 1, bench.Store.Appends);
        await bench.PortAsync(2, "China Unicom");
        Assert.Equal(before + 2, bench.Store.Appends);
        Assert.Equal((false, false, true), (bench.IsToldInBook(1), bench.IsToldInBook(2), bench.IsToldInBook(3)));
        Assert.Null(await bench.NoticeOfAsync(1));
        Assert.Null(await bench.NoticeOfAsync(2));
        Assert.Equal(1, bench.Campaign().Counts[0].Told);
        Assert.Equal(2, bench.Disk.Content!.Journal.Count(entry => entry.Kind == JournalKind.LinesUntold));
        await bench.VerifyAsync();

        // Back again it is told anew.
        await bench.PeopleAsync("1,China Mobile");
        Assert.Equal("1", await bench.SayToTellAsync());
    }

    [Fact]
    public async Task A_new_holder_was_told_nothing_and_a_move_leaves_nobody_told()
    {
        await using var bench = await Bench.StartAsync().RunningAsync();
        await bench.PeopleAsync("1,-,-,-,ann", "2,-,-,-,bob", "3,-,-,-,cy", "4,-,-,-,di");
        await bench.TellAsync(1, 2, 3, 4);
        await bench.Register.NewHolderAsync(new HolderRequest
        {
            Number = Bench.Number(1), Holder = "eve", Who = "clerk", Way = ChangeWay.Console,
        });
        await bench.PeopleAsync("2,-,-,-,fay");
        Assert.Equal((false, false, true), (bench.IsToldInBook(1), bench.IsToldInBook(2), bench.IsToldInBook(3)));
        await bench.Register.MoveAsync(new MoveRequest
        {
            From = Bench.Number(3), To = Bench.Number(5), Who = "clerk", Way = ChangeWay.Console,
        });
        Assert.Equal((false, true), (bench.IsToldInBook(3), bench.IsToldInBook(4)));
        Assert.Equal("1 2 3 5", await bench.SayToTellAsync());
        Assert.Equal(1, bench.Campaign().Counts[0].Told);
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task Another_version_for_fewer_lines_takes_their_notices()
    {
        await using var bench = await Bench.StartAsync().RunningAsync(CampaignSample.Terms(operators: ""));
        await bench.PeopleAsync("1,China Unicom", "2,-");
        await bench.TellAsync(1, 2);
        await bench.ApplyAsync(CampaignSample.Terms());
        Assert.Empty(await bench.ToTellAsync());
        Assert.Equal((1, false, true), (bench.Campaign().Round, bench.IsToldInBook(1), bench.IsToldInBook(2)));
        Assert.Null(await bench.NoticeOfAsync(1));
        Assert.Equal((1L, 1L), (bench.Campaign().Counts[0].Enrolled, bench.Campaign().Counts[0].Told));
    }

    [Fact]
    public async Task Lines_are_gathered_again_after_the_store_gave_way()
    {
        await using var bench = await Bench.StartAsync().RunningAsync();
        await bench.PeopleAsync("1,-", "2,-");
        Assert.Equal("1 2", await bench.SayToTellAsync());
        bench.Store.Fault = Fault.AfterAppend;
        await Assert.ThrowsAsync<StoreException>(() => bench.TellAsync(1));
        bench.Store.Fault = Fault.None;
        await bench.SetAsync(7, "open");
        Assert.Equal("2", await bench.SayToTellAsync());
        Assert.Equal(1, bench.Campaign().Counts[0].Told);
        Assert.Equal(ChangeOutcome.Done, (await bench.PauseAsync()).Outcome);
    }

    [Fact]
    public async Task A_complaint_is_counted_once_for_a_line_that_was_tried()
    {
        await using var bench = await Bench.StartAsync().RunningAsync();
        await bench.PeopleAsync("1,-", "2,-");
        await bench.TellAsync(1);
        Assert.Equal(ChangeOutcome.Done, (await ComplainAsync(bench, Bench.Number(1))).Outcome);
        Assert.Equal(ChangeOutcome.AlreadySo, (await ComplainAsync(bench, Bench.Number(1))).Outcome);
        Assert.Equal(ChangeOutcome.Refused, (await ComplainAsync(bench, Bench.Number(2))).Outcome);
        Assert.Equal("number", (await ComplainAsync(bench, "x")).Field);
        Assert.Equal(1, bench.Campaign().Counts[0].Complaints);
    }

    static Task<CampaignReceipt> ComplainAsync(Bench bench, string number) =>
        bench.Register.Campaigns.ComplaintAsync(new ComplaintRequest
        {
            Name = CampaignSample.Name, Number = number, Who = "clerk", Way = ChangeWay.Console,
        });
}
