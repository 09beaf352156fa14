namespace Seawall.Smpp;

/// <summary>
/// Who may send which request in which state (v3.4 table 2-1, v5.0 §2.4). Where the versions differ the wider one
/// holds: replace_sm goes over a transceiver as well, and enquire_link may be asked before a bind.
/// </summary>
internal static class SessionRules
{
    const int Open = 1 << (int)SessionState.Open;
    const int Outbound = 1 << (int)SessionState.Outbound;
    const int Transmitter = 1 << (int)SessionState.BoundTransmitter;
    const int Receiver = 1 << (int)SessionState.BoundReceiver;
    const int Transceiver = 1 << (int)SessionState.BoundTransceiver;
    const int Unbound = 1 << (int)SessionState.Unbound;
    const int Sending = Transmitter | Transceiver;
    const int Receiving = Receiver | Transceiver;
    const int Bound = Sending | Receiver;

    /// <summary>Whether this side may send this request in this state.</summary>
    internal static bool Allows(CommandId request, SessionSide sender, SessionState state) =>
        ((sender == SessionSide.Esme ? OfEsme(request) : OfMessageCentre(request)) & (1 << (int)state)) != 0;

    static int OfEsme(CommandId request) => request switch
    {
        CommandId.BindTransmitter => Open,
        CommandId.BindReceiver or CommandId.BindTransceiver => Open | Outbound,
        CommandId.SubmitSm or CommandId.SubmitMulti or CommandId.QuerySm or CommandId.CancelSm or CommandId.ReplaceSm
            or CommandId.BroadcastSm or CommandId.QueryBroadcastSm or CommandId.CancelBroadcastSm => Sending,
        _ => OfBoth(request),
    };

    static int OfMessageCentre(CommandId request) => request switch
    {
        CommandId.Outbind => Open,
        CommandId.DeliverSm or CommandId.AlertNotification => Receiving,
        _ => OfBoth(request),
    };

    static int OfBoth(CommandId request) => request switch
    {
        CommandId.DataSm or CommandId.Unbind => Bound,
        CommandId.EnquireLink => Open | Outbound | Bound | Unbound,
        _ => 0,
    };
}
