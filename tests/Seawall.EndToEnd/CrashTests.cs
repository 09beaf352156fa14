namespace Seawall.EndToEnd;

/// <summary>kill -9, a full disk, a broken store: no acknowledged choice is lost, calls go on by the book.</summary>
public sealed class CrashTests
{
    private const string Abroad = "+12025550123";

    [Fact]
    public async Task No_acknowledged_choice_is_lost_by_kill_9()
    {
        var sip = Loopback.FreePort();
        await using var seawall = await SeawallProcess.StartAsync(
            Trunk.International(sip, $"udp:127.0.0.1:{Loopback.FreePort()}"));
        var random = new Random(7);
        var acknowledged = new HashSet<string>();
        var number = 8613857100000;
        for (var round = 0; round < 3; round++)
        {
            var victim = random.Next(3, 9);
            var setting = Enumerable.Range(0, 12).Select(async _ =>
            {
                var line = $"+{Interlocked.Increment(ref number)}";
                var (code, _) = await seawall.RunAsync(
                    "choice", "set", line, "--service", "voice", "--zone", "overseas", "--to", "shut");
                lock (acknowledged)
                {
                    if (code == 0)
                        acknowledged.Add(line);
                }
            }).ToList();
            while (victim-- > 0)
                await Task.WhenAny(setting.Where(task => !task.IsCompleted).DefaultIfEmpty(Task.CompletedTask));
            await seawall.KillAsync();
            await Task.WhenAll(setting);
            await seawall.RestartAsync();
            await seawall.DoAsync("journal", "verify");
        }
        Assert.NotEmpty(acknowledged);
        foreach (var line in acknowledged)
            Assert.Contains("shut", await seawall.DoAsync("choice", "show", line), StringComparison.Ordinal);
        var (refused, output) = await Sipp.CallAsync("refused", sip, Abroad, acknowledged.First());
        Assert.True(refused == 0, output);
        Assert.Contains("choice_shut", await seawall.DoAsync("records", "find", "--json"), StringComparison.Ordinal);
        await seawall.KillAsync();
        await seawall.RestartAsync();
        Assert.Contains("choice_shut", await seawall.DoAsync("records", "find", "--json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_full_disk_calls_go_on_and_changes_are_refused_with_the_reason()
    {
        if (Environment.UserName != "root")
            Assert.Skip("a small disk is mounted by root only");
        var sip = Loopback.FreePort();
        await using var disk = await SmallDisk.MountAsync(megabytes: 24);
        await using var seawall = await SeawallProcess.StartAsync(
            Trunk.International(sip, $"udp:127.0.0.1:{Loopback.FreePort()}"), data: disk.Folder);
        await seawall.ShutAsync("+8613857100001");
        disk.Fill();
        await Until.TrueAsync("a change to be refused", async () =>
        {
            var (code, output) = await seawall.RunAsync(
                "choice", "set", "+8613857100002", "--service", "voice", "--zone", "overseas", "--to", "shut",
                "--note", new string('x', 200));
            if (code == 0)
                await seawall.RunAsync("choice", "set", "+8613857100002", "--service", "voice", "--zone", "overseas",
                    "--to", "undecided");
            else
                Assert.Equal(1, code);
            return code == 1 && output.Trim().Length > 0;
        });
        Assert.Equal(0, (await Sipp.CallAsync("refused", sip, Abroad, "+8613857100001", 20)).Code);
        disk.Empty();
        await Until.TrueAsync("changes to be taken again", async () => (await seawall.RunAsync(
            "choice", "set", "+8613857100003", "--service", "voice", "--zone", "overseas", "--to", "shut")).Code == 0);
        Assert.Equal(0, (await Sipp.CallAsync("refused", sip, Abroad, "+8613857100003")).Code);
    }

    [Fact]
    public async Task With_the_store_destroyed_a_node_restarts_from_its_snapshot()
    {
        var sip = Loopback.FreePort();
        await using var seawall = await SeawallProcess.StartAsync(
            Trunk.International(sip, $"udp:127.0.0.1:{Loopback.FreePort()}"));
        await seawall.ShutAsync("+8613857100001");
        Assert.Equal(0, await seawall.StopAsync());
        foreach (var file in Directory.EnumerateFiles(Path.Combine(seawall.Folder, "data"), "*.db*"))
            await File.WriteAllBytesAsync(file, new byte[8192], TestContext.Current.CancellationToken);
        await seawall.RestartAsync();
        Assert.Equal(0, (await Sipp.CallAsync("refused", sip, Abroad, "+8613857100001")).Code);
        var (code, output) = await seawall.RunAsync(
            "choice", "set", "+8613857100002", "--service", "voice", "--zone", "overseas", "--to", "shut");
        Assert.True(code == 1 && output.Contains("store", StringComparison.OrdinalIgnoreCase), output);
    }
}
