using Microsoft.Extensions.Time.Testing;
using Seawall.Records.Writing;
using Xunit;

namespace Seawall.Records.Tests;

/// <summary>The disk refuses; the calls go on, and so does the log when the disk does.</summary>
public sealed class DiskFullTests : IDisposable
{
    private readonly FaultyFolder _files = new();
    private readonly FakeTimeProvider _time = new(TestRecords.Start);
    private readonly List<string?> _reports = [];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// Full after any number of octets: when there is room again, every record is there, once, in order.
    /// </summary>
    [Fact]
    public void Full_at_any_octet_loses_nothing_while_the_queue_holds()
    {
        for (var free = 0; free < 1000; free++)
        {
            var files = new FaultyFolder { Free = free, RefusesCut = free % 2 == 0 };
            var queue = TestRecords.Filled(8);
            var writer = TestRecords.Writer(queue, files, _time);
            writer.Pump();
            TestRecords.Fill(queue, 8, 2);
            writer.Pump();
            Retry(writer);
            files.Free = long.MaxValue;
            Retry(writer);
            Assert.Equal((10, 0, 0), (writer.Written, writer.Lost, queue.Lost));
            Assert.Null(writer.Trouble);
            var damage = new List<RecordDamage>();
            Assert.Equal(
                Enumerable.Range(0, 10).Select(i => $"call-{i}@igw.example.net"),
                files.Records(damage).Select(record => record.Correlation));
            Assert.True(damage.Count == 0 || files.RefusesCut, $"full after {free}: {string.Join(' ', damage)}");
        }
    }

    [Fact]
    public void What_the_queue_cannot_hold_is_lost_and_counted()
    {
        _files.Free = 0;
        var queue = TestRecords.Filled(4, capacity: 4);
        var writer = Writer(queue);
        writer.Pump();
        Assert.Equal(0, queue.Waiting);
        TestRecords.Fill(queue, 4, 4);
        writer.Pump();
        Assert.False(queue.TryAdd(TestRecords.Refused(8), "x"u8));
        Assert.False(queue.TryAdd(TestRecords.Refused(9), "x"u8));
        _files.Free = long.MaxValue;
        Retry(writer);
        Assert.Equal((8, 2), (writer.Written, queue.Lost));
    }

    [Fact]
    public void Trouble_is_said_once_and_its_end_too()
    {
        _files.RefusesCreate = true;
        var writer = Writer(TestRecords.Filled(1));
        writer.Pump();
        Retry(writer);
        Retry(writer);
        Assert.Equal("Read-only file system (1)", writer.Trouble);
        _files.RefusesCreate = false;
        _files.Free = 5;
        Retry(writer);
        _files.Free = long.MaxValue;
        Retry(writer);
        Assert.Null(writer.Trouble);
        Assert.Equal(["Read-only file system (1)", "No space left on device (4)", null], _reports);
        Assert.Equal(1, writer.Written);
    }

    [Fact]
    public void Between_attempts_the_disk_is_left_alone()
    {
        _files.RefusesCreate = true;
        var queue = TestRecords.Filled(1);
        var writer = Writer(queue);
        writer.Pump();
        _files.RefusesCreate = false;
        writer.Pump();
        Assert.Empty(_files.Names);
        Retry(writer);
        Assert.Single(_files.Names);
    }

    [Fact]
    public void A_clock_set_back_does_not_stop_the_log()
    {
        _files.RefusesCreate = true;
        var clock = new WallClock(_time);
        var writer = TestRecords.Writer(TestRecords.Filled(1), _files, clock);
        writer.Pump();
        _files.RefusesCreate = false;
        clock.Ahead = TimeSpan.FromDays(-1);
        Retry(writer);
        Assert.Equal(1, writer.Written);
    }

    [Fact]
    public void A_folder_that_cannot_be_listed_is_tried_again()
    {
        _files.RefusesList = true;
        var writer = Writer(TestRecords.Filled(1));
        writer.Pump();
        Assert.Equal("Input/output error (1)", writer.Trouble);
        _files.RefusesList = false;
        Retry(writer);
        Assert.Equal(1, writer.Written);
    }

    [Fact]
    public void A_segment_that_took_nothing_leaves_no_file()
    {
        _files.Free = 7;
        Writer(TestRecords.Filled(1)).Pump();
        Assert.Empty(_files.Names);
    }

    [Fact]
    public async Task A_sync_that_fails_is_said()
    {
        _files.RefusesSync = true;
        var writer = Writer(TestRecords.Filled(1));
        writer.Pump();
        await writer.FinishAsync();
        Assert.Equal(1, writer.Written);
        Assert.Contains("Input/output error (1)", _reports);
        Assert.Equal(0, _files.Open);
    }

    [Fact]
    public async Task At_the_end_what_the_disk_refuses_is_lost_and_counted()
    {
        _files.RefusesCreate = true;
        var queue = TestRecords.Filled(3);
        var writer = Writer(queue);
        writer.Pump();
        TestRecords.Fill(queue, 3, 2);
        await writer.FinishAsync();
        Assert.Equal((0, 5, 0), (writer.Written, writer.Lost, queue.Waiting));
    }

    [Fact]
    public async Task A_real_folder_that_cannot_be_made_stops_nothing()
    {
        var file = Path.Combine(_folder.Path, "file");
        File.WriteAllText(file, "");
        var queue = new RecordQueue(4);
        var options = new RecordLogOptions(Path.Combine(file, "records"));
        var log = RecordLog.Open(queue, options, TimeProvider.System, _reports.Add);
        TestRecords.Fill(queue, 0, 4);
        await log.FlushAsync();
        Assert.NotNull(log.Trouble);
        await log.DisposeAsync();
        Assert.Equal((0, 4), (log.Written, log.Lost));
    }

    private RecordWriter Writer(RecordQueue queue) => TestRecords.Writer(queue, _files, _time, report: _reports.Add);

    /// <summary>A clock on the wall that is set while time passes as ever.</summary>
    private sealed class WallClock(TimeProvider time) : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + Ahead;

        public override long GetTimestamp() => time.GetTimestamp();
    }

    private void Retry(RecordWriter writer)
    {
        _time.Advance(TimeSpan.FromMilliseconds(RecordLimits.RetryMs));
        writer.Pump();
    }
}
