using System.Text.Json;
using Seawall.Tests.Campaigns;

namespace Seawall.Tests.Serving;

/// <summary>A campaign from its file to its end, by the verbs of the command line.</summary>
public sealed class CampaignVerbTests
{
    private const string Name = "zhejiang-calls";

    [Fact]
    public async Task A_dry_run_shows_the_texts_and_changes_nothing()
    {
        await using var running = await StartAsync();

        var output = await running.DoAsync("campaign", "apply", "c.toml", "--dry-run");

        Assert.Contains("notice, zh: ", output, StringComparison.Ordinal);
        Assert.Contains("characters of UCS-2, 1 part", output, StringComparison.Ordinal);
        Assert.Contains("notice, en: ", output, StringComparison.Ordinal);
        Assert.Contains("characters of GSM 7-bit, 1 part", output, StringComparison.Ordinal);
        Assert.Matches(@"\| 自[0-9]{4}年[0-9]+月[0-9]+日[0-9]+时起关闭，发1219到10086保留", output);
        Assert.Contains("zhejiang-calls would be version 1, nothing is changed", output, StringComparison.Ordinal);
        Assert.Contains("the hour of effect is past", output, StringComparison.Ordinal);
        Assert.Contains("there are no campaigns", await running.DoAsync("campaign", "list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_its_file_to_its_end()
    {
        await using var running = await StartAsync();

        Assert.Matches(
            "zhejiang-calls is applied, version 1, journal entry [0-9]+; seawall campaign start zhejiang-calls starts",
            await running.DoAsync("campaign", "apply", "c.toml", "--note", "order 17"));
        Assert.Contains(
            "zhejiang-calls says so already, version 1", await running.DoAsync("campaign", "apply", "c.toml"),
            StringComparison.Ordinal);
        Write(running, CampaignText.With(3, "basis = \"another order\""));
        Assert.Contains(
            "is applied, version 2, journal entry ", await running.DoAsync("campaign", "apply", "c.toml"),
            StringComparison.Ordinal);
        Assert.Matches("zhejiang-calls +draft +voice +shut +2022-05-20T00:00:00", await running.DoAsync(
            "campaign", "list"));

        Assert.Contains("zhejiang-calls runs, journal entry ", await running.DoAsync("campaign", "start", Name),
            StringComparison.Ordinal);
        Assert.Contains("zhejiang-calls runs already", await running.DoAsync("campaign", "start", Name),
            StringComparison.Ordinal);
        Assert.Contains("zhejiang-calls is paused", await running.DoAsync("campaign", "pause", Name),
            StringComparison.Ordinal);
        Assert.Contains("zhejiang-calls runs, journal entry", await running.DoAsync("campaign", "start", Name),
            StringComparison.Ordinal);
        Assert.Contains("zhejiang-calls is withdrawn", await running.DoAsync("campaign", "withdraw", Name),
            StringComparison.Ordinal);

        var show = await running.DoAsync("campaign", "show", Name);
        Assert.Contains("version 2, round 1: withdrawn", show, StringComparison.Ordinal);
        Assert.Contains("basis    another order", show, StringComparison.Ordinal);
        Assert.Contains("rates    smsc 200/s", show, StringComparison.Ordinal);
        Assert.Contains(running.Log, line => line.Contains(
            "Campaign zhejiang-calls withdrawn, version 2, journal entry", StringComparison.Ordinal));
    }

    [Fact]
    public async Task As_json()
    {
        await using var running = await StartAsync();

        using var applied = JsonDocument.Parse(await running.DoAsync("campaign", "apply", "c.toml", "--json"));
        using var shown = JsonDocument.Parse(await running.DoAsync("campaign", "show", Name, "--json"));
        using var all = JsonDocument.Parse(await running.DoAsync("campaign", "list", "--json"));

        Assert.Equal("done", applied.RootElement.GetProperty("outcome").GetString());
        Assert.True(applied.RootElement.GetProperty("journal").GetInt64() > 0);
        Assert.Equal(2, applied.RootElement.GetProperty("texts").GetArrayLength());
        Assert.Equal("draft", shown.RootElement.GetProperty("state").GetString());
        Assert.Equal("境外来电", shown.RootElement.GetProperty("title").GetProperty("zh").GetString());
        Assert.Equal("09:00-20:00", shown.RootElement.GetProperty("notice").GetProperty("hours").GetString());
        Assert.Equal(
            "rest", shown.RootElement.GetProperty("waves")[1].GetProperty("name").GetString());
        Assert.Equal(1, all.RootElement.GetProperty("campaigns").GetArrayLength());
    }

    [Fact]
    public async Task Of_a_file_with_mistakes_nothing_is_applied()
    {
        await using var running = await StartAsync();
        Write(running, CampaignText.Good.Replace("\"voice\"", "\"fax\"", StringComparison.Ordinal)
            .Replace("2022-05-20T", "2022-02-30T", StringComparison.Ordinal));
        var syntax = await running.RunAsync("campaign", "apply", "c.toml");
        Write(running, CampaignText.Good.Replace("\"voice\"", "\"fax\"", StringComparison.Ordinal)
            .Replace("\"smsc\"", "\"smcs\"", StringComparison.Ordinal));

        var run = await running.RunAsync("campaign", "apply", "c.toml");

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Equal(
            """
            seawall: nothing is applied, for these mistakes:
            c.toml:6:11: service: expected "voice", "sms" or "all", found "fax"
            c.toml:15:12: notice.rates.next_hop: there is no next hop of texts "smcs"; did you mean "smsc"?

            """, run.Error);
        Assert.Contains("c.toml:9:10: effect: there is no such day", syntax.Error, StringComparison.Ordinal);
        Assert.Contains("there are no campaigns", await running.DoAsync("campaign", "list"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "campaign", "apply", "nowhere.toml")]
    [InlineData(2, "campaign", "apply", "large.toml")]
    [InlineData(2, "campaign", "apply")]
    [InlineData(2, "campaign", "show", "other")]
    [InlineData(2, "campaign", "start", "other")]
    [InlineData(2, "campaign", "start", "Other Name")]
    [InlineData(1, "campaign", "pause", Name)]
    [InlineData(2, "campaign", "complaint", Name)]
    [InlineData(2, "campaign", "complaint", Name, "--number", "12")]
    public async Task What_cannot_be_done_is_said_in_a_line(int code, params string[] verb)
    {
        await using var running = await StartAsync();
        File.WriteAllText(running.Folder.File("large.toml"), new string('#', 1_000_001));
        await running.DoAsync("campaign", "apply", "c.toml");

        var run = await running.RunAsync(verb);

        Assert.Equal((code, ""), (run.Code, run.Output));
        Assert.StartsWith("seawall: ", run.Error, StringComparison.Ordinal);
    }

    private static async Task<Running> StartAsync()
    {
        var running = await Running.StartAsync(withTexts: true);
        Write(running, CampaignText.Good);
        return running;
    }

    private static void Write(Running running, string text) => File.WriteAllText(running.Folder.File("c.toml"), text);
}
