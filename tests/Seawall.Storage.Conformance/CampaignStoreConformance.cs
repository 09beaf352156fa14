using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Storage.Conformance;

/// <summary>What every store does with campaigns and notices, asked at its port.</summary>
public abstract class CampaignStoreConformance
{
    /// <summary>A new empty place.</summary>
    protected abstract StorePlace Place();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Rows without an entry: the end of the journal stays where it is.</summary>
    static StoreBatch Rows(JournalHead head, params StoredNotice[] notices) =>
        new() { Expected = head, Next = head, Notices = notices };

    static StoredNotice Notice(long line, uint campaign = 1) => CampaignSamples.Notice(line, campaign);

    [Fact]
    public async Task A_new_store_has_no_campaign_and_no_notice()
    {
        using var place = Place();
        await using var store = place.Store();
        await store.OpenAsync(true, Cancel);
        await using var view = await store.ViewAsync(Cancel);
        Assert.Empty(await view.CampaignsAsync(Cancel));
        Assert.Null(await view.NoticeAsync(1, RegisterSamples.Line(1), Cancel));
        Assert.Empty(await AllAsync(view));
        Assert.Empty(await view.NoticesDueAsync(1, long.MaxValue, 9, Cancel));
        Assert.Equal([null], await ReadAsync(store, 1, 1));
    }

    [Fact]
    public async Task Campaigns_come_by_id_as_they_were_written_last_also_after_reopening()
    {
        using var place = Place();
        var (one, two) = (CampaignSamples.Running(), CampaignSamples.Running(2, "other"));
        var paused = one with
        {
            Version = 2, Round = 3, State = CampaignState.Paused, PausedUnixSeconds = 5, WithdrawnUnixSeconds = 6,
            Wave = 1, Braked = "许多 came back", Cursor = ulong.MaxValue, Journal = long.MaxValue,
            Counts = [new WaveCount(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), WaveCount.Zero],
            Terms = one.Terms with { Shadow = true, Default = CampaignDefault.None },
        };
        await using (var store = place.Store())
        {
            var head = await store.OpenAsync(true, Cancel);
            await store.AppendAsync(Of(head, two, one), Cancel);
            await store.AppendAsync(Of(head, paused), Cancel);
        }
        await using var again = place.Store();
        await again.OpenAsync(false, Cancel);
        await using var view = await again.ViewAsync(Cancel);
        var read = await view.CampaignsAsync(Cancel);
        Assert.Equal([Octets(paused), Octets(two)], read.Select(Octets));
        Assert.Equal((2, "许多 came back", paused.Counts[0]), (read[0].Version, read[0].Braked, read[0].Counts[0]));

        static StoreBatch Of(JournalHead head, params StoredCampaign[] campaigns) =>
            new() { Expected = head, Next = head, Campaigns = campaigns };
    }

    /// <summary>Lists in records are compared by reference; what is stored of them is not.</summary>
    static string Octets(StoredCampaign campaign) => Convert.ToHexString(
        [.. CampaignForm.WriteApplied(campaign), .. CampaignForm.WriteStanding(campaign)]);

    [Fact]
    public async Task A_notice_is_there_with_all_it_has_after_reopening()
    {
        using var place = Place();
        StoredNotice[] notices =
        [
            Notice(1),
            new(1, RegisterSamples.Line(2), int.MaxValue, 255, NoticeState.Unreached, NoticeReason.SecondChannel,
                NoticeMarks.MaybeTwice | NoticeMarks.ToldAfterwards | NoticeMarks.Resumed, 255, long.MaxValue,
                long.MaxValue, 0, "smsc “1”';--", "a1 b2", 255),
            Notice(1, uint.MaxValue) with { Number = new E164(LineForm.NumberMax), DueUnixSeconds = long.MaxValue },
        ];
        await using (var store = place.Store())
        {
            await store.AppendAsync(Rows(await store.OpenAsync(true, Cancel), notices), Cancel);
        }
        await using var again = place.Store();
        await again.OpenAsync(false, Cancel);
        await using var view = await again.ViewAsync(Cancel);
        Assert.Equal(notices[..2], await AllAsync(view));
        Assert.Equal(notices[1], await view.NoticeAsync(1, notices[1].Number, Cancel));
        Assert.Equal(notices[2], await view.NoticeAsync(uint.MaxValue, notices[2].Number, Cancel));
        Assert.Null(await view.NoticeAsync(2, notices[1].Number, Cancel));
        Assert.Equal([notices[0], notices[1], null], await ReadAsync(again, 1, 1, 2, 3));
    }

    [Fact]
    public async Task A_batch_that_cannot_be_written_whole_leaves_no_campaign_and_no_notice()
    {
        using var place = Place();
        await using var store = place.Store();
        var head = await store.OpenAsync(true, Cancel);
        var first = Batches.Entry(head);
        var end = Batches.After(head, first);
        await store.AppendAsync(new StoreBatch
        {
            Expected = head, Next = end, Entries = [first], Notices = new[] { Notice(1), Notice(2) },
        }, Cancel);

        // The second of its entries has a number that is taken.
        var second = Batches.Entry(end);
        var failure = await Assert.ThrowsAsync<StoreException>(() => store.AppendAsync(new StoreBatch
        {
            Expected = end, Next = Batches.After(end, second), Entries = [second, first],
            Campaigns = [CampaignSamples.Running()],
            Notices = new[] { Notice(1) with { State = NoticeState.Sent }, Notice(3) },
            NoticesGone = [new NoticeKey(1, RegisterSamples.Line(2))],
        }, Cancel).AsTask());
        Assert.Equal(StoreFailure.Conflict, failure.Failure);
        Assert.Equal(end, await store.OpenAsync(false, Cancel));
        await using var view = await store.ViewAsync(Cancel);
        Assert.Empty(await view.CampaignsAsync(Cancel));
        Assert.Equal([Notice(1), Notice(2)], await AllAsync(view));
    }

    [Fact]
    public async Task A_batch_on_another_end_writes_no_notice()
    {
        using var place = Place();
        await using var store = place.Store();
        var head = await store.OpenAsync(true, Cancel);
        var failure = await Assert.ThrowsAsync<StoreException>(
            () => store.AppendAsync(Rows(head with { Sequence = 7 }, Notice(1)), Cancel).AsTask());
        Assert.Equal(StoreFailure.Conflict, failure.Failure);
        await store.OpenAsync(false, Cancel);
        await using var view = await store.ViewAsync(Cancel);
        Assert.Empty(await AllAsync(view));
    }

    [Fact]
    public async Task Notices_come_ascending_whatever_order_they_were_written_in_and_go_on_after_a_number()
    {
        using var place = Place();
        await using var store = place.Store();
        var head = await store.OpenAsync(true, Cancel);
        List<StoredNotice> all = [];
        for (var part = 2; part >= 0; part--)
        {
            var notices = Enumerable.Range(0, 7_000).Select(i => Notice(3 * i + part)).ToArray();
            await store.AppendAsync(Rows(head, notices), Cancel);
            all.AddRange(notices);
        }
        await store.AppendAsync(Rows(head, Notice(5, 2)), Cancel);
        await using var view = await store.ViewAsync(Cancel);
        var sorted = all.OrderBy(notice => notice.Number.Value).ToList();
        Assert.Equal(sorted, await AllAsync(view));
        Assert.Equal(sorted[8_001..], await AllAsync(view, after: RegisterSamples.Line(8_000)));
        Assert.Equal([Notice(5, 2)], await AllAsync(view, 2));
        Assert.Empty(await AllAsync(view, after: RegisterSamples.Line(21_000)));
    }

    [Fact]
    public async Task What_is_due_comes_the_earliest_first_by_campaign_and_no_more_than_asked_for()
    {
        using var place = Place();
        await using var store = place.Store();
        var head = await store.OpenAsync(true, Cancel);
        await store.AppendAsync(Rows(head,
            Due(1, 300), Due(2, 100), Due(3, 0), Due(4, 200), Due(5, 200), Due(2, 1, campaign: 2)), Cancel);
        await using (var view = await store.ViewAsync(Cancel))
        {
            Assert.Equal([Due(2, 100), Due(4, 200), Due(5, 200), Due(1, 300)],
                await view.NoticesDueAsync(1, long.MaxValue, 9, Cancel));
            Assert.Equal([Due(2, 100), Due(4, 200)], await view.NoticesDueAsync(1, 300, 2, Cancel));
            Assert.Equal([Due(2, 100)], await view.NoticesDueAsync(1, 199, 9, Cancel));
            Assert.Empty(await view.NoticesDueAsync(1, 99, 9, Cancel));
            Assert.Equal([Due(2, 1, campaign: 2)], await view.NoticesDueAsync(2, 1, 9, Cancel));
        }
        await store.AppendAsync(Rows(head, Due(1, 0), Due(2, 400), Due(3, 50)), Cancel);
        await using var after = await store.ViewAsync(Cancel);
        Assert.Equal([Due(3, 50), Due(4, 200), Due(5, 200), Due(2, 400)],
            await after.NoticesDueAsync(1, long.MaxValue, 9, Cancel));

        static StoredNotice Due(long line, long due, uint campaign = 1) =>
            Notice(line, campaign) with { DueUnixSeconds = due };
    }

    [Fact]
    public async Task What_is_gone_is_gone_in_its_campaign_alone_and_may_come_again()
    {
        using var place = Place();
        await using var store = place.Store();
        var head = await store.OpenAsync(true, Cancel);
        await store.AppendAsync(Rows(head, Notice(1), Notice(2), Notice(3), Notice(2, 2)), Cancel);
        var replaced = Notice(3) with { Round = 2 };
        await store.AppendAsync(new StoreBatch
        {
            Expected = head, Next = head, Notices = new[] { replaced },
            NoticesGone =
            [
                new NoticeKey(1, RegisterSamples.Line(2)), new NoticeKey(1, RegisterSamples.Line(3)),
                new NoticeKey(1, RegisterSamples.Line(9)),
            ],
        }, Cancel);
        await using (var view = await store.ViewAsync(Cancel))
        {
            Assert.Equal([Notice(1), replaced], await AllAsync(view));
            Assert.Equal([Notice(1), replaced], await view.NoticesDueAsync(1, long.MaxValue, 9, Cancel));
            Assert.Equal([Notice(2, 2)], await AllAsync(view, 2));
        }
        await store.AppendAsync(Rows(head, Notice(2)), Cancel);
        Assert.Equal([Notice(1), Notice(2), replaced], await ReadAsync(store, 1, 1, 2, 3));
    }

    [Fact]
    public async Task A_view_does_not_see_what_is_written_later()
    {
        using var place = Place();
        await using var store = place.Store();
        var head = await store.OpenAsync(true, Cancel);
        await store.AppendAsync(Rows(head, Notice(1), Notice(2)), Cancel);
        await using var before = await store.ViewAsync(Cancel);
        var told = Notice(1) with { State = NoticeState.Told, ToldUnixSeconds = 7, DueUnixSeconds = 0 };
        await store.AppendAsync(new StoreBatch
        {
            Expected = head, Next = head, Campaigns = [CampaignSamples.Running()], Notices = new[] { told },
            NoticesGone = [new NoticeKey(1, RegisterSamples.Line(2))],
        }, Cancel);
        await using var after = await store.ViewAsync(Cancel);
        Assert.Empty(await before.CampaignsAsync(Cancel));
        Assert.Equal([Notice(1), Notice(2)], await AllAsync(before));
        Assert.Equal(2, (await before.NoticesDueAsync(1, long.MaxValue, 9, Cancel)).Count);
        Assert.Equal(Notice(2), await before.NoticeAsync(1, RegisterSamples.Line(2), Cancel));
        Assert.Single(await after.CampaignsAsync(Cancel));
        Assert.Equal([told], await AllAsync(after));
        Assert.Empty(await after.NoticesDueAsync(1, long.MaxValue, 9, Cancel));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(100, 1)]
    [InlineData(300, 1)]
    [InlineData(300, 7)]
    [InlineData(300, 1_000)]
    public async Task The_writer_reads_notices_of_lines_tried_and_not(int asked, int stride)
    {
        using var place = Place();
        await using var store = place.Store();
        var head = await store.OpenAsync(true, Cancel);
        var stored = Enumerable.Range(0, 4_000).Where(line => line % 3 != 1).Select(line => Notice(line)).ToArray();
        await store.AppendAsync(
            Rows(head, [.. stored, .. Enumerable.Range(0, 9).Select(line => Notice(line, 2))]), Cancel);
        var lines = Enumerable.Range(0, asked).Select(i => (long)i * stride).ToArray();
        var known = stored.ToDictionary(notice => notice.Number);
        Assert.Equal(
            lines.Select(line => known.TryGetValue(RegisterSamples.Line(line), out var notice) ? notice
                : (StoredNotice?)null),
            await ReadAsync(store, 1, lines));
    }

    static async Task<StoredNotice?[]> ReadAsync(IRegisterStore store, uint campaign, params long[] lines)
    {
        var notices = new StoredNotice?[lines.Length];
        Array.Fill(notices, Notice(77_777));
        await store.ReadNoticesAsync(campaign, lines.Select(RegisterSamples.Line).ToArray(), notices, Cancel);
        return notices;
    }

    static async Task<List<StoredNotice>> AllAsync(IRegisterView view, uint campaign = 1, E164 after = default)
    {
        List<StoredNotice> all = [];
        await foreach (var notices in view.NoticesAsync(campaign, after, Cancel))
        {
            Assert.False(notices.IsEmpty);
            all.AddRange(notices.Span);
        }
        return all;
    }
}
