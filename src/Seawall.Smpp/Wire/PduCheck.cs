namespace Seawall.Smpp;

/// <summary>
/// What the standard finds wrong with a PDU that could be read: field by field in wire order, then the optional
/// parameters. Whether a relay refuses for it or leaves it to the far leg is <see cref="SmppRefusals.MayPass"/>.
/// </summary>
public static class PduCheck
{
    const byte PriorityMax = 3;

    // v5.0 §4.7.20: cell broadcast has one level more.
    const byte BroadcastPriorityMax = 4;
    const byte DefaultMessageReserved = 255;

    /// <summary>
    /// The first thing wrong: one that no relay may pass before one that it may, so that a far leg never gets what
    /// nobody could read.
    /// </summary>
    public static SmppRefusal Find(scoped in SmppPdu pdu)
    {
        SmppRefusal first = pdu.Refusal;
        if (first != SmppRefusal.None || pdu.Layout is null)
        {
            return first;
        }

        FieldRow[] rows = pdu.Layout.Rows;
        for (int position = 0; position < pdu.FieldCount; position++)
        {
            SmppRefusal refusal = Check(pdu, rows[position]);
            if (!SmppRefusals.MayPass(refusal))
            {
                return refusal;
            }

            first = first == SmppRefusal.None ? refusal : first;
        }

        return first == SmppRefusal.None ? TlvCheck.Find(pdu) : first;
    }

    static SmppRefusal Check(scoped in SmppPdu pdu, in FieldRow row)
    {
        ByteRange range = pdu.Range(row.Field);
        if (range.Length > row.OctetsMax)
        {
            return row.TooLong;
        }

        return row.Kind switch
        {
            FieldKind.Octet => CheckOctet(pdu.Command, row.Field, pdu.Bytes[range.Start]),
            FieldKind.Text => CheckText(pdu.Command, row.Field, pdu.Bytes[range.Start..(range.End - 1)]),
            FieldKind.Destinations => CheckDestinations(pdu.Destinations),
            _ => SmppRefusal.None,
        };
    }

    static SmppRefusal CheckOctet(CommandId command, SmppField field, byte value) => field switch
    {
        SmppField.SourceTon when !SmppAddress.IsKnown((Ton)value) => SmppRefusal.SourceTonUnknown,
        SmppField.SourceNpi when !SmppAddress.IsKnown((Npi)value) => SmppRefusal.SourceNpiUnknown,
        SmppField.DestinationTon when !SmppAddress.IsKnown((Ton)value) => SmppRefusal.DestinationTonUnknown,
        SmppField.DestinationNpi when !SmppAddress.IsKnown((Npi)value) => SmppRefusal.DestinationNpiUnknown,
        SmppField.EsmClass when !new EsmClass(value).IsKnown => SmppRefusal.EsmClassUnknown,
        SmppField.PriorityFlag when value > (command == CommandId.BroadcastSm ? BroadcastPriorityMax : PriorityMax) =>
            SmppRefusal.PriorityUnknown,
        SmppField.RegisteredDelivery when !new RegisteredDelivery(value).IsKnown =>
            SmppRefusal.RegisteredDeliveryUnknown,
        SmppField.ReplaceIfPresentFlag when value > 1 => SmppRefusal.ReplaceFlagUnknown,
        SmppField.DefaultMessageId when value == DefaultMessageReserved => SmppRefusal.DefaultMessageUnknown,
        SmppField.DestinationCount when value is 0 or > SmppLimits.DestinationsMax => SmppRefusal.DestinationCountWrong,
        _ => SmppRefusal.None,
    };

    static SmppRefusal CheckText(CommandId command, SmppField field, ReadOnlySpan<byte> text) => field switch
    {
        // A cancellation may name no message, but then it names whom the messages were for.
        SmppField.DestinationAddress when text.IsEmpty && command != CommandId.CancelSm =>
            SmppRefusal.DestinationAddressMissing,
        SmppField.MessageId when text.IsEmpty && NamesMessage(command) => SmppRefusal.MessageIdMissing,
        SmppField.ScheduleDeliveryTime when !SmppTime.IsValid(text) => SmppRefusal.ScheduleMalformed,
        SmppField.ValidityPeriod when !SmppTime.IsValid(text) => SmppRefusal.ValidityMalformed,
        _ => SmppRefusal.None,
    };

    static bool NamesMessage(CommandId command) =>
        command is CommandId.QuerySm or CommandId.ReplaceSm or CommandId.QueryBroadcastSm;

    // Each destination is as bad as the whole: a relay could pass on only the others.
    static SmppRefusal CheckDestinations(DestinationReader destinations)
    {
        SmppRefusal first = SmppRefusal.None;
        foreach (DestinationEntry entry in destinations)
        {
            SmppRefusal refusal = Check(entry);
            if (!SmppRefusals.MayPass(refusal))
            {
                return refusal;
            }

            first = first == SmppRefusal.None ? refusal : first;
        }

        return first;
    }

    static SmppRefusal Check(scoped in DestinationEntry entry)
    {
        int length = entry.Address.Text.Length;
        if (entry.IsList)
        {
            return length is 0 or >= SmppLimits.ListNameOctetsMax ? SmppRefusal.ListNameWrong : SmppRefusal.None;
        }

        return length switch
        {
            0 => SmppRefusal.DestinationAddressMissing,
            >= SmppLimits.AddressOctetsMax => SmppRefusal.DestinationAddressTooLong,
            _ when !SmppAddress.IsKnown(entry.Address.Ton) => SmppRefusal.DestinationTonUnknown,
            _ when !SmppAddress.IsKnown(entry.Address.Npi) => SmppRefusal.DestinationNpiUnknown,
            _ => SmppRefusal.None,
        };
    }
}
