using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>The snapshot file: what it brings back, and what is done with one of no use.</summary>
public sealed class SnapshotTests
{
    static async Task<Bench> FilledAsync()
    {
        var bench = await Bench.StartAsync();
        await bench.SetAsync(1, "shut");
        await bench.SetAsync(1, "open", "voice", "overseas", length: "24h");
        await bench.RuleAsync(1, true, "CA");
        await bench.RuleAsync(1, false, "+12025550123", "sms");
        await bench.RuleAsync(1, true, "registered:code");
        await bench.SetAsync(25_000, "open", "sms", "macao");
        Assert.True(await bench.Register.SaveSnapshotAsync(Bench.Cancel));
        return bench;
    }

    static async Task IsAsFilledAsync(Bench bench)
    {
        Assert.Equal("shut shut shut shut*", await bench.SayAsync(1, "voice"));
        Assert.Equal("undecided open undecided undecided", await bench.SayAsync(25_000, "sms"));
        var detail = bench.Register.Book.Read(RegisterSamples.Line(1)).Detail!;
        Assert.Equal(new PersonalRule(1, true, ServiceMask.All, default, 6), detail.Rules[0]);
        Assert.Equal(new PersonalRule(3, true, ServiceMask.Sms, default, 0, SenderPurpose.Code), detail.Rules[2]);
        Assert.Equal(3, detail.Rules.Length);
        Assert.Equal(Choice.Open, bench.Register.Book.Read(RegisterSamples.Line(25_000)).Choices.Get(Service.Sms, 1));
    }

    [Fact]
    public async Task It_brings_back_the_book_and_the_journal_what_came_after()
    {
        await using var bench = await FilledAsync();
        await bench.SetAsync(2, "shut", "voice", "macao");
        await bench.UnruleAsync(1, "+12025550123");
        await bench.RestartAsync(snapshot: false);
        Assert.Equal(BookSource.SnapshotAndStore, bench.Register.Start.Source);
        Assert.Equal("undecided shut undecided undecided", await bench.SayAsync(2, "voice"));
        Assert.Equal([1u, 3u], bench.Register.Book.Read(RegisterSamples.Line(1)).Detail!.Rules.Select(rule => rule.Id));
        Assert.Equal(bench.Register.Status.Journal, bench.Register.Book.Version);
    }

    [Fact]
    public async Task It_is_written_only_when_there_is_something_new()
    {
        await using var bench = await FilledAsync();
        Assert.False(await bench.Register.SaveSnapshotAsync(Bench.Cancel));
        await bench.SetAsync(3, "shut");
        Assert.True(await bench.Register.SaveSnapshotAsync(Bench.Cancel));
        Assert.Equal(bench.Register.Status.Journal, bench.Register.Status.SnapshotVersion);
        File.Delete(bench.Snapshot);
        Assert.True(await bench.Register.SaveSnapshotAsync(Bench.Cancel));
    }

    [Fact]
    public async Task Alone_it_is_enough_to_screen_by_and_the_store_is_taken_up_when_it_comes()
    {
        await using var bench = await FilledAsync();
        await bench.RestartAsync(snapshot: false, Fault.Open);
        Assert.Equal(BookSource.SnapshotAlone, bench.Register.Start.Source);
        await IsAsFilledAsync(bench);
        Assert.Equal(ChangeOutcome.Unavailable, (await bench.SetAsync(2, "shut")).Outcome);
        Assert.False(await bench.Register.SaveSnapshotAsync(Bench.Cancel));
        bench.Store.Fault = Fault.None;
        Assert.Equal(ChangeOutcome.Done, (await bench.SetAsync(2, "shut")).Outcome);
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task A_store_that_is_back_is_noticed_without_anybody_asking()
    {
        await using var bench = await FilledAsync();
        await bench.RestartAsync(snapshot: false, Fault.Open);
        bench.Store.Fault = Fault.None;
        while (!bench.Register.Status.StoreUp)
        {
            bench.Time.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }
        await IsAsFilledAsync(bench);
    }

    [Fact]
    public async Task Cut_at_any_length_or_with_any_octet_changed_it_is_set_aside_and_the_store_read()
    {
        await using var bench = await FilledAsync();
        var whole = await File.ReadAllBytesAsync(bench.Snapshot, Bench.Cancel);
        var random = new Random(3);
        int[] lengths = [.. Enumerable.Range(0, 60), .. Enumerable.Range(0, 10).Select(_ => random.Next(whole.Length)),
            .. Enumerable.Range(whole.Length - 60, 60)];
        foreach (var length in lengths)
        {
            await IsOfNoUseAsync(bench, whole[..length], $"cut at {length}");
        }
        int[] places = [.. Enumerable.Range(0, 130), .. Enumerable.Range(0, 10).Select(_ => random.Next(whole.Length)),
            .. Enumerable.Range(whole.Length - 60, 60)];
        foreach (var at in places)
        {
            var bent = whole.ToArray();
            bent[at] ^= 1;
            await IsOfNoUseAsync(bench, bent, $"changed at {at}");
        }
        await IsOfNoUseAsync(bench, [.. whole, 0], "longer");
    }

    static async Task IsOfNoUseAsync(Bench bench, byte[] file, string what)
    {
        await bench.Register.DisposeAsync();
        await File.WriteAllBytesAsync(bench.Snapshot, file, Bench.Cancel);
        await bench.RestartAsync(snapshot: false);
        Assert.True(bench.Register.Start.Source == BookSource.Store, what);
        Assert.Contains("set aside as book.snapshot.aside-1", Assert.Single(bench.Register.Start.Remarks),
            StringComparison.Ordinal);
        Assert.False(File.Exists(bench.Snapshot));
        File.Delete(bench.Snapshot + ".aside-1");
        await IsAsFilledAsync(bench);
    }

    [Fact]
    public async Task Of_another_store_or_ahead_of_it_it_is_set_aside()
    {
        await using var bench = await FilledAsync();
        var before = bench.Disk.Content;
        await bench.SetAsync(2, "shut");
        await bench.Register.SaveSnapshotAsync(Bench.Cancel);
        await bench.Register.DisposeAsync();
        bench.Disk.Content = before;
        await bench.RestartAsync(snapshot: false);
        Assert.Contains("ahead of the store", Assert.Single(bench.Register.Start.Remarks), StringComparison.Ordinal);
        Assert.Equal("undecided undecided undecided undecided", await bench.SayAsync(2, "voice"));

        // The same numbers, another past.
        await bench.SetAsync(9, "shut");
        await bench.Register.SaveSnapshotAsync(Bench.Cancel);
        await bench.Register.DisposeAsync();
        bench.Disk.Content = before;
        await bench.RestartAsync(snapshot: false);
        Assert.True(File.Exists(bench.Snapshot + ".aside-2"));
        await bench.SetAsync(8, "shut");
        await bench.Register.DisposeAsync();
        File.Move(bench.Snapshot + ".aside-2", bench.Snapshot);
        await bench.RestartAsync(snapshot: false);
        Assert.Contains("not of this store's journal", Assert.Single(bench.Register.Start.Remarks),
            StringComparison.Ordinal);

        await bench.Register.SaveSnapshotAsync(Bench.Cancel);
        await bench.Register.DisposeAsync();
        bench.Disk = new MemoryDisk { Content = await StrangerAsync() };
        await bench.RestartAsync(snapshot: false);
        Assert.Contains("of another store", Assert.Single(bench.Register.Start.Remarks), StringComparison.Ordinal);
    }

    static async Task<MemoryContent> StrangerAsync()
    {
        await using var stranger = await Bench.StartAsync();
        return stranger.Disk.Content!;
    }

    [Theory]
    [InlineData("overseas,taiwan,macao,hongkong")]
    [InlineData("overseas,macao")]
    [InlineData("overseas,hongkong,macao,taiwan,northamerica")]
    public async Task Other_zones_in_the_settings_read_the_book_from_the_store(string zones)
    {
        await using var bench = await FilledAsync();
        bench.Model = RegisterSamples.Model([.. zones.Split(',')]);
        await bench.RestartAsync(snapshot: false);
        Assert.Equal(BookSource.Store, bench.Register.Start.Source);
        Assert.Contains("is for the zones hongkong, macao, taiwan, overseas",
            Assert.Single(bench.Register.Start.Remarks),
            StringComparison.Ordinal);
        var order = zones.Split(',').ToList();
        var state = bench.Register.Book.Read(RegisterSamples.Line(25_000));
        Assert.Equal(Choice.Open, state.Choices.Get(Service.Sms, order.IndexOf("macao")));
        var pause = Assert.Single(bench.Register.Book.Read(RegisterSamples.Line(1)).Detail!.Pauses);
        Assert.Equal(order.IndexOf("overseas"), pause.Zone);
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task Another_table_of_countries_reads_from_the_store_and_without_it_goes_by_the_snapshot()
    {
        await using var bench = await FilledAsync();
        bench.Model = RegisterSamples.Model(countries: 6);
        await bench.RestartAsync(snapshot: false, Fault.Open);
        Assert.Equal(BookSource.SnapshotAlone, bench.Register.Start.Source);
        Assert.Equal(2, bench.Register.Start.Remarks.Length);
        Assert.Equal(bench.Register.Status.BookVersion, bench.Register.Status.SnapshotVersion);
        await bench.RestartAsync(snapshot: false);
        Assert.Equal(BookSource.Store, bench.Register.Start.Source);

        // The rule for a country that is unknown now is kept, and is there again when the country is.
        Assert.Equal(2, bench.Register.Book.Read(RegisterSamples.Line(1)).Detail!.Rules.Length);
        bench.Model = RegisterSamples.Model();
        await bench.RestartAsync(snapshot: false);
        await IsAsFilledAsync(bench);
    }
}
