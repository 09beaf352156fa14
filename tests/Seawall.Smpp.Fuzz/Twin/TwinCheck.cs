using System.Text;
using System.Text.RegularExpressions;

namespace Seawall.Smpp.Fuzz;

/// <summary>What is wrong with a PDU, by the words of the standard's tables.</summary>
internal static class TwinCheck
{
    static readonly int[] Plans = [0, 1, 3, 4, 6, 8, 9, 10, 14, 18];
    static readonly int[] Classes = [0, 0x04, 0x08, 0x10, 0x18, 0x20];

    const string Absolute = "^[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]"
        + "[0-9]([0-3][0-9]|4[0-8])[+-]$";

    const string Relative = "^[0-9]{15}R$";

    static readonly Dictionary<string, SmppRefusal> TooLong = new()
    {
        ["system_id"] = SmppRefusal.SystemIdTooLong,
        ["password"] = SmppRefusal.PasswordTooLong,
        ["system_type"] = SmppRefusal.SystemTypeTooLong,
        ["address_range"] = SmppRefusal.AddressRangeTooLong,
        ["service_type"] = SmppRefusal.ServiceTypeTooLong,
        ["source_addr"] = SmppRefusal.SourceAddressTooLong,
        ["destination_addr"] = SmppRefusal.DestinationAddressTooLong,
        ["schedule_delivery_time"] = SmppRefusal.ScheduleMalformed,
        ["validity_period"] = SmppRefusal.ValidityMalformed,
        ["message_id"] = SmppRefusal.MessageIdTooLong,
        ["final_date"] = SmppRefusal.FieldTooLong,
        ["esme_addr"] = SmppRefusal.FieldTooLong,
    };

    /// <summary>The first thing that nobody may pass on, else the first thing at all.</summary>
    public static SmppRefusal Find(TwinPdu pdu)
    {
        if (pdu.Refusal != SmppRefusal.None)
        {
            return pdu.Refusal;
        }

        List<SmppRefusal> all = [];
        foreach ((string name, byte[] value) in pdu.Fields)
        {
            (string, char Kind, int Max) row = TwinLayouts.Of(pdu.Command)!.Single(one => one.Name == name);
            all.Add(row.Kind switch
            {
                'b' => Octet(pdu, name, value[0]),
                'z' when value.Length > row.Max => TooLong[name],
                'z' => Text(pdu, name, Encoding.Latin1.GetString(value[..^1])),
                'm' when value.Length == 255 => SmppRefusal.ShortMessageTooLong,
                'd' => First([.. pdu.Destinations.Select(Destination)]),
                _ => SmppRefusal.None,
            });
        }

        return First(all) is not SmppRefusal.None and var found ? found : First(Tlvs(pdu));
    }

    static SmppRefusal First(List<SmppRefusal> all) =>
        all.FirstOrDefault(one => !SmppRefusals.MayPass(one), all.FirstOrDefault(one => one != SmppRefusal.None));

    static SmppRefusal Octet(TwinPdu pdu, string name, byte value) => name switch
    {
        "source_addr_ton" when value > 6 => SmppRefusal.SourceTonUnknown,
        "source_addr_npi" when !Plans.Contains(value) => SmppRefusal.SourceNpiUnknown,
        "dest_addr_ton" when value > 6 => SmppRefusal.DestinationTonUnknown,
        "dest_addr_npi" when !Plans.Contains(value) => SmppRefusal.DestinationNpiUnknown,
        "esm_class" when !Classes.Contains(value & 0x3C) => SmppRefusal.EsmClassUnknown,
        "priority_flag" when value > (pdu.Command == 0x111 ? 4 : 3) => SmppRefusal.PriorityUnknown,
        "registered_delivery" when value >= 32 => SmppRefusal.RegisteredDeliveryUnknown,
        "replace_if_present_flag" when value > 1 => SmppRefusal.ReplaceFlagUnknown,
        "sm_default_msg_id" when value == 255 => SmppRefusal.DefaultMessageUnknown,
        "number_of_dests" when value is 0 or 255 => SmppRefusal.DestinationCountWrong,
        _ => SmppRefusal.None,
    };

    static SmppRefusal Text(TwinPdu pdu, string name, string text) => name switch
    {
        "destination_addr" when text == "" && pdu.Command != 8 => SmppRefusal.DestinationAddressMissing,
        "message_id" when text == "" && (pdu.Command is 3 or 7 or 0x112) => SmppRefusal.MessageIdMissing,
        "schedule_delivery_time" when !IsTime(text) => SmppRefusal.ScheduleMalformed,
        "validity_period" when !IsTime(text) => SmppRefusal.ValidityMalformed,
        _ => SmppRefusal.None,
    };

    // The dollar of a pattern would let a line feed stand at the end.
    static bool IsTime(string text) => text == ""
        || (text.Length == 16 && (Regex.IsMatch(text, Absolute) || Regex.IsMatch(text, Relative)));

    static SmppRefusal Destination(TwinDestination one) => one switch
    {
        { IsList: true } => one.Text.Length is 0 or > 20 ? SmppRefusal.ListNameWrong : SmppRefusal.None,
        { Text.Length: 0 } => SmppRefusal.DestinationAddressMissing,
        { Text.Length: > 20 } => SmppRefusal.DestinationAddressTooLong,
        { Ton: > 6 } => SmppRefusal.DestinationTonUnknown,
        _ => Plans.Contains(one.Npi) ? SmppRefusal.None : SmppRefusal.DestinationNpiUnknown,
    };

    static List<SmppRefusal> Tlvs(TwinPdu pdu)
    {
        List<SmppRefusal> all = [];
        if (pdu.Tlvs.Any(tlv => !TwinTlvs.Fits(tlv.Tag, tlv.Value.Length)))
        {
            return [SmppRefusal.TlvLengthWrong];
        }

        if (pdu.Bytes("short_message").Length > 0 && pdu.Tlvs.Any(tlv => tlv.Tag == 0x424 && tlv.Value.Length > 0))
        {
            all.Add(SmppRefusal.MessageTwice);
        }

        byte[]?[] segment = [Last(pdu, 0x20C), Last(pdu, 0x20E), Last(pdu, 0x20F)];
        if (segment.Any(part => part is not null))
        {
            all.Add(segment.Any(part => part is null) ? SmppRefusal.TlvMissing
                : segment[2]![0] == 0 || segment[2]![0] > segment[1]![0] ? SmppRefusal.TlvValueWrong
                : SmppRefusal.None);
        }

        if (pdu.Command == 0x111 && new[] { 0x601, 0x604, 0x605, 0x606 }.Any(tag => pdu.Tlv(tag) is null))
        {
            all.Add(SmppRefusal.TlvMissing);
        }

        return all;
    }

    static byte[]? Last(TwinPdu pdu, int tag) => pdu.Tlvs.LastOrDefault(tlv => tlv.Tag == tag).Value;
}
