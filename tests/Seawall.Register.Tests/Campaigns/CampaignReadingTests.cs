using Seawall.Screening;

namespace Seawall.Register.Tests;

/// <summary>What is wrong with a campaign is said by its key, and nothing is applied.</summary>
public sealed class CampaignReadingTests
{
    static readonly Campaign Good = CampaignSample.Terms();

    static readonly Wave Rest = Good.Waves[0];

    static Campaign With(Func<NoticeTerms, NoticeTerms> change) => Good with { Notice = change(Good.Notice) };

    public static TheoryData<string, Func<Campaign>> Wrong => new()
    {
        { "name", () => Good with { Name = "Calls" } },
        { "name", () => Good with { Name = "" } },
        { "name", () => Good with { Name = new string('a', 41) } },
        { "title", () => Good with { Title = new Bilingual("电话", "") } },
        { "basis", () => Good with { Basis = "" } },
        { "sources", () => Good with { Sources = [""] } },
        { "operators", () => Good with { Operators = ["China Mobil"] } },
        { "operators", () => Good with { Operators = [""] } },
        { "operators", () => Good with { Operators = ["China Mobile", "China Mobile"] } },
        { "regions", () => Good with { Regions = ["Atlantis"] } },
        { "service", () => Good with { Services = ServiceMask.None } },
        { "zones", () => Good with { Zones = [] } },
        { "zones", () => Good with { Zones = ["mars"] } },
        { "zones", () => Good with { Zones = ["macao", "macao"] } },
        { "default", () => Good with { Default = 0 } },
        { "effect", () => Good with { Effect = default } },
        { "time_zone", () => Good with { TimeZone = "Asia/Nowhere" } },
        { "notice.days", () => With(notice => notice with { Days = 0 }) },
        { "notice.proof", () => With(notice => notice with { Proof = 0 }) },
        { "notice.from", () => With(notice => notice with { From = "a name too long for it" }) },
        { "notice.from", () => With(notice => notice with { From = "浙江" }) },
        { "notice.text", () => With(notice => notice with { Text = new Bilingual("自", "") }) },
        { "notice.text", () => With(notice => notice with { Text = new Bilingual("", "") }) },
        { "notice.text", () => With(notice => notice with { Text = new Bilingual("自", new string('a', 671)) }) },
        { "notice.afterwards", () => With(notice => notice with { Afterwards = new Bilingual("", "a") }) },
        { "notice.language", () => With(notice => notice with { Language = "fr" }) },
        { "notice.hours", () => With(notice => notice with { HoursTo = notice.HoursFrom }) },
        { "notice.rates", () => With(notice => notice with { Rates = [] }) },
        { "notice.rates.rate", () => With(notice => notice with { Rates = [new NoticeRate("smsc", 0)] }) },
        { "notice.rates.next_hop", () => With(notice => notice with { Rates = [new NoticeRate("", 1)] }) },
        {
            "notice.rates.next_hop",
            () => With(notice => notice with { Rates = [new NoticeRate("smsc", 1), new NoticeRate("smsc", 2)] })
        },
        { "notice.parts_max", () => With(notice => notice with { PartsMax = 0 }) },
        { "notice.attempts", () => With(notice => notice with { Attempts = 11 }) },
        { "notice.retry_after", () => With(notice => notice with { RetryAfter = TimeSpan.Zero }) },
        { "notice.receipt_within", () => With(notice => notice with { ReceiptWithin = TimeSpan.FromDays(15) }) },
        { "notice.second", () => With(notice => notice with { Second = (SecondChannel)9 }) },
        { "waves", () => Good with { Waves = [] } },
        { "waves", () => Good with { Waves = [Rest with { Percent = 50 }] } },
        { "waves", () => Good with { Waves = [Rest with { Districts = ["Xihu"] }] } },
        { "waves.name", () => Good with { Waves = [Rest, Rest] } },
        { "waves.name", () => Good with { Waves = [Rest with { Name = "" }] } },
        { "waves.percent", () => Good with { Waves = [Rest with { Name = "a", Percent = 0 }, Rest] } },
        { "waves.districts", () => Good with { Waves = [new Wave("a", ["Xihu", "Xihu"], 100, null), Rest] } },
        { "brakes.resumptions", () => Good with { Brakes = new Brakes { Resumptions = 0 } } },
        { "brakes.complaints", () => Good with { Brakes = new Brakes { Complaints = 101 } } },
        { "brakes.unreached", () => Good with { Brakes = new Brakes { Unreached = double.NaN } } },
        { "brakes.after_lines", () => Good with { Brakes = new Brakes { AfterLines = -1 } } },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task Wrong_terms_are_refused_with_the_key(string key, Func<Campaign> terms)
    {
        await using var bench = await Bench.StartAsync();
        var receipt = await bench.ApplyAsync(terms());
        Assert.Equal((ChangeOutcome.Invalid, key), (receipt.Outcome, receipt.Field));
        Assert.StartsWith($"{key}: ", receipt.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Register.Campaigns.Current);
        Assert.DoesNotContain(bench.Disk.Content!.Journal, entry => entry.Kind == JournalKind.CampaignApplied);
    }

    [Fact]
    public async Task A_day_that_is_past_is_no_reason_to_refuse_for_nobody_is_shut_before_his_own_hour()
    {
        await using var bench = await Bench.StartAsync();
        var past = await bench.ApplyAsync(CampaignSample.Terms(effect: Bench.Morning.AddDays(-30)));
        Assert.Equal((ChangeOutcome.Done, "the hour of effect is past: lines are shut 7 days after they are told"),
            (past.Outcome, Assert.Single(past.Remarks)));
        Assert.True((await bench.StartCampaignAsync()).IsSo);
        await bench.PeopleAsync("1,-");
        await bench.TellAsync(1);
        bench.Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.True((await bench.ShowAsync(1)).Choices[0].Open);
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False((await bench.ShowAsync(1)).Choices[0].Open);
        var near = await bench.ApplyAsync(CampaignSample.Terms("near", effect: bench.Time.GetUtcNow().AddDays(3)));
        Assert.Equal("7 days of notice do not fit before the hour of effect: lines are shut later",
            Assert.Single(near.Remarks));
        Assert.Empty((await bench.ApplyAsync(CampaignSample.Terms("far", effect: Bench.Morning.AddDays(60)))).Remarks);
    }
}
