using System.Net;
using System.Text.Json;

namespace Seawall.Tests.Serving;

/// <summary>Real texts through a whole Seawall: passed, refused, recorded, explained, counted.</summary>
public sealed class TextTests
{
    private static Task<string> ShutAsync(Running running) => running.ShutAsync(Running.Line, service: "sms");

    [Fact]
    public async Task A_text_to_an_undecided_line_is_accepted_by_the_message_centre()
    {
        await using var running = await Running.StartWithTextsAsync();

        var text = await running.TextAsync("+12025550123", Running.Line, "--receipt");

        Assert.Equal((0, ""), (text.Code, text.Error));
        Assert.StartsWith(
            "from 127.0.0.1 as hub, by the trunk hub to 127.0.0.1:", text.Output, StringComparison.Ordinal);
        Assert.Contains(
            "->  submit_sm #2 from +12025550123 to +8613857100001\n", text.Output, StringComparison.Ordinal);
        Assert.Contains("<-  submit_sm_resp #2 ESME_ROK, message_id demo-1\n", text.Output, StringComparison.Ordinal);
        Assert.Contains("receipt of demo-1: DELIVRD\n", text.Output, StringComparison.Ordinal);
        Assert.EndsWith("ESME_ROK\n", text.Output, StringComparison.Ordinal);
        Assert.Equal(1, running.Centre!.Texts);
    }

    [Fact]
    public async Task A_choice_is_in_force_for_the_next_text_and_all_parts_of_a_long_one()
    {
        await using var running = await Running.StartWithTextsAsync();
        await ShutAsync(running);

        var refused = await running.TextAsync("+12025550123", Running.Line, "--message", new string('x', 400));
        var calls = await running.CallAsync(Running.Abroad, Running.Line);

        Assert.Equal((1, "seawall: not accepted: ESME_RSUBMITFAIL (0x45)\n"), (refused.Code, refused.Error));
        Assert.Contains("part 3 of 3\n", refused.Output, StringComparison.Ordinal);
        Assert.Equal(3, refused.Output.Split("ESME_RSUBMITFAIL").Length - 1);
        Assert.DoesNotContain("xxx", refused.Output, StringComparison.Ordinal);
        Assert.Equal(0, running.Centre!.Texts);
        Assert.Equal(0, calls.Code);
    }

    [Fact]
    public async Task A_line_that_lets_registered_codes_through_gets_those_of_its_bank()
    {
        await using var running = await Running.StartWithTextsAsync();
        await ShutAsync(running);
        Assert.Equal(1, (await running.TextAsync("MYBANK", Running.Line)).Code);

        var rule = await running.DoAsync("rule", "add", Running.Line, "--pass", "registered:code");

        Assert.Contains("pass registered:code (sms)", rule, StringComparison.Ordinal);
        Assert.Equal(0, (await running.TextAsync("mybank", Running.Line)).Code);
        Assert.Equal(1, (await running.TextAsync("LOTTERY", Running.Line)).Code);
        await running.DoAsync("rule", "remove", Running.Line, "registered:code");
        Assert.Equal(1, (await running.TextAsync("MYBANK", Running.Line)).Code);
    }

    [Theory]
    [InlineData("+12025550123", "hub", "refuse", "choice_shut")]
    [InlineData("+85223456789", "hub", "pass", "undecided")]
    [InlineData("LOTTERY", "hub", "refuse", "choice_shut")]
    [InlineData("4711", "hub", "refuse", "choice_shut")]
    [InlineData("+8613800138000", "hub", "refuse", "spoofed")]
    [InlineData("10086", "hub", "refuse", "spoofed")]
    [InlineData("10086", "near", "pass", "domestic")]
    [InlineData("LOTTERY", "near", "pass", "domestic")]
    public async Task The_wire_and_explain_agree(string from, string trunk, string outcome, string reason)
    {
        await using var running = await Running.StartWithTextsAsync();
        await ShutAsync(running);

        using var explained = JsonDocument.Parse(await running.DoAsync(
            "explain", "--service", "sms", "--from", from, "--to", Running.Line, "--trunk", trunk, "--json"));
        var text = await running.TextAsync(from, Running.Line, "--via", trunk);
        var record = await running.DoAsync("records", "find", "--limit", "1");

        Assert.Equal(outcome, explained.RootElement.GetProperty("outcome").GetString());
        Assert.Equal(reason, explained.RootElement.GetProperty("reason").GetString());
        Assert.Equal(
            outcome == "pass" ? "forwarded to smsc"
                : "ESME_RSUBMITFAIL (0x45), ESME_RPROHIBITED (0x101) to a peer of version 5.0",
            explained.RootElement.GetProperty("answer").GetString());
        Assert.Equal(outcome == "pass" ? 0 : 1, text.Code);
        Assert.Contains($"{trunk}  {from} -> {Running.Line}  ", record, StringComparison.Ordinal);
        Assert.Contains($"{outcome} {reason}  ", record, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("85223456789", "+85223456789", "pass undecided")]
    [InlineData("13800138000", "+8613800138000", "refuse spoofed")]
    public async Task Digits_without_a_plus_are_what_somebody_has(string from, string read, string verdict)
    {
        await using var running = await Running.StartWithTextsAsync();
        await ShutAsync(running);
        await running.TextAsync(from, Running.Line);
        Assert.Contains(
            $"hub  {read} -> {Running.Line}  ", await running.DoAsync("records", "find"), StringComparison.Ordinal);
        Assert.Contains(verdict, await running.DoAsync("records", "find"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_keep_the_sender_and_never_what_a_text_says()
    {
        await using var running = await Running.StartWithTextsAsync();
        await running.TextAsync("MYBANK", Running.Line, "--message", "code 271828");
        await running.TextAsync("+12025550123", Running.OtherLine);

        using var found = JsonDocument.Parse(
            await running.DoAsync("records", "find", "--sender", "mybank", "--service", "sms", "--json"));

        var record = Assert.Single(found.RootElement.EnumerateArray());
        Assert.Equal("MYBANK", record.GetProperty("sender").GetString());
        Assert.Equal("hub", record.GetProperty("trunk").GetString());
        Assert.Equal(Running.Line, record.GetProperty("called").GetString());
        Assert.DoesNotContain("271828", record.GetRawText(), StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(running.Folder.File("data/records")))
        {
            Assert.DoesNotContain("271828", await File.ReadAllTextAsync(
                file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(running.Log, line => line.Contains("13857100001", StringComparison.Ordinal)
            || line.Contains("271828", StringComparison.Ordinal) || line.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Status_and_figures_show_binds_and_what_came_of_texts()
    {
        await using var running = await Running.StartWithTextsAsync();
        await ShutAsync(running);
        await running.TextAsync("+12025550123", Running.Line);
        await running.TextAsync("+12025550123", Running.OtherLine);

        var status = await running.DoAsync("status");
        var (_, page) = await running.GetAsync("/metrics");

        Assert.Matches(@"tcp:127\.0\.0\.1:0 +127\.0\.0\.1:\d+", status);
        Assert.Matches(@"hub +international +0 +0 +[\d.]+ +1 +1 +0 +none +0", status);
        Assert.Matches(@"smsc +tcp:127\.0\.0\.1:\d+ +bound +1 of 1 +0 +1 +1", status);
        Assert.Contains("seawall_smpp_binds{trunk=\"smsc\",state=\"bound\"} 1\n", page, StringComparison.Ordinal);
        Assert.Contains(
            "seawall_smpp_pdus_total{trunk=\"hub\",command=\"submit_sm_resp\",status=\"ESME_RSUBMITFAIL\"} 1\n", page,
            StringComparison.Ordinal);
        Assert.Contains(
            "seawall_verdicts_total{service=\"sms\",trunk=\"hub\",outcome=\"refuse\",reason=\"choice_shut\"} 1\n", page,
            StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d{11,}[^.\d]", System.Text.RegularExpressions.Regex.Replace(page, @"\d+\.\d+", ""));
    }

    [Fact]
    public async Task A_drain_turns_new_texts_away()
    {
        await using var running = await Running.StartWithTextsAsync();

        await running.DoAsync("drain");
        var text = await running.TextAsync("+12025550123", Running.Line);

        Assert.Equal(1, text.Code);
        Assert.Equal(0, running.Centre!.Texts);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await running.GetAsync("/health/ready")).Status);
    }

    [Fact]
    public async Task A_reload_says_what_changed_and_is_in_force_for_the_next_text()
    {
        await using var running = await Running.StartWithTextsAsync();
        running.Change(
            "class = \"international\"\nsystem_id", "class = \"international\"\nspoofed = \"refuse\"\nsystem_id");
        running.Change("purpose = \"code\"", "purpose = \"any\"");

        var reload = await running.DoAsync("reload");

        Assert.Equal(
            "trunk hub changed\nregistered sender MYBANK on hub changed\nsettings generation 2 in force\n", reload);
        Assert.Equal(1, (await running.TextAsync("10086", Running.Line)).Code);
        Assert.Equal(0, (await running.TextAsync("+12025550123", Running.Line)).Code);
    }

    [Theory]
    [InlineData("[smpp]\nlisten = [\"tcp:127.0.0.1:0\"]", "[smpp]\nlisten = [\"tcp:127.0.0.1:5099\"]", "smpp.listen")]
    [InlineData("[smpp]\n", "[smpp]\ntls = { certificate = \"c\", key = \"k\" }\n", "smpp.tls")]
    public async Task What_needs_a_restart_is_said_and_not_taken(string before, string after, string key)
    {
        await using var running = await Running.StartWithTextsAsync();
        running.Change(before, after);

        var run = await running.RunAsync("reload");

        Assert.Contains(
            $": {key}: cannot change by a reload; restart Seawall for it", run.Error, StringComparison.Ordinal);
        Assert.Equal(1u, running.Node.Models.Generation);
    }

    [Fact]
    public async Task Without_a_message_centre_a_text_is_to_be_tried_again_and_the_node_is_not_ready()
    {
        await using var running = await Running.StartWithTextsAsync();
        await running.Centre!.DisposeAsync();
        while (running.Node.NotReady.Length == 0)
        {
            await Task.Yield();
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        var text = await running.TextAsync("+12025550123", Running.Line);

        Assert.Equal("seawall: not accepted: ESME_RSYSERR (0x8)\n", text.Error);
        Assert.Equal(
            "not ready: no target of the next hop smsc is bound\n", (await running.GetAsync("/health/ready")).Text);
        Assert.Matches(@"smsc +tcp:127\.0\.0\.1:\d+ +down +0 of 1", await running.DoAsync("status"));
    }

    [Fact]
    public async Task Texts_need_no_calls()
    {
        await using var running = await Running.StartWithTextsAsync(settings =>
            settings[..settings.IndexOf("[sip]", StringComparison.Ordinal)]
            + settings[settings.IndexOf("[metrics]", StringComparison.Ordinal)..]);

        Assert.Equal(0, (await running.TextAsync("+12025550123", Running.Line)).Code);
        Assert.Contains("sms  ", await running.DoAsync("choice", "show", Running.Line), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_refusal_looks_like_any_other_acceptance()
    {
        await using var running = await Running.StartWithTextsAsync(settings => settings.Replace(
            "system_id = \"hub\"", "system_id = \"hub\"\nrefuse = { silent = true }", StringComparison.Ordinal));
        await ShutAsync(running);

        using var text = JsonDocument.Parse(
            await running.DoAsync("text", "--from", "LOTTERY", "--to", Running.Line, "--receipt", "--json"));

        Assert.Equal("accepted", text.RootElement.GetProperty("outcome").GetString());
        Assert.Equal("REJECTD", text.RootElement.GetProperty("receipt").GetString());
        Assert.Equal(0, running.Centre!.Texts);
    }

    [Theory]
    [InlineData("--via", "hbu", "via: there is no trunk of texts \"hbu\"; expected hub or near")]
    [InlineData("--from", "a name of more than twenty letters", "from: expected a number, a short code or a name")]
    [InlineData("--wait", "soon", "wait: expected a length such as 15s, at most 10m")]
    public async Task A_wrong_question_names_its_field(string option, string value, string expected)
    {
        await using var running = await Running.StartWithTextsAsync();
        string[] from = option == "--from" ? [] : ["--from", "MYBANK"];

        var run = await running.RunAsync(["text", .. from, "--to", Running.Line, option, value]);

        Assert.Equal(2, run.Code);
        Assert.StartsWith($"seawall: {expected}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_and_texts_are_not_mixed_up()
    {
        await using var running = await Running.StartWithTextsAsync();

        var run = await running.RunAsync("explain", "--from", Running.Abroad, "--to", Running.Line, "--trunk", "hub");

        Assert.Equal(
            (2, "seawall: trunk: \"hub\" is a trunk of texts: ask with --service sms\n"), (run.Code, run.Error));
        await using var calls = await Running.StartAsync();
        Assert.Equal(
            "seawall: the settings have no trunk of texts\n", (await calls.TextAsync("MYBANK", Running.Line)).Error);
    }
}
