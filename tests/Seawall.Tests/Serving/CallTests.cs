using System.Text.Json;

namespace Seawall.Tests.Serving;

/// <summary>Real calls through a whole Seawall: passed, refused, recorded, explained, counted.</summary>
public sealed class CallTests
{
    [Theory]
    [InlineData("udp")]
    [InlineData("tcp")]
    public async Task A_call_to_an_undecided_line_is_answered_and_ended(string transport)
    {
        await using var running = await Running.StartAsync();

        var call = await running.CallAsync(Running.Abroad, Running.Line, "--transport", transport);

        Assert.Equal((0, ""), (call.Code, call.Error));
        Assert.Contains("<-  180 Ringing", call.Output, StringComparison.Ordinal);
        Assert.Contains("<-  200 OK", call.Output, StringComparison.Ordinal);
        Assert.Contains("->  BYE", call.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("udp")]
    [InlineData("tcp")]
    public async Task A_choice_is_in_force_for_the_next_call(string transport)
    {
        await using var running = await Running.StartAsync();
        var set = await running.ShutAsync(Running.Line);
        Assert.Contains("undecided -> shut", set, StringComparison.Ordinal);

        var refused = await running.CallAsync(Running.Abroad, Running.Line, "--transport", transport);
        var other = await running.CallAsync(Running.Abroad, Running.OtherLine, "--transport", transport);

        Assert.Equal((1, "seawall: not answered: 603 Decline\n"), (refused.Code, refused.Error));
        Assert.Contains("603 Decline  (Q.850;cause=21)", refused.Output, StringComparison.Ordinal);
        Assert.Equal(0, other.Code);
    }

    [Fact]
    public async Task A_hidden_number_is_from_overseas_and_home_is_home()
    {
        await using var running = await Running.StartAsync();
        await running.ShutAsync(Running.Line);

        Assert.Equal(1, (await running.CallAsync("anonymous", Running.Line)).Code);
        Assert.Equal(0, (await running.CallAsync(Running.HongKong, Running.Line)).Code);
        Assert.Equal(0, (await running.CallAsync("+861012345678", Running.Line, "--via", "home")).Code);
    }

    [Fact]
    public async Task A_call_by_a_trunk_that_is_not_there()
    {
        await using var running = await Running.StartAsync();

        var call = await running.CallAsync(Running.Abroad, Running.Line, "--via", "igv");

        Assert.Equal((2, "seawall: via: there is no trunk \"igv\"; expected igw or home\n"), (call.Code, call.Error));
    }

    [Fact]
    public async Task Every_verdict_leaves_its_record()
    {
        await using var running = await Running.StartAsync();
        await running.ShutAsync(Running.Line);
        var call = await running.CallAsync(Running.Abroad, Running.Line, "--json");
        using var made = JsonDocument.Parse(call.Output);
        var callId = made.RootElement.GetProperty("callId").GetString();
        await running.CallAsync(Running.Abroad, Running.OtherLine);

        using var found = JsonDocument.Parse(
            await running.DoAsync("records", "find", "--subscriber", "13857100001", "--json"));
        var record = Assert.Single(found.RootElement.EnumerateArray());
        Assert.Equal("igw", record.GetProperty("trunk").GetString());
        Assert.Equal(Running.Abroad, record.GetProperty("caller").GetString());
        Assert.Equal(Running.Line, record.GetProperty("called").GetString());
        Assert.Equal("overseas", record.GetProperty("zone").GetString());
        Assert.Equal("US", record.GetProperty("country").GetString());
        Assert.Equal("refuse", record.GetProperty("outcome").GetString());
        Assert.Equal("choice_shut", record.GetProperty("reason").GetString());
        Assert.Equal(callId, record.GetProperty("correlation").GetString());

        var latest = await running.DoAsync("records", "find", "--limit", "1");
        Assert.Contains(
            $"{Running.Abroad} -> {Running.OtherLine}  overseas (US)  pass undecided", latest,
            StringComparison.Ordinal);
        Assert.Equal("no records\n", await running.DoAsync("records", "find", "--outcome", "refuse", "--since", "0s"));
        var tail = await running.DoAsync("records", "tail", "--last", "2", "--limit", "2", "--json");
        Assert.Equal(2, tail.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("--subscriber", "x", "subscriber: expected a number, found \"x\"")]
    [InlineData("--service", "fax", "service: expected voice or sms")]
    [InlineData("--outcome", "maybe", "outcome: expected pass or refuse")]
    [InlineData("--reason", "because", "reason: expected not_our_line, domestic")]
    [InlineData("--since", "then", "since: expected a time such as")]
    [InlineData("--until", "then", "until: expected a time such as")]
    public async Task A_wrong_question_of_the_records_names_its_field(string option, string value, string expected)
    {
        await using var running = await Running.StartAsync();

        var run = await running.RunAsync("records", "find", option, value);

        Assert.Equal(2, run.Code);
        Assert.StartsWith($"seawall: {expected}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_count_what_happened_and_name_nobody()
    {
        await using var running = await Running.StartAsync();
        await running.ShutAsync(Running.Line);
        await running.CallAsync(Running.Abroad, Running.Line);
        await running.CallAsync(Running.Abroad, Running.OtherLine);

        var (_, page) = await running.GetAsync("/metrics");

        Assert.Contains(
            "seawall_sip_requests_total{trunk=\"igw\",method=\"INVITE\"} 2\n", page, StringComparison.Ordinal);
        Assert.Contains(
            "seawall_sip_responses_total{trunk=\"igw\",status=\"603\"} 1\n", page, StringComparison.Ordinal);
        Assert.Contains(
            "seawall_verdicts_total{service=\"voice\",trunk=\"igw\",outcome=\"refuse\",reason=\"choice_shut\"} 1\n",
            page, StringComparison.Ordinal);
        Assert.Contains(
            "seawall_choices{service=\"voice\",zone=\"overseas\",state=\"shut\"} 1\n", page, StringComparison.Ordinal);
        Assert.Contains("seawall_choice_changes_total{way=\"cli\",to=\"shut\"} 1\n", page, StringComparison.Ordinal);
        Assert.Contains("seawall_draining 0\n", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d{11,}[^.\d]", System.Text.RegularExpressions.Regex.Replace(page, @"\d+\.\d+", ""));
        Assert.DoesNotContain(running.Log, line => line.Contains("13857100001", StringComparison.Ordinal));
    }
}
