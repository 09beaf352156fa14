using System.Net;
using Seawall.Commands;
using Seawall.Serving;

namespace Seawall.Tests.Serving;

/// <summary>Start, reload, drain, stop, and start again without what was lost.</summary>
public sealed class LifeTests
{
    [Fact]
    public async Task A_file_with_mistakes_keeps_the_settings_in_force()
    {
        await using var running = await Running.StartAsync();
        running.Change("class = \"international\"", "class = \"foreign\"");

        var run = await running.RunAsync("reload");

        Assert.Equal(2, run.Code);
        Assert.Equal(
            $"seawall: {running.SettingsFile}:20:9: sip.trunks.class: "
            + "expected \"international\", \"domestic\" or \"core\", found \"foreign\"\n",
            run.Error);
        Assert.Equal(1u, running.Node.Models.Generation);
        Assert.Equal(0, (await running.CallAsync(Running.Abroad, Running.Line)).Code);
        Assert.Contains(
            "seawall_reload_success 0\n", (await running.GetAsync("/metrics")).Text, StringComparison.Ordinal);
        Assert.Contains(running.Log, line => line.StartsWith("Error seawall[1111]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_zone_is_in_force_for_choices_and_calls_at_once()
    {
        await using var running = await Running.StartAsync();
        await running.ShutAsync(Running.Line, "hongkong");
        running.Change("[data]", "[[zones]]\nname = \"macao\"\ncountries = [\"853\"]\n[data]");

        var reload = await running.DoAsync("reload");

        Assert.Equal("zone macao added\nsettings generation 2 in force\n", reload);
        Assert.Equal(0, (await running.CallAsync("+85366123456", Running.Line)).Code);
        await running.ShutAsync(Running.Line, "macao");
        Assert.Equal(1, (await running.CallAsync("+85366123456", Running.Line)).Code);
        Assert.Equal(1, (await running.CallAsync(Running.HongKong, Running.Line)).Code);
        Assert.Contains("macao", await running.DoAsync("records", "find", "--limit", "3"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tcp:127.0.0.1:0", "tcp:127.0.0.1:5099", "sip.listen")]
    [InlineData("workers = 1", "workers = 2", "sip.workers")]
    [InlineData("workers = 1", "workers = 1\nspread_sources = true", "sip.spread_sources")]
    [InlineData("workers = 1", "workers = 1\ncoalesce = false", "sip.coalesce")]
    [InlineData("folder = \"data\"", "folder = \"elsewhere\"", "data.folder")]
    [InlineData("http://127.0.0.1:0", "http://127.0.0.1:9", "metrics.listen")]
    [InlineData("[metrics]", "[console]\nlisten = \"http://127.0.0.1:0\"\n[metrics]", "console.listen")]
    [InlineData("[data]", "[admin]\nmode = \"0660\"\n[data]", "admin")]
    [InlineData("[data]", "[records]\nqueue = 2048\n[data]", "records")]
    [InlineData("workers = 1", "workers = 1\nadvertise = \"x.example.net\"", "sip.advertise")]
    [InlineData("workers = 1", "workers = 1\ncluster_key = \"0123456789abcdef\"", "sip.cluster_key")]
    public async Task What_needs_a_restart_is_said_and_not_taken(string before, string after, string key)
    {
        await using var running = await Running.StartAsync();
        var socket = running.Node.Models.Settings.Admin.Socket.Value;
        running.Change(before, after);

        var run = await running.RunAsync("reload", "--socket", socket);

        Assert.Equal(2, run.Code);
        Assert.Contains(
            $": {key}: cannot change by a reload; restart Seawall for it", run.Error, StringComparison.Ordinal);
        Assert.Equal(1u, running.Node.Models.Generation);
    }

    [Fact]
    public async Task Draining_turns_new_calls_away_and_says_so()
    {
        await using var running = await Running.StartAsync();

        Assert.StartsWith("draining", await running.DoAsync("drain"), StringComparison.Ordinal);

        var call = await running.CallAsync(Running.Abroad, Running.Line);
        Assert.Contains("503", call.Output, StringComparison.Ordinal);
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "not ready: draining\n"), await running.GetAsync("/health/ready"));
        Assert.Equal((HttpStatusCode.OK, "live\n"), await running.GetAsync("/health/live"));
        Assert.Contains("seawall_draining 1\n", (await running.GetAsync("/metrics")).Text, StringComparison.Ordinal);
        Assert.Contains("\ndraining\n", await running.DoAsync("status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drain_with_an_end_stops_the_process_then()
    {
        await using var running = await Running.StartAsync();

        Assert.Contains("Seawall stops at ", await running.DoAsync("drain", "--for", "1ms"), StringComparison.Ordinal);

        await running.Node.DrainEnded.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_second_one_on_the_same_folder_is_refused_and_told_by_whom()
    {
        await using var running = await Running.StartAsync();

        var refused = await Assert.ThrowsAsync<StartException>(running.AnotherNodeAsync);

        Assert.Equal(ExitCode.Failed, refused.Code);
        Assert.StartsWith(
            $"another Seawall (process {Environment.ProcessId}) serves from ", refused.Message,
            StringComparison.Ordinal);
        Assert.Equal(0, (await running.CallAsync(Running.Abroad, Running.Line)).Code);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        await using var running = await Running.StartAsync();
        var taken = running.Node.Gateway!.Status().Listeners[1].Bound;

        var refused = await Assert.ThrowsAsync<StartException>(async () => await Running.StartAsync(
            settings => settings.Replace("tcp:127.0.0.1:0", $"tcp:{taken}", StringComparison.Ordinal)));

        Assert.Contains($"tcp:{taken}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_restart()
    {
        await using var running = await Running.StartAsync();
        await running.ShutAsync(Running.Line);
        await running.CallAsync(Running.Abroad, Running.Line);

        await running.RestartAsync();

        Assert.Equal(1, (await running.CallAsync(Running.Abroad, Running.Line)).Code);
        Assert.Equal(
            2, (await running.DoAsync("records", "find")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("the journal holds", await running.DoAsync("journal", "verify"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_store_calls_go_on_and_changes_are_refused()
    {
        await using var running = await Running.StartAsync();
        await running.ShutAsync(Running.Line);

        await running.RestartAsync(() =>
        {
            foreach (var file in Directory.EnumerateFiles(running.Folder.File("data"), "*.db*"))
            {
                File.Delete(file);
            }
        });

        Assert.Equal(1, (await running.CallAsync(Running.Abroad, Running.Line)).Code);
        var change = await running.RunAsync(
            "choice", "set", Running.OtherLine, "--service", "voice", "--zone", "overseas", "--to", "shut");
        Assert.Equal(1, change.Code);
        Assert.Contains("store", change.Error, StringComparison.Ordinal);
        Assert.Contains("store    down: ", await running.DoAsync("status"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await running.GetAsync("/health/ready")).Status);
        Assert.Contains("seawall_store_up 0\n", (await running.GetAsync("/metrics")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_owner_may_use_the_socket_and_it_goes_with_the_process()
    {
        await using var running = await Running.StartAsync();
        var socket = running.Node.Models.Settings.Admin.Socket.Value;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(socket));

        await running.RestartAsync(() => Assert.False(File.Exists(socket)));

        Assert.True(File.Exists(socket));
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_socket_is_left_alone()
    {
        await using var running = await Running.StartAsync();
        var socket = running.Node.Models.Settings.Admin.Socket.Value;
        await running.RestartAfterAsync(async () =>
        {
            await File.WriteAllTextAsync(socket, "precious", TestContext.Current.CancellationToken);

            var refused = await Assert.ThrowsAsync<StartException>(running.AnotherNodeAsync);

            Assert.Contains("is a file with something in it", refused.Message, StringComparison.Ordinal);
            Assert.Equal("precious", await File.ReadAllTextAsync(socket, TestContext.Current.CancellationToken));
            File.Delete(socket);
        });
    }

    [Fact]
    public async Task Without_calls_it_is_a_register_only()
    {
        await using var running = await Running.StartAsync(settings =>
            settings[..settings.IndexOf("[sip]", StringComparison.Ordinal)]
            + settings[settings.IndexOf("[metrics]", StringComparison.Ordinal)..]);

        await running.ShutAsync(Running.Line);

        Assert.Contains("shut", await running.DoAsync("choice", "show", Running.Line), StringComparison.Ordinal);
        Assert.Contains("choice_shut", await running.DoAsync(
            "explain", "--from", Running.Abroad, "--to", Running.Line), StringComparison.Ordinal);
        Assert.Equal(1, (await running.CallAsync(Running.Abroad, Running.Line)).Code);
    }

    [Fact]
    public async Task A_dark_next_hop_makes_a_node_not_ready()
    {
        await using var running = await Running.StartAsync(settings => settings.Replace(
            "name = \"core\"\n", "name = \"core\"\nprobe = { every = \"100ms\", down_after = 1 }\n",
            StringComparison.Ordinal));
        await running.Callee.DisposeAsync();

        while ((await running.GetAsync("/health/ready")).Status == HttpStatusCode.OK)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        Assert.Equal(
            "not ready: no target of the next hop core is active\n", (await running.GetAsync("/health/ready")).Text);
        Assert.Contains(
            "seawall_next_hop_up{group=\"core\"", (await running.GetAsync("/metrics")).Text, StringComparison.Ordinal);
    }
}
