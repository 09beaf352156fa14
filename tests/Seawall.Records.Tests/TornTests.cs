using Microsoft.Extensions.Time.Testing;
using Seawall.Records.Format;
using Seawall.Records.Reading;
using Xunit;

namespace Seawall.Records.Tests;

/// <summary>Power fails, disks rot: whatever still checks is read, the rest is named, and nothing throws.</summary>
public sealed class TornTests : IDisposable
{
    private const int Records = 6;
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _segment = Segment();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_truncation_reads_up_to_its_last_whole_record()
    {
        var ends = RecordEnds();
        for (var length = 0; length <= _segment.Length; length++)
        {
            Write(_segment[..length]);
            var damage = new List<RecordDamage>();
            Assert.Equal(ends.Count(end => end <= length), TestRecords.Read(_folder.Path, damage: damage).Count);
            Assert.Empty(damage);
        }
    }

    [Fact]
    public void A_torn_segment_that_others_follow_is_named()
    {
        var ends = RecordEnds();
        Write(_segment, 2);
        for (var length = 0; length < _segment.Length; length++)
        {
            Write(_segment[..length]);
            var damage = new List<RecordDamage>();
            var read = TestRecords.Read(_folder.Path, damage: damage).Count;
            Assert.Equal(Records + ends.Count(end => end <= length), read);
            var clean = length == 0 || FrameEnds().Contains(length);
            Assert.Equal(clean ? 0 : 1, damage.Count);
        }
    }

    [Fact]
    public void Every_truncation_is_cut_at_the_next_start()
    {
        var ends = FrameEnds();
        for (var length = RecordFormat.SegmentHeadOctets; length <= _segment.Length; length += 3)
        {
            var folder = new FaultyFolder { ["0000000001-20261101T13Z.records"] = _segment[..length] };
            var writer = TestRecords.Writer(TestRecords.Filled(1), folder, new FakeTimeProvider(TestRecords.Start));
            writer.Pump();
            Assert.Equal(["0000000001-20261101T13Z.records", "0000000002-20261101T13Z.records"], folder.Names);
            Assert.Equal(_segment[..ends.Where(end => end <= length).Max()], folder["0000000001-20261101T13Z.records"]);
            Assert.Equal(1, writer.Written);
        }
    }

    [Fact]
    public void Every_flipped_bit_costs_one_frame_at_most()
    {
        var starts = FrameEnds();
        var records = Records;
        for (var bit = 0; bit < _segment.Length * 8; bit++)
        {
            _segment[bit / 8] ^= (byte)(1 << (bit % 8));
            var damage = new List<RecordDamage>();
            var read = new SegmentReading("0000000001-20261101T13Z.records", new RecordFilter(), damage.Add)
                .Read(_segment, ended: false, int.MaxValue);
            _segment[bit / 8] ^= (byte)(1 << (bit % 8));
            var frame = starts.Count(start => start <= bit / 8);
            if (frame <= 1)
            {
                // In the segment's head or in the names: every record is there, perhaps with nameless indexes.
                Assert.Equal(records, read.Count);
                Assert.All(read, record => Assert.Equal(frame == 0 ? "igw-shanghai" : "#0", record.Trunk));
                Assert.InRange(damage.Count, frame, 1);
            }
            else
            {
                Assert.Equal(
                    Enumerable.Range(0, records).Where(i => i != frame - 2).Select(i => $"call-{i}@igw.example.net"),
                    read.Select(record => record.Correlation));
                Assert.Equal(frame - 2 == records - 1 ? 0 : 1, damage.Count);
            }

            Assert.All(damage, part => Assert.Equal("0000000001-20261101T13Z.records", part.Segment));
        }
    }

    [Fact]
    public void Rubbish_in_the_middle_is_passed_over()
    {
        var rubbish = new byte[200_000];
        new Random(1).NextBytes(rubbish);
        var middle = RecordEnds()[2];
        Write([.. _segment[..middle], .. rubbish, .. _segment[middle..]]);
        var damage = new List<RecordDamage>();
        Assert.Equal(Records, TestRecords.Read(_folder.Path, damage: damage).Count);
        var part = Assert.Single(damage);
        Assert.Equal((middle, (long)rubbish.Length), ((int)part.Offset, part.Octets));
    }

    [Fact]
    public void Zeros_at_the_end_are_no_records()
    {
        Write([.. _segment, .. new byte[4096]]);
        Assert.Equal(Records, TestRecords.Read(_folder.Path).Count);
    }

    [Fact]
    public void A_frame_of_a_kind_from_the_future_is_skipped()
    {
        var frame = new byte[RecordFormat.FrameHeadOctets + 5];
        RecordFrame.Seal(frame, (byte)'Z', 5);
        var middle = RecordEnds()[2];
        Write([.. _segment[..middle], .. frame, .. _segment[middle..]]);
        var damage = new List<RecordDamage>();
        Assert.Equal(Records, TestRecords.Read(_folder.Path, damage: damage).Count);
        Assert.Empty(damage);
    }

    [Theory]
    [InlineData("")]
    [InlineData("07")]
    [InlineData("070000000100")]
    [InlineData("07000000010005AA")]
    [InlineData("0700000000000000")]
    public void Names_that_do_not_read_are_no_names(string payload) =>
        Assert.Null(NamesFrame.Read(Convert.FromHexString(payload)));

    private void Write(byte[] octets, int sequence = 1) =>
        File.WriteAllBytes(Path.Combine(_folder.Path, $"000000000{sequence}-20261101T13Z.records"), octets);

    private static byte[] Segment()
    {
        var folder = new FaultyFolder();
        var queue = TestRecords.Filled(3);
        Assert.True(queue.TryAdd(TestRecords.Refused(3), TestRecords.CallId(3), "MYBANK"u8));
        TestRecords.Fill(queue, 4, Records - 4);
        TestRecords.Writer(queue, folder, new FakeTimeProvider(TestRecords.Start)).Pump();
        return folder[folder.Names.Single()];
    }

    /// <summary>Where the head and each frame end: the names, then the records.</summary>
    private List<int> FrameEnds()
    {
        var ends = new List<int> { RecordFormat.SegmentHeadOctets };
        var scan = new FrameScan(_segment, RecordFormat.SegmentHeadOctets);
        while (scan.MoveNext())
        {
            ends.Add(scan.End);
        }

        return ends;
    }

    private List<int> RecordEnds() => FrameEnds()[2..];
}
