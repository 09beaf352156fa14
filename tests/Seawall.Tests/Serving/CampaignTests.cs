using System.Globalization;
using System.Text.Json;
using Seawall.Tests.Campaigns;

namespace Seawall.Tests.Serving;

/// <summary>
/// A campaign in a whole Seawall with a message centre that gives receipts: people are told, the hour comes, who never
/// said is shut, and anybody comes back when they like.
/// </summary>
public sealed class CampaignTests
{
    private const string Name = "zhejiang-calls";
    private const string ThirdLine = "+8613857100003";
    private const string Untold = "+8613857100004";

    private static readonly DateTimeOffset _begin = new(2022, 5, 2, 10, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task Told_shut_at_the_hour_and_open_again()
    {
        var time = new OtherDay(_begin);
        await using var running = await StartAsync(time);
        await running.DoAsync("campaign", "apply", "c.toml");
        await running.DoAsync("campaign", "start", Name);

        // Notices go out, and their receipts prove it.
        using (var told = await ToldAsync(running, 3))
        {
            Assert.Equal("running", told.RootElement.GetProperty("state").GetString());
            Assert.Equal(0, told.RootElement.GetProperty("remaining").GetInt64());
        }

        Assert.Contains(Name, await running.DoAsync("status"), StringComparison.Ordinal);
        Assert.Contains(
            "seawall_notices_total{campaign=\"zhejiang-calls\",state=\"told\"} 3",
            (await running.GetAsync("/metrics")).Text, StringComparison.Ordinal);

        // Before the hour everything passes; one line says that it wants to keep it so.
        Assert.Equal(0, (await running.CallAsync(Running.Abroad, Running.Line)).Code);
        await running.DoAsync(
            "choice", "set", Running.OtherLine, "--service", "voice", "--zone", "all", "--to", "open");

        // The hour strikes: for the told and undecided only.
        time.Pass(TimeSpan.FromDays(18));
        await RefusedAsync(running, Running.Line);
        Assert.Equal(0, (await running.CallAsync(Running.Abroad, Running.OtherLine)).Code);
        Assert.Equal(0, (await running.CallAsync(Running.Abroad, Untold)).Code);
        Assert.Contains(
            "refuse, campaign: ", await running.DoAsync("explain", "--from", Running.Abroad, "--to", ThirdLine),
            StringComparison.Ordinal);

        // A choice opens, by the word that the notice names.
        await running.TextAsync(Running.Line, "10086", "--via", "near", "--message", "1219", "--answer");
        Assert.Equal(0, (await running.CallAsync(Running.Abroad, Running.Line)).Code);

        // Withdrawn it shuts nothing any more, and choices stay.
        Assert.Equal(1, (await running.CallAsync(Running.Abroad, ThirdLine)).Code);
        await running.DoAsync("campaign", "withdraw", Name);
        Assert.Equal(0, (await running.CallAsync(Running.Abroad, ThirdLine)).Code);
        Assert.All(running.Log, line => Assert.DoesNotContain("861385710", line, StringComparison.Ordinal));
        Assert.DoesNotContain("861385710", (await running.GetAsync("/metrics")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_first_refusal_one_text_says_so()
    {
        var time = new OtherDay(_begin);
        await using var running = await StartAsync(time);
        await running.DoAsync("campaign", "apply", "c.toml");
        await running.DoAsync("campaign", "start", Name);
        (await ToldAsync(running, 3)).Dispose();
        var texts = running.Centre!.Texts;
        time.Pass(TimeSpan.FromDays(18));

        await RefusedAsync(running, Running.Line);
        Assert.Equal(1, (await running.CallAsync(Running.Abroad, Running.Line)).Code);
        await UntilAsync(() => running.Centre.Texts > texts);
        Assert.Equal(1, (await running.CallAsync(Running.Abroad, ThirdLine)).Code);
        await UntilAsync(() => running.Centre.Texts > texts + 1);

        Assert.Equal(texts + 2, running.Centre.Texts);
    }

    [Fact]
    public async Task Who_was_told_stays_told_through_a_restart_and_a_pause()
    {
        var time = new OtherDay(_begin);
        await using var running = await StartAsync(time);
        await running.DoAsync("campaign", "apply", "c.toml");
        await running.DoAsync("campaign", "start", Name);
        (await ToldAsync(running, 3)).Dispose();
        await running.DoAsync("campaign", "pause", Name);
        await running.RestartAsync();
        time.Pass(TimeSpan.FromDays(18));

        Assert.Contains(
            "pass, ", await running.DoAsync("explain", "--from", Running.Abroad, "--to", Running.Line),
            StringComparison.Ordinal);
        await running.DoAsync("campaign", "start", Name);

        await RefusedAsync(running, Running.Line);
        (await ToldAsync(running, 3)).Dispose();
    }

    [Fact]
    public async Task A_preview_counts_lines_and_texts_before_anything_is_sent()
    {
        await using var running = await StartAsync(new OtherDay(_begin));
        await running.DoAsync("campaign", "apply", "c.toml");

        using var preview = JsonDocument.Parse(await running.DoAsync("campaign", "preview", Name, "--json"));
        var shown = await running.DoAsync("campaign", "preview", Name, "--since", "7d");

        Assert.Equal(3, preview.RootElement.GetProperty("sum").GetProperty("lines").GetInt64());
        Assert.Equal(3, preview.RootElement.GetProperty("textsToSend").GetInt64());
        Assert.Contains("3 notices to send, 3 parts: ", shown, StringComparison.Ordinal);
        Assert.Contains("by the records since 2022-04-25", shown, StringComparison.Ordinal);
        Assert.Equal(0, running.Centre!.Texts);
        Assert.Equal(2, (await running.RunAsync("campaign", "preview", "other")).Code);
        Assert.Equal(2, (await running.RunAsync("campaign", "preview", Name, "--since", "soon")).Code);
    }

    [Fact]
    public async Task The_second_channels_lists_go_out_and_come_in()
    {
        var time = new OtherDay(_begin);
        await using var running = await StartAsync(time);
        await running.DoAsync("campaign", "apply", "c.toml");
        await running.DoAsync("campaign", "start", Name);

        await running.DoAsync("notices", "export", Name, "letters.csv");
        await File.WriteAllTextAsync(
            running.Folder.File("told.csv"), "number,told\nnobody,2022-05-01\n",
            TestContext.Current.CancellationToken);
        var told = await running.DoAsync("notices", "told", Name, "told.csv");

        Assert.Equal("number,district,language,reason,attempts\n", await File.ReadAllTextAsync(
            running.Folder.File("letters.csv"), TestContext.Current.CancellationToken));
        Assert.Contains("1 rejected", told, StringComparison.Ordinal);
        Assert.Contains("nobody", await File.ReadAllTextAsync(
            running.Folder.File("told.rejected.csv"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notices", "status", "other")]
    [InlineData("notices", "export", "other", "letters.csv")]
    [InlineData("notices", "told", "other", "c.toml")]
    [InlineData("notices", "told", Name, "nowhere.csv")]
    public async Task What_cannot_be_done_is_said_in_a_line(params string[] verb)
    {
        await using var running = await StartAsync(new OtherDay(_begin));
        await running.DoAsync("campaign", "apply", "c.toml");

        var run = await running.RunAsync(verb);

        Assert.Equal(2, run.Code);
        Assert.StartsWith("seawall: ", run.Error, StringComparison.Ordinal);
    }

    private static async Task<Running> StartAsync(OtherDay time)
    {
        var presets = Repository.File("presets/keywords");
        var running = await Running.StartWithTextsAsync(
            settings => settings + $"""
                [choices]
                service_numbers = ["10086"]
                keywords = ["{presets}/general.toml", "{presets}/china-mobile-zhejiang.toml"]
                next_hop = "smsc"
                language = "zh"

                """,
            time);
        await File.WriteAllTextAsync(
            running.Folder.File("lines.csv"),
            string.Create(
                CultureInfo.InvariantCulture, $"number\n{Running.Line}\n{Running.OtherLine}\n{ThirdLine}\n"));
        await running.DoAsync("import", "subscribers", "lines.csv");
        await File.WriteAllTextAsync(running.Folder.File("c.toml"), CampaignText.Good.Replace(
            "days = 7", "days = 7\nafterwards = { zh = \"已关闭，发1219恢复\", en = \"Was shut; 1219 opens.\" }",
            StringComparison.Ordinal));
        return running;
    }

    private static async Task<JsonDocument> ToldAsync(Running running, long lines)
    {
        while (true)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            var status = JsonDocument.Parse(await running.DoAsync("notices", "status", Name, "--json"));
            if (status.RootElement.GetProperty("sum").GetProperty("told").GetInt64() == lines)
            {
                return status;
            }

            status.Dispose();
        }
    }

    /// <summary>Calls until it is refused: the gateway looks at the clock of the day now and then.</summary>
    private static async Task RefusedAsync(Running running, string line)
    {
        while ((await running.CallAsync(Running.Abroad, line)).Code == 0)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Yield();
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }
}
