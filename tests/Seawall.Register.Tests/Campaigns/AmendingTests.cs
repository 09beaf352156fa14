using Seawall.Screening;

namespace Seawall.Register.Tests;

/// <summary>Which versions of a campaign make everybody be told again.</summary>
public sealed class AmendingTests
{
    static readonly Campaign Before = CampaignSample.Terms(zones: "overseas,hongkong");

    static Campaign Notice(Campaign terms, Func<NoticeTerms, NoticeTerms> change) =>
        terms with { Notice = change(terms.Notice) };

    public static TheoryData<string, bool, Func<Campaign, Campaign>> Versions => new()
    {
        { "earlier", true, terms => terms with { Effect = terms.Effect.AddSeconds(-1) } },
        { "later", false, terms => terms with { Effect = terms.Effect.AddDays(9) } },
        { "texts too", true, terms => terms with { Services = ServiceMask.All } },
        { "a zone more", true, terms => terms with { Zones = ["overseas", "hongkong", "macao"] } },
        { "another zone", true, terms => terms with { Zones = ["overseas", "macao"] } },
        { "a zone less", false, terms => terms with { Zones = ["overseas"] } },
        { "fewer days", true, terms => Notice(terms, notice => notice with { Days = 6 }) },
        { "more days", false, terms => Notice(terms, notice => notice with { Days = 8 }) },
        { "a stricter proof", false, terms => Notice(terms, notice => notice with { Proof = NoticeProof.Taken }) },
        { "a shadow", false, terms => terms with { Shadow = true } },
        { "nothing by default", false, terms => terms with { Default = CampaignDefault.None } },
        { "another title", false, terms => terms with { Title = new Bilingual("新", "New") } },
        { "other texts", false, terms => Notice(terms, notice => notice with { Text = new Bilingual("甲", "A") }) },
        { "other hours", false, terms => Notice(terms, notice => notice with { HoursFrom = new TimeOnly(10, 0) }) },
        { "another rate", false, terms => Notice(terms, notice => notice with { Rates = [new("smsc", 7)] }) },
        { "brakes", false, terms => terms with { Brakes = new Brakes { Complaints = 1 } } },
        { "all regions", false, terms => terms with { Regions = [] } },
    };

    [Theory]
    [MemberData(nameof(Versions), DisableDiscoveryEnumeration = true)]
    public async Task All_are_told_again_where_what_they_were_told_no_longer_holds(
        string what, bool isNewRound, Func<Campaign, Campaign> change)
    {
        await using var bench = await Bench.StartAsync().RunningAsync(Before);
        await bench.PeopleAsync("1,-", "2,-");
        await bench.TellAsync(1);
        var receipt = await bench.ApplyAsync(change(Before));
        Assert.Equal((what, ChangeOutcome.Done, isNewRound, 2), (what, receipt.Outcome, receipt.IsNewRound,
            receipt.Campaign!.Version));
        Assert.Equal((isNewRound ? 2 : 1, CampaignState.Running), (receipt.Campaign.Round, receipt.Campaign.State));
        Assert.Equal(isNewRound ? "1 2" : "2", await bench.SayToTellAsync());
        Assert.Equal(!isNewRound && receipt.Campaign.Terms.Default == CampaignDefault.Shut, bench.IsToldInBook(1));
    }

    [Fact]
    public async Task What_would_have_been_nothing_and_now_is_shut_is_told_again_and_so_is_a_proof_that_is_no_more()
    {
        var none = Notice(Before, notice => notice with { Proof = NoticeProof.Taken }) with
        {
            Default = CampaignDefault.None,
        };
        await using var bench = await Bench.StartAsync().RunningAsync(none);
        Assert.True((await bench.ApplyAsync(none with { Default = CampaignDefault.Shut })).IsNewRound);
        Assert.True((await bench.ApplyAsync(Before)).IsNewRound);
        Assert.Equal((3, 3), (bench.Campaign().Round, bench.Campaign().Version));
    }

    [Fact]
    public async Task A_draft_can_become_anything_and_nobody_has_to_be_told_again()
    {
        await using var bench = await Bench.StartAsync();
        await bench.ApplyAsync(Before);
        var receipt = await bench.ApplyAsync(CampaignSample.Terms(days: 1) with
        {
            Waves = [new Wave("a", [], 10, null), new Wave("b", [], 100, null)],
        });
        Assert.Equal((false, 1, 2), (receipt.IsNewRound, receipt.Campaign!.Round, receipt.Campaign.Counts.Length));
    }

    [Fact]
    public async Task A_started_campaign_keeps_the_names_of_its_waves_but_not_whom_they_take()
    {
        var terms = Before with { Waves = [new Wave("a", [], 10, null), new Wave("b", [], 100, null)] };
        await using var bench = await Bench.StartAsync().RunningAsync(terms);
        var refused = await bench.ApplyAsync(Before);
        Assert.Equal((ChangeOutcome.Invalid, "waves"), (refused.Outcome, refused.Field));
        var others = terms with { Waves = [new Wave("a", ["Xihu"], 100, null), terms.Waves[1]] };
        Assert.True((await bench.ApplyAsync(others)).IsSo);
        Assert.True((await bench.ApplyAsync(CampaignSample.Terms(days: 5))).IsNewRound);
    }
}
