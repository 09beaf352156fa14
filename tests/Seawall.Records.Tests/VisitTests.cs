using Microsoft.Extensions.Time.Testing;
using Seawall.Records.Reading;
using Seawall.Records.Writing;
using Seawall.Screening;
using Xunit;
using Record = Seawall.Screening.Record;

namespace Seawall.Records.Tests;

/// <summary>
/// Going through weeks of records in bounded memory and time: the same records that a search finds, whatever the cut.
/// </summary>
public sealed class VisitTests : IDisposable
{
    private static readonly TimeSpan _long = TimeSpan.FromHours(1);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(TestRecords.Start);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_visit_shows_what_a_search_finds_segment_by_segment_from_the_newest()
    {
        await WriteAsync(hours: 4, perHour: 3);
        var filter = new RecordFilter { Caller = new E164(442079460001) };
        var seen = new Seen();
        var coverage = Visit(filter, seen);
        Assert.Equal(new RecordCoverage(null, 4, 0), coverage);
        Assert.True(coverage.IsWhole);
        var found = TestRecords.Read(_folder.Path, filter with { NewestFirst = true });
        Assert.Equal(4, found.Count);
        Assert.Equal(found.Select(record => record.Time.ToUnixTimeMilliseconds()), seen.Times);
        Assert.All(seen.Names, names => Assert.Equal(TestRecords.Names.Zones, names!.Zones));
    }

    [Fact]
    public async Task When_the_time_is_up_it_says_from_when_on_all_was_read()
    {
        await WriteAsync(hours: 4, perHour: 1);
        var seen = new Seen { Visited = () => _time.Advance(TimeSpan.FromMinutes(1)) };
        var coverage = new RecordReader(_folder.Path).Visit(
            new RecordFilter(), seen, _time, TimeSpan.FromMinutes(2), CancellationToken.None);
        Assert.Equal(new RecordCoverage(TestRecords.Start.AddHours(2), 2, 2), coverage);
        Assert.False(coverage.IsWhole);
        Assert.Equal(2, seen.Times.Count);

        // However little time there is, the newest segment is read: an answer about something.
        Assert.Equal(1, new RecordReader(_folder.Path).Visit(
            new RecordFilter(), new Seen(), _time, TimeSpan.Zero, CancellationToken.None).Segments);
    }

    [Fact]
    public async Task It_ends_when_cancelled()
    {
        await WriteAsync(hours: 2, perHour: 1);
        using var cancel = new CancellationTokenSource();
        var seen = new Seen { Visited = cancel.Cancel };
        Assert.Throws<OperationCanceledException>(() => new RecordReader(_folder.Path).Visit(
            new RecordFilter(), seen, _time, _long, cancel.Token));
        Assert.Single(seen.Times);
    }

    [Fact]
    public async Task What_does_not_read_is_named_and_the_rest_is_shown()
    {
        await WriteAsync(hours: 3, perHour: 5);
        var torn = File.ReadAllBytes(_folder.Files[0]);
        File.WriteAllBytes(_folder.Files[0], torn[..^3]);
        var flipped = File.ReadAllBytes(_folder.Files[1]);
        flipped[^40] ^= 1;
        File.WriteAllBytes(_folder.Files[1], flipped);
        List<RecordDamage> damage = [];
        var seen = new Seen();
        new RecordReader(_folder.Path, damage.Add).Visit(
            new RecordFilter(), seen, _time, _long, CancellationToken.None);
        Assert.Equal(13, seen.Times.Count);
        Assert.Equal(
            [Path.GetFileName(_folder.Files[1]), Path.GetFileName(_folder.Files[0])],
            damage.Select(part => part.Segment));

        // The very parts that a search names.
        List<RecordDamage> named = [];
        Assert.Equal(13, TestRecords.Read(_folder.Path, damage: named).Count);
        Assert.Equal(named.AsEnumerable().Reverse(), damage);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(1 << 20)]
    public async Task Wherever_a_piece_is_cut_nothing_is_lost_and_nothing_comes_twice(int more)
    {
        const int count = 20_000;
        var writer = TestRecords.Writer(
            TestRecords.Filled(count, capacity: 1 << 15), new SegmentFolder(_folder.Path), _time);
        writer.Pump();
        await writer.FinishAsync();
        var seen = new Seen();
        Run(new byte[SegmentVisit.KeptMax + more], seen, null);
        Assert.Equal(Enumerable.Range(0, count).Select(i => TestRecords.Refused(i).UnixMilliseconds), seen.Times);
    }

    [Fact]
    public async Task Megabytes_of_noise_are_passed_over()
    {
        const int count = 100;
        var writer = TestRecords.Writer(TestRecords.Filled(count), new SegmentFolder(_folder.Path), _time);
        writer.Pump();
        await writer.FinishAsync();

        // Megabytes of noise in the middle: longer than any frame, passed over in bounded memory.
        var file = File.ReadAllBytes(_folder.Files[0]);
        var noise = new byte[3 << 20];
        new Random(1).NextBytes(noise);
        File.WriteAllBytes(_folder.Files[0], [.. file[..(file.Length / 2)], .. noise, .. file[(file.Length / 2)..]]);
        List<RecordDamage> damage = [];
        var rest = new Seen();
        Run(new byte[2 * SegmentVisit.KeptMax], rest, damage);
        Assert.InRange(rest.Times.Count, count - 1, count);
        Assert.InRange(damage.Sum(part => part.Octets), noise.Length, noise.Length + 1000);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_nothing()
    {
        var coverage = new RecordReader(Path.Combine(_folder.Path, "none"))
            .Visit(new RecordFilter(), new Seen(), _time, _long, CancellationToken.None);
        Assert.Equal(new RecordCoverage(null, 0, 0), coverage);
    }

    private void Run(byte[] piece, Seen seen, List<RecordDamage>? damage)
    {
        using var file = File.OpenRead(_folder.Files[0]);
        new SegmentVisit(Path.GetFileName(_folder.Files[0]), new RecordFilter(), damage is null ? null : damage.Add)
            .Run(file, piece, ended: true, seen, CancellationToken.None);
    }

    private RecordCoverage Visit(RecordFilter filter, Seen seen) =>
        new RecordReader(_folder.Path).Visit(filter, seen, _time, _long, CancellationToken.None);

    private async Task WriteAsync(int hours, int perHour)
    {
        var queue = new RecordQueue(64);
        var writer = TestRecords.Writer(queue, new SegmentFolder(_folder.Path), _time);
        for (var hour = 0; hour < hours; hour++)
        {
            for (var i = 0; i < perHour; i++)
            {
                var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
                queue.TryAdd(TestRecords.Refused(i + 1) with { UnixMilliseconds = now + i }, TestRecords.CallId(i));
            }

            writer.Pump();
            _time.Advance(TimeSpan.FromHours(1));
        }

        await writer.FinishAsync();
        Assert.Equal(hours, _folder.Files.Length);
    }

    /// <summary>Keeps what it is shown.</summary>
    private sealed class Seen : IRecordVisitor
    {
        public List<long> Times { get; } = [];

        public List<RecordNames?> Names { get; } = [];

        public Action? Visited { get; init; }

        public void Visit(in Record record, RecordNames? names, ReadOnlySpan<byte> sender)
        {
            Times.Add(record.UnixMilliseconds);
            Names.Add(names);
            Visited?.Invoke();
        }
    }
}
