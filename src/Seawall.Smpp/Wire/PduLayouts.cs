using static Seawall.Smpp.SmppField;

namespace Seawall.Smpp;

/// <summary>
/// The one table of what each PDU holds before its optional parameters (v3.4 §4; v5.0 §4.4 for broadcasts). Reader,
/// writer, check and relay all go by it.
/// </summary>
internal static class PduLayouts
{
    static readonly PduLayout?[] ByIndex = new PduLayout?[Commands.Count];

    static PduLayouts()
    {
        foreach (CommandId command in Commands.Known)
        {
            ByIndex[Commands.IndexOf(command)] = new PduLayout(RowsOf(command));
        }
    }

    /// <summary>The layout of a known PDU; null for any other.</summary>
    internal static PduLayout? Of(CommandId command) => ByIndex[Commands.IndexOf(command)];

    static FieldRow[] RowsOf(CommandId command) => command switch
    {
        // §4.1.1, §4.1.3, §4.1.5
        CommandId.BindReceiver or CommandId.BindTransmitter or CommandId.BindTransceiver =>
        [
            Text(SystemId, SmppLimits.SystemIdOctetsMax, SmppRefusal.SystemIdTooLong),
            Text(Password, SmppLimits.PasswordOctetsMax, SmppRefusal.PasswordTooLong),
            Text(SystemType, SmppLimits.SystemTypeOctetsMax, SmppRefusal.SystemTypeTooLong),
            Octet(SmppField.InterfaceVersion),
            Octet(AddressTon),
            Octet(AddressNpi),
            Text(AddressRange, SmppLimits.AddressRangeOctetsMax, SmppRefusal.AddressRangeTooLong),
        ],

        // §4.1.2, §4.1.4, §4.1.6
        CommandId.BindReceiverResp or CommandId.BindTransmitterResp or CommandId.BindTransceiverResp =>
            [Text(SystemId, SmppLimits.SystemIdOctetsMax, SmppRefusal.SystemIdTooLong)],

        // §4.1.7.1
        CommandId.Outbind =>
        [
            Text(SystemId, SmppLimits.SystemIdOctetsMax, SmppRefusal.SystemIdTooLong),
            Text(Password, SmppLimits.PasswordOctetsMax, SmppRefusal.PasswordTooLong),
        ],

        // §4.4.1, §4.6.1: the same parameters, though half of them mean nothing in deliver_sm.
        CommandId.SubmitSm or CommandId.DeliverSm => [Service, .. Source(), .. Destination(), .. Handling(), .. Body()],

        // §4.5.1
        CommandId.SubmitMulti =>
        [
            Service, .. Source(),
            Octet(DestinationCount),
            new(Destinations, FieldKind.Destinations, int.MaxValue, SmppRefusal.None),
            .. Handling(), .. Body(),
        ],

        // §4.7.1
        CommandId.DataSm =>
        [
            Service, .. Source(SmppLimits.LongAddressOctetsMax), .. Destination(SmppLimits.LongAddressOctetsMax),
            Octet(SmppField.EsmClass), Octet(SmppField.RegisteredDelivery), Octet(SmppField.DataCoding),
        ],

        // §4.4.2, §4.6.2, §4.7.2; v5.0 §4.4.1.2
        CommandId.SubmitSmResp or CommandId.DeliverSmResp or CommandId.DataSmResp or CommandId.BroadcastSmResp
            or CommandId.QueryBroadcastSmResp => [Id],

        // §4.5.3
        CommandId.SubmitMultiResp =>
        [
            Id, Octet(UnsuccessfulCount), new(Unsuccessful, FieldKind.Unsuccessful, int.MaxValue, SmppRefusal.None),
        ],
        _ => ManagementRows(command),
    };

    static FieldRow[] ManagementRows(CommandId command) => command switch
    {
        // §4.8.1; v5.0 §4.4.2.1
        CommandId.QuerySm or CommandId.QueryBroadcastSm => [Id, .. Source()],

        // §4.8.2
        CommandId.QuerySmResp =>
        [
            Id,
            Text(FinalDate, SmppLimits.TimeOctetsMax, SmppRefusal.FieldTooLong),
            Octet(SmppField.MessageState),
            Octet(ErrorCode),
        ],

        // §4.9.1
        CommandId.CancelSm => [Service, Id, .. Source(), .. Destination()],

        // §4.10.1
        CommandId.ReplaceSm =>
            [Id, .. Source(), .. Times(), Octet(SmppField.RegisteredDelivery), Octet(DefaultMessageId), .. Body()],

        // §4.12.1
        CommandId.AlertNotification =>
        [
            .. Source(SmppLimits.LongAddressOctetsMax),
            Octet(EsmeTon),
            Octet(EsmeNpi),
            Text(EsmeAddress, SmppLimits.LongAddressOctetsMax, SmppRefusal.FieldTooLong),
        ],

        // v5.0 §4.4.1.1
        CommandId.BroadcastSm =>
        [
            Service, .. Source(), Id, Octet(PriorityFlag), .. Times(), Octet(ReplaceIfPresentFlag),
            Octet(SmppField.DataCoding), Octet(DefaultMessageId),
        ],

        // v5.0 §4.4.3.1
        CommandId.CancelBroadcastSm => [Service, Id, .. Source()],

        // A header and nothing else: unbind, enquire_link, generic_nack and what answers cancel, replace and unbind.
        _ => [],
    };

    static FieldRow Service => Text(ServiceType, SmppLimits.ServiceTypeOctetsMax, SmppRefusal.ServiceTypeTooLong);

    static FieldRow Id => Text(MessageId, SmppLimits.MessageIdOctetsMax, SmppRefusal.MessageIdTooLong);

    static FieldRow[] Source(int octetsMax = SmppLimits.AddressOctetsMax) =>
        [Octet(SourceTon), Octet(SourceNpi), Text(SourceAddress, octetsMax, SmppRefusal.SourceAddressTooLong)];

    static FieldRow[] Destination(int octetsMax = SmppLimits.AddressOctetsMax) =>
    [
        Octet(DestinationTon), Octet(DestinationNpi),
        Text(DestinationAddress, octetsMax, SmppRefusal.DestinationAddressTooLong),
    ];

    static FieldRow[] Times() =>
    [
        Text(ScheduleDeliveryTime, SmppLimits.TimeOctetsMax, SmppRefusal.ScheduleMalformed),
        Text(ValidityPeriod, SmppLimits.TimeOctetsMax, SmppRefusal.ValidityMalformed),
    ];

    static FieldRow[] Handling() =>
    [
        Octet(SmppField.EsmClass), Octet(ProtocolId), Octet(PriorityFlag),
        .. Times(),
        Octet(SmppField.RegisteredDelivery), Octet(ReplaceIfPresentFlag), Octet(SmppField.DataCoding),
        Octet(DefaultMessageId),
    ];

    static FieldRow[] Body() =>
    [
        Octet(ShortMessageLength),
        new(ShortMessage, FieldKind.Counted, SmppLimits.ShortMessageOctetsMax, SmppRefusal.ShortMessageTooLong),
    ];

    static FieldRow Octet(SmppField field) => new(field, FieldKind.Octet, 1, SmppRefusal.None);

    static FieldRow Text(SmppField field, int octetsMax, SmppRefusal tooLong) =>
        new(field, FieldKind.Text, octetsMax, tooLong);
}
