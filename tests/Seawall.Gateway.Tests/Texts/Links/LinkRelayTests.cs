using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>Requests and responses between two links, their numbers and windows.</summary>
public sealed class LinkRelayTests
{
    [Fact]
    public void Each_leg_has_its_own_numbers_and_responses_may_come_in_any_order()
    {
        using var rig = new LinkRig();
        var centre = rig.Centre();
        var hub = rig.Bound();
        hub.Give(Smpp.Submit(900));
        hub.Give(Smpp.Submit(5));
        hub.Give(Smpp.Submit(900));
        var sent = centre.Wire.All();
        // 1 was the bind's.
        Assert.Equal([2u, 3u, 4u], sent.Select(pdu => pdu.Sequence));
        Assert.Equal(Smpp.Submit(2), sent[0].Bytes);
        Assert.Equal((3, 3), (hub.Link.InHand, centre.Link.Sent));
        centre.Give(Smpp.Response(CommandId.SubmitSmResp, 4, id: "c"));
        centre.Give(Smpp.Response(CommandId.SubmitSmResp, 2, SmppStatus.SubmitFailed));
        centre.Give(Smpp.Response(CommandId.SubmitSmResp, 3, id: "b"));
        var answers = hub.Wire.All();
        // Numbers that the peer uses twice are its own affair: each of the two is answered.
        Assert.Equal([900u, 900u, 5u], answers.Select(pdu => pdu.Sequence));
        Assert.Equal("c", answers[0].Text(SmppField.MessageId));
        Assert.Equal(SmppStatus.SubmitFailed, answers[1].Status);
        Assert.Equal((0, 0), (hub.Link.InHand, centre.Link.Sent));
    }

    [Fact]
    public void A_delivery_goes_the_other_way()
    {
        using var rig = new LinkRig();
        var centre = rig.Centre();
        var hub = rig.Bound();
        centre.Give(Smpp.Submit(8, command: CommandId.DeliverSm));
        var delivery = hub.Wire.Next();
        Assert.Equal((CommandId.DeliverSm, 1u), (delivery.Command, delivery.Sequence));
        hub.Give(Smpp.Response(CommandId.DeliverSmResp, 1, id: ""));
        Assert.Equal(8u, centre.Wire.Next().Sequence);
    }

    [Theory]
    [InlineData(CommandId.SubmitSmResp, 99u, SmppRefusal.ResponseUnsolicited)]
    [InlineData(CommandId.SubmitSmResp, 0u, SmppRefusal.ResponseUnsolicited)]
    [InlineData(CommandId.SubmitSmResp, 0x8000_0002u, SmppRefusal.ResponseUnsolicited)]
    [InlineData(CommandId.DataSmResp, 2u, SmppRefusal.ResponseMismatched)]
    [InlineData(CommandId.SubmitSmResp, 1u, SmppRefusal.ResponseRepeated)]
    [InlineData(CommandId.UnbindResp, 7u, SmppRefusal.ResponseUnsolicited)]
    [InlineData(CommandId.BindTransceiverResp, 1u, SmppRefusal.ResponseRepeated)]
    public void A_response_that_nobody_asked_for_is_counted_and_nothing_else(
        CommandId response, uint sequence, SmppRefusal reason)
    {
        using var rig = new LinkRig();
        var centre = rig.Centre();
        var hub = rig.Bound();
        hub.Give(Smpp.Submit(1));
        centre.Wire.All();
        centre.Give(Smpp.Response(response, sequence));
        Assert.Equal(1, rig.Refused(reason));
        hub.Wire.Silent();
        centre.Wire.Silent();
        Assert.Equal(1, centre.Link.Sent);
        centre.Give(Smpp.Response(CommandId.SubmitSmResp, 2));
        Assert.Equal(SmppStatus.Ok, hub.Wire.Next().Status);
        centre.Give(Smpp.Response(CommandId.SubmitSmResp, 2));
        hub.Wire.Silent();
    }

    [Fact]
    public void Generic_nack_answers_anything_and_a_broken_tail_still_says_what_it_answers()
    {
        using var rig = new LinkRig();
        var centre = rig.Centre();
        var hub = rig.Bound();
        hub.Give(Smpp.Submit(1));
        hub.Give(Smpp.Submit(2));
        centre.Give(Smpp.Header(CommandId.GenericNack, 2, SmppStatus.InvalidCommandLength));
        Assert.Equal((1u, SmppStatus.InvalidCommandLength), Of(hub.Wire.Next()));
        byte[] torn = [0, 0, 0, 18, .. Smpp.Header(CommandId.SubmitSmResp, 3)[4..], (byte)'m', (byte)'1'];
        centre.Give(torn);
        Assert.Equal((2u, SmppStatus.Ok), Of(hub.Wire.Next()));
        Assert.Equal(1, rig.Refused(SmppRefusal.TextUnterminated));
    }

    [Fact]
    public void What_has_no_room_on_the_far_side_is_parked_and_goes_on_in_order()
    {
        using var rig = new LinkRig(Texts.Model(Texts.Target() with { Window = 2 }));
        var centre = rig.Centre();
        var hub = rig.Bound();
        for (var sequence = 1u; sequence <= 6; sequence++)
        {
            hub.Give(Smpp.Submit(sequence, $"text {sequence}"));
        }
        Assert.Equal((6, 4, 2), (hub.Link.InHand, hub.Link.ParkedCount, centre.Link.Sent));
        Assert.Equal(["text 1", "text 2"], TextsOf(centre));
        centre.Give(Smpp.Response(CommandId.SubmitSmResp, 3));
        Assert.Equal(["text 3"], TextsOf(centre));
        centre.Give(Smpp.Response(CommandId.SubmitSmResp, 2));
        centre.Give(Smpp.Response(CommandId.SubmitSmResp, 4));
        Assert.Equal(["text 4", "text 5"], TextsOf(centre));
        centre.Give(Smpp.Response(CommandId.SubmitSmResp, 5));
        centre.Give(Smpp.Response(CommandId.SubmitSmResp, 6));
        centre.Give(Smpp.Response(CommandId.SubmitSmResp, 7));
        Assert.Equal([2u, 1u, 3u, 4u, 5u, 6u], hub.Wire.All().Select(pdu => pdu.Sequence));
        Assert.Equal((0, 0, 0), (hub.Link.InHand, hub.Link.ParkedCount, rig.Tables.NextHops[0].Room.Count));
    }

    [Fact]
    public void Links_that_wait_take_turns()
    {
        using var rig = new LinkRig(Texts.Model(Texts.Target() with { Window = 1 }));
        var centre = rig.Centre();
        var one = rig.Bound();
        var two = rig.Bound();
        foreach (var text in (string[])["a1", "a2", "a3"])
        {
            one.Give(Smpp.Submit(1, text));
        }
        two.Give(Smpp.Submit(1, "b1"));
        two.Give(Smpp.Submit(2, "b2"));
        var order = new List<string>(TextsOf(centre));
        for (var sequence = 2u; sequence <= 6; sequence++)
        {
            centre.Give(Smpp.Response(CommandId.SubmitSmResp, sequence));
            order.AddRange(TextsOf(centre));
        }
        Assert.Equal(["a1", "a2", "b1", "a3", "b2"], order);
    }

    [Fact]
    public void A_full_near_window_is_not_read_on_until_there_is_a_response()
    {
        using var rig = new LinkRig(Texts.Model(Texts.Target() with { Window = 1 })
            .WithTrunk(trunk => trunk with { Window = 3 }));
        var centre = rig.Centre();
        var hub = rig.Bound();
        hub.Give([.. Smpp.Submit(1), .. Smpp.Submit(2), .. Smpp.Submit(3), .. Smpp.Submit(4)]);
        Assert.Equal((true, true, 3), (hub.Wire.IsPaused, hub.Link.IsHeld, hub.Link.InHand));
        centre.Give(Smpp.Response(CommandId.SubmitSmResp, 2));
        Assert.False(hub.Wire.IsPaused);
        hub.Give();
        Assert.True(hub.Wire.IsPaused);
        Assert.Equal(0, rig.Refused(LinkRefusal.WindowFull));
    }

    [Fact]
    public void Responses_are_never_stuck_behind_requests()
    {
        using var rig = new LinkRig(Texts.Model(Texts.Target() with { Window = 1 })
            .WithTrunk(trunk => trunk with { Window = 2 }));
        var centre = rig.Centre();
        var hub = rig.Bound();
        hub.Give([.. Smpp.Submit(1), .. Smpp.Submit(2)]);
        Assert.True(hub.Wire.IsPaused);
        centre.Wire.All();
        // A receipt for the hub: now it owes us a response, and must be read for it.
        centre.Give(Smpp.Submit(50, command: CommandId.DeliverSm));
        Assert.False(hub.Wire.IsPaused);
        Assert.Equal(CommandId.DeliverSm, hub.Wire.Next().Command);
        hub.Give(Smpp.Submit(3));
        Assert.Equal((3u, SmppStatus.Throttled), Of(hub.Wire.Next()));
        Assert.Equal(1, rig.Refused(LinkRefusal.WindowFull));
        hub.Give(Smpp.Response(CommandId.DeliverSmResp, 1, id: ""));
        Assert.Equal(50u, centre.Wire.Next().Sequence);
        Assert.True(hub.Wire.IsPaused);
    }

    [Fact]
    public void A_far_link_that_dies_with_a_full_window_has_every_text_answered_once()
    {
        using var rig = new LinkRig();
        var centre = rig.Centre();
        var hub = rig.Bound();
        for (var sequence = 1u; sequence <= 15; sequence++)
        {
            hub.Give(Smpp.Submit(sequence));
        }
        Assert.Equal((10, 5), (centre.Link.Sent, hub.Link.ParkedCount));
        centre.Give(Smpp.Response(CommandId.SubmitSmResp, 2));
        centre.Go();
        var answers = hub.Wire.All();
        Assert.Equal(Enumerable.Range(1, 15).Select(sequence => (uint)sequence),
            answers.Select(pdu => pdu.Sequence).Order());
        Assert.Equal(14, answers.Count(pdu => pdu.Status == SmppStatus.SystemError));
        Assert.Equal((0, 0), (hub.Link.InHand, hub.Link.ParkedCount));
        hub.Give(Smpp.Submit(16));
        Assert.Equal((16u, SmppStatus.SystemError), Of(hub.Wire.Next()));
    }

    [Fact]
    public void Parked_texts_go_on_by_another_link_when_theirs_dies()
    {
        using var rig = new LinkRig(Texts.Model(Texts.Target() with { Window = 1 }, Texts.Target("192.0.2.10:1") with
        {
            Window = 1,
        }));
        var first = rig.Centre();
        var second = rig.Centre(target: 1);
        var hub = rig.Bound();
        for (var sequence = 1u; sequence <= 3; sequence++)
        {
            hub.Give(Smpp.Submit(sequence));
        }
        Assert.Equal((1, 1, 1), (first.Link.Sent, second.Link.Sent, hub.Link.ParkedCount));
        first.Go();
        Assert.Equal(1, hub.Link.ParkedCount);
        second.Give(Smpp.Response(CommandId.SubmitSmResp, 2));
        Assert.Equal((1, 0), (second.Link.Sent, hub.Link.ParkedCount));
    }

    [Fact]
    public void A_response_that_does_not_come_is_given_up_and_comes_too_late_then()
    {
        using var rig = new LinkRig();
        var centre = rig.Centre();
        var hub = rig.Bound();
        hub.Give(Smpp.Submit(1));
        rig.Pass(5);
        hub.Give(Smpp.Submit(2));
        rig.Pass(5);
        Assert.Equal((1u, SmppStatus.SystemError), Of(hub.Wire.Next()));
        hub.Wire.Silent();
        centre.Give(Smpp.Response(CommandId.SubmitSmResp, 2));
        hub.Wire.Silent();
        Assert.Equal(1, rig.Refused(SmppRefusal.ResponseRepeated));
        Assert.False(centre.Wire.IsClosed);
        Assert.Equal(1, centre.Link.Sent);
    }

    [Fact]
    public void What_is_parked_for_too_long_is_given_up_in_time()
    {
        using var rig = new LinkRig(Texts.Model(Texts.Target() with { Window = 1 }));
        rig.Centre();
        var hub = rig.Bound();
        hub.Give(Smpp.Submit(1));
        rig.Pass(5);
        hub.Give(Smpp.Submit(2));
        hub.Give(Smpp.Submit(3));
        // The first is given up and makes room for the second; the third has waited in vain by the time it could go.
        rig.Pass(5);
        Assert.Equal(1u, hub.Wire.Next().Sequence);
        Assert.Equal(1, hub.Link.ParkedCount);
        rig.Pass(5);
        Assert.Equal((3u, SmppStatus.SystemError), Of(hub.Wire.Next()));
        Assert.Equal(0, hub.Link.ParkedCount);
        Assert.Contains("park ended 3 TimedOut", rig.Relay.Notes);
    }

    [Fact]
    public void The_park_has_an_end()
    {
        using var rig = new LinkRig(Texts.Model(Texts.Target() with { Window = 1 })
            .WithTrunk(trunk => trunk with { Window = 1_000 }));
        rig.Centre();
        var hub = rig.Bound();
        hub.Give(Smpp.Submit(1));
        byte[] payload = [0x04, 0x24, 0xFF, 0xFF, .. new byte[65_535]];
        var large = Smpp.Submit(2);
        large = [.. large, .. payload];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(large, large.Length);
        var parked = 0;
        while (hub.Wire.Count == 0)
        {
            hub.Give(large);
            parked++;
        }
        Assert.Equal(LinkLimits.ParkOctetsMax / large.Length, parked - 1);
        Assert.Equal((2u, SmppStatus.Throttled), Of(hub.Wire.Next()));
    }

    [Fact]
    public void A_near_link_that_dies_leaves_nothing_behind()
    {
        using var rig = new LinkRig(Texts.Model(Texts.Target() with { Window = 1 }));
        var centre = rig.Centre();
        var hub = rig.Bound();
        var other = rig.Bound();
        hub.Give(Smpp.Submit(1));
        hub.Give(Smpp.Submit(2));
        other.Give(Smpp.Submit(7));
        hub.Go();
        Assert.Contains("park ended 2 LinkGone", rig.Relay.Notes);
        centre.Wire.All();
        centre.Give(Smpp.Response(CommandId.SubmitSmResp, 2));
        hub.Wire.Silent();
        Assert.Single(centre.Wire.All());
        Assert.Equal((1, 0), (centre.Link.Sent, other.Link.ParkedCount));
        Assert.Equal(0, rig.Tables.NextHops[0].Room.Count);
    }

    [Fact]
    public void A_peer_that_does_not_read_is_given_up_with_what_it_was_not_told()
    {
        using var rig = new LinkRig();
        var centre = rig.Centre();
        var hub = rig.Bound();
        hub.Give(Smpp.Submit(1));
        centre.Wire.All();
        hub.Wire.IsStuck = true;
        centre.Give(Smpp.Response(CommandId.SubmitSmResp, 2));
        Assert.True(hub.Wire.IsClosed);
        var second = rig.Bound();
        centre.Wire.IsStuck = true;
        second.Give(Smpp.Submit(1));
        Assert.Equal(SmppStatus.SystemError, second.Wire.Next().Status);
        Assert.True(centre.Wire.IsClosed);
        Assert.Equal(0, centre.Link.Sent);
    }

    [Fact]
    public void Alert_notification_has_no_answer_and_takes_no_place()
    {
        using var rig = new LinkRig();
        var centre = rig.Centre();
        rig.Relay.Kept = new();
        centre.Give([0, 0, 0, 22, .. Smpp.Header(CommandId.AlertNotification, 3)[4..], 1, 1, 0, 1, 1, 0]);
        Assert.True(rig.Relay.Kept.TryDequeue(out var kept));
        Assert.Equal((3u, CommandId.AlertNotification), (kept.Sequence, kept.Command));
        Assert.Equal(0, centre.Link.InHand);
        var hub = rig.Bound();
        Assert.Equal(SendResult.Sent, hub.Link.TryRequest(
            (byte[])[0, 0, 0, 22, .. Smpp.Header(CommandId.AlertNotification, 3)[4..], 1, 1, 0, 1, 1, 0], default));
        Assert.Equal((CommandId.AlertNotification, SmppStatus.Ok, 1u), hub.Wire.Next().Head);
        Assert.Equal(0, hub.Link.Sent);
    }

    [Fact]
    public void Pdus_are_counted_by_command_and_status()
    {
        using var rig = new LinkRig();
        var centre = rig.Centre();
        var hub = rig.Bound();
        hub.Give(Smpp.Submit(1));
        hub.Give(Smpp.Submit(2));
        centre.Give(Smpp.Response(CommandId.SubmitSmResp, 2));
        centre.Give(Smpp.Response(CommandId.SubmitSmResp, 3, (SmppStatus)0x400));
        hub.Wire.All();
        var counts = rig.Tables.Trunks[0].Pdus.Each().ToArray();
        Assert.Contains(new PduCount(CommandId.SubmitSm, SmppStatus.Ok, 2), counts);
        Assert.Contains(new PduCount(CommandId.SubmitSmResp, SmppStatus.Ok, 1), counts);
        Assert.Contains(new PduCount(CommandId.SubmitSmResp, (SmppStatus)SmppStatuses.VendorFirst, 1), counts);
        Assert.Contains(
            new PduCount(CommandId.BindTransceiverResp, SmppStatus.Ok, 1), rig.Tables.NextHops[0].Pdus.Each());
    }

    static (uint Sequence, SmppStatus Status) Of(SentPdu pdu) => (pdu.Sequence, pdu.Status);

    static string[] TextsOf(RigPeer peer) => [.. peer.Wire.All().Select(pdu => pdu.Text(SmppField.ShortMessage))];
}
