using System.Text;
using Microsoft.Extensions.Time.Testing;
using Seawall.Screening;

namespace Seawall.Gateway.Tests;

/// <summary>Notices: what is sent of them, by which links, and what whoever waits is told.</summary>
public sealed class OwnNoticeTests
{
    [Fact]
    public async Task A_notice_asks_for_a_receipt_says_how_long_it_is_good_and_gives_the_id_back()
    {
        await using var rig = await TextRig.StartAsync();
        var told = await SendAsync(rig, Notice("hello"));
        var heard = await rig.Centre.HearAsync();
        Assert.Equal(
            Pdu.Of(4, 0, heard.Sequence, "", 3, 1, "10086", 1, 1, "8613857100001", 0, 0, 0, "", "000002030405000R", 1,
                0, 0, 0, 5, Encoding.ASCII.GetBytes("hello")),
            heard.Bytes);
        Assert.False(told.IsTold);
        await rig.Centre.AnswerAsync(heard, id: "0a1B-7");
        Assert.Equal(new OwnNoticeAnswer(OwnTextOutcome.Taken, "0a1B-7"), await told.AnswerAsync());
    }

    [Fact]
    public async Task One_without_them_asks_for_nothing()
    {
        await using var rig = await TextRig.StartAsync();
        var told = await SendAsync(
            rig, Notice("hello") with { AsksReceipt = false, Validity = TimeSpan.Zero, From = "Seawall" });
        var heard = await rig.Centre.HearAsync();
        Assert.Equal(
            Pdu.Of(4, 0, heard.Sequence, "", 5, 0, "Seawall", 1, 1, "8613857100001", 0, 0, 0, "", "", 0, 0, 0, 0, 5,
                Encoding.ASCII.GetBytes("hello")),
            heard.Bytes);
        await rig.Centre.AnswerAsync(heard, id: "");
        Assert.Equal(new OwnNoticeAnswer(OwnTextOutcome.Taken, "-"), await told.AnswerAsync());
    }

    [Fact]
    public async Task All_parts_go_at_once_in_order_by_one_bind_and_their_ids_come_in_that_order()
    {
        await using var rig = await TextRig.StartAsync(centres: 3);
        var said = string.Concat(Enumerable.Range(0, 190).Select(at => (char)('一' + at)));
        var told = await SendAsync(rig, Notice(said));
        var centre = await CentreThatHearsAsync(rig);
        var heard = await centre.HearAsync(3);
        var back = "";
        var references = new HashSet<byte>();
        for (var at = 0; at < 3; at++)
        {
            var start = heard[at].Bytes.AsSpan().IndexOf(new byte[] { 5, 0, 3 });
            Assert.Equal((3, at + 1), (heard[at].Bytes[start + 4], heard[at].Bytes[start + 5]));
            references.Add(heard[at].Bytes[start + 3]);
            back += Encoding.BigEndianUnicode.GetString(heard[at].Bytes, start + 6, heard[at].Bytes.Length - start - 6);
        }
        Assert.Single(references);
        Assert.Equal(said, back);
        foreach (var at in new[] { 2, 0, 1 })
        {
            Assert.False(told.IsTold);
            await centre.AnswerAsync(heard[at], id: $"id{at}");
        }
        Assert.Equal(new OwnNoticeAnswer(OwnTextOutcome.Taken, "id0 id1 id2"), await told.AnswerAsync());
    }

    [Fact]
    public async Task In_a_window_too_small_for_it_the_rest_goes_as_answers_come()
    {
        await using var rig = await TextRig.StartAsync(target: target => target with { Window = 1 });
        var told = await SendAsync(rig, Notice(new string('a', 400)));
        for (var part = 1; part <= 3; part++)
        {
            var heard = await rig.Centre.HearAsync();
            await rig.Centre.AssertSilentAsync();
            await rig.Centre.AnswerAsync(heard, id: $"{part}");
        }
        Assert.Equal(new OwnNoticeAnswer(OwnTextOutcome.Taken, "1 2 3"), await told.AnswerAsync());
    }

    [Theory]
    [InlineData(0x0Bu, OwnTextOutcome.Refused)]
    [InlineData(0x45u, OwnTextOutcome.Refused)]
    [InlineData(0x58u, OwnTextOutcome.Unreachable)]
    [InlineData(0x14u, OwnTextOutcome.Unreachable)]
    [InlineData(0x64u, OwnTextOutcome.Unreachable)]
    [InlineData(0x08u, OwnTextOutcome.Unreachable)]
    [InlineData(0x04u, OwnTextOutcome.Unreachable)]
    public async Task What_the_message_centre_says_decides(uint status, OwnTextOutcome expected)
    {
        await using var rig = await TextRig.StartAsync();
        var told = await SendAsync(rig, Notice("hello"));
        await rig.Centre.AnswerAsync(await rig.Centre.HearAsync(), status, id: null);
        Assert.Equal(new OwnNoticeAnswer(expected, ""), await told.AnswerAsync());
    }

    [Fact]
    public async Task A_part_refused_for_good_outweighs_one_not_taken_and_what_was_taken_keeps_its_id()
    {
        await using var rig = await TextRig.StartAsync();
        var told = await SendAsync(rig, Notice(new string('a', 400)));
        var heard = await rig.Centre.HearAsync(3);
        await rig.Centre.AnswerAsync(heard[0], 0x64, id: null);
        await rig.Centre.AnswerAsync(heard[1], 0x45, id: null);
        await rig.Centre.AnswerAsync(heard[2], id: "third");
        Assert.Equal(new OwnNoticeAnswer(OwnTextOutcome.Refused, "third"), await told.AnswerAsync());
    }

    [Fact]
    public async Task After_a_part_that_was_not_taken_no_other_is_sent()
    {
        await using var rig = await TextRig.StartAsync(target: target => target with { Window = 1 });
        var told = await SendAsync(rig, Notice(new string('a', 400)));
        await rig.Centre.AnswerAsync(await rig.Centre.HearAsync(), 0x64, id: null);
        Assert.Equal(OwnTextOutcome.Unreachable, (await told.AnswerAsync()).Outcome);
        await rig.Centre.AssertSilentAsync();
    }

    [Fact]
    public async Task Nobody_bound_or_no_room_is_said_at_once_and_nothing_happens()
    {
        await using var rig = await TextRig.StartAsync(target: target => target with { Window = 9 });
        Assert.False(rig.Gateway.TrySend(Notice("hello") with { NextHop = "nowhere" }, new NoticeWaiter()));

        // An eighth of the window stays free for the texts of people.
        for (var at = 0; at < 8; at++)
        {
            await SendAsync(rig, Notice("hello"));
        }
        Assert.False(rig.Gateway.TrySend(Notice("hello"), new NoticeWaiter()));
        var heard = await rig.Centre.HearAsync(8);
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Message(4, 1, TextRig.Undecided, "12025550123"));
        await rig.Centre.HearAsync();
        await rig.Centre.AnswerAsync(heard[0], id: "m");
        await rig.Centre.AnswerAsync(heard[1], id: "m");
        await rig.Centre.AssertSilentAsync();
        await SendAsync(rig, Notice("hello"));
        await rig.Centre.HearAsync();
        rig.CentreSocket(0).Dispose();
        rig.Centre.Dispose();
        await rig.UntilAsync(status => status.Targets.All(target => target.Binds == 0));
        Assert.False(rig.Gateway.TrySend(Notice("hello"), new NoticeWaiter()));
    }

    [Fact]
    public async Task A_bind_that_is_lost_gives_every_notice_back_once()
    {
        await using var rig = await TextRig.StartAsync();
        var told = new NoticeWaiter[4];
        for (var at = 0; at < told.Length; at++)
        {
            told[at] = await SendAsync(rig, Notice(new string('a', 200)));
        }
        var heard = await rig.Centre.HearAsync(8);
        await rig.Centre.AnswerAsync(heard[0], id: "first");
        await rig.Centre.AssertSilentAsync();
        rig.Centre.Dispose();
        Assert.Equal(new OwnNoticeAnswer(OwnTextOutcome.Unreachable, "first"), await told[0].AnswerAsync());
        foreach (var other in told[1..])
        {
            Assert.Equal(new OwnNoticeAnswer(OwnTextOutcome.Unreachable, ""), await other.AnswerAsync());
        }
        Assert.Equal(7, rig.Refused("far_lost"));
    }

    [Fact]
    public async Task A_rest_that_has_no_bind_any_more_is_given_back()
    {
        await using var rig = await TextRig.StartAsync(target: target => target with { Window = 1 });
        var told = await SendAsync(rig, Notice(new string('a', 400)));
        await rig.Centre.HearAsync();
        rig.Centre.Dispose();
        Assert.Equal(new OwnNoticeAnswer(OwnTextOutcome.Unreachable, ""), await told.AnswerAsync());
    }

    [Fact]
    public async Task A_message_centre_that_says_too_fast_rests_and_another_goes_on()
    {
        var time = new FakeTimeProvider();
        await using var rig = await TextRig.StartAsync(centres: 2, time: time);
        var told = await SendAsync(rig, Notice("hello"));
        var slow = await CentreThatHearsAsync(rig);
        var quick = rig.Centres.Single(centre => centre != slow);
        await slow.AnswerAsync(await slow.HearAsync(), 0x58, id: null);
        await told.AnswerAsync();
        for (var at = 0; at < 5; at++)
        {
            var next = await SendAsync(rig, Notice("hello"));
            await quick.AnswerAsync(await quick.HearAsync(), id: "m");
            await next.AnswerAsync();
        }
        await slow.AssertSilentAsync();
        var last = await SendAsync(rig, Notice("hello"));
        await quick.AnswerAsync(await quick.HearAsync(), 0x14, id: null);
        await last.AnswerAsync();
        Assert.False(rig.Gateway.TrySend(Notice("hello"), new NoticeWaiter()));
        time.Advance(TimeSpan.FromMilliseconds(LinkLimits.RestFirstMs));
        Assert.True(rig.Gateway.TrySend(Notice("hello"), new NoticeWaiter()));
    }

    [Fact]
    public async Task What_no_pdu_holds_is_refused_before_anything_is_sent()
    {
        await using var rig = await TextRig.StartAsync();
        var refused = new OwnNoticeAnswer(OwnTextOutcome.Refused, "");
        OwnNotice[] impossible =
        [
            Notice("hello") with { From = new string('x', 21) }, Notice("hello") with { From = "a\0b" },
            Notice(new string('中', 67 * 256)),
        ];
        foreach (var notice in impossible)
        {
            Assert.Equal(refused, await (await SendAsync(rig, notice)).AnswerAsync());
        }
        await rig.Centre.AssertSilentAsync();
    }

    [Fact]
    public async Task A_response_that_says_nothing_is_not_taken_and_an_odd_id_breaks_no_list()
    {
        await using var rig = await TextRig.StartAsync();
        var told = await SendAsync(rig, Notice("hello"));
        await rig.Centre.SendAsync(Pdu.Of(0x80000000, 0, (await rig.Centre.HearAsync()).Sequence));
        Assert.Equal(new OwnNoticeAnswer(OwnTextOutcome.Unreachable, ""), await told.AnswerAsync());
        told = await SendAsync(rig, Notice(new string('a', 200)));
        var heard = await rig.Centre.HearAsync(2);
        await rig.Centre.AnswerAsync(heard[0], id: "a b|c");
        await rig.Centre.AnswerAsync(heard[1], id: new string('9', 64));
        Assert.Equal($"a_b_c {new string('9', 64)}", (await told.AnswerAsync()).MessageIds);
    }

    [Fact]
    public async Task Nothing_new_is_begun_while_draining_and_what_is_on_its_way_is_answered()
    {
        await using var rig = await TextRig.StartAsync();
        var told = await SendAsync(rig, Notice("hello"));
        rig.Gateway.Drain();
        Assert.False(rig.Gateway.TrySend(Notice("hello"), new NoticeWaiter()));
        await rig.Centre.AnswerAsync(await rig.Centre.HearAsync(), id: "m");
        Assert.Equal(OwnTextOutcome.Taken, (await told.AnswerAsync()).Outcome);
    }

    [Fact]
    public async Task Many_at_once_from_many_threads_are_each_told_once()
    {
        await using var rig = await TextRig.StartAsync(target: target => target with { Window = 50 });
        const int Count = 2_000;
        var told = new NoticeWaiter[Count];
        var sending = Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            for (var at = worker; at < Count; at += 4)
            {
                told[at] = new NoticeWaiter();
                while (!rig.Gateway.TrySend(Notice(new string('a', at % 2 == 0 ? 10 : 200)), told[at]))
                {
                    await Task.Yield();
                }
            }
        })));
        var answered = 0;
        for (var at = 0; at < Count * 3 / 2; at++)
        {
            var heard = await rig.Centre.HearAsync();
            await rig.Centre.AnswerAsync(heard, id: $"{answered++}");
        }
        await sending;
        foreach (var one in told)
        {
            Assert.Equal(OwnTextOutcome.Taken, (await one.AnswerAsync()).Outcome);
        }
    }

    /// <summary>A bind that was just answered takes texts a moment later.</summary>
    static async Task<NoticeWaiter> SendAsync(TextRig rig, OwnNotice notice)
    {
        var told = new NoticeWaiter();
        while (!rig.Gateway.TrySend(notice, told))
        {
            await Task.Yield();
        }
        return told;
    }

    /// <summary>The one of them by which the next request went out, that is still to be heard.</summary>
    static async Task<FakePeer> CentreThatHearsAsync(TextRig rig)
    {
        while (true)
        {
            foreach (var centre in rig.Centres)
            {
                if (centre.HasMore)
                {
                    return centre;
                }
            }
            await Task.Yield();
        }
    }

    static OwnNotice Notice(string text) => new(
        new E164(8613857100001), text, "10086", "smsc", true, new TimeSpan(2, 3, 4, 5));
}
