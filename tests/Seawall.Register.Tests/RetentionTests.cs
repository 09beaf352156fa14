using System.Text;
using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>Persons are removed from old entries, and the chain holds as before.</summary>
public sealed class RetentionTests
{
    /// <summary>
    /// It goes by itself when the clock moves on, and at once when asked: either way it is done when this returns.
    /// </summary>
    static async Task<long> RemovedAsync(Bench bench)
    {
        await bench.Register.RemovePersonsAsync();
        return (await bench.Register.VerifyAsync(null, Bench.Cancel)).Value!.Removed;
    }

    /// <summary>A clock that steps at once: one that is wound on would ring every timer of all these days.</summary>
    static Task LaterAsync(Bench bench, TimeSpan by) =>
        bench.RestartAsync(snapshot: false, at: bench.Time.GetUtcNow() + by);

    static async Task<Bench> OldAsync(int days = 40, Fault fault = Fault.None)
    {
        var bench = await Bench.StartAsync(keepFor: TimeSpan.FromDays(30));
        await bench.SetAsync(1, "shut");
        await bench.RuleAsync(1, true, "CA");
        await bench.ImportAsync(ImportKind.Choices,
            $"number,service,zone,to,note\n{Bench.Number(1)},sms,macao,open,hers\n"
            + $"{Bench.Number(2)},all,all,shut,his\n");
        await bench.SetAsync(9, "shut");
        await LaterAsync(bench, TimeSpan.FromDays(days));
        bench.Store.Fault = fault;
        if (fault == Fault.None)
        {
            await bench.SetAsync(1, "open", "voice", "macao");
        }
        return bench;
    }

    [Fact]
    public async Task What_is_old_names_nobody_and_the_chain_holds()
    {
        await using var bench = await OldAsync();
        Assert.Equal(4, await RemovedAsync(bench));
        var report = (await bench.Register.VerifyAsync(null, Bench.Cancel)).Value!;
        Assert.True(report.Holds, string.Join('\n', report.Faults));
        Assert.Equal((10, 2), (report.Entries, report.LinesWithoutHistory));
        Assert.Equal(0, await bench.Register.RemovePersonsAsync());
        Assert.Equal(report.Entries, bench.Register.Status.Journal);

        // What holds now holds on; of its past only what is young enough is told.
        Assert.Equal("shut open shut shut", await bench.SayAsync(1, "voice"));
        Assert.Single((await bench.ShowAsync(1)).Rules);
        var history = await bench.Register.HistoryAsync(Bench.Number(1), Bench.Cancel);
        Assert.Single(history.Value!);
        Assert.Contains("persons were removed", history.Message, StringComparison.Ordinal);
        await using var view = await bench.Store.ViewAsync(Bench.Cancel);
        await foreach (var entry in view.JournalAsync(1, Bench.Cancel))
        {
            Assert.True(entry.Lines == 0 || entry.Sequence > view.RemovedTo
                || (entry.Who + entry.Note + entry.Evidence).Length + entry.Body.Length == 0);
        }
    }

    [Fact]
    public async Task What_is_young_stays_and_without_a_setting_everything_does()
    {
        await using var bench = await OldAsync(days: 29);
        Assert.Equal(0, await RemovedAsync(bench));
        Assert.Equal(4, (await bench.HistoryAsync(1)).Count);
        await LaterAsync(bench, TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));
        Assert.Equal(4, await RemovedAsync(bench));
        await using var kept = await Bench.StartAsync();
        await kept.SetAsync(1, "shut");
        await LaterAsync(kept, TimeSpan.FromDays(36_500));
        Assert.Equal(0, await RemovedAsync(kept));
    }

    [Fact]
    public async Task A_retry_of_what_is_so_names_an_entry_and_changes_go_on()
    {
        await using var bench = await OldAsync();
        await bench.Register.RemovePersonsAsync();
        var again = await bench.SetAsync(1, "shut", "voice", "taiwan");
        Assert.Equal(ChangeOutcome.AlreadySo, again.Outcome);
        Assert.InRange(again.Journal, 1, bench.Register.Status.Journal);
        Assert.Equal(ChangeOutcome.Done, (await bench.SetAsync(2, "open")).Outcome);
        Assert.Equal(ChangeOutcome.Done, (await bench.UnruleAsync(1, "CA")).Outcome);
        await bench.VerifyAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_start_afterwards_has_the_same_book_whatever_snapshot_it_begins_with(bool oldSnapshot)
    {
        await using var bench = await Bench.StartAsync(keepFor: TimeSpan.FromDays(30));
        await bench.SetAsync(1, "shut");
        await bench.Register.SaveSnapshotAsync(Bench.Cancel);
        await bench.SetAsync(2, "shut");
        await LaterAsync(bench, TimeSpan.FromDays(40));
        await bench.Register.RemovePersonsAsync();
        await bench.RestartAsync(snapshot: !oldSnapshot);
        Assert.Equal(oldSnapshot ? BookSource.Store : BookSource.SnapshotAndStore, bench.Register.Start.Source);
        foreach (var line in (long[])[1, 2])
        {
            Assert.Equal(Choice.Shut,
                bench.Register.Book.Read(RegisterSamples.Line(line)).Choices.Get(Service.Voice, 3));
        }
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task A_failure_in_the_middle_removes_nothing()
    {
        await using var bench = await OldAsync(fault: Fault.BeforeAppend);
        await Assert.ThrowsAsync<StoreException>(() => bench.Register.RemovePersonsAsync());
        bench.Store.Fault = Fault.None;
        Assert.Equal(3, (await bench.HistoryAsync(1)).Count);
        Assert.Equal(4, await RemovedAsync(bench));
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task Who_removes_more_than_the_journal_says_is_found_out()
    {
        await using var bench = await OldAsync();
        await bench.Register.RemovePersonsAsync();
        var content = bench.Disk.Content!;
        var last = content.Journal[^2];
        Assert.True(PersonalPart.TryHash(last, out var personal));
        bench.Disk.Content = content with
        {
            Journal = content.Journal.SetItem(content.Journal.Count - 2, last with
            {
                Who = "", Note = "", Evidence = "", Salt = 0, Body = default, Removed = personal,
            }),
        };
        Assert.False((await bench.Register.VerifyAsync(null, Bench.Cancel)).Value!.Holds);
        bench.Disk.Content = content with { RemovedTo = content.RemovedTo + 1 };
        Assert.False((await bench.Register.VerifyAsync(null, Bench.Cancel)).Value!.Holds);
        bench.Disk.Content = content;
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task An_old_journal_of_the_plain_form_loses_its_persons_too()
    {
        await using var bench = await Bench.StartAsync(keepFor: TimeSpan.FromDays(30));
        await bench.Register.DisposeAsync();
        bench.Disk = OldJournal.Make(RegisterSamples.Line(1), 5);
        await bench.RestartAsync(snapshot: false);
        await bench.SetAsync(1, "undecided");
        Assert.Equal(5, await RemovedAsync(bench));
        await bench.VerifyAsync();
        Assert.Single(await bench.HistoryAsync(1));
    }

    [Fact]
    public async Task The_proof_of_a_line_shows_what_is_left()
    {
        await using var bench = await OldAsync();
        await bench.Register.RemovePersonsAsync();
        var proof = Encoding.UTF8.GetString(
            (await bench.Register.ProofAsync(Bench.Number(1), null, Bench.Cancel)).Value!);
        Assert.DoesNotContain("hers", proof, StringComparison.Ordinal);
        var (exit, said) = await ProofTests.CheckAsync(proof);
        Assert.True(exit == 0, said);
        Assert.Contains("1 entries", said, StringComparison.Ordinal);
        Assert.Contains("are not shown", said, StringComparison.Ordinal);

        // Of a line whose only entry is gone there is only that it is there.
        proof = Encoding.UTF8.GetString(
            (await bench.Register.ProofAsync(Bench.Number(2), null, Bench.Cancel)).Value!);
        (exit, said) = await ProofTests.CheckAsync(proof);
        Assert.True(exit == 0, said);
        Assert.Contains("0 entries", said, StringComparison.Ordinal);
    }
}
