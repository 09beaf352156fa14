using System.Globalization;
using Seawall.Tests.Campaigns;

namespace Seawall.Tests.Serving;

/// <summary>
/// The second channel's lists of a campaign in a whole Seawall, and what its verbs refuse.
/// </summary>
public sealed class CampaignTests
{
    private const string Name = "zhejiang-calls";
    private const string ThirdLine = "+8613857100003";

    private static readonly DateTimeOffset _begin = new(2022, 5, 2, 10, 0, 0, TimeSpan.FromHours(8));

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
}
