using System.Text;
using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>Files of choices: good rows are loaded, bad ones are told apart with their reason.</summary>
public sealed class ImportTests
{
    static string Row(long line, string rest) => $"{Bench.Number(line)},{rest}\n";

    const string Header = "number,service,zone,to,until,note\n";

    [Fact]
    public async Task Good_rows_are_loaded_and_bad_ones_told_with_line_and_reason()
    {
        await using var bench = await Bench.StartAsync();
        var (report, rejected) = await bench.ImportAsync(ImportKind.Choices, Header
            + Row(1, "voice,overseas,shut,,")
            + Row(2, "voice,moon,shut,,")
            + "+12025550123,voice,overseas,shut,,\n"
            + Row(3, "sms,all,open,2026-05-02T00:00:00Z,\"she asked, twice\""));
        Assert.True(report.Complete, report.Failure);
        Assert.Equal((4, 2, 0, 2), (report.Rows, report.Changed, report.Unchanged, report.Rejected));
        Assert.Equal(Header.TrimEnd() + ",line,reason\n"
            + Row(2, "voice,moon,shut,,,3,\"zone: expected hongkong, macao, taiwan, overseas or all, found 'moon'\"")
            + "+12025550123,voice,overseas,shut,,,4,number: +12025550123 is not a number of the home country\n",
            rejected);
        Assert.Equal(["line 3: zone: expected hongkong, macao, taiwan, overseas or all, found 'moon'",
            "line 4: number: +12025550123 is not a number of the home country"], report.FirstRejections);
        Assert.Equal("undecided* undecided* undecided* undecided*", await bench.SayAsync(3, "sms"));
        var entry = Assert.Single(await bench.HistoryAsync(3));
        Assert.Equal((JournalKind.ChoicesImported, ChangeWay.Import, "batch", "she asked, twice", report.LastJournal),
            (entry.Kind, entry.Way, entry.Who, entry.Note, entry.Journal));
        await bench.VerifyAsync();
    }

    public static TheoryData<string, string> BadRows => new()
    {
        { ",voice,macao,shut,,", "number: missing" },
        { "110,voice,macao,shut,,", "number: '110' is not a number" },
        { "+8613800000001,fax,macao,shut,,", "service: expected voice, sms or all, found 'fax'" },
        { "+8613800000001,voice,,shut,,", "zone: expected hongkong, macao, taiwan, overseas or all, found nothing" },
        { "+8613800000001,voice,macao,,,", "to: expected open, shut or undecided, found nothing" },
        { "+8613800000001,voice,macao,shut,2026-06-01T00:00:00Z,", "until: only open can have an end" },
        { "+8613800000001,voice,macao,open,2026-04-01T00:00:00Z,", "until: 2026-04-01T00:00:00Z is past" },
        { "+8613800000001,voice,macao,open,soon,",
            "until: expected a time such as 2026-05-01T08:00:00+08:00 or 2026-05-01 08:00, found 'soon'" },
        { "+8613800000001,voice,macao", "row: expected 6 fields, found 3" },
        { "+8613800000001,voice,macao,shut,,,more", "row: expected 6 fields, found 7" },
        { "+8613800000001,voice,ma\"cao,shut,,", "row: a quote stands where none may, or is not closed on its line" },
        { "+8613800000001,\"voice\"x,macao,shut,,",
            "row: a quote stands where none may, or is not closed on its line" },
        { "+8613800000001,voice,macao,shut,,\"not closed",
            "row: a quote stands where none may, or is not closed on its line" },
        { "\0,voice,macao,shut,,", "number: '?' is not a number" },
        { $"+8613800000001,voice,macao,shut,,{new string('x', 1_001)}", "note: longer than 1000 bytes" },
        { $"{new string('1', 300)},voice,macao,shut,,", $"number: '{new string('1', 40)}…' is not a number" },
    };

    [Theory]
    [MemberData(nameof(BadRows))]
    public async Task A_bad_row_spoils_only_itself(string row, string reason)
    {
        await using var bench = await Bench.StartAsync();
        var (report, rejected) = await bench.ImportAsync(
            ImportKind.Choices, Header + Row(7, "voice,macao,shut,,") + row + "\n" + Row(8, "voice,macao,shut,,"));
        Assert.True(report.Complete, report.Failure);
        Assert.Equal((3, 2, 1), (report.Rows, report.Changed, report.Rejected));
        Assert.Equal($"line 3: {reason}", Assert.Single(report.FirstRejections));
        Assert.Equal(Choice.Undecided, (await bench.ShowAsync(1)).Choices[1].Choice);
        Assert.Equal(Choice.Shut, (await bench.ShowAsync(8)).Choices[1].Choice);
        Assert.Equal(2, rejected.Count(character => character == '\n'));
    }

    [Theory]
    [InlineData("\uFEFFnumber,service,zone,to\n{0},voice,macao,shut\n")]
    [InlineData("to,zone,number,service\nshut,macao,{0},voice\n")]
    [InlineData("NUMBER, Service ,Zone,To\r\n{0}, voice ,macao,shut\r\n")]
    [InlineData("number,service,zone,to\r{0},voice,macao,shut\r")]
    [InlineData("\"number\",\"service\",\"zone\",\"to\"\n\"{0}\",\"voice\",\"macao\",\"shut\"")]
    [InlineData("number,service,zone,to\n\n\n{0},voice,macao,shut\n\n")]
    [InlineData("number,service,zone,to,line,reason\n{0},voice,macao,shut,17,was wrong\n")]
    [InlineData("number,service,zone,to,note\n{0},voice,macao,shut,\"a \"\"quoted\"\" word\"\n")]
    public async Task The_shape_is_free(string csv)
    {
        await using var bench = await Bench.StartAsync();
        var (report, rejected) = await bench.ImportAsync(
            ImportKind.Choices, csv.Replace("{0}", Bench.Number(1), StringComparison.Ordinal));
        Assert.True(report.Complete, report.Failure);
        Assert.Equal((1, 1, 0, ""), (report.Rows, report.Changed, report.Rejected, rejected));
        Assert.Equal("undecided shut undecided undecided", await bench.SayAsync(1, "voice"));
    }

    [Theory]
    [InlineData("", "header: the file is empty")]
    [InlineData("number,service,zone\n", "header: the column 'to' is missing")]
    [InlineData("number,service,zone,to,colour\n",
        "header: expected number, service, zone, to, until, note, found the column 'colour'")]
    [InlineData("number,service,zone,to,zone\n", "header: the column 'zone' stands twice")]
    [InlineData("+8613800000001,voice,macao,shut\n",
        "header: expected number, service, zone, to, until, note, found the column '+8613800000001'")]
    public async Task A_wrong_header_refuses_the_file(string csv, string failure)
    {
        await using var bench = await Bench.StartAsync();
        var (report, _) = await bench.ImportAsync(ImportKind.Choices, csv);
        Assert.Equal((failure, true, 0), (report.Failure, report.FileAtFault, report.Rows));
    }

    [Fact]
    public async Task A_file_can_be_loaded_again_without_harm()
    {
        await using var bench = await Bench.StartAsync();
        var csv = Header + Row(1, "all,all,shut,,") + Row(1, "voice,macao,open,,")
            + Row(2, "sms,taiwan,open,2026-06-01 00:00,");
        var (first, _) = await bench.ImportAsync(ImportKind.Choices, csv);
        var (second, _) = await bench.ImportAsync(ImportKind.Choices, csv);
        Assert.Equal((2, 0), (first.Changed, first.Unchanged));
        Assert.Equal((0, 2, 0), (second.Changed, second.Unchanged, second.LastJournal));
        Assert.Equal("shut open shut shut", await bench.SayAsync(1, "voice"));
        Assert.Single(await bench.HistoryAsync(1));
    }

    [Fact]
    public async Task The_last_row_of_a_service_and_zone_holds_wherever_the_rows_stand()
    {
        await using var bench = await Bench.StartAsync();
        var csv = new StringBuilder(Header);
        foreach (var to in (string[])["open", "shut", "undecided", "shut"])
        {
            for (var line = 40; line >= 0; line--)
            {
                csv.Append(Row(line, $"voice,macao,{(line % 2 == 0 ? to : "open")},,{to}"));
            }
        }
        await bench.ImportAsync(ImportKind.Choices, csv.ToString());
        Assert.Equal("undecided shut undecided undecided", await bench.SayAsync(4, "voice"));
        Assert.Equal("undecided open undecided undecided", await bench.SayAsync(5, "voice"));
        Assert.Equal("open; shut; undecided", Assert.Single(await bench.HistoryAsync(4)).Note);
    }

    [Fact]
    public async Task A_dry_run_counts_and_changes_nothing()
    {
        await using var bench = await Bench.StartAsync();
        await bench.SetAsync(2, "shut", "voice", "macao");
        var before = bench.Register.Status.Journal;
        var (report, rejected) = await bench.ImportAsync(ImportKind.Choices,
            Header + Row(1, "voice,macao,shut,,") + Row(2, "voice,macao,shut,,")
                + Row(3, "voice,moon,shut,,"), dryRun: true);
        Assert.Equal((3, 1, 1, 1, 0),
            (report.Rows, report.Changed, report.Unchanged, report.Rejected, report.LastJournal));
        Assert.Contains("moon", rejected, StringComparison.Ordinal);
        Assert.Equal(before, bench.Register.Status.Journal);
        Assert.Equal(1, bench.Register.Book.Lines);
    }

    [Fact]
    public async Task Rejected_rows_load_once_they_are_mended()
    {
        await using var bench = await Bench.StartAsync();
        var (_, rejected) = await bench.ImportAsync(ImportKind.Choices, Header + Row(1, "voice,makao,shut,,\"a, b\""));
        var (report, again) = await bench.ImportAsync(
            ImportKind.Choices, rejected.Replace("makao", "macao", StringComparison.Ordinal));
        Assert.Equal((1, 0, ""), (report.Changed, report.Rejected, again));
        Assert.Equal("a, b", Assert.Single(await bench.HistoryAsync(1)).Note);
    }

    [Fact]
    public async Task A_store_that_fails_stops_the_import_and_says_so()
    {
        await using var bench = await Bench.StartAsync();
        bench.Store.Fault = Fault.BeforeAppend;
        var (report, _) = await bench.ImportAsync(ImportKind.Choices, Header + Row(1, "voice,macao,shut,,"));
        Assert.Equal((false, false, 0), (report.Complete, report.FileAtFault, report.Changed));
        Assert.Contains("device failed", report.Failure, StringComparison.Ordinal);
        Assert.Equal(0, bench.Register.Book.Lines);
        bench.Store.Fault = Fault.None;
        (report, _) = await bench.ImportAsync(ImportKind.Choices, Header + Row(1, "voice,macao,shut,,"));
        Assert.Equal((true, 1), (report.Complete, report.Changed));
    }

    [Fact]
    public async Task Rejected_rows_that_cannot_be_written_stop_it_too()
    {
        await using var bench = await Bench.StartAsync();
        using var source = new MemoryStream(Encoding.UTF8.GetBytes(Header + Row(1, "voice,moon,shut,,")));
        var report = await bench.Register.ImportAsync(new ImportRequest
        {
            Kind = ImportKind.Choices,
            Source = source,
            OpenRejected = () => throw new IOException("no room"),
            Who = "batch",
        }, null, Bench.Cancel);
        Assert.Equal(("rejected rows cannot be written: no room", false), (report.Failure, report.FileAtFault));
    }

    [Fact]
    public async Task A_cancelled_import_says_so_and_keeps_what_it_loaded()
    {
        await using var bench = await Bench.StartAsync();
        using var cancel = new CancellationTokenSource();
        bench.Store.Gate = new TaskCompletionSource();
        using var source = new MemoryStream(Encoding.UTF8.GetBytes(Header + string.Concat(
            Enumerable.Range(0, RegisterLimits.ChunkLinesMax + 1).Select(line => Row(line, "voice,macao,shut,,")))));
        var importing = bench.Register.ImportAsync(new ImportRequest
        {
            Kind = ImportKind.Choices, Source = source, OpenRejected = () => new MemoryStream(), Who = "batch",
        }, null, cancel.Token);
        while (bench.Store.Held == 0)
        {
            await Task.Yield();
        }
        await cancel.CancelAsync();
        bench.Store.Gate.SetResult();
        bench.Store.Gate = null;
        var report = await importing;
        Assert.Equal(("cancelled", RegisterLimits.ChunkLinesMax), (report.Failure, report.Changed));
        Assert.Equal(RegisterLimits.ChunkLinesMax, bench.Register.Book.Lines);
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task A_row_longer_than_the_limit_refuses_the_rest_of_the_file()
    {
        await using var bench = await Bench.StartAsync();
        var (report, _) = await bench.ImportAsync(ImportKind.Choices,
            Header + Row(1, "voice,macao,shut,,") + "\"" + new string('x', 400_000));
        Assert.False(report.Complete);
        Assert.True(report.FileAtFault);
    }

    [Fact]
    public async Task Many_chunks_make_many_entries_and_single_changes_go_between()
    {
        await using var bench = await Bench.StartAsync();
        var csv = new StringBuilder(Header);
        const int Lines = 3 * RegisterLimits.ChunkLinesMax + 5;
        for (var line = 0; line < Lines; line++)
        {
            csv.Append(Row((line * 7L) % Lines, "all,all,shut,,"));
        }
        var reports = new List<ImportProgress>();
        using var source = new MemoryStream(Encoding.UTF8.GetBytes(csv.ToString()));
        var importing = bench.Register.ImportAsync(new ImportRequest
        {
            Kind = ImportKind.Choices, Source = source, OpenRejected = () => new MemoryStream(), Who = "batch",
        }, new Reports(reports), Bench.Cancel);
        await bench.SetAsync(Lines + 10, "shut");
        var report = await importing;
        Assert.Equal((Lines, Lines), (report.Rows, report.Changed));
        Assert.True(report.LastJournal - report.FirstJournal is 3 or 4);
        Assert.Equal(Lines + 1, bench.Register.Book.Lines);
        Assert.Equal((Lines, Lines, source.Length), (reports[^1].Rows, reports[^1].Loaded, reports[^1].TotalBytes));
        await bench.VerifyAsync();
    }

    sealed class Reports(List<ImportProgress> all) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            lock (all)
            {
                all.Add(value);
            }
        }
    }
}
