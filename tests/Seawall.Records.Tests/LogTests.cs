using Xunit;

namespace Seawall.Records.Tests;

/// <summary>The log as the program uses it: a thread of its own, between start and stop.</summary>
public sealed class LogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_flushed_is_readable_at_once()
    {
        var queue = new RecordQueue(1024);
        await using var log = Open(queue);
        for (var i = 0; i < 50; i++)
        {
            TestRecords.Fill(queue, i, 1);
            await log.FlushAsync();
            Assert.Equal(i + 1, TestRecords.Read(_folder.Path).Count);
        }

        Assert.Equal((50, 0, 0), (log.Written, log.Waiting, log.Lost));
        Assert.True(log.WrittenOctets > 50 * 54);
        Assert.Null(log.Trouble);
    }

    [Fact]
    public async Task The_end_writes_what_is_left()
    {
        var queue = new RecordQueue(1024);
        await using (Open(queue))
        {
            TestRecords.Fill(queue, 0, 1000);
        }

        Assert.Equal(1000, TestRecords.Read(_folder.Path).Count);
    }

    [Fact]
    public async Task Starts_go_on_where_the_last_one_ended()
    {
        for (var start = 0; start < 3; start++)
        {
            var queue = new RecordQueue(16);
            await using var log = Open(queue);
            TestRecords.Fill(queue, start, 1);
            await log.FlushAsync();
        }

        Assert.Equal(
            ["0000000001", "0000000002", "0000000003"], _folder.Files.Select(file => Path.GetFileName(file)[..10]));
        Assert.Equal(
            ["call-0@igw.example.net", "call-1@igw.example.net", "call-2@igw.example.net"],
            TestRecords.Read(_folder.Path).Select(record => record.Correlation));
    }

    [Fact]
    public async Task Producers_at_work_lose_nothing_that_fits()
    {
        var queue = new RecordQueue(1 << 17);
        await using var log = Open(queue);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(producer => Task.Run(
            () => TestRecords.Fill(queue, producer * 25_000, 25_000), TestContext.Current.CancellationToken)));
        await log.FlushAsync();
        Assert.Equal(100_000, log.Written);
        Assert.Equal(100_000, TestRecords.Read(_folder.Path).Select(record => record.Correlation).Distinct().Count());
    }

    [Fact]
    public async Task A_flush_after_the_end_returns()
    {
        var log = Open(new RecordQueue(16));
        await log.DisposeAsync();
        await log.DisposeAsync();
        await log.FlushAsync();
    }

    private RecordLog Open(RecordQueue queue)
    {
        var log = RecordLog.Open(queue, new RecordLogOptions(_folder.Path), TimeProvider.System);
        log.Announce(TestRecords.Names);
        return log;
    }
}
