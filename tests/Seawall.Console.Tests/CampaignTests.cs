using System.Net;
using System.Text.Json.Nodes;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Console.Tests;

/// <summary>Campaigns over HTTP: what they say, where they stand, how far their notices are.</summary>
public sealed class CampaignTests
{
    private static Campaign Terms(string name) => new()
    {
        Name = name,
        Title = new Bilingual("浙江 <电话>", "Calls of Zhejiang"),
        Basis = "an announcement",
        Services = ServiceMask.Voice,
        Zones = ["overseas"],
        Effect = new DateTimeOffset(2026, 5, 21, 0, 0, 0, TimeSpan.FromHours(8)),
        TimeZone = "Asia/Shanghai",
        Notice = new NoticeTerms
        {
            Days = 7, Text = new Bilingual("自{effect}起", "From {effect}"), From = "10086",
            Rates = [new NoticeRate("smsc", 100), new NoticeRate("other", 20)],
        },
        Waves = [new Wave("first", [], 5, null), new Wave("rest", [], 100, null)],
    };

    [Fact]
    public async Task Without_campaigns_the_list_is_empty()
    {
        await using var api = await Api.StartAsync();

        var got = await api.SendAsync("GET", "/v1/campaigns");

        Assert.Equal(HttpStatusCode.OK, got.Status);
        Assert.Empty(got.Json["campaigns"]!.AsArray());
    }

    [Fact]
    public async Task A_campaign_says_its_terms_its_state_and_its_waves()
    {
        await using var api = await Api.StartAsync();
        await ApplyAsync(api, Terms("calls"));
        await ApplyAsync(api, Terms("later") with { Shadow = true });
        var started = await api.Register.Campaigns.StartAsync(
            new CampaignRequest { Name = "calls", Who = "staff", Way = ChangeWay.Cli });
        Assert.True(started.IsSo, started.Message);

        var all = (await api.SendAsync("GET", "/v1/campaigns")).Json["campaigns"]!.AsArray();
        var one = (await api.SendAsync("GET", "/v1/campaigns/calls")).Json;

        Assert.Equal(["calls", "later"], all.Select(campaign => (string?)campaign!["name"]));
        Assert.True(JsonNode.DeepEquals(all[0], one));
        Assert.Equal(
            ("running", "voice", "shut", false, 7),
            ((string?)one["state"], (string?)one["service"], (string?)one["default"], (bool)one["shadow"]!,
                (int)one["noticeDays"]!));
        Assert.Equal(("浙江 <电话>", "Calls of Zhejiang"),
            ((string?)one["title"]!["zh"], (string?)one["title"]!["en"]));
        Assert.Equal("2026-05-21T00:00:00+08:00", (string?)one["effect"]);
        Assert.Equal("2026-05-01T08:00:00+08:00", (string?)one["startedAt"]);
        Assert.Null(one["pausedAt"]);
        Assert.Equal(["first", "rest"], one["waves"]!.AsArray().Select(wave => (string?)wave!["name"]));
        Assert.Equal([true, false], one["waves"]!.AsArray().Select(wave => (bool)wave!["turn"]!));
        Assert.Equal(120, (long)one["progress"]!["perSecondMax"]!);
        Assert.Null(one["progress"]!["triedBy"]);
        Assert.Equal(("draft", true), ((string?)all[1]!["state"], (bool)all[1]!["shadow"]!));
    }

    [Fact]
    public async Task Progress_is_that_of_the_notices_where_it_is_known()
    {
        await using var api = await Api.StartAsync();
        await ApplyAsync(api, Terms("calls"));
        var count = new WaveCount(1000, 300, 10, 40, 200, 30, 20, 5, 3, 1);
        api.Notices = name => name != "calls" ? null : new NoticeStatus
        {
            Campaign = api.Register.Campaigns.Current[0],
            Waves = [new WaveStatus("first", count, true, 700), new WaveStatus("rest", WaveCount.Zero, false, 9000)],
            Sum = count,
            Wait = NoticeWait.Hours,
            Why = "people may not be texted at this hour",
            RateNow = 118,
            RateMax = 120,
            Remaining = 9700,
            TriedBy = new DateTimeOffset(2026, 5, 3, 1, 0, 0, TimeSpan.Zero),
        };

        var one = (await api.SendAsync("GET", "/v1/campaigns/calls")).Json;

        var progress = one["progress"]!;
        Assert.Equal(
            (118, 9700, "people may not be texted at this hour"),
            ((long)progress["perSecond"]!, (long)progress["remaining"]!, (string?)progress["waits"]));
        Assert.Equal("2026-05-03T09:00:00+08:00", (string?)progress["triedBy"]);
        Assert.Equal(
            "1000 300 10 40 200 30 20 5 3 1",
            string.Join(' ', progress["counts"]!.AsObject().Select(pair => (long)pair.Value!)));
        Assert.Equal([700, 9000], one["waves"]!.AsArray().Select(wave => (long)wave!["remaining"]!));
    }

    [Fact]
    public async Task A_line_says_which_campaign_shuts_it_and_since_when()
    {
        await using var api = await Api.StartAsync();
        await ApplyAsync(api, Terms("calls") with { Effect = new DateTimeOffset(2026, 4, 20, 0, 0, 0, TimeSpan.Zero) });
        await api.Register.Campaigns.StartAsync(
            new CampaignRequest { Name = "calls", Who = "staff", Way = ChangeWay.Cli });
        var book = api.Register.Book;
        var told = new DateTimeOffset(2026, 4, 20, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        book.Told.Tell(book.Campaigns.Terms[0].Place, new E164(8613800000001), told);

        var choices = (await api.SendAsync("GET", Api.Line)).Json["choices"]!.AsArray();

        var shut = Assert.Single(choices, choice => (string?)choice!["basis"] == "campaign")!;
        Assert.Equal(
            ("voice", "overseas", "undecided", false, "calls", "2026-04-27T08:00:00+08:00"),
            ((string?)shut["service"], (string?)shut["zone"], (string?)shut["choice"], (bool)shut["open"]!,
                (string?)shut["campaign"], (string?)shut["since"]));
        Assert.All(choices.Where(choice => choice != shut), choice => Assert.Null(choice!["campaign"]));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("CALLS")]
    [InlineData("%22%0A")]
    public async Task A_campaign_of_another_name_is_not_there(string name)
    {
        await using var api = await Api.StartAsync();
        await ApplyAsync(api, Terms("calls"));

        var got = await api.SendAsync("GET", $"/v1/campaigns/{name}");

        Assert.Equal((HttpStatusCode.NotFound, "NOT_FOUND"), (got.Status, got.Code));
    }

    private static async Task ApplyAsync(Api api, Campaign terms)
    {
        var receipt = await api.Register.Campaigns.ApplyAsync(
            new CampaignOrder { Terms = terms, Who = "staff", Way = ChangeWay.Cli });
        Assert.True(receipt.IsSo, receipt.Message);
    }
}
