using System.Text.Json;

namespace Seawall.Tests.Serving;

/// <summary><c>explain</c> says what the wire does, and changes nothing.</summary>
public sealed class ExplainTests
{
    [Theory]
    [InlineData("+12025550123", "igw", "refuse", "choice_shut")]
    [InlineData("+85223456789", "igw", "pass", "undecided")]
    [InlineData("anonymous", "igw", "refuse", "choice_shut")]
    [InlineData("+861012345678", "igw", "refuse", "spoofed")]
    [InlineData("+8613800138000", "igw", "pass", "home_from_abroad_pass")]
    [InlineData("+861012345678", "home", "pass", "domestic")]
    public async Task The_wire_and_explain_agree(string from, string trunk, string outcome, string reason)
    {
        await using var running = await Running.StartAsync();
        await running.ShutAsync(Running.Line);
        string[] caller = from == "anonymous" ? ["--withheld"] : ["--from", from];

        using var explained = JsonDocument.Parse(await running.DoAsync(
            ["explain", .. caller, "--to", Running.Line, "--trunk", trunk, "--json"]));
        var call = await running.CallAsync(from, Running.Line, "--via", trunk);
        var record = await running.DoAsync("records", "find", "--limit", "1");

        Assert.Equal(outcome, explained.RootElement.GetProperty("outcome").GetString());
        Assert.Equal(reason, explained.RootElement.GetProperty("reason").GetString());
        Assert.Equal(outcome == "pass" ? 0 : 1, call.Code);
        Assert.Contains($"{outcome} {reason}  ", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_name_their_rule_and_finding()
    {
        await using var running = await Running.StartAsync();
        await running.ShutAsync(Running.Line);

        var text = await running.DoAsync("explain", "--from", Running.Abroad, "--to", "13857100001");

        Assert.Contains("voice from +12025550123 to +8613857100001 on igw at ", text, StringComparison.Ordinal);
        Assert.Matches(@"1 +origin +trunk igw is international", text);
        Assert.Matches(@"10 +choice +the line chose shut for overseas: refused", text);
        Assert.Contains("verdict  refuse, choice_shut: 603 Decline\n", text, StringComparison.Ordinal);
        Assert.Equal("no records\n", await running.DoAsync("records", "find"));
    }

    [Fact]
    public async Task A_pause_is_over_at_its_end()
    {
        await using var running = await Running.StartAsync();
        await running.ShutAsync(Running.Line);
        await running.DoAsync(
            "choice", "set", Running.Line, "--service", "voice", "--zone", "overseas", "--to", "open", "--for", "24h");
        var later = TimeProvider.System.GetUtcNow().AddHours(25).ToString("yyyy-MM-ddTHH:mm:sszzz", null);
        string[] call = ["explain", "--from", Running.Abroad, "--to", Running.Line];

        Assert.Contains("verdict  pass, pause", await running.DoAsync(call), StringComparison.Ordinal);
        Assert.Contains(
            "verdict  refuse, choice_shut", await running.DoAsync([.. call, "--at", later]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--trunk", "igv", "trunk: there is no trunk \"igv\"; the settings have igw or home")]
    [InlineData("--service", "fax", "service: expected voice or sms, found \"fax\"")]
    [InlineData("--at", "tomorrow", "at: expected a time such as")]
    public async Task A_wrong_question_names_its_field(string option, string value, string expected)
    {
        await using var running = await Running.StartAsync();

        var run = await running.RunAsync("explain", "--from", Running.Abroad, "--to", Running.Line, option, value);

        Assert.Equal(2, run.Code);
        Assert.StartsWith($"seawall: {expected}", run.Error, StringComparison.Ordinal);
    }
}
