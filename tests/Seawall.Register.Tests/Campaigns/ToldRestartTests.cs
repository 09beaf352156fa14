using System.Buffers.Binary;
using System.IO.Hashing;
using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>Who was told, and what is shut by it, after restarts with and without snapshot and store.</summary>
public sealed class ToldRestartTests
{
    const byte Overseas = 3;

    static readonly long Told = Bench.Morning.ToUnixTimeSeconds();

    static async Task<Bench> RunningAsync()
    {
        var bench = await Bench.StartAsync();
        await bench.ApplyAsync(CampaignSample.Terms());
        await bench.StartCampaignAsync();
        return bench;
    }

    /// <summary>While the register stands still: a batch as the writer of notices makes it.</summary>
    static async Task WriteAsync(Bench bench, JournalKind kind, int round, params long[] lines)
    {
        await bench.Register.DisposeAsync();
        await using (var store = new MemoryStore(bench.Disk))
        {
            var head = await store.OpenAsync(false, Bench.Cancel);
            await using var view = await store.ViewAsync(Bench.Cancel);
            var tip = await JournalTip.ReadAsync(view, head, Bench.Cancel);
            StoredNotice[] rows =
            [
                .. lines.Select(line => CampaignSamples.Notice(line) with
                {
                    State = NoticeState.Told, ToldUnixSeconds = Told + line, Round = round,
                }),
            ];
            var body = kind == JournalKind.LinesTold
                ? ToldForm.WriteTold(1, round, rows)
                : ToldForm.WriteUntold(1, [.. lines.Select(RegisterSamples.Line)]);
            var entry = Chain.Entry(tip, bench.Time.GetUtcNow(), kind, ChangeSource.System, 0, body);
            await store.AppendAsync(new StoreBatch
            {
                Expected = head, Next = Chain.After(tip, entry).Head, Entries = [entry],
                Notices = kind == JournalKind.LinesTold ? rows : [],
                NoticesGone = kind == JournalKind.LinesTold
                    ? []
                    : [.. lines.Select(line => new NoticeKey(1, RegisterSamples.Line(line)))],
            }, Bench.Cancel);
        }
        await bench.RestartAsync(snapshot: false);
    }

    static Task TellAsync(Bench bench, params long[] lines) => WriteAsync(bench, JournalKind.LinesTold, 1, lines);

    static void IsTold(Bench bench, params long[] lines)
    {
        var book = bench.Register.Book;
        Assert.Equal(lines.Length, book.Told.Count(0));
        Assert.All(lines, line => Assert.Equal(Told + line, book.Told.ToldAt(0, RegisterSamples.Line(line))));
        var effect = CampaignSample.Effect.ToUnixTimeSeconds();
        Assert.All(lines, line => Assert.Equal(
            (1u, true, effect), Judge(book, line, effect) is { Campaign: { } one } found
                ? (one.Id, found.Shuts, found.SinceUnixSeconds)
                : default));
        Assert.All(lines, line => Assert.Null(Judge(book, line, effect - 1).Campaign));
    }

    static CampaignVerdict Judge(ChoiceBook book, long line, long at) =>
        CampaignRule.Judge(book, RegisterSamples.Line(line), Service.Voice, Overseas, at);

    [Fact]
    public async Task Without_a_snapshot_it_is_read_from_the_notices()
    {
        await using var bench = await RunningAsync();
        await TellAsync(bench, 1, 2, 25_000);
        Assert.Equal(BookSource.Store, bench.Register.Start.Source);
        IsTold(bench, 1, 2, 25_000);
        await WriteAsync(bench, JournalKind.LinesUntold, 1, 2);
        IsTold(bench, 1, 25_000);
    }

    [Fact]
    public async Task What_the_snapshot_lacks_comes_from_the_journal()
    {
        await using var bench = await RunningAsync();
        await TellAsync(bench, 1, 2, 3, 4);
        await bench.Register.SaveSnapshotAsync(Bench.Cancel);
        await TellAsync(bench, 5, 25_000);
        Assert.Equal(BookSource.SnapshotAndStore, bench.Register.Start.Source);
        IsTold(bench, 1, 2, 3, 4, 5, 25_000);
        await WriteAsync(bench, JournalKind.LinesUntold, 1, 2, 5);
        IsTold(bench, 1, 3, 4, 25_000);
        await WriteAsync(bench, JournalKind.LinesTold, 2, 6);
        IsTold(bench, 1, 3, 4, 25_000);
    }

    [Fact]
    public async Task A_new_holder_was_told_nothing()
    {
        await using var bench = await RunningAsync();
        await TellAsync(bench, 1, 2);
        await bench.Register.SaveSnapshotAsync(Bench.Cancel);
        var file = await File.ReadAllBytesAsync(bench.Snapshot, Bench.Cancel);
        await bench.ImportAsync(ImportKind.Subscribers, $"number,holder\n{Bench.Number(2)},a\n");
        await bench.ImportAsync(ImportKind.Subscribers, $"number,holder\n{Bench.Number(2)},b\n");
        await bench.Register.DisposeAsync();
        await File.WriteAllBytesAsync(bench.Snapshot, file, Bench.Cancel);
        await bench.RestartAsync(snapshot: false);
        Assert.Equal(BookSource.SnapshotAndStore, bench.Register.Start.Source);
        IsTold(bench, 1);
    }

    [Fact]
    public async Task Without_the_store_the_snapshot_shuts_what_was_shut_and_the_store_is_taken_up_when_it_comes()
    {
        await using var bench = await RunningAsync();
        await TellAsync(bench, 1, 25_000);
        await bench.RestartAsync(snapshot: true, Fault.Open);
        Assert.Equal(BookSource.SnapshotAlone, bench.Register.Start.Source);
        Assert.Equal("calls", Assert.Single(bench.Register.Book.Campaigns.Terms).Name);
        IsTold(bench, 1, 25_000);
        bench.Store.Fault = Fault.None;
        Assert.Equal(ChangeOutcome.Done, (await bench.SetAsync(2, "shut")).Outcome);
        IsTold(bench, 1, 25_000);
        await TellAsync(bench, 3);
        IsTold(bench, 1, 3, 25_000);
    }

    [Fact]
    public async Task What_was_withdrawn_or_began_another_round_after_the_snapshot_is_not_told()
    {
        await using var bench = await RunningAsync();
        await TellAsync(bench, 1, 2);
        await bench.Register.SaveSnapshotAsync(Bench.Cancel);
        await bench.ApplyAsync(CampaignSample.Terms(days: 5));
        await bench.RestartAsync(snapshot: false);
        Assert.Equal((0L, 2), (bench.Register.Book.Told.Count(0), bench.Register.Book.Campaigns.Find(1)!.Round));
        await bench.WithdrawAsync();
        await bench.RestartAsync(snapshot: false);
        Assert.True(bench.Register.Book.Campaigns.IsNone);
    }

    [Fact]
    public async Task A_book_for_other_zones_knows_who_was_told()
    {
        await using var bench = await RunningAsync();
        await TellAsync(bench, 1, 25_000);
        var swapped = await bench.Register.SwapAsync(RegisterSamples.Model(["macao", "overseas"]), Bench.Cancel);
        Assert.Equal(2, swapped.Value!.Told.Count(0));
        var effect = CampaignSample.Effect.ToUnixTimeSeconds();
        Assert.True(CampaignRule.Judge(swapped.Value, RegisterSamples.Line(1), Service.Voice, 1, effect).Shuts);
    }

    [Fact]
    public async Task A_file_of_before_there_were_campaigns_still_serves()
    {
        await using var bench = await Bench.StartAsync();
        await bench.SetAsync(1, "shut");
        await bench.Register.SaveSnapshotAsync(Bench.Cancel);
        var file = await File.ReadAllBytesAsync(bench.Snapshot, Bench.Cancel);
        byte[] old = [.. file[..^(2 + 4 + 8)]];
        old["SEAWALL BOOK ".Length] = (byte)'1';
        await bench.ApplyAsync(CampaignSample.Terms());
        await bench.StartCampaignAsync();
        await TellAsync(bench, 2);
        await bench.Register.DisposeAsync();
        await File.WriteAllBytesAsync(bench.Snapshot, Hashed(old), Bench.Cancel);
        await bench.RestartAsync(snapshot: false);
        Assert.Equal(BookSource.SnapshotAndStore, bench.Register.Start.Source);
        Assert.Equal("shut shut shut shut", await bench.SayAsync(1, "voice"));
        IsTold(bench, 2);
    }

    [Fact]
    public async Task Told_marks_cut_anywhere_or_with_any_octet_changed_are_of_no_use()
    {
        await using var bench = await RunningAsync();
        await TellAsync(bench, 1);
        await bench.Register.SaveSnapshotAsync(Bench.Cancel);
        var file = await File.ReadAllBytesAsync(bench.Snapshot, Bench.Cancel);
        var section = SectionOf(file);
        int[] places = [.. Enumerable.Range(section, 90), file.Length - 9_000, file.Length - 12, file.Length - 9];
        foreach (var at in places)
        {
            await IsOfNoUseAsync(bench, file[..at], $"cut at {at - section}");
            byte[] bent = [.. file];
            bent[at] ^= 1;
            await IsOfNoUseAsync(bench, bent, $"changed at {at - section}");
        }
    }

    /// <summary>What is wrong in a file whose hash is right: where in the section, and the octet there.</summary>
    [Theory]
    [InlineData(0, 65)]         // more campaigns than there can be
    [InlineData(1, 1)]
    [InlineData(2, 0)]          // no id
    [InlineData(9, 0x80)]       // a round before the first
    [InlineData(10, 64)]        // no place
    [InlineData(11, 0x10)]      // a zone that does not exist
    [InlineData(12, 0x10)]
    [InlineData(13, 2)]         // neither in shadow nor not
    [InlineData(29, 0x80)]      // a notice that takes less than no time
    [InlineData(38, 0)]         // no name
    [InlineData(40, 0xFF)]      // a name that is no UTF-8
    [InlineData(48, 0x80)]      // a page of less than no octets
    [InlineData(48, 0x7F)]      // of more than there can be
    [InlineData(56, 0xFF)]      // of numbers with too many digits
    [InlineData(73, 99)]        // of units of no size
    public async Task Told_marks_that_cannot_be_are_of_no_use(int at, byte octet)
    {
        await using var bench = await RunningAsync();
        await TellAsync(bench, 1);
        await bench.Register.SaveSnapshotAsync(Bench.Cancel);
        var file = await File.ReadAllBytesAsync(bench.Snapshot, Bench.Cancel);
        byte[] bent = [.. file[..^8]];
        bent[SectionOf(file) + at] = octet;
        await IsOfNoUseAsync(bench, Hashed(bent), $"{octet} at {at}");
    }

    [Fact]
    public async Task Two_campaigns_at_one_place_are_none()
    {
        await using var bench = await RunningAsync();
        await bench.ApplyAsync(CampaignSample.Terms("texts"));
        await bench.StartCampaignAsync("texts");
        await TellAsync(bench, 1);
        await bench.Register.SaveSnapshotAsync(Bench.Cancel);
        var file = await File.ReadAllBytesAsync(bench.Snapshot, Bench.Cancel);
        byte[] bent = [.. file[..^8]];
        bent[SectionOf(file) + 45 + 8] = 0;
        await IsOfNoUseAsync(bench, Hashed(bent), "one place");
    }

    [Fact]
    public async Task Marks_at_the_place_of_no_campaign_are_nobodys()
    {
        await using var bench = await RunningAsync();
        await TellAsync(bench, 1);
        bench.Register.Book.Told.Tell(5, RegisterSamples.Line(1), 1);
        bench.Register.Book.Told.Tell(5, RegisterSamples.Line(99_000), 1);
        await bench.Register.SaveSnapshotAsync(Bench.Cancel);
        await bench.RestartAsync(snapshot: false);
        Assert.Equal(0, bench.Register.Book.Told.Count(5));
        IsTold(bench, 1);
    }

    [Fact]
    public async Task A_file_during_which_campaigns_changed_is_none()
    {
        var book = new ChoiceBook(4);
        for (var page = 0; page < 200; page++)
        {
            book.Told.Tell(0, new E164(8613800000000 + (ulong)page * 10_000), 1);
        }
        using var still = new MemoryStream();
        Assert.True(await ToldSection.TryWriteAsync(new HashedWriter(still, 1 << 21), book, Bench.Cancel));
        await using var restless = new Restless(() => book.Campaigns = new CampaignsInForce(
        [
            new CampaignTerms
            {
                Id = 1, Name = "c", Place = 0, VoiceZones = 1, SmsZones = 0, EffectUnixSeconds = 0, NoticeSeconds = 0,
            },
        ]));
        Assert.False(await ToldSection.TryWriteAsync(new HashedWriter(restless, 1 << 21), book, Bench.Cancel));
    }

    /// <summary>Where a file with one campaign, named calls, and one page of told marks has its last part.</summary>
    static int SectionOf(byte[] file)
    {
        var name = file.AsSpan().LastIndexOf("calls"u8);
        Assert.True(name > 0);
        return name - 38 - 2;
    }

    static byte[] Hashed(byte[] file)
    {
        var hash = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(hash, XxHash3.HashToUInt64(file));
        return [.. file, .. hash];
    }

    static async Task IsOfNoUseAsync(Bench bench, byte[] file, string what)
    {
        await bench.Register.DisposeAsync();
        await File.WriteAllBytesAsync(bench.Snapshot, file, Bench.Cancel);
        await bench.RestartAsync(snapshot: false);
        Assert.True(bench.Register.Start.Source == BookSource.Store, what);
        Assert.Contains("set aside as book.snapshot.aside-1", Assert.Single(bench.Register.Start.Remarks),
            StringComparison.Ordinal);
        File.Delete(bench.Snapshot + ".aside-1");
        IsTold(bench, 1);
    }

    sealed class Restless(Action written) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            written();
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
