using Microsoft.Extensions.Time.Testing;
using Seawall.Records.Writing;
using Seawall.Screening;
using Xunit;

namespace Seawall.Records.Tests;

/// <summary>Watching the log as it grows.</summary>
public sealed class FollowTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(TestRecords.Start);
    private readonly RecordQueue _queue = new(1024);
    private readonly RecordWriter _writer;

    public FollowTests() => _writer = TestRecords.Writer(_queue, new SegmentFolder(_folder.Path), _time);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task From_an_empty_folder_on_across_hours_and_starts()
    {
        await using var follow = Follow(new RecordFilter(), 10);
        for (var i = 0; i < 12; i++)
        {
            var next = follow.MoveNextAsync();
            Write(i);
            Assert.True(await Until(next));
            Assert.Equal($"call-{i}@igw.example.net", follow.Current.Correlation);
            if (i % 3 == 2)
            {
                _time.Advance(TimeSpan.FromHours(1));
            }
        }

        Assert.Equal(4, _folder.Files.Length);
    }

    [Fact]
    public async Task The_last_ones_first()
    {
        for (var i = 0; i < 10; i++)
        {
            Write(i);
            _time.Advance(TimeSpan.FromMinutes(20));
        }

        await using var follow = Follow(new RecordFilter { Limit = 6 }, 5);
        var found = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            Assert.True(await follow.MoveNextAsync());
            found.Add(follow.Current.Correlation);
        }

        Assert.Equal(Enumerable.Range(5, 5).Select(i => $"call-{i}@igw.example.net"), found);
        var next = follow.MoveNextAsync();
        Write(10);
        Assert.True(await Until(next));
        Assert.Equal("call-10@igw.example.net", follow.Current.Correlation);
        Assert.False(await follow.MoveNextAsync());
    }

    [Fact]
    public async Task It_looks_back_into_the_newest_segments_only()
    {
        for (var i = 0; i < RecordLimits.FollowBackSegmentsMax + 3; i++)
        {
            Write(i);
            _time.Advance(TimeSpan.FromHours(1));
        }

        await using var follow = Follow(new RecordFilter(), 100);
        Assert.True(await follow.MoveNextAsync());
        Assert.Equal("call-3@igw.example.net", follow.Current.Correlation);
    }

    [Fact]
    public async Task Several_segments_written_while_nobody_looked_are_all_followed()
    {
        Write(0);
        await using var follow = Follow(new RecordFilter(), 0);
        var next = follow.MoveNextAsync();
        for (var i = 1; i < 4; i++)
        {
            Write(i);
            _time.SetUtcNow(_time.GetUtcNow().AddHours(1));
        }

        for (var i = 1; i < 4; i++)
        {
            Assert.True(await Until(next));
            Assert.Equal($"call-{i}@igw.example.net", follow.Current.Correlation);
            next = i < 3 ? follow.MoveNextAsync() : default;
        }
    }

    [Fact]
    public async Task Only_what_passes_the_filter()
    {
        await using var follow = Follow(new RecordFilter { Caller = new E164(442079460002) }, 10);
        var next = follow.MoveNextAsync();
        Write(1);
        Write(2);
        Assert.True(await Until(next));
        Assert.Equal("call-2@igw.example.net", follow.Current.Correlation);
    }

    [Fact]
    public async Task Torn_records_are_waited_for()
    {
        Write(0);
        Write(1);
        var file = _folder.Files.Single();
        var whole = File.ReadAllBytes(file);
        File.WriteAllBytes(file, whole[..^20]);
        var damage = new List<RecordDamage>();
        await using var follow = new RecordReader(_folder.Path, damage.Add)
            .FollowAsync(new RecordFilter(), 10, _time, TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await follow.MoveNextAsync());
        var next = follow.MoveNextAsync();
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(next.IsCompleted);
        File.WriteAllBytes(file, whole);
        Assert.True(await Until(next));
        Assert.Equal("call-1@igw.example.net", follow.Current.Correlation);
        Assert.Empty(damage);
    }

    [Fact]
    public async Task Cancelling_ends_it_quietly()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var follow = new RecordReader(_folder.Path).FollowAsync(new RecordFilter(), 10, _time, cancel.Token)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var next = follow.MoveNextAsync();
        await cancel.CancelAsync();
        Assert.False(await next);
    }

    private IAsyncEnumerator<RecordView> Follow(RecordFilter filter, int last) =>
        new RecordReader(_folder.Path).FollowAsync(filter, last, _time, TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);

    private void Write(int number)
    {
        TestRecords.Fill(_queue, number, 1);
        _writer.Pump();
    }

    /// <summary>Lets the follower's time pass until it has something.</summary>
    private async Task<bool> Until(ValueTask<bool> next)
    {
        var task = next.AsTask();
        while (!task.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(RecordLimits.FollowMs));
            await Task.Yield();
        }

        return await task;
    }
}
