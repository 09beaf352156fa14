namespace Seawall.Smpp;

/// <summary>
/// Why a PDU is not taken, as a closed set. The numbers are kept in records and never change meaning; labels and
/// answers are in <see cref="SmppRefusals"/>.
/// </summary>
public enum SmppRefusal : byte
{
    /// <summary>Taken.</summary>
    None = 0,

    /// <summary>command_length is less than a header: the stream cannot be read on (v3.4 §4.3.1).</summary>
    LengthBelowHeader = 1,

    /// <summary>command_length is more than is taken: the stream cannot be read on (v3.4 §4.3.1).</summary>
    LengthBeyondLimit = 2,

    /// <summary>command_length is not the length of what was handed over as one PDU.</summary>
    LengthMismatch = 3,

    /// <summary>A request of a kind that is not in the standard (v3.4 §4.3.1).</summary>
    CommandUnknown = 4,

    /// <summary>A response of a kind that is not in the standard; there is no answer to a response.</summary>
    ResponseUnknown = 5,

    /// <summary>
    /// The PDU ended before its mandatory parameters did: command_length is too short for it (v3.4 §4.3.1).
    /// </summary>
    BodyTruncated = 6,

    /// <summary>A C-octet string without its NUL (v3.4 §3.1).</summary>
    TextUnterminated = 7,

    /// <summary>sm_length claims more than the PDU holds (v3.4 §5.2.21).</summary>
    ShortMessageTruncated = 8,

    /// <summary>dest_flag is neither an address nor a list (v3.4 §5.2.25): what follows cannot be read.</summary>
    DestinationFlagUnknown = 9,

    /// <summary>number_of_dests claims more destinations than the PDU holds (v3.4 §5.2.24).</summary>
    DestinationsTruncated = 10,

    /// <summary>no_unsuccess claims more than the PDU holds (v3.4 §5.2.26).</summary>
    UnsuccessfulTruncated = 11,

    /// <summary>A TLV claims more than the PDU holds, or octets are left over that are none (v3.4 §3.2.4).</summary>
    TlvStreamBroken = 12,

    /// <summary>Not in this state of the session, or not from this side (v3.4 table 2-1).</summary>
    BindStateWrong = 13,

    /// <summary>A bind on a session that is bound, or on its way to it.</summary>
    AlreadyBound = 14,

    /// <summary>A response to a sequence number that we never sent.</summary>
    ResponseUnsolicited = 15,

    /// <summary>A response to what has been answered already, or was given up.</summary>
    ResponseRepeated = 16,

    /// <summary>A response to another kind of request than the one with its sequence number.</summary>
    ResponseMismatched = 17,

    /// <summary>service_type (v3.4 §5.2.11).</summary>
    ServiceTypeTooLong = 18,

    /// <summary>source_addr_ton (v3.4 §5.2.5).</summary>
    SourceTonUnknown = 19,

    /// <summary>source_addr_npi (v3.4 §5.2.6).</summary>
    SourceNpiUnknown = 20,

    /// <summary>source_addr (v3.4 §5.2.8).</summary>
    SourceAddressTooLong = 21,

    /// <summary>dest_addr_ton (v3.4 §5.2.5).</summary>
    DestinationTonUnknown = 22,

    /// <summary>dest_addr_npi (v3.4 §5.2.6).</summary>
    DestinationNpiUnknown = 23,

    /// <summary>destination_addr (v3.4 §5.2.9).</summary>
    DestinationAddressTooLong = 24,

    /// <summary>destination_addr is empty: there is nobody to ask about.</summary>
    DestinationAddressMissing = 25,

    /// <summary>esm_class has a message type that does not exist (v3.4 §5.2.12).</summary>
    EsmClassUnknown = 26,

    /// <summary>priority_flag is beyond the levels there are (v3.4 §5.2.14).</summary>
    PriorityUnknown = 27,

    /// <summary>schedule_delivery_time is no time (v3.4 §7.1.1).</summary>
    ScheduleMalformed = 28,

    /// <summary>validity_period is no time (v3.4 §7.1.1).</summary>
    ValidityMalformed = 29,

    /// <summary>registered_delivery has reserved bits (v3.4 §5.2.17).</summary>
    RegisteredDeliveryUnknown = 30,

    /// <summary>replace_if_present_flag is neither 0 nor 1 (v3.4 §5.2.18).</summary>
    ReplaceFlagUnknown = 31,

    /// <summary>sm_default_msg_id is 255, which is reserved (v3.4 §5.2.20).</summary>
    DefaultMessageUnknown = 32,

    /// <summary>sm_length is 255 (v3.4 §5.2.21).</summary>
    ShortMessageTooLong = 33,

    /// <summary>message_id (v3.4 §5.2.23).</summary>
    MessageIdTooLong = 34,

    /// <summary>A query or a replacement that names no message.</summary>
    MessageIdMissing = 35,

    /// <summary>system_id (v3.4 §5.2.1).</summary>
    SystemIdTooLong = 36,

    /// <summary>password (v3.4 §5.2.2).</summary>
    PasswordTooLong = 37,

    /// <summary>system_type (v3.4 §5.2.3).</summary>
    SystemTypeTooLong = 38,

    /// <summary>address_range (v3.4 §5.2.7).</summary>
    AddressRangeTooLong = 39,

    /// <summary>number_of_dests is 0 or 255 (v3.4 §5.2.24).</summary>
    DestinationCountWrong = 40,

    /// <summary>dl_name is empty or too long (v3.4 §5.2.27).</summary>
    ListNameWrong = 41,

    /// <summary>Text in short_message and in message_payload as well (v3.4 §5.3.2.32).</summary>
    MessageTwice = 42,

    /// <summary>A TLV has a length that its kind does not have (v3.4 §5.3.2).</summary>
    TlvLengthWrong = 43,

    /// <summary>A TLV has a value that its kind does not have: segment 3 of 2.</summary>
    TlvValueWrong = 44,

    /// <summary>A TLV that must be there is not: of the three of a segment, or of a broadcast.</summary>
    TlvMissing = 45,

    /// <summary>A parameter is too long of a PDU that nobody answers.</summary>
    FieldTooLong = 46,
}
