namespace Seawall.EndToEnd;

/// <summary>Real calls by sipp: passed where nothing forbids it, refused where the line shut overseas.</summary>
public sealed class CallTests
{
    private const string Abroad = "+12025550123";
    private const string Shut = "+8613857100001";
    private const string Undecided = "+8613857100002";

    [Theory]
    [InlineData("u1")]
    [InlineData("t1")]
    public async Task A_call_to_an_undecided_line_is_completed(string transport)
    {
        var (sip, callee) = (Loopback.FreePort(), Loopback.FreePort());
        await using var seawall = await SeawallProcess.StartAsync(Trunk.International(sip, Target(transport, callee)));
        await using var answering = await Sipp.CalleeAsync("callee", callee, 20, transport);
        var (code, output) = await Sipp.CallAsync("caller", sip, Abroad, Undecided, 20, transport);
        Assert.True(code == 0, code == 0 ? "" : output + await seawall.ToldAsync());
        Assert.Equal(0, await answering.StopAsync());
    }

    [Theory]
    [InlineData("u1")]
    [InlineData("t1")]
    public async Task A_call_to_a_line_that_shut_overseas_is_refused(string transport)
    {
        var (sip, callee) = (Loopback.FreePort(), Loopback.FreePort());
        await using var seawall = await SeawallProcess.StartAsync(Trunk.International(sip, Target(transport, callee)));
        await seawall.ShutAsync(Shut);
        var (code, output) = await Sipp.CallAsync("refused", sip, Abroad, Shut, 20, transport);
        Assert.True(code == 0, code == 0 ? "" : output + await seawall.ToldAsync());
        Assert.Contains("reason=\"choice_shut\"", await seawall.MetricsAsync(), StringComparison.Ordinal);
        var found = await seawall.DoAsync("records", "find", "--subscriber", Shut, "--json");
        Assert.Contains("choice_shut", found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("u1")]
    [InlineData("t1")]
    public async Task A_text_in_a_message_arrives_or_is_refused_as_the_line_chose(string transport)
    {
        var (sip, callee) = (Loopback.FreePort(), Loopback.FreePort());
        await using var seawall = await SeawallProcess.StartAsync(Trunk.International(sip, Target(transport, callee)));
        await seawall.DoAsync("choice", "set", Shut, "--service", "sms", "--zone", "overseas", "--to", "shut");
        await using var taking = await Sipp.CalleeAsync("textee", callee, 20, transport);
        var (sent, output) = await Sipp.CallAsync("texter", sip, Abroad, Undecided, 20, transport);
        Assert.True(sent == 0, sent == 0 ? "" : output + await seawall.ToldAsync());
        Assert.Equal(0, await taking.StopAsync());
        var (refused, said) = await Sipp.CallAsync("text-refused", sip, Abroad, Shut, 20, transport);
        Assert.True(refused == 0, refused == 0 ? "" : said + await seawall.ToldAsync());
    }

    [Fact]
    public async Task A_call_from_home_is_completed_whatever_was_shut()
    {
        var (sip, callee) = (Loopback.FreePort(), Loopback.FreePort());
        await using var seawall = await SeawallProcess.StartAsync(
            Trunk.International(sip, Target("u1", callee))
                .Replace("\"international\"", "\"domestic\"", StringComparison.Ordinal));
        await seawall.ShutAsync(Shut);
        await using var answering = await Sipp.CalleeAsync("callee", callee, 1);
        var (code, output) = await Sipp.CallAsync("caller", sip, "+861088886666", Shut);
        Assert.True(code == 0, code == 0 ? "" : output + answering.Output + await seawall.ToldAsync());
    }

    [Fact]
    public async Task A_caller_who_gives_up_reaches_the_callee_with_it()
    {
        var (sip, callee) = (Loopback.FreePort(), Loopback.FreePort());
        await using var seawall = await SeawallProcess.StartAsync(Trunk.International(sip, Target("u1", callee)));
        await using var ringing = await Sipp.CalleeAsync("ringing", callee, 5);
        var (code, output) = await Sipp.CallAsync("cancelled", sip, Abroad, Undecided, 5);
        Assert.True(code == 0, code == 0 ? "" : output + await seawall.ToldAsync());
        Assert.Equal(0, await ringing.StopAsync());
    }

    [Fact]
    public async Task A_call_that_comes_by_tcp_leaves_by_udp_and_the_other_way_round()
    {
        var (sip, callee) = (Loopback.FreePort(), Loopback.FreePort());
        await using var seawall = await SeawallProcess.StartAsync(Trunk.International(sip, Target("u1", callee)));
        await using (var answering = await Sipp.CalleeAsync("callee", callee, 3))
        {
            var (code, output) = await Sipp.CallAsync("caller", sip, Abroad, Undecided, 3, "t1");
            Assert.True(code == 0, code == 0 ? "" : output + await seawall.ToldAsync());
        }
        var (other, tcpCallee) = (Loopback.FreePort(), Loopback.FreePort());
        await using var bridge = await SeawallProcess.StartAsync(Trunk.International(other, Target("t1", tcpCallee)));
        await using (var answering = await Sipp.CalleeAsync("callee", tcpCallee, 3, "t1"))
        {
            var (code, output) = await Sipp.CallAsync("caller", other, Abroad, Undecided, 3);
            Assert.True(code == 0, code == 0 ? "" : output + await bridge.ToldAsync());
        }
    }

    [Fact]
    public async Task A_choice_is_in_force_for_the_next_call_and_undone_for_the_one_after()
    {
        var (sip, callee) = (Loopback.FreePort(), Loopback.FreePort());
        await using var seawall = await SeawallProcess.StartAsync(Trunk.International(sip, Target("u1", callee)));
        await seawall.ShutAsync(Shut);
        Assert.Equal(0, (await Sipp.CallAsync("refused", sip, Abroad, Shut)).Code);
        await seawall.DoAsync(
            "choice", "set", Shut, "--service", "voice", "--zone", "overseas", "--to", "open", "--for", "24h");
        await using var answering = await Sipp.CalleeAsync("callee", callee, 1);
        var (code, output) = await Sipp.CallAsync("caller", sip, Abroad, Shut);
        Assert.True(code == 0, code == 0 ? "" : output + await seawall.ToldAsync());
    }

    private static string Target(string transport, int port) =>
        $"{(transport == "u1" ? "udp" : "tcp")}:127.0.0.1:{port}";
}
