using Seawall.Register;

namespace Seawall.Storage.Conformance;

/// <summary>What every store does, asked at its port.</summary>
public abstract class StoreConformance
{
    /// <summary>A new empty place.</summary>
    protected abstract StorePlace Place();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_store_has_an_empty_journal_and_a_name_of_its_own()
    {
        using var place = Place();
        using var other = Place();
        await using var store = place.Store();
        await using var another = other.Store();
        var head = await store.OpenAsync(true, Cancel);
        Assert.Equal((0, 0u, JournalForm.First(head.Register)), (head.Sequence, head.LastRule, head.Hash));
        Assert.NotEqual(head.Register, (await another.OpenAsync(true, Cancel)).Register);
        await using var view = await store.ViewAsync(Cancel);
        Assert.Equal(head, view.Head);
        Assert.Empty(await view.JournalAsync(1, Cancel).ToListAsync(Cancel));
        Assert.Null(await view.EntryAsync(1, Cancel));
    }

    [Fact]
    public async Task Where_there_is_none_a_store_is_made_only_when_asked_to()
    {
        using var place = Place();
        await using (var store = place.Store())
        {
            var failure = await Assert.ThrowsAsync<StoreException>(() => store.OpenAsync(false, Cancel).AsTask());
            Assert.Equal(StoreFailure.Gone, failure.Failure);
            await store.OpenAsync(true, Cancel);
        }
        await using var again = place.Store();
        await again.OpenAsync(false, Cancel);
    }

    [Fact]
    public async Task What_was_appended_is_there_after_reopening()
    {
        using var place = Place();
        JournalHead end;
        JournalEntry entry;
        var lines = new[] { Batches.Line(1, 2, 1), Batches.Line(2, 0xAAAA_AAAA_AAAA_AAAA, 1, Batches.Detail) };
        await using (var store = place.Store())
        {
            var head = await store.OpenAsync(true, Cancel);
            entry = Batches.Entry(head, "“quoted” 备注 🛡 ;'\"--", 0, 1, 255);
            end = Batches.After(head, entry) with { LastRule = uint.MaxValue };
            await store.AppendAsync(new StoreBatch
            {
                Expected = head, Next = end, Entries = [entry], Lines = lines,
                Zones = [new StoredZone(0, "overseas"), new StoredZone(31, "香港")],
            }, Cancel);
        }
        await using var again = place.Store();
        Assert.Equal(end, await again.OpenAsync(false, Cancel));
        await using var view = await again.ViewAsync(Cancel);
        var read = (await view.EntryAsync(1, Cancel))!;
        Assert.Equal(entry.Body.ToArray(), read.Body.ToArray());
        Assert.Equal(entry with { Body = default }, read with { Body = default });
        Assert.Equal([new StoredZone(0, "overseas"), new StoredZone(31, "香港")], await view.ZonesAsync(Cancel));
        Assert.Equal(lines[1], await view.LineAsync(lines[1].Number, Cancel));
        Assert.Equal(lines, await LinesAsync(view));
    }

    [Fact]
    public async Task A_batch_that_cannot_be_written_whole_leaves_nothing()
    {
        using var place = Place();
        await using var store = place.Store();
        var head = await store.OpenAsync(true, Cancel);
        var first = Batches.Entry(head);
        await store.AppendAsync(Batches.Of(head, first, Batches.Line(1, 1, 1)), Cancel);
        var end = Batches.After(head, first);

        // The second of its entries has a number that is taken.
        var second = Batches.Entry(end);
        var failure = await Assert.ThrowsAsync<StoreException>(() => store.AppendAsync(new StoreBatch
        {
            Expected = end,
            Next = Batches.After(end, second),
            Entries = [second, first],
            Lines = new[] { Batches.Line(1, 2, 2) },
        }, Cancel).AsTask());
        Assert.Equal(StoreFailure.Conflict, failure.Failure);
        Assert.Equal(end, await store.OpenAsync(false, Cancel));
        await using var view = await store.ViewAsync(Cancel);
        Assert.Single(await view.JournalAsync(1, Cancel).ToListAsync(Cancel));
        Assert.Equal([Batches.Line(1, 1, 1)], await LinesAsync(view));
    }

    [Fact]
    public async Task A_batch_on_another_end_than_the_journals_is_a_conflict()
    {
        using var place = Place();
        await using var store = place.Store();
        var head = await store.OpenAsync(true, Cancel);
        var first = Batches.Entry(head);
        await store.AppendAsync(Batches.Of(head, first), Cancel);
        var failure = await Assert.ThrowsAsync<StoreException>(
            () => store.AppendAsync(Batches.Of(head, Batches.Entry(head, "another")), Cancel).AsTask());
        Assert.Equal(StoreFailure.Conflict, failure.Failure);
        var end = await store.OpenAsync(false, Cancel);
        var forged = end with { Hash = JournalForm.First(end.Register) };
        failure = await Assert.ThrowsAsync<StoreException>(
            () => store.AppendAsync(Batches.Of(forged, Batches.Entry(forged)), Cancel).AsTask());
        Assert.Equal(StoreFailure.Conflict, failure.Failure);
        Assert.Equal(Batches.After(head, first), await store.OpenAsync(false, Cancel));
    }

    [Fact]
    public async Task After_a_failure_it_writes_again_once_opened_again()
    {
        using var place = Place();
        await using var store = place.Store();
        var head = await store.OpenAsync(true, Cancel);
        var stranger = head with { Sequence = 9 };
        await Assert.ThrowsAsync<StoreException>(
            () => store.AppendAsync(Batches.Of(stranger, Batches.Entry(stranger)), Cancel).AsTask());
        Assert.Equal(head, await store.OpenAsync(false, Cancel));
        await store.AppendAsync(Batches.Of(head, Batches.Entry(head)), Cancel);
    }

    [Fact]
    public async Task A_view_is_a_moment()
    {
        using var place = Place();
        await using var store = place.Store();
        var head = await store.OpenAsync(true, Cancel);
        await using var before = await store.ViewAsync(Cancel);
        await store.AppendAsync(Batches.Of(head, Batches.Entry(head), Batches.Line(1, 1, 1)), Cancel);
        await using var after = await store.ViewAsync(Cancel);
        Assert.Equal((0, 1), (before.Head.Sequence, after.Head.Sequence));
        Assert.Empty(await LinesAsync(before));
        Assert.Single(await LinesAsync(after));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(100, 1)]
    [InlineData(300, 1)]
    [InlineData(300, 7)]
    [InlineData(300, 1_000)]
    public async Task Lines_are_read_whether_touched_or_not(int asked, int stride)
    {
        using var place = Place();
        await using var store = place.Store();
        var head = await store.OpenAsync(true, Cancel);
        var stored = Enumerable.Range(0, 4_000).Where(line => line % 3 != 1)
            .Select(line => Batches.Line(line, (ulong)(line % 3), 1, line % 100 == 0 ? Batches.Detail : null))
            .ToArray();
        await store.AppendAsync(Batches.Of(head, Batches.Entry(head), stored), Cancel);
        var numbers = Enumerable.Range(0, asked).Select(i => RegisterSamples.Line(i * stride)).ToArray();
        var lines = new StoredLine[asked];
        await store.ReadLinesAsync(numbers, lines, Cancel);
        var known = stored.ToDictionary(line => line.Number);
        Assert.Equal(numbers.Select(number => known.GetValueOrDefault(number, new StoredLine(number, default, 0))),
            lines);
    }

    [Fact]
    public async Task All_lines_come_ascending_whatever_order_they_were_written_in()
    {
        using var place = Place();
        await using var store = place.Store();
        var head = await store.OpenAsync(true, Cancel);
        List<StoredLine> all = [];
        for (var part = 2; part >= 0; part--)
        {
            var lines = Enumerable.Range(0, 7_000).Select(i => Batches.Line(3 * i + part, 1, head.Sequence + 1))
                .ToArray();
            var entry = Batches.Entry(head);
            await store.AppendAsync(Batches.Of(head, entry, lines), Cancel);
            head = Batches.After(head, entry);
            all.AddRange(lines);
        }
        await using var view = await store.ViewAsync(Cancel);
        Assert.Equal(all.OrderBy(line => line.Number.Value), await LinesAsync(view));
    }

    [Fact]
    public async Task Subscribers_and_ported_numbers_are_replaced_by_number()
    {
        using var place = Place();
        await using var store = place.Store();
        var head = await store.OpenAsync(true, Cancel);
        var (one, two) = (RegisterSamples.Line(1), RegisterSamples.Line(2));
        await PutAsync(new Subscriber(one, "China Mobile", "Zhejiang", null, "zh", "A"),
            new PortedNumber(one, "China Unicom", ""));
        await PutAsync(new Subscriber(one, null, null, "西湖", null, "B"),
            new PortedNumber(one, "China Mobile", "Zhejiang"));
        var (subscribers, ported) = (new Subscriber?[2], new PortedNumber?[2]);
        await store.ReadSubscribersAsync(new[] { one, two }, subscribers, Cancel);
        await store.ReadPortedAsync(new[] { one, two }, ported, Cancel);
        Assert.Equal([new Subscriber(one, null, null, "西湖", null, "B"), null], subscribers);
        Assert.Equal([new PortedNumber(one, "China Mobile", "Zhejiang"), null], ported);
        await using var view = await store.ViewAsync(Cancel);
        Assert.Equal(subscribers[0], await view.SubscriberAsync(one, Cancel));
        Assert.Null(await view.SubscriberAsync(two, Cancel));
        Assert.Equal(subscribers[0], Assert.Single(await view.SubscribersAsync(Cancel).ToListAsync(Cancel)));
        Assert.Equal(ported[0], Assert.Single(await view.PortedAsync(Cancel).ToListAsync(Cancel)));

        ValueTask PutAsync(Subscriber subscriber, PortedNumber number) => store.AppendAsync(new StoreBatch
        {
            Expected = head, Next = head, Subscribers = new[] { subscriber }, Ported = new[] { number },
        }, Cancel);
    }

    [Fact]
    public async Task A_second_writer_is_kept_out_until_the_first_lets_go()
    {
        using var place = Place();
        await using var second = place.Store();
        await using (var first = place.Store())
        {
            await first.OpenAsync(true, Cancel);
            var failure = await Assert.ThrowsAsync<StoreException>(() => second.OpenAsync(false, Cancel).AsTask());
            Assert.Equal(StoreFailure.InUse, failure.Failure);
        }
        await second.OpenAsync(false, Cancel);
    }

    [Fact]
    public async Task Lines_are_found_by_what_is_due_first_and_by_guardian()
    {
        using var place = Place();
        await using var store = place.Store();
        var head = await store.OpenAsync(true, Cancel);
        StoredLine[] lines =
            [Line(1, 300), Line(2, 100), Batches.Line(3, 1, 1), Line(4, 200), Line(5, 50, proposal: true)];
        var (one, two) = (RegisterSamples.Line(1), RegisterSamples.Line(2));
        var entry = Batches.Entry(head);
        await store.AppendAsync(new StoreBatch
        {
            Expected = head, Next = Batches.After(head, entry), Entries = [entry], Lines = lines,
            Wards = [new LineGuardians(one, [two, RegisterSamples.Line(9)]), new LineGuardians(two, [one, two])],
        }, Cancel);
        await using (var view = await store.ViewAsync(Cancel))
        {
            Assert.Equal([lines[1], lines[3], lines[0]], await view.DueAsync(Cancel).ToListAsync(Cancel));
            Assert.Equal([one, two], await view.WardsAsync(two, Cancel));
            Assert.Empty(await view.WardsAsync(RegisterSamples.Line(3), Cancel));
        }
        head = Batches.After(head, entry);
        var next = Batches.Entry(head);
        await store.AppendAsync(new StoreBatch
        {
            Expected = head, Next = Batches.After(head, next), Entries = [next],
            Lines = new[] { Line(1, 10), Batches.Line(2, 1, 2) },
            Wards = [new LineGuardians(one, []), new LineGuardians(two, [two])],
        }, Cancel);
        await using var after = await store.ViewAsync(Cancel);
        Assert.Equal([Line(1, 10), lines[3]], await after.DueAsync(Cancel).ToListAsync(Cancel));
        Assert.Equal([two], await after.WardsAsync(two, Cancel));
        Assert.Empty(await after.WardsAsync(one, Cancel));

        static StoredLine Line(long line, long due, bool proposal = false) =>
            Batches.Line(line, 2, 1, new StoredDetail([], [], new StoredCare(0, [], [new StoredWaiting(
                7, due, proposal ? RegisterSamples.Line(8) : default,
                new StoredEdit(WaitingKind.CoolingOff, default, 0, default, 1, 0, default))])));
    }

    [Fact]
    public async Task Removed_persons_are_gone_their_hash_is_there_and_nothing_else_changes()
    {
        using var place = Place();
        JournalHead head;
        JournalEntry one, two;
        var hash = JournalForm.First(new string('c', 32));
        await using (var store = place.Store())
        {
            head = await store.OpenAsync(true, Cancel);
            one = Batches.Entry(head, "a note", 1, 2, 3) with
            {
                Form = JournalForm.Parted, Evidence = "evidence", Salt = UInt128.MaxValue - 3,
            };
            await store.AppendAsync(Batches.Of(head, one, Batches.Line(1, 1, 1)), Cancel);
            head = Batches.After(head, one);
            two = Batches.Entry(head, "another", 4);
            await store.AppendAsync(Batches.Of(head, two), Cancel);
            head = Batches.After(head, two);
            var three = Batches.Entry(head);
            await store.AppendAsync(new StoreBatch
            {
                Expected = head, Next = Batches.After(head, three), Entries = [three],
                Removals = [new Removal(1, hash)],
            }, Cancel);
            head = Batches.After(head, three);
        }
        await using var again = place.Store();
        Assert.Equal(head, await again.OpenAsync(false, Cancel));
        await using var view = await again.ViewAsync(Cancel);
        Assert.Equal(1, view.RemovedTo);
        var read = (await view.EntryAsync(1, Cancel))!;
        Assert.Equal(0, read.Body.Length);
        Assert.Equal(one with { Who = "", Note = "", Evidence = "", Salt = 0, Body = default, Removed = hash },
            read with { Body = default });
        Assert.Equal("another", (await view.EntryAsync(2, Cancel))!.Note);
        Assert.Equal([Batches.Line(1, 1, 1)], await LinesAsync(view));
    }

    static async Task<List<StoredLine>> LinesAsync(IRegisterView view)
    {
        List<StoredLine> all = [];
        await foreach (var lines in view.LinesAsync(Cancel))
        {
            all.AddRange(lines.Span);
        }
        return all;
    }
}
