using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>What time does to a link: enquire_link, silence, inactivity, unbinding.</summary>
public sealed class LinkTimerTests
{
    [Fact]
    public void A_silent_peer_is_asked_and_one_that_answers_is_left_alone()
    {
        using var rig = new LinkRig();
        var hub = rig.Bound();
        rig.Pass(29);
        hub.Wire.Silent();
        for (var minute = 0; minute < 10; minute++)
        {
            rig.Pass(30);
            var question = hub.Wire.Next();
            Assert.Equal(CommandId.EnquireLink, question.Command);
            hub.Give(Smpp.Header(CommandId.EnquireLinkResp, question.Sequence));
        }
        Assert.False(hub.Wire.IsClosed);
        hub.Wire.Silent();
    }

    [Fact]
    public void A_half_open_connection_is_found_however_old()
    {
        using var rig = new LinkRig();
        var centre = rig.Centre();
        var hub = rig.Bound();
        for (var step = 0; step < 4 * 24; step++)
        {
            rig.Pass(15 * 60);
            foreach (var peer in (RigPeer[])[centre, hub])
            {
                peer.Give(Smpp.Header(CommandId.EnquireLinkResp, peer.Wire.Next().Sequence));
            }
        }
        // The peer's machine is gone: no octet and no reset comes from it any more.
        rig.Pass(30);
        Assert.Equal(CommandId.EnquireLink, hub.Wire.Next().Command);
        centre.Give(Smpp.Header(CommandId.EnquireLinkResp, centre.Wire.Next().Sequence));
        rig.Pass(9);
        Assert.False(hub.Wire.IsClosed);
        rig.Pass(1);
        Assert.True(hub.Wire.IsClosed);
        Assert.False(centre.Wire.IsClosed);
        rig.Pass(10);
        Assert.Equal(1, rig.Refused(LinkRefusal.PeerSilent));
    }

    [Fact]
    public void A_peer_that_forgets_the_answer_but_talks_is_alive()
    {
        using var rig = new LinkRig();
        rig.Centre();
        var hub = rig.Bound();
        rig.Pass(30);
        rig.Pass(5);
        hub.Give(Smpp.Submit(1));
        rig.Pass(5);
        Assert.False(hub.Wire.IsClosed);
    }

    [Fact]
    public void A_peer_that_is_not_read_is_not_asked()
    {
        using var rig = new LinkRig(Texts.Model().WithTrunk(trunk => trunk with { Window = 1 }));
        rig.Relay.Kept = new();
        var hub = rig.Bound();
        hub.Give(Smpp.Submit(1));
        Assert.True(hub.Wire.IsPaused);
        rig.Pass(60);
        hub.Wire.Silent();
        Assert.False(hub.Wire.IsClosed);
    }

    [Fact]
    public void A_full_window_does_not_hinder_the_question()
    {
        using var rig = new LinkRig(
            Texts.Model(Texts.Target() with { Window = 1 }).WithTimers(timers => timers with
            {
                Response = TimeSpan.FromSeconds(90),
            }));
        var centre = rig.Centre();
        rig.Bound().Give(Smpp.Submit(1));
        centre.Wire.All();
        rig.Pass(30);
        Assert.Equal(CommandId.EnquireLink, centre.Wire.Next().Command);
        Assert.Equal(1, centre.Link.Sent);
    }

    [Fact]
    public void Our_answer_is_given_at_once()
    {
        using var rig = new LinkRig();
        var hub = rig.Bound();
        hub.Give(Smpp.Header(CommandId.EnquireLink, 41));
        Assert.Equal((CommandId.EnquireLinkResp, SmppStatus.Ok, 41u), hub.Wire.Next().Head);
    }

    [Fact]
    public void Who_sends_no_message_for_too_long_is_unbound_where_the_settings_say_so()
    {
        using var rig = new LinkRig(Texts.Model().WithTimers(timers => timers with
        {
            Inactivity = TimeSpan.FromSeconds(20),
        }));
        rig.Relay.Kept = new();
        var hub = rig.Bound();
        rig.Pass(15);
        hub.Give(Smpp.Submit(1));
        hub.Link.Respond(Smpp.Response(CommandId.SubmitSmResp, 1));
        hub.Wire.All();
        rig.Pass(15);
        hub.Wire.Silent();
        rig.Pass(5);
        var unbind = hub.Wire.Next();
        Assert.Equal(CommandId.Unbind, unbind.Command);
        hub.Give(Smpp.Header(CommandId.UnbindResp, unbind.Sequence));
        Assert.True(hub.Wire.IsClosed);
    }

    [Fact]
    public void A_peer_that_unbinds_is_answered_when_nothing_is_in_hand_any_more()
    {
        using var rig = new LinkRig();
        var centre = rig.Centre();
        var hub = rig.Bound();
        hub.Give(Smpp.Submit(1));
        hub.Give(Smpp.Header(CommandId.Unbind, 2));
        hub.Wire.Silent();
        Assert.False(hub.Link.CanReceiveMessages);
        hub.Give(Smpp.Submit(3));
        Assert.Equal(SmppStatus.InvalidBindStatus, hub.Wire.Next().Status);
        centre.Give(Smpp.Response(CommandId.SubmitSmResp, 2));
        Assert.Equal(1u, hub.Wire.Next().Sequence);
        var answer = hub.Wire.Next();
        Assert.Equal((CommandId.UnbindResp, 2u), (answer.Command, answer.Sequence));
        Assert.True(hub.Wire.IsClosed);
    }

    [Fact]
    public void An_idle_peer_that_unbinds_is_answered_at_once_and_one_in_vain_after_the_time_of_a_response()
    {
        using var rig = new LinkRig();
        rig.Relay.Kept = new();
        var idle = rig.Bound();
        idle.Give(Smpp.Header(CommandId.Unbind, 2));
        Assert.Equal(CommandId.UnbindResp, idle.Wire.Next().Command);
        Assert.True(idle.Wire.IsClosed);
        var stuck = rig.Bound();
        stuck.Give(Smpp.Submit(1));
        stuck.Give(Smpp.Header(CommandId.Unbind, 2));
        rig.Pass(10);
        Assert.Equal(CommandId.UnbindResp, stuck.Wire.Next().Command);
        Assert.True(stuck.Wire.IsClosed);
    }

    [Fact]
    public void We_unbind_politely_and_finish_the_window()
    {
        using var rig = new LinkRig();
        var centre = rig.Centre();
        var hub = rig.Bound();
        hub.Give(Smpp.Submit(1));
        centre.Wire.All();
        hub.Link.Leave();
        centre.Link.Leave();
        hub.Give(Smpp.Submit(2));
        Assert.Equal((CommandId.SubmitSmResp, SmppStatus.Throttled, 2u), hub.Wire.Next().Head);
        centre.Give(Smpp.Submit(9, command: CommandId.DeliverSm));
        Assert.Equal(SmppStatus.ReceiverTemporaryError, centre.Wire.Next().Status);
        Assert.Equal(2, rig.Refused(LinkRefusal.Leaving));
        centre.Give(Smpp.Response(CommandId.SubmitSmResp, 2));
        Assert.Equal(CommandId.Unbind, centre.Wire.Next().Command);
        Assert.Equal([CommandId.SubmitSmResp, CommandId.Unbind], hub.Wire.All().Select(pdu => pdu.Command));
        Assert.False(hub.Wire.IsClosed);
        rig.Pass(10);
        Assert.True(hub.Wire.IsClosed && centre.Wire.IsClosed);
    }

    [Fact]
    public void Both_may_unbind_at_once()
    {
        using var rig = new LinkRig();
        var hub = rig.Bound();
        hub.Link.Leave();
        rig.Pass(0);
        Assert.Equal(CommandId.Unbind, hub.Wire.Next().Command);
        hub.Give(Smpp.Header(CommandId.Unbind, 2));
        Assert.Equal(CommandId.UnbindResp, hub.Wire.Next().Command);
        Assert.True(hub.Wire.IsClosed);
    }

    [Fact]
    public void A_mistake_of_ours_costs_one_link_and_no_timer()
    {
        using var rig = new LinkRig(handler: new Faulty());
        var centre = rig.Centre();
        var hub = rig.Bound();
        Assert.Equal(SendResult.Sent, centre.Link.TryRequest(Smpp.Submit(1), default(InFlight)));
        rig.Pass(10);
        Assert.True(centre.Wire.IsClosed);
        rig.Pass(30);
        Assert.Equal(CommandId.EnquireLink, hub.Wire.Next().Command);
    }

    sealed class Faulty : ILinkHandler
    {
        public void Request(SmppLink from, scoped in SmppPdu pdu) => throw new FormatException();

        public void Answered(SmppLink far, scoped in SmppPdu response, in InFlight waiting) =>
            throw new FormatException();

        public void GivenUp(SmppLink far, in InFlight waiting, GiveUp why) => throw new FormatException();

        public bool Unparked(SmppLink near, scoped in SmppPdu pdu, in ParkedNote note) => true;

        public void ParkEnded(SmppLink near, scoped in SmppPdu pdu, in ParkedNote note, GiveUp why)
        {
        }

        public void Opened(SmppLink link)
        {
        }

        public void Closed(SmppLink link)
        {
        }
    }
}
