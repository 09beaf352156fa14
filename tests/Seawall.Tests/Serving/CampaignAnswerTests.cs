using System.Text.Json;
using Seawall.Campaigns;
using Seawall.Console;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Tests.Serving;

/// <summary>What a campaign refused, would have refused, and did: explained, recorded, reported.</summary>
public sealed class CampaignAnswerTests
{
    private static readonly DateTimeOffset _effect = new(2026, 1, 10, 0, 0, 0, TimeSpan.FromHours(8));

    private static readonly Campaign _terms = new()
    {
        Name = "calls",
        Title = new Bilingual("电话 <b>", "Calls & texts"),
        Basis = "=cmd|' /C calc'!A0",
        Services = ServiceMask.Voice,
        Zones = ["overseas"],
        Effect = _effect,
        TimeZone = "Asia/Shanghai",
        Notice = new NoticeTerms
        {
            Days = 7, Text = new Bilingual("自{effect}起", "From {effect}"), From = "10086",
            Rates = [new NoticeRate("smsc", 100)],
        },
        Waves = [new Wave("all", [], 100, null)],
    };

    [Fact]
    public async Task Explain_and_records_name_the_campaign_that_refuses()
    {
        await using var running = await Running.StartAsync();
        await StartAsync(running, _terms);
        Tell(running, Running.Line);

        var text = await running.DoAsync("explain", "--from", Running.Abroad, "--to", Running.Line);
        using var json = JsonDocument.Parse(
            await running.DoAsync("explain", "--from", Running.Abroad, "--to", Running.Line, "--json"));
        using var other = JsonDocument.Parse(
            await running.DoAsync("explain", "--from", Running.Abroad, "--to", Running.OtherLine, "--json"));
        var call = await running.CallAsync(Running.Abroad, Running.Line, "--via", "igw");
        var found = await running.DoAsync("records", "find", "--reason", "campaign");
        using var records = JsonDocument.Parse(await running.DoAsync("records", "find", "--json"));

        Assert.Contains("verdict  refuse, campaign: 603 Decline\n", text, StringComparison.Ordinal);
        Assert.Contains("campaign calls, running\n         电话 <b> · Calls & texts\n", text, StringComparison.Ordinal);
        Assert.Contains("         not told: no notice was sent to the line\n", text, StringComparison.Ordinal);
        var campaign = Assert.Single(json.RootElement.GetProperty("campaigns").EnumerateArray());
        Assert.Equal(
            ("calls", true), (campaign.GetProperty("name").GetString(), campaign.GetProperty("decides").GetBoolean()));
        var idle = Assert.Single(other.RootElement.GetProperty("campaigns").EnumerateArray());
        Assert.False(idle.GetProperty("decides").GetBoolean());
        Assert.Equal("undecided", other.RootElement.GetProperty("reason").GetString());
        Assert.Equal(1, call.Code);
        Assert.Contains("refuse campaign calls  ", found, StringComparison.Ordinal);
        Assert.Equal("calls", records.RootElement[0].GetProperty("campaign").GetString());
        Assert.Equal(1u, records.RootElement[0].GetProperty("rule").GetUInt32());
    }

    [Fact]
    public async Task In_shadow_records_say_what_would_have_been_refused()
    {
        await using var running = await Running.StartAsync();
        await StartAsync(running, _terms with { Shadow = true });
        Tell(running, Running.Line);

        var call = await running.CallAsync(Running.Abroad, Running.Line, "--via", "igw");
        var found = await running.DoAsync("records", "find", "--reason", "campaign_shadow");
        var explained = await running.DoAsync("explain", "--from", Running.Abroad, "--to", Running.Line);
        var metrics = await running.GetAsync("/metrics");

        Assert.Equal(0, call.Code);
        Assert.Contains(
            "pass campaign_shadow (would have been refused by calls)  ", found, StringComparison.Ordinal);
        Assert.Contains("campaign calls, running, shadow\n", explained, StringComparison.Ordinal);
        Assert.Contains("outcome=\"pass\",reason=\"campaign_shadow\"} 1", metrics.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_by_http_is_told_of_the_campaign_as_well()
    {
        await using var running = await Running.StartAsync();
        await StartAsync(running, _terms);
        Tell(running, Running.Line);
        var question = new ScreenBody
        {
            Service = "voice", From = Running.Abroad, To = Running.Line, Trunk = "igw",
        };

        var verdict = (await AskAsync(question)).Verdict!;
        var undecided = (await AskAsync(question with { To = Running.OtherLine })).Verdict!;

        Assert.Equal(("refuse", "campaign", null), (verdict.Outcome, verdict.Reason, verdict.Rule));
        Assert.Equal(
            ("calls", "running", 1u), (verdict.Campaign!.Name, verdict.Campaign.State, verdict.Campaign.Id));
        Assert.Equal(("undecided", null), (undecided.Reason, undecided.Campaign));

        ValueTask<ScreenAnswer> AskAsync(ScreenBody asked) =>
            running.Node.Screen.JudgeAsync(asked, "test", TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_preview_counts_what_passed_undecided()
    {
        await using var running = await Running.StartAsync();
        await running.ShutAsync(Running.OtherLine);
        foreach (var (from, to) in new[]
            {
                (Running.Abroad, Running.Line), (Running.Abroad, Running.Line), (Running.HongKong, Running.Line),
                (Running.Abroad, Running.OtherLine),
            })
        {
            await running.CallAsync(from, to, "--via", "igw");
        }

        var all = await PreviewAsync(_terms);
        var here = await PreviewAsync(_terms with { Zones = ["hongkong", "overseas"] });
        var texts = await PreviewAsync(_terms with { Services = ServiceMask.Sms });
        var elsewhere = await PreviewAsync(_terms with { Regions = ["Nowhere"] });

        Assert.Equal((2, 0, 1, 0.0), (all.Calls, all.Texts, all.Lines, all.LinesErrorPercent));
        Assert.Equal([new CountryReply("US", "United States", 2, 0)], all.Countries);
        Assert.Equal(("", 0, 0), (all.ReadFrom, all.SegmentsLeft, all.Damaged.Length));
        Assert.Equal((3, 1), (here.Calls, here.Lines));
        Assert.Equal((0, 0), (texts.Calls, elsewhere.Calls));

        Task<RecordsPreviewReply> PreviewAsync(Campaign terms) => CampaignRecords.PreviewAsync(
            running.Node, terms, running.Node.Time.GetUtcNow() - CampaignRecords.UsualLength,
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_report_goes_to_people_spreadsheets_and_printers()
    {
        await using var running = await Running.StartAsync();
        await StartAsync(running, _terms);
        Tell(running, Running.Line);
        await running.CallAsync(Running.Abroad, Running.Line, "--via", "igw");

        var text = await running.DoAsync("report", "campaign", "calls", "--csv", "days.csv", "--html", "report.html");
        using var json = JsonDocument.Parse(await running.DoAsync("report", "campaign", "calls", "--json"));
        var csv = await File.ReadAllLinesAsync(
            running.Folder.File("days.csv"), TestContext.Current.CancellationToken);
        var page = await File.ReadAllTextAsync(
            running.Folder.File("report.html"), TestContext.Current.CancellationToken);

        Assert.StartsWith("calls, running: 电话 <b> · Calls & texts\n", text, StringComparison.Ordinal);
        Assert.Matches(@"\nsum +0 +0 +0 +0 +0 +0 +1 +0", text);
        Assert.Equal(1, json.RootElement.GetProperty("sum").GetProperty("calls").GetInt64());
        Assert.Equal(ReportCsv.Header, csv[0]);
        Assert.Equal("calls,sum,0,0,0,0,0,0,1,0", csv[^1]);
        Assert.Contains("<h1>电话 &lt;b&gt;<small lang=\"en\">Calls &amp; texts</small></h1>", page,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report", "campaign", "none")]
    [InlineData("report", "campaign", "No Name")]
    public async Task A_report_of_no_campaign_is_refused(params string[] arguments)
    {
        await using var running = await Running.StartAsync();

        var run = await running.RunAsync(arguments);

        Assert.Equal(2, run.Code);
        Assert.StartsWith("seawall: name: ", run.Error, StringComparison.Ordinal);
    }

    private static async Task StartAsync(Running running, Campaign terms)
    {
        var desk = running.Node.Register.Campaigns;
        var applied = await desk.ApplyAsync(new CampaignOrder { Terms = terms, Who = "staff", Way = ChangeWay.Cli });
        Assert.True(applied.IsSo, applied.Message);
        var started = await desk.StartAsync(
            new CampaignRequest { Name = terms.Name, Who = "staff", Way = ChangeWay.Cli });
        Assert.True(started.IsSo, started.Message);
    }

    /// <summary>Says in the book alone that a line was told, long enough ago.</summary>
    private static void Tell(Running running, string line)
    {
        var book = running.Node.Register.Book;
        book.Told.Tell(
            book.Campaigns.Terms[0].Place,
            new E164(ulong.Parse(line.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)),
            _effect.AddDays(-8).ToUnixTimeSeconds());
    }
}
