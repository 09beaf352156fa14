namespace Seawall.Smpp;

/// <summary>
/// The state of one session, seen from one side: no socket, no clock. Every PDU that comes is shown to
/// <see cref="Receive"/>, every PDU that goes to <see cref="Send"/>; both say whether it was in order, and what was
/// moves the state on. Who calls sees to it that one thing happens at a time.
/// </summary>
public struct SmppSession(SessionSide side)
{
    CommandId _pendingBind;
    bool _weUnbind;
    bool _peerUnbinds;

    /// <summary>Which side we are.</summary>
    public readonly SessionSide Side { get; } = side;

    /// <summary>Where it is.</summary>
    public SessionState State { get; private set; } = SessionState.Open;

    /// <summary>Whether messages may go one way or the other.</summary>
    public readonly bool IsBound =>
        State is SessionState.BoundTransmitter or SessionState.BoundReceiver or SessionState.BoundTransceiver;

    /// <summary>A bind has been asked for and not been answered.</summary>
    public readonly bool IsBinding => _pendingBind != CommandId.None;

    /// <summary>One of the two said unbind; what is in flight may still be answered, nothing new is begun.</summary>
    public readonly bool IsUnbinding => _weUnbind || _peerUnbinds;

    readonly SessionSide Peer => Side == SessionSide.Esme ? SessionSide.MessageCentre : SessionSide.Esme;

    /// <summary>
    /// A PDU came. <see cref="SmppRefusal.BindStateWrong"/> and <see cref="SmppRefusal.AlreadyBound"/> have their
    /// answers; <see cref="SmppRefusal.ResponseUnsolicited"/> has none. Whether a response fits a request is the
    /// business of <see cref="SequenceMap{T}"/>; here only whether there can be one in this state.
    /// </summary>
    public SmppRefusal Receive(CommandId command, SmppStatus status)
    {
        SmppRefusal refusal = Judge(command, Peer, _peerUnbinds);
        if (refusal == SmppRefusal.None)
        {
            Move(command, status, received: true);
        }

        return refusal;
    }

    /// <summary>A PDU is about to go: false where it may not, which is a mistake of ours.</summary>
    public bool Send(CommandId command, SmppStatus status)
    {
        bool legal = Judge(command, Side, _weUnbind) == SmppRefusal.None;
        if (legal)
        {
            Move(command, status, received: false);
        }

        return legal;
    }

    /// <summary>The connection is gone.</summary>
    public void Close()
    {
        State = SessionState.Closed;
        _pendingBind = CommandId.None;
        _weUnbind = false;
        _peerUnbinds = false;
    }

    readonly SmppRefusal Judge(CommandId command, SessionSide sender, bool senderUnbinds)
    {
        if (command == CommandId.GenericNack)
        {
            return State == SessionState.Closed ? SmppRefusal.ResponseUnsolicited : SmppRefusal.None;
        }

        if (Commands.IsResponse(command))
        {
            return Answers(command, sender) ? SmppRefusal.None : SmppRefusal.ResponseUnsolicited;
        }

        if (Commands.IsBind(command) && sender == SessionSide.Esme && (IsBound || IsBinding))
        {
            return SmppRefusal.AlreadyBound;
        }

        // Who said unbind asks for nothing any more but whether the line is alive.
        bool silent = senderUnbinds && command != CommandId.EnquireLink;
        return !silent && SessionRules.Allows(command, sender, State) ? SmppRefusal.None : SmppRefusal.BindStateWrong;
    }

    // Whether what this answers can have been asked.
    readonly bool Answers(CommandId response, SessionSide sender)
    {
        CommandId request = Commands.RequestOf(response);
        if (Commands.IsBind(request))
        {
            return sender == SessionSide.MessageCentre && request == _pendingBind;
        }

        if (request == CommandId.Unbind)
        {
            return sender == Side ? _peerUnbinds : _weUnbind;
        }

        SessionSide asker = sender == SessionSide.Esme ? SessionSide.MessageCentre : SessionSide.Esme;
        return SessionRules.Allows(request, asker, State);
    }

    void Move(CommandId command, SmppStatus status, bool received)
    {
        switch (command)
        {
            case CommandId.Outbind:
                State = SessionState.Outbound;
                break;
            case CommandId.BindReceiver or CommandId.BindTransmitter or CommandId.BindTransceiver:
                _pendingBind = command;
                break;
            case CommandId.BindReceiverResp or CommandId.BindTransmitterResp or CommandId.BindTransceiverResp:
                State = status == SmppStatus.Ok ? BoundBy(_pendingBind) : State;
                _pendingBind = CommandId.None;
                break;
            case CommandId.Unbind:
                _peerUnbinds |= received;
                _weUnbind |= !received;
                break;
            case CommandId.UnbindResp:
                State = SessionState.Unbound;
                break;
            case CommandId.GenericNack when received:
                // An old peer that knows no transceiver says so this way: the bind is over, and another may be tried.
                _pendingBind = Side == SessionSide.Esme ? CommandId.None : _pendingBind;
                break;
            default:
                break;
        }
    }

    static SessionState BoundBy(CommandId bind) => bind switch
    {
        CommandId.BindTransmitter => SessionState.BoundTransmitter,
        CommandId.BindReceiver => SessionState.BoundReceiver,
        _ => SessionState.BoundTransceiver,
    };
}
