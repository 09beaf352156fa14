using System.Buffers.Binary;
using System.Text;
using Xunit;
using Record = Seawall.Screening.Record;

namespace Seawall.Records.Tests;

/// <summary>The queue takes what fits, in order, from anybody, without waiting and without the heap.</summary>
public sealed class QueueTests
{
    [Fact]
    public void Records_come_out_as_they_went_in()
    {
        var queue = TestRecords.Filled(3);
        Assert.Equal(3, queue.Waiting);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal((TestRecords.Refused(i), Convert.ToHexString(TestRecords.CallId(i))), Take(queue));
        }

        Assert.False(queue.TryPeek(out _, out _));
        Assert.Equal((0, 0), (queue.Waiting, queue.Lost));
    }

    [Fact]
    public void A_full_queue_loses_and_counts_and_keeps_what_it_has()
    {
        var queue = TestRecords.Filled(4, capacity: 3);
        Assert.Equal((4, 4, 0), (queue.Capacity, queue.Waiting, queue.Lost));
        Assert.False(queue.TryAdd(TestRecords.Refused(4), "x"u8));
        Assert.False(queue.TryAdd(TestRecords.Refused(5), "x"u8));
        Assert.Equal((4, 2), (queue.Waiting, queue.Lost));
        Assert.Equal(TestRecords.Refused(0), Take(queue).Record);
        Assert.True(queue.TryAdd(TestRecords.Refused(6), "x"u8));
        Assert.Equal(
            [TestRecords.Refused(1), TestRecords.Refused(2), TestRecords.Refused(3), TestRecords.Refused(6)],
            Enumerable.Range(0, 4).Select(_ => Take(queue).Record));
        Assert.Equal(2, queue.Lost);
    }

    [Fact]
    public void Round_after_round_it_stays_right()
    {
        var queue = new RecordQueue(4);
        for (var i = 0; i < 1000; i += 3)
        {
            TestRecords.Fill(queue, i, 3);
            for (var j = i; j < i + 3; j++)
            {
                Assert.Equal(TestRecords.Refused(j), Take(queue).Record);
            }
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(127, 127)]
    [InlineData(128, 128)]
    [InlineData(129, 128)]
    [InlineData(60_000, 128)]
    public void A_call_id_is_cut(int octets, int kept)
    {
        var queue = new RecordQueue(2);
        queue.TryAdd(default, Enumerable.Range(0, octets).Select(i => (byte)i).ToArray());
        Assert.True(queue.TryPeek(out _, out var correlation));
        Assert.Equal(Enumerable.Range(0, kept).Select(i => (byte)i), correlation.ToArray());
    }

    [Fact]
    public void The_sender_of_a_slot_is_that_of_its_record_and_is_cut()
    {
        var queue = new RecordQueue(2);
        string[] senders = ["MYBANK", "", "12345678901234567890", "12345678901234567890X"];
        foreach (var sender in senders)
        {
            queue.TryAdd(default, "x"u8, Encoding.ASCII.GetBytes(sender));
            Assert.True(queue.TryPeek(out _, out var correlation, out var kept));
            Assert.Equal(sender[..Math.Min(sender.Length, 20)], Encoding.ASCII.GetString(kept));
            Assert.Equal("x"u8.ToArray(), correlation.ToArray());
            queue.Advance();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public void Capacities_out_of_range_are_refused(int capacity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RecordQueue(capacity));

    [Fact]
    public void Adding_allocates_nothing()
    {
        var queue = new RecordQueue(64);
        queue.TryAdd(TestRecords.Refused(), "warm"u8);
        var record = TestRecords.Refused();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            queue.TryAdd(record, "call@igw"u8, "MYBANK"u8);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(37, queue.Lost);
    }

    /// <summary>What is added is taken once, in its producer's order; what is not added was counted.</summary>
    [Fact]
    public async Task Many_producers_at_once()
    {
        const int Producers = 4, Each = 50_000;
        var queue = new RecordQueue(256);
        var added = new long[Producers];
        var producers = Enumerable.Range(0, Producers).Select(producer => Task.Factory.StartNew(
            () =>
            {
                Span<byte> correlation = stackalloc byte[8];
                for (var i = 0; i < Each; i++)
                {
                    BinaryPrimitives.WriteInt32LittleEndian(correlation, producer);
                    BinaryPrimitives.WriteInt32LittleEndian(correlation[4..], i);
                    var record = default(Record) with { UnixMilliseconds = i, Generation = (uint)producer };
                    added[producer] += queue.TryAdd(record, correlation) ? 1 : 0;
                }
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();
        var all = Task.WhenAll(producers);
        var taken = new long[Producers];
        var last = new long[] { -1, -1, -1, -1 };
        for (var ended = false; ; ended = all.IsCompleted)
        {
            while (queue.TryPeek(out var record, out var correlation))
            {
                var producer = (int)record.Generation;
                Assert.True(record.UnixMilliseconds > last[producer]);
                Assert.Equal(producer, BinaryPrimitives.ReadInt32LittleEndian(correlation));
                Assert.Equal(record.UnixMilliseconds, BinaryPrimitives.ReadInt32LittleEndian(correlation[4..]));
                last[producer] = record.UnixMilliseconds;
                taken[producer]++;
                queue.Advance();
            }

            if (ended)
            {
                break;
            }
        }

        await all;
        Assert.Equal(added, taken);
        Assert.Equal((Producers * Each) - added.Sum(), queue.Lost);
        Assert.Equal(0, queue.Waiting);
    }

    private static (Record Record, string Correlation) Take(RecordQueue queue)
    {
        Assert.True(queue.TryPeek(out var record, out var correlation));
        var taken = (record, Convert.ToHexString(correlation));
        queue.Advance();
        return taken;
    }
}
