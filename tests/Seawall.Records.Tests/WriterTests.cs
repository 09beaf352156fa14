using Microsoft.Extensions.Time.Testing;
using Seawall.Records.Writing;
using Xunit;

namespace Seawall.Records.Tests;

/// <summary>From the queue into segments: by hour, by size, each readable alone.</summary>
public sealed class WriterTests
{
    private readonly FaultyFolder _files = new();
    private readonly FakeTimeProvider _time = new(TestRecords.Start);
    private readonly RecordQueue _queue = new(1024);

    [Fact]
    public void Without_records_there_is_no_segment()
    {
        Assert.Equal(0, TestRecords.Writer(_queue, _files, _time).Pump());
        Assert.Empty(_files.Names);
    }

    [Fact]
    public void Records_are_counted_with_their_octets()
    {
        TestRecords.Fill(_queue, 0, 10);
        var writer = TestRecords.Writer(_queue, _files, _time);
        Assert.Equal(10, writer.Pump());
        Assert.Equal((10, 10 * (54 + TestRecords.CallId(0).Length), 0), (writer.Written, writer.Octets, writer.Lost));
        Assert.Equal(10, Read().Count);
    }

    [Fact]
    public void A_new_hour_is_a_new_segment()
    {
        var writer = TestRecords.Writer(_queue, _files, _time);
        TestRecords.Fill(_queue, 0, 2);
        writer.Pump();
        _time.Advance(TimeSpan.FromMinutes(59));
        TestRecords.Fill(_queue, 2, 2);
        writer.Pump();
        _time.Advance(TimeSpan.FromMinutes(1));
        writer.Pump();
        TestRecords.Fill(_queue, 4, 2);
        writer.Pump();
        Assert.Equal(["0000000001-20261101T13Z.records", "0000000002-20261101T14Z.records"], _files.Names);
        Assert.Equal(6, Read().Count);
    }

    [Fact]
    public async Task A_full_segment_is_followed_by_another_that_reads_alone()
    {
        var writer = TestRecords.Writer(_queue, _files, _time, new RecordLogOptions("unused") { SegmentOctets = 1000 });
        for (var i = 0; i < 40; i += 5)
        {
            TestRecords.Fill(_queue, i, 5);
            writer.Pump();
        }

        await writer.FinishAsync();
        Assert.Equal(3, _files.Names.Count);
        Assert.Equal(0, _files.Open);
        _files.Delete(_files.Names.First());
        var left = Read();
        Assert.Equal(25, left.Count);
        Assert.All(
            left, record => Assert.Equal("igw-shanghai overseas GB", $"{record.Trunk} {record.Zone} {record.Country}"));
    }

    [Fact]
    public void A_new_generation_brings_its_names_and_the_old_one_keeps_its_own()
    {
        var names = new NamesBoard();
        names.Announce(TestRecords.Names);
        var writer = new RecordWriter(_queue, names, _files, new RecordLogOptions("unused"), _time, null);
        TestRecords.Fill(_queue, 0, 1);
        writer.Pump();
        names.Announce(new RecordNames(8, ["renamed"], ["abroad"], ["", "HK"]));
        var record = TestRecords.Refused(1) with { Generation = 8 };
        _queue.TryAdd(record, "new"u8);
        TestRecords.Fill(_queue, 2, 1);
        writer.Pump();
        Assert.Equal(["igw-shanghai", "renamed", "igw-shanghai"], Read().Select(found => found.Trunk));
        Assert.Equal(["overseas", "#3", "overseas"], Read().Select(found => found.Zone));
    }

    [Fact]
    public void A_generation_nobody_announced_is_written_with_its_indexes()
    {
        var writer = new RecordWriter(_queue, new NamesBoard(), _files, new RecordLogOptions("unused"), _time, null);
        TestRecords.Fill(_queue, 0, 1);
        writer.Pump();
        Assert.Equal(("#0", "#3", "#3"), Read().Select(found => (found.Trunk, found.Zone, found.Country)).Single());
    }

    [Fact]
    public void Only_the_last_generations_are_remembered()
    {
        var names = new NamesBoard();
        for (var generation = 0u; generation < 20; generation++)
        {
            names.Announce(TestRecords.Names with { Generation = generation });
        }

        names.Announce(TestRecords.Names with { Generation = 15 });
        Assert.Equal([13, 14, 16, 17, 18, 19, 15], names.Frames.Select(known => (int)known.Generation).TakeLast(7));
        Assert.Equal(RecordLimits.GenerationsMax, names.Frames.Length);
    }

    [Fact]
    public void Names_too_many_or_too_long_are_refused_or_cut()
    {
        var names = new NamesBoard();
        var name = string.Concat(Enumerable.Repeat("浙江", 100));
        names.Announce(new RecordNames(7, [name, "", "core"], [], [""]));
        var writer = new RecordWriter(_queue, names, _files, new RecordLogOptions("unused"), _time, null);
        TestRecords.Fill(_queue, 0, 1);
        writer.Pump();
        Assert.Equal(name[..85], Read().Single().Trunk);
        Assert.Throws<ArgumentException>(() => names.Announce(
            new RecordNames(9, [.. Enumerable.Repeat(name, 5000)], [], [])));
        Assert.Throws<ArgumentException>(() => names.Announce(
            new RecordNames(9, [.. Enumerable.Repeat("", 70_000)], [], [])));
        Assert.Throws<ArgumentException>(() => names.Announce(
            new RecordNames(9, [], [.. Enumerable.Repeat("", 256)], [])));
    }

    [Fact]
    public void A_round_takes_no_more_than_a_queueful()
    {
        var queue = TestRecords.Filled(8, capacity: 8);
        Assert.Equal(8, TestRecords.Writer(queue, _files, _time).Pump());
    }

    [Fact]
    public void Many_batches_make_one_segment()
    {
        var queue = TestRecords.Filled(16_000, capacity: 16_384);
        TestRecords.Writer(queue, _files, _time).Pump();
        Assert.Equal(
            Enumerable.Range(0, 16_000).Select(i => $"call-{i}@igw.example.net"),
            Read().Select(record => record.Correlation));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(-1, 0)]
    public async Task Sync_after_every_batch_or_never(int milliseconds, int syncs)
    {
        var writer = TestRecords.Writer(_queue, _files, _time, new RecordLogOptions("unused")
        {
            SyncEvery = TimeSpan.FromMilliseconds(milliseconds),
        });
        for (var i = 0; i < 2; i++)
        {
            TestRecords.Fill(_queue, i, 1);
            writer.Pump();
        }

        Assert.Equal(syncs, _files.Syncs);
        await writer.FinishAsync();
        Assert.Equal(0, _files.Open);
    }

    [Fact]
    public async Task Sync_once_in_a_while_and_at_the_end()
    {
        var writer = TestRecords.Writer(_queue, _files, _time);
        for (var i = 0; i < 19; i++)
        {
            TestRecords.Fill(_queue, i, 1);
            writer.Pump();
            await writer.Behind;
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        await writer.FinishAsync();
        Assert.Equal(3, _files.Syncs);
    }

    [Fact]
    public void Old_segments_are_deleted_when_a_new_one_begins()
    {
        _files["0000000001-20261030T12Z.records"] = [];
        _files["0000000002-20261031T12Z.records"] = [];
        _files["0000000003-20261031T13Z.records"] = [];
        _files["notes.txt"] = [];
        TestRecords.Fill(_queue, 0, 1);
        var options = new RecordLogOptions("unused") { KeepFor = TimeSpan.FromDays(1) };
        TestRecords.Writer(_queue, _files, _time, options).Pump();
        Assert.Equal(
            [
                "0000000002-20261031T12Z.records",
                "0000000003-20261031T13Z.records",
                "0000000004-20261101T13Z.records",
                "notes.txt",
            ],
            _files.Names);
    }

    private List<RecordView> Read() => _files.Records();
}
