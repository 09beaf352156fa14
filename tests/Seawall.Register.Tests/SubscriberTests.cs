using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>Files of subscribers and of ported numbers.</summary>
public sealed class SubscriberTests
{
    static string Row(long line, string rest) => $"{Bench.Number(line)}{rest}\n";

    static async Task<Subscriber?> ReadAsync(Bench bench, long line)
    {
        await using var view = await bench.Store.ViewAsync(Bench.Cancel);
        return await view.SubscribersAsync(Bench.Cancel)
            .FirstOrDefaultAsync(subscriber => subscriber.Number == RegisterSamples.Line(line), Bench.Cancel);
    }

    [Fact]
    public async Task Columns_left_out_and_fields_left_empty_leave_what_is_stored()
    {
        await using var bench = await Bench.StartAsync();
        await bench.ImportAsync(ImportKind.Subscribers,
            "number,operator,region,district,language,holder\n" + Row(1, ",China Mobile,Zhejiang,西湖,zh,A"));
        var (report, _) = await bench.ImportAsync(ImportKind.Subscribers, "language,number\n" + $"en,{Row(1, "")}");
        Assert.Equal((1, 0, 0), (report.Changed, report.Unchanged, report.NewHolders));
        await bench.ImportAsync(ImportKind.Subscribers, "number,district\n" + Row(1, ","));
        Assert.Equal(new Subscriber(RegisterSamples.Line(1), "China Mobile", "Zhejiang", "西湖", "en", "A"),
            await ReadAsync(bench, 1));
    }

    [Fact]
    public async Task A_changed_holder_is_a_new_person_and_starts_undecided()
    {
        await using var bench = await Bench.StartAsync();
        await bench.ImportAsync(ImportKind.Subscribers, "number,holder\n" + Row(1, ",A") + Row(2, ",A") + Row(3, ""));
        foreach (var line in (long[])[1, 2, 3])
        {
            await bench.SetAsync(line, "shut");
            await bench.RuleAsync(line, true, "CA");
        }
        var (report, _) = await bench.ImportAsync(ImportKind.Subscribers,
            "number,holder\n" + Row(1, ",B") + Row(2, ",A") + Row(3, ",C"), note: "day file");
        Assert.Equal((2, 1, 1), (report.Changed, report.Unchanged, report.NewHolders));
        var line1 = await bench.ShowAsync(1);
        Assert.All(line1.Choices, choice => Assert.Equal(Choice.Undecided, choice.Choice));
        Assert.Empty(line1.Rules);
        Assert.True(bench.Register.Book.Read(RegisterSamples.Line(1)).IsUndecided);
        Assert.Equal("shut shut shut shut", await bench.SayAsync(2, "voice"));
        Assert.Equal("shut shut shut shut", await bench.SayAsync(3, "voice"));
        var entry = (await bench.HistoryAsync(1))[0];
        Assert.Equal((JournalKind.HolderChanged, "day file", report.LastJournal),
            (entry.Kind, entry.Note, entry.Journal));
        Assert.Equal(9, entry.Changes.Length);
        await bench.VerifyAsync();

        // The same file again is no second change of holder.
        (report, _) = await bench.ImportAsync(ImportKind.Subscribers, "number,holder\n" + Row(1, ",B"));
        Assert.Equal((0, 1, 0), (report.Changed, report.Unchanged, report.NewHolders));
    }

    [Fact]
    public async Task A_new_holder_of_a_line_nobody_decided_on_is_in_the_journal_too()
    {
        await using var bench = await Bench.StartAsync();
        await bench.ImportAsync(ImportKind.Subscribers, "number,holder\n" + Row(1, ",A") + Row(1, ",B"));
        Assert.Equal(JournalKind.HolderChanged, Assert.Single(await bench.HistoryAsync(1)).Kind);
        Assert.Equal("B", (await ReadAsync(bench, 1))!.Holder);
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task A_dry_run_tells_of_new_holders_and_changes_nothing()
    {
        await using var bench = await Bench.StartAsync();
        await bench.ImportAsync(ImportKind.Subscribers, "number,holder\n" + Row(1, ",A"));
        await bench.SetAsync(1, "shut");
        var (report, _) =
            await bench.ImportAsync(ImportKind.Subscribers, "number,holder\n" + Row(1, ",B"), dryRun: true);
        Assert.Equal((1, 1, 0), (report.Changed, report.NewHolders, report.LastJournal));
        Assert.Equal("A", (await ReadAsync(bench, 1))!.Holder);
        Assert.Equal("shut shut shut shut", await bench.SayAsync(1, "voice"));
    }

    [Theory]
    [InlineData("number,holder\n+12025550123,A\n", "line 2: number: +12025550123 is not a number of the home country")]
    [InlineData("number,holder\n{0},a\u0001b\n", "line 2: holder: holds a control character or broken text")]
    public async Task Bad_rows_are_told(string csv, string reason)
    {
        await using var bench = await Bench.StartAsync();
        var (report, _) = await bench.ImportAsync(
            ImportKind.Subscribers, csv.Replace("{0}", Bench.Number(1), StringComparison.Ordinal));
        Assert.Equal(reason, Assert.Single(report.FirstRejections));
    }

    [Fact]
    public async Task Ported_numbers_are_kept_and_given_to_the_plan()
    {
        await using var bench = await Bench.StartAsync();
        var (report, _) = await bench.ImportAsync(ImportKind.Ported, "number,operator,region\n"
            + Row(2, ",China Unicom,") + Row(1, ",China Unicom,Zhejiang") + Row(1, ",China Mobile,Zhejiang")
                + Row(3, ",,x"));
        Assert.Equal((4, 2, 1, 0), (report.Rows, report.Changed, report.Rejected, report.LastJournal));
        Assert.Equal("line 5: operator: missing", Assert.Single(report.FirstRejections));
        var ported = await bench.Register.PortedAsync(Bench.Cancel);
        Assert.Equal(
            [
                new PortedNumber(RegisterSamples.Line(1), "China Mobile", "Zhejiang"),
                new PortedNumber(RegisterSamples.Line(2), "China Unicom", ""),
            ],
            ported.Value);
        (report, _) = await bench.ImportAsync(ImportKind.Ported, "number,operator,region\n" + Row(2, ",China Unicom,"));
        Assert.Equal((0, 1), (report.Changed, report.Unchanged));
    }
}
