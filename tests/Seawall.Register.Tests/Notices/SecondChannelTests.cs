using System.Text;

namespace Seawall.Register.Tests;

public sealed class SecondChannelTests
{
    static async Task<NoticeBench> UnreachedAsync(params long[] lines)
    {
        var bench = new NoticeBench(NoticeSamples.Terms(attempts: 1), 5);
        await bench.RunAsync(1);
        await bench.ReceiveAsync(lines, ReceiptOutcome.Undeliverable, "027");
        return bench;
    }

    static async Task<(ImportReport Report, string Rejected)> ImportAsync(
        NoticeBench bench, string csv, bool dryRun = false, string name = "spring")
    {
        using var rejected = new MemoryStream();
        using var source = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        var report = await bench.Desk.ImportToldAsync(name, new ToldRequest
        {
            Source = source, OpenRejected = () => rejected, DryRun = dryRun, Who = "post", Note = "letters.csv",
        }, NoticeBench.Cancel);
        return (report, Encoding.UTF8.GetString(rejected.ToArray()));
    }

    static async Task<string> ExportAsync(NoticeBench bench)
    {
        using var target = new MemoryStream();
        var report = await bench.Desk.ExportAsync("spring", target, null, NoticeBench.Cancel);
        Assert.Equal(ChangeOutcome.Done, report.Outcome);
        return Encoding.UTF8.GetString(target.ToArray());
    }

    [Fact]
    public async Task TheListHasWhomTextsDidNotReach()
    {
        await using var bench = await UnreachedAsync(1, 2, 3);
        bench.Ledger.Decide(NoticeBench.Line(3));
        string[] rows =
        [
            .. new[] { NoticeBench.Line(1), NoticeBench.Line(2) }.OrderBy(line => line.Value).Select(line =>
                line.Value % 2 == 0 ? $"{line},,,abroad,1" : $"{line},\"West, \"\"Lake\"\"\",en,abroad,1"),
        ];
        Assert.Equal(string.Join('\n', ["number,district,language,reason,attempts", .. rows, ""]),
            await ExportAsync(bench));
        Assert.Equal(ChangeOutcome.Invalid, (await bench.Desk.ExportAsync("none", Stream.Null, null,
            NoticeBench.Cancel)).Outcome);
    }

    [Fact]
    public async Task WhoWasToldComesBackAsAFile()
    {
        await using var bench = await UnreachedAsync(1, 2);
        bench.Time.Advance(TimeSpan.FromDays(2));
        var (one, two) = (NoticeBench.Line(1), NoticeBench.Line(2));
        var csv = $"told,number\n2022-05-11T10:00:00+08:00,{one}\n2022-05-11,{two}\n";

        var (dry, _) = await ImportAsync(bench, csv, dryRun: true);
        Assert.Equal((2, 2, 0), (dry.Rows, dry.Changed, dry.Rejected));
        Assert.Equal(0, bench.Count.Told);

        var (report, _) = await ImportAsync(bench, csv);
        Assert.True(report.Complete, report.Failure);
        Assert.Equal((2, 0), (report.Changed, report.Unchanged));
        Assert.Equal((2, 0), (bench.Count.Told, bench.Count.Unreached));
        Assert.Equal(NoticeReason.SecondChannel, bench.Notice(1)!.Value.Reason);
        Assert.Equal(new DateTimeOffset(2022, 5, 11, 10, 0, 0, TimeSpan.FromHours(8)), Told(1));

        // A day is taken to its end.
        Assert.Equal(new DateTimeOffset(2022, 5, 12, 0, 0, 0, TimeSpan.FromHours(8)), Told(2));
        Assert.Equal(2, bench.Ledger.Journal.Count);

        // Once more is no harm.
        var (again, _) = await ImportAsync(bench, csv);
        Assert.Equal((0, 2), (again.Changed, again.Unchanged));
        Assert.Equal("number,district,language,reason,attempts\n", await ExportAsync(bench));

        DateTimeOffset Told(long line) =>
            DateTimeOffset.FromUnixTimeSeconds(bench.Notice(line)!.Value.ToldUnixSeconds);
    }

    [Theory]
    [InlineData("{1},2022-05-30", "told: 2022-05-30 is not past yet")]
    [InlineData("{1},yesterday", "told: expected a day such as 2026-05-01")]
    [InlineData("{1},2022-05-01", "told: is before the campaign was started")]
    [InlineData("{9},2022-05-10T10:00:00+08:00", "has no notice of the campaign")]
    [InlineData("12,2022-05-10T10:00:00+08:00", "number: '12'")]
    [InlineData("{1},", "told: expected a day")]
    public async Task BadRowsComeBackWithTheirReason(string row, string reason)
    {
        await using var bench = await UnreachedAsync(1, 2);
        bench.Time.Advance(TimeSpan.FromDays(1));
        row = row.Replace("{1}", NoticeBench.Line(1).ToString()).Replace("{9}", NoticeBench.Line(99).ToString());
        var good = $"{NoticeBench.Line(2)},2022-05-10T12:00:00+08:00";
        var (report, rejected) = await ImportAsync(bench, $"number,told\n{row}\n{good}\n");
        Assert.Equal((2, 1, 1), (report.Rows, report.Changed, report.Rejected));
        Assert.Contains(reason, rejected);
        Assert.Equal(1, bench.Count.Told);
    }

    [Fact]
    public async Task WrongFilesAndCampaignsAreSaidSo()
    {
        await using var bench = await UnreachedAsync(1);
        Assert.Contains("the column 'told' is missing", (await ImportAsync(bench, "number\n1\n")).Report.Failure);
        Assert.Contains("there is no campaign", (await ImportAsync(bench, "", name: "none")).Report.Failure);
        bench.Ledger.IsUp = false;
        var (report, _) = await ImportAsync(bench, $"number,told\n{NoticeBench.Line(1)},2022-05-10T09:00:00+08:00\n");
        Assert.Equal(("it is away", false), (report.Failure, report.FileAtFault));
        bench.Ledger.Change(campaign => campaign with { State = CampaignState.Withdrawn });
        Assert.Contains("is not in force", (await ImportAsync(bench, "")).Report.Failure);
    }
}
