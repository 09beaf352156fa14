namespace Seawall.Smpp;

/// <summary>The names of the statuses, as the standard writes them, and which version has them.</summary>
public static class SmppStatuses
{
    /// <summary>The first status of those that two parties may agree on by contract (v3.4 §5.1.3).</summary>
    public const uint VendorFirst = 0x400;

    /// <summary>The last status of those that two parties may agree on by contract.</summary>
    public const uint VendorLast = 0x4FF;

    /// <summary>Every status that has a name.</summary>
    public static ReadOnlySpan<SmppStatus> Known =>
    [
        SmppStatus.Ok, SmppStatus.InvalidMessageLength, SmppStatus.InvalidCommandLength, SmppStatus.InvalidCommandId,
        SmppStatus.InvalidBindStatus, SmppStatus.AlreadyBound, SmppStatus.InvalidPriorityFlag,
        SmppStatus.InvalidRegisteredDelivery, SmppStatus.SystemError, SmppStatus.InvalidSourceAddress,
        SmppStatus.InvalidDestinationAddress, SmppStatus.InvalidMessageId, SmppStatus.BindFailed,
        SmppStatus.InvalidPassword, SmppStatus.InvalidSystemId, SmppStatus.CancelFailed, SmppStatus.ReplaceFailed,
        SmppStatus.MessageQueueFull, SmppStatus.InvalidServiceType, SmppStatus.InvalidDestinationCount,
        SmppStatus.InvalidListName, SmppStatus.InvalidDestinationFlag, SmppStatus.InvalidSubmitWithReplace,
        SmppStatus.InvalidEsmClass, SmppStatus.CannotSubmitToList, SmppStatus.SubmitFailed,
        SmppStatus.InvalidSourceTon, SmppStatus.InvalidSourceNpi, SmppStatus.InvalidDestinationTon,
        SmppStatus.InvalidDestinationNpi, SmppStatus.InvalidSystemType, SmppStatus.InvalidReplaceFlag,
        SmppStatus.InvalidMessageCount, SmppStatus.Throttled, SmppStatus.InvalidSchedule, SmppStatus.InvalidExpiry,
        SmppStatus.InvalidDefaultMessage, SmppStatus.ReceiverTemporaryError, SmppStatus.ReceiverPermanentError,
        SmppStatus.ReceiverRejected, SmppStatus.QueryFailed, SmppStatus.InvalidTlvStream, SmppStatus.TlvNotAllowed,
        SmppStatus.InvalidTlvLength, SmppStatus.MissingTlv, SmppStatus.InvalidTlvValue, SmppStatus.DeliveryFailure,
        SmppStatus.UnknownError, SmppStatus.ServiceTypeUnauthorised, SmppStatus.Prohibited,
        SmppStatus.ServiceTypeUnavailable, SmppStatus.ServiceTypeDenied, SmppStatus.InvalidDataCoding,
        SmppStatus.InvalidSourceSubunit, SmppStatus.InvalidDestinationSubunit, SmppStatus.InvalidBroadcastFrequency,
        SmppStatus.InvalidBroadcastAlias, SmppStatus.InvalidBroadcastAreaFormat,
        SmppStatus.InvalidBroadcastAreaCount, SmppStatus.InvalidBroadcastContentType,
        SmppStatus.InvalidBroadcastMessageClass, SmppStatus.BroadcastFailed, SmppStatus.BroadcastQueryFailed,
        SmppStatus.BroadcastCancelFailed, SmppStatus.InvalidBroadcastRepeat,
        SmppStatus.InvalidBroadcastServiceGroup, SmppStatus.InvalidBroadcastChannel,
    ];

    /// <summary>Whether only version 5.0 has it.</summary>
    public static bool NeedsVersion5(SmppStatus status) => (uint)status is >= 0x100 and <= 0x112;

    /// <summary>Whether it means nothing but what two parties agreed on.</summary>
    public static bool IsVendor(SmppStatus status) => (uint)status is >= VendorFirst and <= VendorLast;

    /// <summary>
    /// Whether the sender may try the same message again: throttled, queue full, or the receiver says so. Everything
    /// else ends it.
    /// </summary>
    public static bool IsTemporary(SmppStatus status) =>
        status is SmppStatus.Throttled or SmppStatus.MessageQueueFull or SmppStatus.ReceiverTemporaryError;

    /// <summary>The name in the standard: the <c>status</c> label of <c>seawall_smpp_pdus_total</c>.</summary>
    public static string Label(SmppStatus status) => status switch
    {
        SmppStatus.Ok => "ESME_ROK",
        SmppStatus.InvalidMessageLength => "ESME_RINVMSGLEN",
        SmppStatus.InvalidCommandLength => "ESME_RINVCMDLEN",
        SmppStatus.InvalidCommandId => "ESME_RINVCMDID",
        SmppStatus.InvalidBindStatus => "ESME_RINVBNDSTS",
        SmppStatus.AlreadyBound => "ESME_RALYBND",
        SmppStatus.InvalidPriorityFlag => "ESME_RINVPRTFLG",
        SmppStatus.InvalidRegisteredDelivery => "ESME_RINVREGDLVFLG",
        SmppStatus.SystemError => "ESME_RSYSERR",
        SmppStatus.InvalidSourceAddress => "ESME_RINVSRCADR",
        SmppStatus.InvalidDestinationAddress => "ESME_RINVDSTADR",
        SmppStatus.InvalidMessageId => "ESME_RINVMSGID",
        SmppStatus.BindFailed => "ESME_RBINDFAIL",
        SmppStatus.InvalidPassword => "ESME_RINVPASWD",
        SmppStatus.InvalidSystemId => "ESME_RINVSYSID",
        SmppStatus.CancelFailed => "ESME_RCANCELFAIL",
        SmppStatus.ReplaceFailed => "ESME_RREPLACEFAIL",
        SmppStatus.MessageQueueFull => "ESME_RMSGQFUL",
        SmppStatus.InvalidServiceType => "ESME_RINVSERTYP",
        SmppStatus.InvalidDestinationCount => "ESME_RINVNUMDESTS",
        SmppStatus.InvalidListName => "ESME_RINVDLNAME",
        SmppStatus.InvalidDestinationFlag => "ESME_RINVDESTFLAG",
        SmppStatus.InvalidSubmitWithReplace => "ESME_RINVSUBREP",
        SmppStatus.InvalidEsmClass => "ESME_RINVESMCLASS",
        SmppStatus.CannotSubmitToList => "ESME_RCNTSUBDL",
        SmppStatus.SubmitFailed => "ESME_RSUBMITFAIL",
        SmppStatus.InvalidSourceTon => "ESME_RINVSRCTON",
        SmppStatus.InvalidSourceNpi => "ESME_RINVSRCNPI",
        SmppStatus.InvalidDestinationTon => "ESME_RINVDSTTON",
        SmppStatus.InvalidDestinationNpi => "ESME_RINVDSTNPI",
        SmppStatus.InvalidSystemType => "ESME_RINVSYSTYP",
        SmppStatus.InvalidReplaceFlag => "ESME_RINVREPFLAG",
        SmppStatus.InvalidMessageCount => "ESME_RINVNUMMSGS",
        SmppStatus.Throttled => "ESME_RTHROTTLED",
        SmppStatus.InvalidSchedule => "ESME_RINVSCHED",
        SmppStatus.InvalidExpiry => "ESME_RINVEXPIRY",
        SmppStatus.InvalidDefaultMessage => "ESME_RINVDFTMSGID",
        SmppStatus.ReceiverTemporaryError => "ESME_RX_T_APPN",
        SmppStatus.ReceiverPermanentError => "ESME_RX_P_APPN",
        SmppStatus.ReceiverRejected => "ESME_RX_R_APPN",
        SmppStatus.QueryFailed => "ESME_RQUERYFAIL",
        SmppStatus.InvalidTlvStream => "ESME_RINVOPTPARSTREAM",
        SmppStatus.TlvNotAllowed => "ESME_ROPTPARNOTALLWD",
        SmppStatus.InvalidTlvLength => "ESME_RINVPARLEN",
        SmppStatus.MissingTlv => "ESME_RMISSINGOPTPARAM",
        SmppStatus.InvalidTlvValue => "ESME_RINVOPTPARAMVAL",
        SmppStatus.DeliveryFailure => "ESME_RDELIVERYFAILURE",
        SmppStatus.UnknownError => "ESME_RUNKNOWNERR",
        _ => Version5Label(status),
    };

    static string Version5Label(SmppStatus status) => status switch
    {
        SmppStatus.ServiceTypeUnauthorised => "ESME_RSERTYPUNAUTH",
        SmppStatus.Prohibited => "ESME_RPROHIBITED",
        SmppStatus.ServiceTypeUnavailable => "ESME_RSERTYPUNAVAIL",
        SmppStatus.ServiceTypeDenied => "ESME_RSERTYPDENIED",
        SmppStatus.InvalidDataCoding => "ESME_RINVDCS",
        SmppStatus.InvalidSourceSubunit => "ESME_RINVSRCADDRSUBUNIT",
        SmppStatus.InvalidDestinationSubunit => "ESME_RINVDSTADDRSUBUNIT",
        SmppStatus.InvalidBroadcastFrequency => "ESME_RINVBCASTFREQINT",
        SmppStatus.InvalidBroadcastAlias => "ESME_RINVBCASTALIAS_NAME",
        SmppStatus.InvalidBroadcastAreaFormat => "ESME_RINVBCASTAREAFMT",
        SmppStatus.InvalidBroadcastAreaCount => "ESME_RINVNUMBCAST_AREAS",
        SmppStatus.InvalidBroadcastContentType => "ESME_RINVBCASTCNTTYPE",
        SmppStatus.InvalidBroadcastMessageClass => "ESME_RINVBCASTMSGCLASS",
        SmppStatus.BroadcastFailed => "ESME_RBCASTFAIL",
        SmppStatus.BroadcastQueryFailed => "ESME_RBCASTQUERYFAIL",
        SmppStatus.BroadcastCancelFailed => "ESME_RBCASTCANCELFAIL",
        SmppStatus.InvalidBroadcastRepeat => "ESME_RINVBCAST_REP",
        SmppStatus.InvalidBroadcastServiceGroup => "ESME_RINVBCASTSRVGRP",
        SmppStatus.InvalidBroadcastChannel => "ESME_RINVBCASTCHANIND",
        _ => IsVendor(status) ? "vendor" : "unknown",
    };
}
