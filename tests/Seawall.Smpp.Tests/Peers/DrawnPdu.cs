using System.Text;
using Seawall.Smpp.Fuzz;

namespace Seawall.Smpp.Tests.Peers;

/// <summary>A PDU drawn at random: what it says, by the names of the standard, and how we write it.</summary>
internal sealed record DrawnPdu(
    CommandId Command, uint Sequence, List<(string Name, byte[] Value)> Fields, List<DrawnDestination> List,
    List<(DrawnTlv Tlv, byte[] Value)> Tlvs)
{
    const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-. ";

    /// <summary>So many of each kind that is in the filter.</summary>
    public static List<DrawnPdu> Some(int count, int seed, Func<CommandId, bool> filter)
    {
        var random = new Random(seed);
        return [.. Commands.Known.ToArray().Where(filter).SelectMany(
            command => Enumerable.Range(0, count).Select(_ => Draw(command, random)))];
    }

    /// <summary>
    /// The same without what makes a reader look into the message: a header that is none, times that are none, a text
    /// said twice.
    /// </summary>
    public DrawnPdu Plain() => this with
    {
        Fields =
        [
            .. Fields.Select(field => field.Name switch
            {
                "esm_class" => (field.Name, [0]),
                "data_coding" => (field.Name, [4]),
                "schedule_delivery_time" or "validity_period" or "final_date" => (field.Name, []),
                _ => field,
            }),
        ],
        Tlvs = [.. Tlvs.Where(one => one.Tlv.Tag != TlvTag.MessagePayload || !Fields.Exists(HasText))],
    };

    /// <summary>How we write it.</summary>
    public string Hex()
    {
        byte[] span = new byte[8192];
        var writer = new PduWriter(span, Command, SmppStatus.Ok, Sequence);
        Dictionary<string, byte[]> values = Fields.ToDictionary(field => field.Name, field => field.Value);
        foreach (SmppField field in Enum.GetValues<SmppField>()
            .Where(one => one != SmppField.None && values.ContainsKey(Comparison.NameOf(one)))
            .OrderBy(one => Fields.FindIndex(field => field.Name == Comparison.NameOf(one))))
        {
            byte[] value = values[Comparison.NameOf(field)];
            switch (TwinLayouts.Of((uint)Command)!.Single(row => row.Name == Comparison.NameOf(field)).Kind)
            {
                case 'b':
                    writer.Put(field, value[0]);
                    break;
                case 'd':
                    PutDestinations(ref writer);
                    break;
                case 'u':
                    PutUnsuccessful(ref writer);
                    break;
                default:
                    writer.Put(field, value.AsSpan());
                    break;
            }
        }

        foreach ((DrawnTlv tlv, byte[] value) in Tlvs)
        {
            writer.PutTlv(tlv.Tag, value);
        }

        int length = writer.Finish();
        Assert.InRange(length, 16, span.Length);
        return Convert.ToHexStringLower(span.AsSpan(0, length));
    }

    static bool HasText((string Name, byte[] Value) field) => field is { Name: "short_message", Value.Length: > 0 };

    static DrawnPdu Draw(CommandId command, Random random)
    {
        (string Name, char Kind, int Max)[] layout = TwinLayouts.Of((uint)command)!;
        List<DrawnDestination> list = [];
        if (layout.Any(row => row.Kind is 'd' or 'u'))
        {
            bool lists = command == CommandId.SubmitMulti;
            list = [.. Enumerable.Range(0, random.Next(2, 6)).Select(_ => DrawnDestination.Draw(random, lists))];
        }

        // Counts go with what they count.
        List<(string, byte[])> fields = [.. layout
            .Where(row => row.Name is not ("sm_length" or "number_of_dests" or "no_unsuccess"))
            .Select(row => (row.Name, row.Kind switch
            {
                'b' => [(byte)random.Next(256)],
                'z' => Text(random, random.Next(row.Max)),
                'm' => Octets(random, random.Next(255)),
                _ => [],
            }))];
        DrawnTlv[] tlvs = DrawnTlv.For(command);
        random.Shuffle(tlvs);
        return new DrawnPdu(
            command, (uint)random.Next(1, int.MaxValue), fields, list,
            [.. tlvs.Take(random.Next(5)).Select(tlv => (tlv, tlv.Draw(random)))]);
    }

    /// <summary>Characters that every peer takes.</summary>
    public static byte[] Text(Random random, int length) =>
        Encoding.ASCII.GetBytes(random.GetItems(Characters.AsSpan(), length));

    /// <summary>Any octets.</summary>
    public static byte[] Octets(Random random, int length)
    {
        byte[] octets = new byte[length];
        random.NextBytes(octets);
        return octets;
    }

    void PutDestinations(ref PduWriter writer)
    {
        var list = new DestinationListWriter(new byte[1024]);
        foreach (DrawnDestination one in List)
        {
            Assert.True(one.IsList
                ? list.TryPutList(one.Text)
                : list.TryPut(new SmppAddress((Ton)one.Ton, (Npi)one.Npi, one.Text)));
        }

        writer.PutDestinations(list.Count, list.Written);
    }

    void PutUnsuccessful(ref PduWriter writer)
    {
        var list = new UnsuccessfulListWriter(new byte[1024]);
        foreach (DrawnDestination one in List)
        {
            Assert.True(list.TryPut(new SmppAddress((Ton)one.Ton, (Npi)one.Npi, one.Text), (SmppStatus)one.Status));
        }

        writer.PutUnsuccessful(list.Count, list.Written);
    }
}

/// <summary>A destination, or one that was refused.</summary>
internal sealed record DrawnDestination(bool IsList, byte Ton, byte Npi, byte[] Text, uint Status)
{
    /// <summary>Draws one.</summary>
    public static DrawnDestination Draw(Random random, bool lists)
    {
        bool isList = lists && random.Next(3) == 0;
        return new DrawnDestination(
            isList, isList ? (byte)0 : (byte)random.Next(7), isList ? (byte)0 : (byte)random.Next(19),
            DrawnPdu.Text(random, random.Next(1, 21)), (uint)random.Next(1, 0x500));
    }
}

/// <summary>
/// An optional parameter, what the two peers call it, and how they keep it: a number of octets, text or octets.
/// </summary>
internal sealed record DrawnTlv(TlvTag Tag, string Npm, string Perl, char Kind, int Octets)
{
    static readonly DrawnTlv[] All =
    [
        new(TlvTag.DestinationSubunit, "dest_addr_subunit", "dest_addr_subunit", 'n', 1),
        new(TlvTag.SourceNetworkType, "source_network_type", "source_network_type", 'n', 1),
        new(TlvTag.DestinationTelematicsId, "dest_telematics_id", "dest_telematics_id", 'n', 2),
        new(TlvTag.QosTimeToLive, "qos_time_to_live", "qos_time_to_live", 'n', 4),
        new(TlvTag.PayloadType, "payload_type", "payload_type", 'n', 1),
        new(TlvTag.AdditionalStatusText, "additional_status_info_text", "additional_status_info_text", 'z', 40),
        new(TlvTag.ReceiptedMessageId, "receipted_message_id", "receipted_message_id", 'z', 64),
        new(TlvTag.MessageWaitFacilities, "ms_msg_wait_facilities", "ms_msg_wait_facilities", 'n', 1),
        new(TlvTag.UserMessageReference, "user_message_reference", "user_message_reference", 'n', 2),
        new(TlvTag.SourcePort, "source_port", "source_port", 'n', 2),
        new(TlvTag.DestinationPort, "dest_port", "destination_port", 'n', 2),
        new(TlvTag.SegmentReference, "sar_msg_ref_num", "sar_msg_ref_num", 'n', 2),
        new(TlvTag.SegmentTotal, "sar_total_segments", "sar_total_segments", 'n', 1),
        new(TlvTag.SegmentNumber, "sar_segment_seqnum", "sar_segment_seqnum", 'n', 1),
        new(TlvTag.InterfaceVersion, "sc_interface_version", "sc_interface_version", 'n', 1),
        new(TlvTag.NetworkErrorCode, "network_error_code", "network_error_code", 'o', 3),
        new(TlvTag.MessagePayload, "message_payload", "message_payload", 'o', 900),
        new(TlvTag.DeliveryFailureReason, "delivery_failure_reason", "delivery_failure_reason", 'n', 1),
        new(TlvTag.MoreMessages, "more_messages_to_send", "more_messages_to_send", 'n', 1),
        new(TlvTag.UssdServiceOperation, "ussd_service_op", "ussd_service_op", 'n', 1),
        new(TlvTag.DisplayTime, "display_time", "display_time", 'n', 1),
        new(TlvTag.SmsSignal, "sms_signal", "sms_signal", 'n', 2),
        new(TlvTag.ItsReplyType, "its_reply_type", "its_reply_type", 'n', 1),
        new(TlvTag.ItsSession, "its_session_info", "its_session_info", 'o', 2),
    ];

    /// <summary>Those that may come with a PDU; a header alone has none.</summary>
    public static DrawnTlv[] For(CommandId command) => TwinLayouts.Of((uint)command)!.Length == 0 ? [] : [.. All];

    /// <summary>A value of the kind.</summary>
    public byte[] Draw(Random random) => Kind switch
    {
        'z' => [.. DrawnPdu.Text(random, random.Next(Octets)), 0],
        'o' when Octets > 3 => DrawnPdu.Octets(random, random.Next(Octets)),
        _ => DrawnPdu.Octets(random, Octets),
    };
}
