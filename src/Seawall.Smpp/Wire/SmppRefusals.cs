namespace Seawall.Smpp;

/// <summary>
/// What goes with each <see cref="SmppRefusal"/>: its metric label, and what the standard has us answer.
/// </summary>
public static class SmppRefusals
{
    /// <summary>
    /// How many members there are, <see cref="SmppRefusal.None"/> included; the size of a counter array.
    /// </summary>
    public const int Count = 47;

    /// <summary>The <c>reason</c> label of <c>seawall_refused_input_total</c>.</summary>
    public static string Label(SmppRefusal refusal) => refusal switch
    {
        SmppRefusal.None => "none",
        SmppRefusal.LengthBelowHeader => "length_below_header",
        SmppRefusal.LengthBeyondLimit => "length_beyond_limit",
        SmppRefusal.LengthMismatch => "length_mismatch",
        SmppRefusal.CommandUnknown => "command_unknown",
        SmppRefusal.ResponseUnknown => "response_unknown",
        SmppRefusal.BodyTruncated => "body_truncated",
        SmppRefusal.TextUnterminated => "text_unterminated",
        SmppRefusal.ShortMessageTruncated => "short_message_truncated",
        SmppRefusal.DestinationFlagUnknown => "destination_flag_unknown",
        SmppRefusal.DestinationsTruncated => "destinations_truncated",
        SmppRefusal.UnsuccessfulTruncated => "unsuccessful_truncated",
        SmppRefusal.TlvStreamBroken => "tlv_stream_broken",
        SmppRefusal.BindStateWrong => "bind_state_wrong",
        SmppRefusal.AlreadyBound => "already_bound",
        SmppRefusal.ResponseUnsolicited => "response_unsolicited",
        SmppRefusal.ResponseRepeated => "response_repeated",
        SmppRefusal.ResponseMismatched => "response_mismatched",
        SmppRefusal.ServiceTypeTooLong => "service_type_too_long",
        SmppRefusal.SourceTonUnknown => "source_ton_unknown",
        SmppRefusal.SourceNpiUnknown => "source_npi_unknown",
        SmppRefusal.SourceAddressTooLong => "source_address_too_long",
        SmppRefusal.DestinationTonUnknown => "destination_ton_unknown",
        SmppRefusal.DestinationNpiUnknown => "destination_npi_unknown",
        SmppRefusal.DestinationAddressTooLong => "destination_address_too_long",
        SmppRefusal.DestinationAddressMissing => "destination_address_missing",
        SmppRefusal.EsmClassUnknown => "esm_class_unknown",
        SmppRefusal.PriorityUnknown => "priority_unknown",
        SmppRefusal.ScheduleMalformed => "schedule_malformed",
        SmppRefusal.ValidityMalformed => "validity_malformed",
        SmppRefusal.RegisteredDeliveryUnknown => "registered_delivery_unknown",
        SmppRefusal.ReplaceFlagUnknown => "replace_flag_unknown",
        SmppRefusal.DefaultMessageUnknown => "default_message_unknown",
        SmppRefusal.ShortMessageTooLong => "short_message_too_long",
        SmppRefusal.MessageIdTooLong => "message_id_too_long",
        SmppRefusal.MessageIdMissing => "message_id_missing",
        SmppRefusal.SystemIdTooLong => "system_id_too_long",
        SmppRefusal.PasswordTooLong => "password_too_long",
        SmppRefusal.SystemTypeTooLong => "system_type_too_long",
        SmppRefusal.AddressRangeTooLong => "address_range_too_long",
        SmppRefusal.DestinationCountWrong => "destination_count_wrong",
        SmppRefusal.ListNameWrong => "list_name_wrong",
        SmppRefusal.MessageTwice => "message_twice",
        SmppRefusal.TlvLengthWrong => "tlv_length_wrong",
        SmppRefusal.TlvValueWrong => "tlv_value_wrong",
        SmppRefusal.TlvMissing => "tlv_missing",
        SmppRefusal.FieldTooLong => "field_too_long",
        _ => "unknown",
    };

    /// <summary>
    /// What a request is answered with that was refused for this. A response is never answered, and neither are
    /// alert_notification and outbind (v3.4 §4.12, §4.1.7); <see cref="RefusalWriter"/> sees to that.
    /// </summary>
    public static SmppAnswer Answer(SmppRefusal refusal) => refusal switch
    {
        // The stream cannot be trusted any more.
        SmppRefusal.LengthBelowHeader or SmppRefusal.LengthBeyondLimit or SmppRefusal.LengthMismatch =>
            new(SmppAnswerKind.GenericNack, SmppStatus.InvalidCommandLength, Close: true),

        // "either too short or too long": the frame held together, so the stream goes on.
        SmppRefusal.BodyTruncated or SmppRefusal.TextUnterminated =>
            new(SmppAnswerKind.GenericNack, SmppStatus.InvalidCommandLength, Close: false),
        SmppRefusal.CommandUnknown => new(SmppAnswerKind.GenericNack, SmppStatus.InvalidCommandId, Close: false),
        _ when Status(refusal) is not SmppStatus.Ok and var status =>
            new(SmppAnswerKind.Response, status, Close: false),
        _ => default,
    };

    /// <summary>
    /// Whether a relay may hand the request on as it is and leave it to the far leg to judge: the verdict does not need
    /// what is wrong, and a neighbour that keeps the standard can read it.
    /// </summary>
    public static bool MayPass(SmppRefusal refusal) => refusal switch
    {
        SmppRefusal.None or SmppRefusal.SourceTonUnknown or SmppRefusal.SourceNpiUnknown
            or SmppRefusal.DestinationTonUnknown or SmppRefusal.DestinationNpiUnknown or SmppRefusal.EsmClassUnknown
            or SmppRefusal.PriorityUnknown or SmppRefusal.ScheduleMalformed or SmppRefusal.ValidityMalformed
            or SmppRefusal.RegisteredDeliveryUnknown or SmppRefusal.ReplaceFlagUnknown
            or SmppRefusal.DefaultMessageUnknown or SmppRefusal.ShortMessageTooLong or SmppRefusal.MessageIdMissing
            or SmppRefusal.MessageTwice or SmppRefusal.TlvLengthWrong or SmppRefusal.TlvValueWrong
            or SmppRefusal.TlvMissing => true,
        _ => false,
    };

    static SmppStatus Status(SmppRefusal refusal) => refusal switch
    {
        SmppRefusal.ShortMessageTruncated or SmppRefusal.ShortMessageTooLong => SmppStatus.InvalidMessageLength,
        SmppRefusal.DestinationFlagUnknown => SmppStatus.InvalidDestinationFlag,
        SmppRefusal.DestinationsTruncated or SmppRefusal.DestinationCountWrong => SmppStatus.InvalidDestinationCount,
        SmppRefusal.TlvStreamBroken => SmppStatus.InvalidTlvStream,
        SmppRefusal.BindStateWrong => SmppStatus.InvalidBindStatus,
        SmppRefusal.AlreadyBound => SmppStatus.AlreadyBound,
        SmppRefusal.ServiceTypeTooLong => SmppStatus.InvalidServiceType,
        SmppRefusal.SourceTonUnknown => SmppStatus.InvalidSourceTon,
        SmppRefusal.SourceNpiUnknown => SmppStatus.InvalidSourceNpi,
        SmppRefusal.SourceAddressTooLong => SmppStatus.InvalidSourceAddress,
        SmppRefusal.DestinationTonUnknown => SmppStatus.InvalidDestinationTon,
        SmppRefusal.DestinationNpiUnknown => SmppStatus.InvalidDestinationNpi,
        SmppRefusal.DestinationAddressTooLong or SmppRefusal.DestinationAddressMissing =>
            SmppStatus.InvalidDestinationAddress,
        SmppRefusal.EsmClassUnknown => SmppStatus.InvalidEsmClass,
        SmppRefusal.PriorityUnknown => SmppStatus.InvalidPriorityFlag,
        SmppRefusal.ScheduleMalformed => SmppStatus.InvalidSchedule,
        SmppRefusal.ValidityMalformed => SmppStatus.InvalidExpiry,
        SmppRefusal.RegisteredDeliveryUnknown => SmppStatus.InvalidRegisteredDelivery,
        SmppRefusal.ReplaceFlagUnknown => SmppStatus.InvalidReplaceFlag,
        SmppRefusal.DefaultMessageUnknown => SmppStatus.InvalidDefaultMessage,
        SmppRefusal.MessageIdTooLong or SmppRefusal.MessageIdMissing => SmppStatus.InvalidMessageId,
        SmppRefusal.SystemIdTooLong => SmppStatus.InvalidSystemId,
        SmppRefusal.PasswordTooLong => SmppStatus.InvalidPassword,
        SmppRefusal.SystemTypeTooLong => SmppStatus.InvalidSystemType,
        SmppRefusal.AddressRangeTooLong => SmppStatus.BindFailed,
        SmppRefusal.ListNameWrong => SmppStatus.InvalidListName,
        SmppRefusal.MessageTwice => SmppStatus.TlvNotAllowed,
        SmppRefusal.TlvLengthWrong => SmppStatus.InvalidTlvLength,
        SmppRefusal.TlvValueWrong => SmppStatus.InvalidTlvValue,
        SmppRefusal.TlvMissing => SmppStatus.MissingTlv,
        _ => SmppStatus.Ok,
    };
}
