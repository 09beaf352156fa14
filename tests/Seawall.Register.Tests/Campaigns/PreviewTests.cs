using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>What a campaign comes to, and what is said of a line in it.</summary>
public sealed class PreviewTests
{
    [Fact]
    public async Task It_counts_lines_by_where_they_are_and_how_far_they_are_and_what_sending_takes()
    {
        var terms = CampaignSample.Terms(regions: "", operators: "") with
        {
            Waves = [new Wave("lake", ["Xihu"], 100, null), new Wave("rest", [], 100, null)],
        };
        terms = terms with { Notice = terms.Notice with { Rates = [new NoticeRate("a", 1), new NoticeRate("b", 2)] } };
        await using var bench = await Bench.StartAsync().RunningAsync(terms);
        await bench.PeopleAsync("1,-,-,Xihu", "2,-,-,Xihu", "3,-,-,-", "4,China Unicom,-,-", "5,-,-,-", "6,-,-,-");
        await bench.ImportAsync(ImportKind.Subscribers, $"number,language\n{Bench.Number(6)},en-GB\n");
        await bench.TellAsync(1);
        await bench.NoticeAsync(NoticeState.Unreached, CampaignSample.Name, 2);
        await bench.SetAsync(3, "open", service: "voice");
        await bench.SetAsync(4, "shut", service: "voice");
        var preview = (await bench.Register.Campaigns.PreviewAsync(
            CampaignSample.Name, text => text.StartsWith('自') ? 2 : 3, Bench.Cancel)).Value!;
        Assert.Equal(new CampaignLines(6, 4, 1, 1, 1, 1, 2), preview.Sum);
        Assert.Equal(["China Mobile/Zhejiang/ 3", "China Mobile/Zhejiang/Xihu 2", "China Unicom/Zhejiang/ 1"],
            preview.Parts.Select(part => $"{part.Operator}/{part.Region}/{part.District} {part.Lines.Lines}"));
        Assert.Equal([2L, 4L], preview.Waves.Select(wave => wave.Lines));
        Assert.Equal((1L, 1L, 2, 3, 5L), (preview.TextsChinese, preview.TextsEnglish, preview.PartsChinese,
            preview.PartsEnglish, preview.PartsToSend));
        Assert.Equal((TimeSpan.FromSeconds(2), 1), (preview.SendingTime, preview.Days));
    }

    [Fact]
    public async Task A_draft_can_be_looked_at_and_an_unknown_one_is_said()
    {
        await using var bench = await Bench.StartAsync();
        await bench.PeopleAsync("1,-", "2,-");
        await bench.ApplyAsync(CampaignSample.Terms());
        var preview = await bench.Register.Campaigns.PreviewAsync(CampaignSample.Name, _ => 1, Bench.Cancel);
        Assert.Equal(new CampaignLines(2, 2, 0, 0, 0, 0, 2), preview.Value!.Sum);
        Assert.Equal("name", (await bench.Register.Campaigns.PreviewAsync("x", _ => 1, Bench.Cancel)).Field);
    }

    [Fact]
    public async Task A_lines_notices_are_said_with_the_campaign_and_from_when_it_is_shut()
    {
        await using var bench = await Bench.StartAsync().RunningAsync();
        await bench.PeopleAsync("1,-", "2,-");
        await bench.TellAsync(1);
        var notices = (await bench.Register.Campaigns.NoticeOfAsync(Bench.Number(1), Bench.Cancel)).Value!;
        var notice = Assert.Single(notices.Notices);
        Assert.Equal((RegisterSamples.Line(1), CampaignSample.Name, true, NoticeState.Told, CampaignSample.Effect),
            (notices.Number, notice.Campaign.Terms.Name, notice.IsThisRound, notice.Notice.State, notice.From));
        Assert.Empty((await bench.Register.Campaigns.NoticeOfAsync(Bench.Number(2), Bench.Cancel)).Value!.Notices);
        Assert.Equal("number", (await bench.Register.Campaigns.NoticeOfAsync("x", Bench.Cancel)).Field);
        await bench.ApplyAsync(CampaignSample.Terms(days: 1));
        notice = (await bench.Register.Campaigns.NoticeOfAsync(Bench.Number(1), Bench.Cancel)).Value!.Notices[0];
        Assert.Equal((false, (DateTimeOffset?)null), (notice.IsThisRound, notice.From));
    }
}
