namespace Seawall.Smpp.Tests.Session;

/// <summary>Which PDU may come and go when, and what it makes of the session.</summary>
public sealed class SmppSessionTests
{
    // Table 2-1 of v3.4 and its counterpart in v5.0: who sends it, and in which states.
    // O open, B outbound, t transmitter, r receiver, x transceiver, U unbound.
    static readonly Dictionary<CommandId, (string Esme, string MessageCentre)> Table = new()
    {
        [CommandId.BindTransmitter] = ("O", ""),
        [CommandId.BindReceiver] = ("OB", ""),
        [CommandId.BindTransceiver] = ("OB", ""),
        [CommandId.Outbind] = ("", "O"),
        [CommandId.SubmitSm] = ("tx", ""),
        [CommandId.SubmitMulti] = ("tx", ""),
        [CommandId.QuerySm] = ("tx", ""),
        [CommandId.CancelSm] = ("tx", ""),
        [CommandId.ReplaceSm] = ("tx", ""),
        [CommandId.BroadcastSm] = ("tx", ""),
        [CommandId.QueryBroadcastSm] = ("tx", ""),
        [CommandId.CancelBroadcastSm] = ("tx", ""),
        [CommandId.DeliverSm] = ("", "rx"),
        [CommandId.AlertNotification] = ("", "rx"),
        [CommandId.DataSm] = ("trx", "trx"),
        [CommandId.Unbind] = ("trx", "trx"),
        [CommandId.EnquireLink] = ("OBtrxU", "OBtrxU"),
    };

    [Fact]
    public void Each_request_comes_and_goes_only_in_its_states()
    {
        Assert.Equal(Commands.Known.ToArray().Where(one => !Commands.IsResponse(one)).Order(), Table.Keys.Order());
        foreach ((CommandId request, (string esme, string centre)) in Table)
        {
            foreach ((char letter, SmppSession session) in States(SessionSide.MessageCentre))
            {
                SmppRefusal expected = esme.Contains(letter, StringComparison.Ordinal) ? SmppRefusal.None
                    : Commands.IsBind(request) && "trx".Contains(letter, StringComparison.Ordinal)
                        ? SmppRefusal.AlreadyBound
                    : SmppRefusal.BindStateWrong;
                SmppSession one = session;
                Assert.Equal((request, letter, expected), (request, letter, one.Receive(request, SmppStatus.Ok)));
                SmppSession other = session;
                Assert.Equal(
                    (request, letter, centre.Contains(letter, StringComparison.Ordinal)),
                    (request, letter, other.Send(request, SmppStatus.Ok)));
            }
        }
    }

    [Fact]
    public void Both_sides_of_a_session_agree_on_everything()
    {
        foreach ((CommandId request, _) in Table)
        {
            foreach (((char letter, SmppSession esme), (_, SmppSession centre)) in
                States(SessionSide.Esme).Zip(States(SessionSide.MessageCentre)))
            {
                SmppSession sender = esme;
                SmppSession receiver = centre;
                Assert.Equal(
                    (request, letter, sender.Send(request, SmppStatus.Ok)),
                    (request, letter, receiver.Receive(request, SmppStatus.Ok) == SmppRefusal.None));
                Assert.Equal(sender.State, receiver.State);
                (sender, receiver) = (centre, esme);
                Assert.Equal(
                    (request, letter, sender.Send(request, SmppStatus.Ok)),
                    (request, letter, receiver.Receive(request, SmppStatus.Ok) == SmppRefusal.None));
                Assert.Equal(sender.State, receiver.State);
            }
        }
    }

    [Fact]
    public void A_bind_that_is_refused_may_be_tried_again()
    {
        var session = new SmppSession(SessionSide.MessageCentre);
        Assert.Equal(SmppRefusal.None, session.Receive(CommandId.BindReceiver, SmppStatus.Ok));
        Assert.True(session.IsBinding);
        Assert.Equal(SmppRefusal.AlreadyBound, session.Receive(CommandId.BindTransmitter, SmppStatus.Ok));
        Assert.True(session.Send(CommandId.BindReceiverResp, SmppStatus.InvalidPassword));
        Assert.Equal(SessionState.Open, session.State);
        Assert.Equal(SmppRefusal.None, session.Receive(CommandId.BindTransceiver, SmppStatus.Ok));
        Assert.False(session.Send(CommandId.BindReceiverResp, SmppStatus.Ok));
        Assert.True(session.Send(CommandId.BindTransceiverResp, SmppStatus.Ok));
        Assert.Equal(SessionState.BoundTransceiver, session.State);
        Assert.False(session.Send(CommandId.BindTransceiverResp, SmppStatus.Ok));
    }

    [Fact]
    public void A_peer_that_knows_no_transceiver_may_be_asked_for_two_binds()
    {
        var session = new SmppSession(SessionSide.Esme);
        Assert.True(session.Send(CommandId.BindTransceiver, SmppStatus.Ok));
        Assert.False(session.Send(CommandId.BindReceiver, SmppStatus.Ok));
        Assert.Equal(SmppRefusal.None, session.Receive(CommandId.GenericNack, SmppStatus.InvalidCommandId));
        Assert.True(session.Send(CommandId.BindReceiver, SmppStatus.Ok));
        Assert.Equal(SmppRefusal.None, session.Receive(CommandId.BindReceiverResp, SmppStatus.Ok));
        Assert.Equal(SessionState.BoundReceiver, session.State);
    }

    [Fact]
    public void An_outbind_makes_the_other_side_bind()
    {
        var centre = new SmppSession(SessionSide.MessageCentre);
        var esme = new SmppSession(SessionSide.Esme);
        Assert.True(centre.Send(CommandId.Outbind, SmppStatus.Ok));
        Assert.Equal(SmppRefusal.None, esme.Receive(CommandId.Outbind, SmppStatus.Ok));
        Assert.False(esme.Send(CommandId.BindTransmitter, SmppStatus.Ok));
        Assert.True(esme.Send(CommandId.BindReceiver, SmppStatus.Ok));
        Assert.Equal(SmppRefusal.None, centre.Receive(CommandId.BindReceiver, SmppStatus.Ok));
        Assert.True(centre.Send(CommandId.BindReceiverResp, SmppStatus.Ok));
        Assert.Equal(SessionState.BoundReceiver, centre.State);
    }

    [Fact]
    public void Who_said_unbind_begins_nothing_new_but_answers_come_until_the_end()
    {
        SmppSession session = Bound(SessionSide.Esme, CommandId.BindTransceiver);
        Assert.True(session.Send(CommandId.Unbind, SmppStatus.Ok));
        Assert.True(session.IsUnbinding);
        Assert.False(session.Send(CommandId.SubmitSm, SmppStatus.Ok));
        Assert.True(session.Send(CommandId.EnquireLink, SmppStatus.Ok));
        Assert.Equal(SmppRefusal.None, session.Receive(CommandId.SubmitSmResp, SmppStatus.Ok));
        Assert.Equal(SmppRefusal.None, session.Receive(CommandId.DeliverSm, SmppStatus.Ok));
        Assert.True(session.Send(CommandId.DeliverSmResp, SmppStatus.Ok));
        Assert.Equal(SmppRefusal.None, session.Receive(CommandId.UnbindResp, SmppStatus.Ok));
        Assert.Equal(SessionState.Unbound, session.State);
        Assert.Equal(SmppRefusal.BindStateWrong, session.Receive(CommandId.DeliverSm, SmppStatus.Ok));
        Assert.Equal(SmppRefusal.ResponseUnsolicited, session.Receive(CommandId.SubmitSmResp, SmppStatus.Ok));
    }

    [Fact]
    public void After_the_peer_said_unbind_its_requests_are_refused_and_ours_may_be_answered()
    {
        SmppSession session = Bound(SessionSide.MessageCentre, CommandId.BindTransceiver);
        Assert.Equal(SmppRefusal.None, session.Receive(CommandId.Unbind, SmppStatus.Ok));
        Assert.Equal(SmppRefusal.BindStateWrong, session.Receive(CommandId.SubmitSm, SmppStatus.Ok));
        Assert.Equal(SmppRefusal.None, session.Receive(CommandId.EnquireLink, SmppStatus.Ok));
        Assert.Equal(SmppRefusal.None, session.Receive(CommandId.DeliverSmResp, SmppStatus.Ok));
        Assert.True(session.Send(CommandId.SubmitSmResp, SmppStatus.Ok));
        Assert.True(session.Send(CommandId.UnbindResp, SmppStatus.Ok));
        Assert.Equal(SessionState.Unbound, session.State);
    }

    [Fact]
    public void A_response_to_what_cannot_have_been_asked_is_unsolicited()
    {
        var open = new SmppSession(SessionSide.MessageCentre);
        Assert.Equal(SmppRefusal.ResponseUnsolicited, open.Receive(CommandId.DeliverSmResp, SmppStatus.Ok));
        Assert.Equal(SmppRefusal.ResponseUnsolicited, open.Receive(CommandId.UnbindResp, SmppStatus.Ok));
        Assert.Equal(SmppRefusal.ResponseUnsolicited, open.Receive(CommandId.BindReceiverResp, SmppStatus.Ok));
        Assert.Equal(SmppRefusal.None, open.Receive(CommandId.EnquireLinkResp, SmppStatus.Ok));
        SmppSession bound = Bound(SessionSide.MessageCentre, CommandId.BindReceiver);
        Assert.Equal(SmppRefusal.None, bound.Receive(CommandId.DeliverSmResp, SmppStatus.Ok));
        Assert.Equal(SmppRefusal.ResponseUnsolicited, bound.Receive(CommandId.SubmitSmResp, SmppStatus.Ok));
    }

    [Fact]
    public void Nothing_is_in_order_on_a_connection_that_is_gone()
    {
        SmppSession session = Bound(SessionSide.MessageCentre, CommandId.BindTransceiver);
        session.Receive(CommandId.Unbind, SmppStatus.Ok);
        session.Close();
        Assert.Equal(SessionState.Closed, session.State);
        Assert.False(session.IsUnbinding);
        foreach (CommandId command in Commands.Known)
        {
            Assert.NotEqual(SmppRefusal.None, session.Receive(command, SmppStatus.Ok));
            Assert.False(session.Send(command, SmppStatus.Ok));
        }
    }

    static IEnumerable<(char Letter, SmppSession Session)> States(SessionSide side)
    {
        yield return ('O', new SmppSession(side));
        var outbound = new SmppSession(side);
        Show(ref outbound, SessionSide.MessageCentre, CommandId.Outbind);
        yield return ('B', outbound);
        yield return ('t', Bound(side, CommandId.BindTransmitter));
        yield return ('r', Bound(side, CommandId.BindReceiver));
        SmppSession bound = Bound(side, CommandId.BindTransceiver);
        yield return ('x', bound);
        Show(ref bound, SessionSide.Esme, CommandId.Unbind);
        Show(ref bound, SessionSide.MessageCentre, CommandId.UnbindResp);
        yield return ('U', bound);
    }

    static SmppSession Bound(SessionSide side, CommandId bind)
    {
        var session = new SmppSession(side);
        Show(ref session, SessionSide.Esme, bind);
        Show(ref session, SessionSide.MessageCentre, Commands.ResponseOf(bind));
        Assert.True(session.IsBound);
        return session;
    }

    // What one side sends, the session of either side sees.
    static void Show(ref SmppSession session, SessionSide sender, CommandId command) =>
        Assert.True(session.Side == sender
            ? session.Send(command, SmppStatus.Ok)
            : session.Receive(command, SmppStatus.Ok) == SmppRefusal.None);
}
