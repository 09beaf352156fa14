using System.Text;
using Microsoft.Extensions.Time.Testing;
using Seawall.Records.Writing;
using Seawall.Screening;
using Xunit;
using Record = Seawall.Screening.Record;

namespace Seawall.Records.Tests;

/// <summary>
/// Finding records again: by everything a filter names, in either order, however hostile the Call-ID.
/// </summary>
public sealed class ReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, RecordFilter, string> Filters => new()
    {
        { "nothing", new RecordFilter(), "abcdef" },
        { "subscriber", new RecordFilter { Subscriber = new E164(8613857100002) }, "b" },
        { "caller", new RecordFilter { Caller = new E164(442079460003) }, "c" },
        { "short caller", new RecordFilter { Caller = new E164(110) }, "f" },
        { "trunk", new RecordFilter { Trunk = "core" }, "d" },
        { "no such trunk", new RecordFilter { Trunk = "nowhere" }, "" },
        { "service", new RecordFilter { Service = Service.Sms }, "e" },
        { "outcome", new RecordFilter { Outcome = Outcome.Pass }, "ce" },
        { "reason", new RecordFilter { Reason = VerdictReason.ChoiceOpen }, "c" },
        { "correlation", new RecordFilter { Correlation = "d" }, "d" },
        { "since", new RecordFilter { Since = TestRecords.Start.AddHours(2) }, "cdef" },
        { "until", new RecordFilter { Until = TestRecords.Start.AddHours(2) }, "ab" },
        {
            "between",
            new RecordFilter { Since = TestRecords.Start.AddHours(1), Until = TestRecords.Start.AddHours(4) },
            "bcd"
        },
        { "later", new RecordFilter { Since = TestRecords.Start.AddYears(1) }, "" },
        { "earlier", new RecordFilter { Until = TestRecords.Start.AddYears(-1) }, "" },
        { "two at once", new RecordFilter { Outcome = Outcome.Pass, Service = Service.Sms }, "e" },
        { "two against each other", new RecordFilter { Reason = VerdictReason.ChoiceOpen, Service = Service.Sms }, "" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_finds_what_it_names(string what, RecordFilter filter, string expected)
    {
        await WriteSixAsync();
        Assert.Equal((what, expected), (what, Find(filter)));
        Assert.Equal((what, Reversed(expected)), (what, Find(filter with { NewestFirst = true })));
        for (var limit = 0; limit < 4; limit++)
        {
            Assert.Equal(expected[..Math.Min(limit, expected.Length)], Find(filter with { Limit = limit }));
            Assert.Equal(
                Reversed(expected)[..Math.Min(limit, expected.Length)],
                Find(filter with { Limit = limit, NewestFirst = true }));
        }
    }

    [Fact]
    public void Limits_hold_inside_one_long_segment()
    {
        Writer(TestRecords.Filled(900)).Pump();
        Assert.Equal(
            Enumerable.Range(893, 7).Reverse().Select(i => $"call-{i}@igw.example.net"),
            TestRecords.Read(_folder.Path, new RecordFilter { Limit = 7, NewestFirst = true })
                .Select(found => found.Correlation));
        Assert.Equal(
            Enumerable.Range(0, 7).Select(i => $"call-{i}@igw.example.net"),
            TestRecords.Read(_folder.Path, new RecordFilter { Limit = 7 }).Select(found => found.Correlation));
    }

    [Fact]
    public async Task A_cancelled_search_ends_before_the_next_segment()
    {
        await WriteSixAsync();
        using var cancel = new CancellationTokenSource();
        var found = "";
        foreach (var record in new RecordReader(_folder.Path).Find(new RecordFilter(), cancel.Token))
        {
            found += record.Correlation;
            await cancel.CancelAsync();
        }

        Assert.Equal("a", found);
    }

    [Fact]
    public void A_view_says_everything_in_words()
    {
        var view = RecordView.Of(TestRecords.Refused() with { Withheld = true }, "call@igw"u8, TestRecords.Names);
        Assert.Equal(
            new RecordView
            {
                Time = TestRecords.Start,
                Trunk = "igw-shanghai",
                Service = "voice",
                Caller = "+442079460000",
                CallerForm = "e164",
                Called = "+8613857100001",
                CalledForm = "e164",
                Withheld = true,
                Origin = "zone",
                Zone = "overseas",
                Country = "GB",
                Evidence = "number",
                Outcome = "refuse",
                Manner = "answer",
                Reason = "choice_shut",
                Rule = 0,
                Correlation = "call@igw",
                Generation = 7,
            },
            view);
    }

    [Fact]
    public void A_view_of_the_impossible_is_still_a_view()
    {
        var view = RecordView.Of(
            new Record(
                long.MaxValue,
                1,
                9,
                (Service)77,
                new NumberReading(NumberForm.Short, new E164(110)),
                NumberReading.Absent,
                false,
                new Verdict(
                    (Outcome)9,
                    (RefusalManner)9,
                    (VerdictReason)250,
                    new Origin((OriginKind)99, 5, 9, (Evidence)99),
                    1)),
            default,
            TestRecords.Names);
        Assert.Equal(("#9", "#5", "#9"), (view.Trunk, view.Zone, view.Country));
        Assert.Equal(("77", "9", "250", "99"), (view.Service, view.Outcome, view.Reason, view.Origin));
        Assert.Equal(("110", "", "absent"), (view.Caller, view.Called, view.CalledForm));
        Assert.Equal(9999, view.Time.Year);
    }

    [Theory]
    [InlineData("6162", "ab")]
    [InlineData("", "")]
    [InlineData("0D0A00", @"\x0D\x0A\x00")]
    [InlineData("1B5B324A", @"\x1B[2J")]
    [InlineData("E69D", @"\xE6\x9D")]
    [InlineData("7F80FF", @"\x7F\x80\xFF")]
    [InlineData("5C5C7830", @"\\\\x0")]
    public async Task Hostile_call_ids_are_kept_and_shown_harmless(string octets, string shown)
    {
        var queue = new RecordQueue(4);
        queue.TryAdd(TestRecords.Refused(), Convert.FromHexString(octets));
        var writer = Writer(queue);
        writer.Pump();
        await writer.FinishAsync();
        Assert.Equal(shown, TestRecords.Read(_folder.Path).Single().Correlation);
        Assert.Single(TestRecords.Read(_folder.Path, new RecordFilter { Correlation = shown }));
        Assert.Contains(octets, Convert.ToHexString(File.ReadAllBytes(_folder.Files[0])));
    }

    [Fact]
    public async Task The_sender_of_a_text_is_found_and_shown_among_records_without_one()
    {
        var text = TestRecords.Refused(1) with
        {
            Service = Service.Sms,
            Caller = new NumberReading(NumberForm.Name, default),
        };
        var code = text with { Caller = new NumberReading(NumberForm.Short, new E164(95588)) };
        var queue = new RecordQueue(8);
        queue.TryAdd(TestRecords.Refused(), "a"u8);
        queue.TryAdd(text, "b"u8, "MyBank\n"u8);
        queue.TryAdd(code, "c"u8, "95588"u8);
        queue.TryAdd(text, "d"u8, new byte[60]);
        queue.TryAdd(TestRecords.Refused(2), "e"u8);
        var writer = Writer(queue);
        writer.Pump();
        await writer.FinishAsync();

        Assert.Equal(
            ["", @"MyBank\x0A", "95588", string.Concat(Enumerable.Repeat(@"\x00", 20)), ""],
            TestRecords.Read(_folder.Path).Select(record => record.Sender));
        Assert.Equal("b", Find(new RecordFilter { Sender = @"MYBANK\x0a" }));
        Assert.Equal("c", Find(new RecordFilter { Sender = "95588" }));
        Assert.Equal("", Find(new RecordFilter { Sender = "MyBan" }));
        Assert.Equal(
            ("", "name"), TestRecords.Read(_folder.Path).Select(view => (view.Caller, view.CallerForm)).ElementAt(1));
        Assert.Equal("abcde", Find(new RecordFilter()));
    }

    [Fact]
    public void Every_octet_is_shown_as_printable_ascii_and_as_itself_only()
    {
        var shown = Enumerable.Range(0, 256).Select(octet => CorrelationText.Of([(byte)octet])).ToList();
        Assert.Equal(256, shown.Distinct().Count());
        Assert.All(shown, text => Assert.All(Encoding.UTF8.GetBytes(text), octet => Assert.InRange(octet, 0x20, 0x7E)));
    }

    [Fact]
    public void No_folder_is_no_records()
    {
        Assert.Empty(TestRecords.Read(Path.Combine(_folder.Path, "none")));
        File.WriteAllText(Path.Combine(_folder.Path, "notes.records"), "none of ours");
        File.WriteAllText(Path.Combine(_folder.Path, "0000000001-yesterday.records"), "none of ours");
        Assert.Empty(TestRecords.Read(_folder.Path));
    }

    [Fact]
    public async Task A_segment_of_another_version_is_named_and_passed_over()
    {
        await WriteSixAsync();
        File.WriteAllText(Path.Combine(_folder.Path, "0000000000-20261101T12Z.records"), "SWREC99\n and more of it");
        var damage = new List<RecordDamage>();
        Assert.Equal(6, TestRecords.Read(_folder.Path, damage: damage).Count);
        Assert.All(damage, part => Assert.Equal("0000000000-20261101T12Z.records", part.Segment));
        Assert.NotEmpty(damage);
    }

    /// <summary>Six records a to f, an hour and a segment apart, each of its own kind.</summary>
    private async Task WriteSixAsync()
    {
        var time = new FakeTimeProvider(TestRecords.Start);
        var queue = new RecordQueue(8);
        var writer = TestRecords.Writer(queue, new SegmentFolder(_folder.Path), time);
        for (var i = 0; i < 6; i++)
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            var record = TestRecords.Refused(i + 1) with { UnixMilliseconds = now };
            var verdict = record.Verdict;
            record = i switch
            {
                1 => record with { Called = new NumberReading(NumberForm.E164, new E164(8613857100002)) },
                2 => record with
                {
                    Verdict = verdict with { Outcome = Outcome.Pass, Reason = VerdictReason.ChoiceOpen },
                },
                3 => record with { Trunk = 1 },
                4 => record with
                {
                    Service = Service.Sms,
                    Verdict = verdict with { Outcome = Outcome.Pass, Reason = VerdictReason.Undecided },
                },
                5 => record with { Caller = new NumberReading(NumberForm.Short, new E164(110)) },
                _ => record,
            };
            queue.TryAdd(record, [(byte)('a' + i)]);
            writer.Pump();
            time.Advance(TimeSpan.FromHours(1));
        }

        await writer.FinishAsync();
        Assert.Equal(6, _folder.Files.Length);
    }

    private RecordWriter Writer(RecordQueue queue) =>
        TestRecords.Writer(queue, new SegmentFolder(_folder.Path), new FakeTimeProvider(TestRecords.Start));

    private string Find(RecordFilter filter) =>
        string.Concat(TestRecords.Read(_folder.Path, filter).Select(record => record.Correlation));

    private static string Reversed(string text) => string.Concat(text.Reverse());
}
