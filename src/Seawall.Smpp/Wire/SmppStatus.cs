namespace Seawall.Smpp;

/// <summary>
/// command_status of v3.4 (§5.1.3) and v5.0 (§4.7.6). A status that is none of these is a number like any other: a
/// relay passes it on. Names and versions are in <see cref="SmppStatuses"/>.
/// </summary>
public enum SmppStatus : uint
{
    Ok = 0x000,
    InvalidMessageLength = 0x001,
    InvalidCommandLength = 0x002,
    InvalidCommandId = 0x003,
    InvalidBindStatus = 0x004,
    AlreadyBound = 0x005,
    InvalidPriorityFlag = 0x006,
    InvalidRegisteredDelivery = 0x007,
    SystemError = 0x008,
    InvalidSourceAddress = 0x00A,
    InvalidDestinationAddress = 0x00B,
    InvalidMessageId = 0x00C,
    BindFailed = 0x00D,
    InvalidPassword = 0x00E,
    InvalidSystemId = 0x00F,
    CancelFailed = 0x011,
    ReplaceFailed = 0x013,
    MessageQueueFull = 0x014,
    InvalidServiceType = 0x015,
    InvalidDestinationCount = 0x033,
    InvalidListName = 0x034,
    InvalidDestinationFlag = 0x040,
    InvalidSubmitWithReplace = 0x042,
    InvalidEsmClass = 0x043,
    CannotSubmitToList = 0x044,
    SubmitFailed = 0x045,
    InvalidSourceTon = 0x048,
    InvalidSourceNpi = 0x049,
    InvalidDestinationTon = 0x050,
    InvalidDestinationNpi = 0x051,
    InvalidSystemType = 0x053,
    InvalidReplaceFlag = 0x054,
    InvalidMessageCount = 0x055,

    /// <summary>Too many in too short a time: wait, then send it again.</summary>
    Throttled = 0x058,

    InvalidSchedule = 0x061,
    InvalidExpiry = 0x062,
    InvalidDefaultMessage = 0x063,

    /// <summary>An answer to deliver_sm or data_sm: not now, try again.</summary>
    ReceiverTemporaryError = 0x064,

    /// <summary>
    /// An answer to deliver_sm or data_sm: neither this message nor any other that waits for the same destination.
    /// Never ours to give: it would take away every other text of the subscriber.
    /// </summary>
    ReceiverPermanentError = 0x065,

    /// <summary>
    /// An answer to deliver_sm or data_sm: this message is refused, others to the same destination are not.
    /// </summary>
    ReceiverRejected = 0x066,

    QueryFailed = 0x067,
    InvalidTlvStream = 0x0C0,
    TlvNotAllowed = 0x0C1,
    InvalidTlvLength = 0x0C2,
    MissingTlv = 0x0C3,
    InvalidTlvValue = 0x0C4,
    DeliveryFailure = 0x0FE,
    UnknownError = 0x0FF,

    ServiceTypeUnauthorised = 0x100,
    Prohibited = 0x101,
    ServiceTypeUnavailable = 0x102,
    ServiceTypeDenied = 0x103,
    InvalidDataCoding = 0x104,
    InvalidSourceSubunit = 0x105,
    InvalidDestinationSubunit = 0x106,
    InvalidBroadcastFrequency = 0x107,
    InvalidBroadcastAlias = 0x108,
    InvalidBroadcastAreaFormat = 0x109,
    InvalidBroadcastAreaCount = 0x10A,
    InvalidBroadcastContentType = 0x10B,
    InvalidBroadcastMessageClass = 0x10C,
    BroadcastFailed = 0x10D,
    BroadcastQueryFailed = 0x10E,
    BroadcastCancelFailed = 0x10F,
    InvalidBroadcastRepeat = 0x110,
    InvalidBroadcastServiceGroup = 0x111,
    InvalidBroadcastChannel = 0x112,
}
