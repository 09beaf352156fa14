using Microsoft.Extensions.Time.Testing;
using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>Legs that die, are full or never there: the sender always hears of it, once.</summary>
public sealed class FailureTests
{
    [Fact]
    public async Task A_far_leg_that_dies_with_a_full_window_leaves_a_temporary_error_for_each_text()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await hub.SendAsync([.. Enumerable.Range(1, 10).Select(at => Pdu.Message(4, (uint)at, TextRig.Undecided))]);
        var texts = await rig.Centre.HearAsync(10);
        await rig.Centre.AnswerAsync(texts[3], id: "kept");
        Assert.Equal(Pdu.Of(0x80000004, 0, 4, "kept"), (await hub.HearAsync()).Bytes);
        rig.Centre.Dispose();
        var answers = await hub.HearAsync(9);
        Assert.All(answers, answer => Assert.Equal((0x80000004u, 0x08u), (answer.Command, answer.Status)));
        Assert.Equal([1u, 2, 3, 5, 6, 7, 8, 9, 10], answers.Select(answer => answer.Sequence).Order().ToArray());
        await hub.AssertSilentAsync();
        Assert.Equal(9, rig.Refused("far_lost"));
    }

    [Fact]
    public async Task Where_nothing_is_bound_the_sender_is_told_at_once()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        rig.Centre.Dispose();
        await rig.UntilAsync(status => status.Targets[0].Binds == 0);
        await hub.SendAsync(Pdu.Message(4, 1, TextRig.Undecided), Pdu.Data(2, TextRig.Undecided));
        Assert.Equal(Pdu.Of(0x80000004, 0x08, 1), (await hub.HearAsync()).Bytes);
        Assert.Equal(Pdu.Of(0x80000103, 0x08, 2, ""), (await hub.HearAsync()).Bytes);
        Assert.Equal(2, rig.Refused("no_target"));
    }

    [Fact]
    public async Task A_text_that_is_refused_is_refused_though_nothing_is_bound()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        rig.Centre.Dispose();
        await rig.UntilAsync(status => status.Targets[0].Binds == 0);
        await hub.SendAsync(Pdu.Message(4, 1, TextRig.Shut));
        Assert.Equal(0x45u, (await hub.HearAsync()).Status);
    }

    [Fact]
    public async Task A_hub_is_told_to_try_again()
    {
        using var hub = new FakeCentre();
        await using var rig = await TextRig.StartAsync(trunk => DirectionTests.Hub(trunk, hub));
        using var delivering = await hub.AcceptAsync();
        await delivering.SendAsync(Pdu.Message(5, 1, TextRig.Undecided));
        await rig.Centre.HearAsync();
        rig.Centre.Dispose();
        Assert.Equal(Pdu.Of(0x80000005, 0x64, 1, ""), (await delivering.HearAsync()).Bytes);
        await rig.UntilAsync(status => status.Targets.Where(target => !target.IsHub).All(target => target.Binds == 0));
        await delivering.SendAsync(Pdu.Message(5, 2, TextRig.Undecided));
        Assert.Equal(Pdu.Of(0x80000005, 0x64, 2, ""), (await delivering.HearAsync()).Bytes);
    }

    [Fact]
    public async Task A_message_centre_of_the_next_priority_takes_over()
    {
        var priority = 0;
        await using var rig = await TextRig.StartAsync(
            target: target => target with { Priority = ++priority }, centres: 2);
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Message(4, 1, TextRig.Undecided));
        await rig.Centres[0].AnswerAsync(await rig.Centres[0].HearAsync(), id: "a");
        Assert.Equal("a", (await hub.HearAsync()).MessageId);
        rig.Centres[0].Dispose();
        await rig.UntilAsync(status => status.Targets[0].Binds == 0);
        await hub.SendAsync(Pdu.Message(4, 2, TextRig.Undecided));
        await rig.Centres[1].AnswerAsync(await rig.Centres[1].HearAsync(), id: "b");
        Assert.Equal("b", (await hub.HearAsync()).MessageId);
    }

    [Fact]
    public void The_texts_of_one_bind_are_spread_over_the_links_of_a_message_centre()
    {
        var flow = new FlowRig(Texts.Trunk("hub", "hub", "secret"));
        using var rig = flow.Links;
        var hub = rig.Bound();
        RigPeer[] links = [rig.Centre(), rig.Centre(), rig.Centre(), rig.Centre()];
        for (uint sequence = 1; sequence <= 20; sequence++)
        {
            hub.Give(Pdu.Message(4, sequence, TextRig.Undecided));
        }
        Assert.All(links, link => Assert.InRange(link.Link.Sent, 1, 10));
    }

    [Fact]
    public async Task What_finds_no_room_waits_in_order_and_goes_on()
    {
        await using var rig = await TextRig.StartAsync(target: target => target with { Window = 2 });
        using var hub = await rig.BindAsync();
        await hub.SendAsync([.. Enumerable.Range(1, 40).Select(at => Pdu.Message(
            4, (uint)at, TextRig.Undecided, text: [(byte)at]))]);
        for (var at = 1; at <= 40; at++)
        {
            var text = await rig.Centre.HearAsync();
            Assert.Equal(at, text.Bytes[^1]);
            await rig.Centre.AnswerAsync(text, id: $"i{at}");
            var answer = await hub.HearAsync();
            Assert.Equal(((uint)at, $"i{at}"), (answer.Sequence, answer.MessageId));
        }
        Assert.Equal(40, rig.Records.All.Count);
    }

    [Fact]
    public async Task What_waits_is_told_of_when_the_far_leg_dies()
    {
        await using var rig = await TextRig.StartAsync(target: target => target with { Window = 1 });
        using var hub = await rig.BindAsync();
        await hub.SendAsync([.. Enumerable.Range(1, 6).Select(at => Pdu.Message(4, (uint)at, TextRig.Undecided))]);
        await rig.Centre.HearAsync();
        rig.Centre.Dispose();
        var answers = await hub.HearAsync(6);
        Assert.All(answers, answer => Assert.Equal(0x08u, answer.Status));
        Assert.Equal([1u, 2, 3, 4, 5, 6], answers.Select(answer => answer.Sequence).Order().ToArray());
    }

    [Fact]
    public void What_waits_too_long_is_told_of_and_what_nobody_waits_for_is_dropped()
    {
        var flow = new FlowRig(Texts.Trunk("hub", "hub", "secret"));
        using var rig = flow.Links;
        var patient = rig.Bound();
        var hasty = rig.Bound();
        var centre = rig.Centre();
        for (uint sequence = 1; sequence <= 11; sequence++)
        {
            patient.Give(Pdu.Message(4, sequence, TextRig.Undecided));
        }
        hasty.Give(Pdu.Multi(1, [TextRig.Undecided, TextRig.Undecided]));
        Assert.Equal((10, 1, 1), (centre.Link.Sent, patient.Link.ParkedCount, hasty.Link.ParkedCount));

        hasty.Go();
        Assert.Equal(1, flow.State.Counters.Of(TextRefusal.AnswerAstray));
        rig.Pass(11);
        Assert.All(patient.Wire.All().Where(pdu => pdu.Command == CommandId.SubmitSmResp), answer =>
            Assert.Equal(SmppStatus.SystemError, answer.Status));
        Assert.Equal(0, patient.Link.InHand);
        Assert.Equal(
            11, flow.State.Counters.Of(TextRefusal.FarSilent) + flow.State.Counters.Of(TextRefusal.NoRoom));
    }

    [Fact]
    public async Task A_late_answer_for_a_sender_that_is_gone_is_dropped_and_counted()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Message(4, 1, TextRig.Undecided));
        var text = await rig.Centre.HearAsync();
        hub.Dispose();
        await rig.UntilAsync(status => status.Trunks[0].Binds == 0);
        await rig.Centre.AnswerAsync(text, id: "late");
        await rig.Centre.AssertSilentAsync();
        Assert.Equal(1, rig.Refused("answer_astray"));
    }

    [Fact]
    public async Task The_same_sequence_number_twice_is_two_texts()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Message(4, 1, TextRig.Undecided), Pdu.Message(4, 1, TextRig.Undecided));
        var texts = await rig.Centre.HearAsync(2);
        Assert.NotEqual(texts[0].Sequence, texts[1].Sequence);
        await rig.Centre.AnswerAsync(texts[1], id: "b");
        await rig.Centre.AnswerAsync(texts[0], id: "a");
        Assert.Equal(["b", "a"], (await hub.HearAsync(2)).Select(answer => answer.MessageId));
    }

    [Fact]
    public async Task A_text_without_an_answer_in_time_is_told_to_come_again_and_its_late_answer_is_dropped()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 5, 20, 8, 0, 0, TimeSpan.Zero));
        await using var rig = await TextRig.StartAsync(time: time);
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Message(4, 1, TextRig.Undecided));
        var text = await rig.Centre.HearAsync();
        time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(Pdu.Of(0x80000004, 0x08, 1), (await hub.HearAsync()).Bytes);
        await rig.Centre.AnswerAsync(text, id: "late");
        await rig.Centre.AssertSilentAsync();
        await hub.AssertSilentAsync();
        Assert.Equal(1, rig.Refused("far_silent"));
    }
}
