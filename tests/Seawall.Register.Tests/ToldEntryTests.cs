namespace Seawall.Register.Tests;

/// <summary>Entries of whom campaigns told, where the register does something with the whole journal.</summary>
public sealed class ToldEntryTests
{
    /// <summary>A register, later, on a journal with entries about campaigns between those about lines.</summary>
    static async Task<Bench> LaterAsync(int days)
    {
        var disk = new MemoryDisk();
        await using (var store = new MemoryStore(disk))
        {
            var journal = await CampaignJournal.OpenAsync(store);
            await journal.ApplyAsync(1);
            await journal.StepAsync(1, JournalKind.CampaignStarted);
            for (var part = 0; part < 20; part++)
            {
                await journal.TellAsync(1, [.. Enumerable.Range(0, 100).Select(i => 100L * part + i)]);
                await journal.ChangeHoldersAsync(JournalKind.HolderChanged, 100 * part + 1);
            }
            await journal.UntellAsync(1, 3, 4);
        }
        var bench = await Bench.StartAsync(keepFor: TimeSpan.FromDays(30));
        await bench.Register.DisposeAsync();
        bench.Disk = disk;
        await bench.RestartAsync(snapshot: false, at: CampaignJournal.Start.AddDays(days));
        return bench;
    }

    [Fact]
    public async Task The_proof_of_a_line_leads_past_them()
    {
        await using var bench = await LaterAsync(days: 1);
        await bench.SetAsync(1, "shut");
        await bench.VerifyAsync();
        var answer = await bench.Register.ProofAsync(Bench.Number(1), null, Bench.Cancel);
        var proof = System.Text.Encoding.UTF8.GetString(answer.Value!);
        var (exit, said) = await ProofTests.CheckAsync(proof);
        Assert.True(exit == 0, said);
        Assert.Contains("2 entries", said, StringComparison.Ordinal);
        Assert.Contains("\"kind\": 24", proof, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_they_are_old_they_name_nobody_and_campaigns_stay()
    {
        await using var bench = await LaterAsync(days: 31);
        Assert.Equal(41, await RemovedAsync(bench));
        var report = (await bench.Register.VerifyAsync(null, Bench.Cancel)).Value!;
        Assert.True(report.Holds, string.Join('\n', report.Faults));
        Assert.Equal((41, 1_978), (report.Removed, report.ToldWithoutHistory));
        await using var view = await bench.Store.ViewAsync(Bench.Cancel);
        await foreach (var entry in view.JournalAsync(1, Bench.Cancel))
        {
            Assert.Equal(entry.Kind is JournalKind.LinesTold or JournalKind.LinesUntold or JournalKind.HolderChanged,
                entry.Body.IsEmpty);
        }
        Assert.Equal(0, await bench.Register.RemovePersonsAsync());
    }

    static async Task<long> RemovedAsync(Bench bench)
    {
        await bench.Register.RemovePersonsAsync();
        return (await bench.Register.VerifyAsync(null, Bench.Cancel)).Value!.Removed;
    }

    [Fact]
    public async Task While_they_are_young_they_stay()
    {
        await using var bench = await LaterAsync(days: 29);
        Assert.Equal(0, await RemovedAsync(bench));
        await bench.VerifyAsync();
    }
}
