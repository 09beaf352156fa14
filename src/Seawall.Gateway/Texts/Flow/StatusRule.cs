using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// Which status says what, by direction. Where a peer delivers to us we are its ESME, and the answers are those of a
/// receiver (0x64 to 0x66); where it submits to us we are its message centre.
/// </summary>
internal static class StatusRule
{
    /// <summary>
    /// A text that is refused by its verdict. What is delivered to us: that this message is refused and others are not,
    /// never ESME_RX_P_APPN, which takes away every text of the subscriber.
    /// </summary>
    /// <param name="model">The trunk's way.</param>
    /// <param name="ours">Which side we are.</param>
    /// <param name="version">Of the peer.</param>
    public static SmppStatus Refused(SmppRefusalModel model, SessionSide ours, byte version)
    {
        if (ours == SessionSide.Esme)
        {
            return SmppStatus.ReceiverRejected;
        }
        var isNew = version >= InterfaceVersion.V50;
        var status = model.Status ?? (isNew ? SmppStatus.Prohibited : SmppStatus.SubmitFailed);
        return isNew ? status : Lowered(status, CommandId.SubmitSm);
    }

    /// <summary>Not now: the sender may try the same again.</summary>
    public static SmppStatus Temporary(SessionSide ours) =>
        ours == SessionSide.Esme ? SmppStatus.ReceiverTemporaryError : SmppStatus.SystemError;

    /// <summary>Too fast.</summary>
    public static SmppStatus Throttled(SessionSide ours) =>
        ours == SessionSide.Esme ? SmppStatus.ReceiverTemporaryError : SmppStatus.Throttled;

    /// <summary>Never: the other leg cannot be told.</summary>
    public static SmppStatus Impossible(SessionSide ours) =>
        ours == SessionSide.Esme ? SmppStatus.ReceiverRejected : SmppStatus.SubmitFailed;

    /// <summary>
    /// What the far leg answered, as it is said on the near one. Where both ends are message centres the far one speaks
    /// to a sender and the near one listens for a receiver. A peer of version 3.4 gets no status of version 5.
    /// </summary>
    public static SmppStatus Back(
        SmppStatus status, CommandId request, SessionSide near, SessionSide far, byte nearVersion)
    {
        if (status == SmppStatus.Ok)
        {
            return status;
        }
        if (near == SessionSide.Esme && far == SessionSide.Esme)
        {
            return MayComeAgain(status) ? SmppStatus.ReceiverTemporaryError : SmppStatus.ReceiverRejected;
        }

        // What is wrong between us and the far leg is not the peer's to mend.
        return status is SmppStatus.InvalidBindStatus or SmppStatus.AlreadyBound ? Temporary(near)
            : nearVersion < InterfaceVersion.V50 ? Lowered(status, request)
            : status;
    }

    /// <summary>Whether the message itself is not what the answer is about.</summary>
    static bool MayComeAgain(SmppStatus status) =>
        SmppStatuses.IsTemporary(status) || status is SmppStatus.SystemError or SmppStatus.InvalidBindStatus;

    /// <summary>The nearest that version 3.4 has.</summary>
    static SmppStatus Lowered(SmppStatus status, CommandId request) => status switch
    {
        _ when !SmppStatuses.NeedsVersion5(status) => status,
        SmppStatus.ServiceTypeUnauthorised or SmppStatus.ServiceTypeUnavailable or SmppStatus.ServiceTypeDenied =>
            SmppStatus.InvalidServiceType,
        _ => request switch
        {
            CommandId.QuerySm => SmppStatus.QueryFailed,
            CommandId.CancelSm => SmppStatus.CancelFailed,
            CommandId.ReplaceSm => SmppStatus.ReplaceFailed,
            CommandId.DeliverSm => SmppStatus.ReceiverRejected,
            _ => SmppStatus.SubmitFailed,
        },
    };
}
