using System.Text;

namespace Seawall.Smpp.Fuzz;

/// <summary>Sets the reader's view of a PDU beside the twin's.</summary>
internal static class Comparison
{
    static readonly Dictionary<SmppField, string> Names = new()
    {
        [SmppField.SystemId] = "system_id",
        [SmppField.Password] = "password",
        [SmppField.SystemType] = "system_type",
        [SmppField.InterfaceVersion] = "interface_version",
        [SmppField.AddressTon] = "addr_ton",
        [SmppField.AddressNpi] = "addr_npi",
        [SmppField.AddressRange] = "address_range",
        [SmppField.ServiceType] = "service_type",
        [SmppField.SourceTon] = "source_addr_ton",
        [SmppField.SourceNpi] = "source_addr_npi",
        [SmppField.SourceAddress] = "source_addr",
        [SmppField.DestinationTon] = "dest_addr_ton",
        [SmppField.DestinationNpi] = "dest_addr_npi",
        [SmppField.DestinationAddress] = "destination_addr",
        [SmppField.EsmClass] = "esm_class",
        [SmppField.ProtocolId] = "protocol_id",
        [SmppField.PriorityFlag] = "priority_flag",
        [SmppField.ScheduleDeliveryTime] = "schedule_delivery_time",
        [SmppField.ValidityPeriod] = "validity_period",
        [SmppField.RegisteredDelivery] = "registered_delivery",
        [SmppField.ReplaceIfPresentFlag] = "replace_if_present_flag",
        [SmppField.DataCoding] = "data_coding",
        [SmppField.DefaultMessageId] = "sm_default_msg_id",
        [SmppField.ShortMessageLength] = "sm_length",
        [SmppField.ShortMessage] = "short_message",
        [SmppField.MessageId] = "message_id",
        [SmppField.FinalDate] = "final_date",
        [SmppField.MessageState] = "message_state",
        [SmppField.ErrorCode] = "error_code",
        [SmppField.DestinationCount] = "number_of_dests",
        [SmppField.Destinations] = "dest_address",
        [SmppField.UnsuccessfulCount] = "no_unsuccess",
        [SmppField.Unsuccessful] = "unsuccess_sme",
        [SmppField.EsmeTon] = "esme_addr_ton",
        [SmppField.EsmeNpi] = "esme_addr_npi",
        [SmppField.EsmeAddress] = "esme_addr",
    };

    /// <summary>The standard's name of a parameter.</summary>
    public static string NameOf(SmppField field) => Names[field];

    /// <summary>What differs first, or null.</summary>
    public static string? Of(byte[] bytes, Random random)
    {
        TwinPdu twin = TwinReader.Read(bytes);
        SmppPdu.Parse(bytes, out SmppPdu pdu);
        var differences = new Differences();
        CompareFrame(differences, bytes, random.Next(4) == 0 ? random.Next(200) : SmppLimits.PduOctetsMax);
        ComparePdu(differences, pdu, twin);
        differences.Add("check", PduCheck.Find(pdu), TwinCheck.Find(twin));
        if (twin.Refusal == SmppRefusal.None && Commands.IsMessage(pdu.Command))
        {
            CompareFacts(differences, pdu, twin);
        }

        if (twin.FieldsRead)
        {
            ForwardComparison.Compare(differences, pdu, twin, random);
        }

        return differences.First;
    }

    static void CompareFrame(Differences differences, byte[] bytes, int octetsMax) =>
        differences.Add("frame", SmppFraming.Next(bytes, octetsMax), TwinReader.Frame(bytes, octetsMax));

    static void ComparePdu(Differences differences, scoped in SmppPdu pdu, TwinPdu twin)
    {
        differences.Add("refusal", pdu.Refusal, twin.Refusal);
        differences.Add("command", (uint)pdu.Command, twin.Command);
        differences.Add("status", (uint)pdu.Status, twin.Status);
        differences.Add("sequence", pdu.Sequence, twin.Sequence);
        differences.Add("fields read", pdu.FieldsRead, twin.FieldsRead);
        foreach ((SmppField field, string name) in Names)
        {
            differences.Add("has " + name, pdu.Has(field), twin.Has(name));
            differences.Add(name, Hex(pdu.Range(field).Of(pdu.Bytes)), Hex(twin.Bytes(name)));
            byte octet = pdu.Range(field).IsEmpty ? (byte)0 : pdu.Octet(field);
            differences.Add("octet of " + name, octet, twin.Octet(name));
        }

        foreach (SmppField field in (SmppField[])[SmppField.SourceAddress, SmppField.MessageId, SmppField.SystemId])
        {
            differences.Add("text of " + field, Hex(pdu.Text(field)), Hex(twin.Text(Names[field])));
        }

        List<string> tlvs = [];
        foreach (Tlv tlv in pdu.Tlvs)
        {
            tlvs.Add($"{(ushort)tlv.Tag}:{Hex(tlv.Value)}");
        }

        differences.Add(
            "tlvs", string.Join(' ', tlvs), string.Join(' ', twin.Tlvs.Select(tlv => $"{tlv.Tag}:{Hex(tlv.Value)}")));
        List<string> destinations = [];
        foreach (DestinationEntry entry in pdu.Destinations)
        {
            destinations.Add($"{entry.IsList} {(byte)entry.Address.Ton} {Hex(entry.Address.Text)}");
        }

        differences.Add(
            "destinations", string.Join(',', destinations),
            string.Join(',', twin.Destinations.Select(one => $"{one.IsList} {one.Ton} {Hex(one.Text)}")));
    }

    static void CompareFacts(Differences differences, scoped in SmppPdu pdu, TwinPdu twin)
    {
        MessageFacts facts = MessageFacts.Of(pdu);
        List<(byte Id, byte[] Value)> header = [];
        int octets = 0;
        if ((twin.Octet("esm_class") & 0x40) != 0)
        {
            header = TwinFacts.Header(twin.Content, out octets) ?? [];
        }

        PartKey part = TwinFacts.Part(header);
        int waiting = TwinFacts.Waiting(twin.Octet("data_coding"));
        waiting = waiting > 0 ? waiting
            : header.Find(one => one is (1, { Length: 2 })).Value is [var bits, _] ? (bits % 4) + 1
            : TwinFacts.Sized(twin, 0x30, 1) is [var tlv] ? (tlv % 4) + 1
            : 0;
        differences.Add("content", Hex(pdu.Content), Hex(twin.Content));
        differences.Add("text", Hex(facts.Text), Hex(twin.Content.AsSpan(octets)));
        differences.Add("part", facts.Part, part.IsPart ? part : TwinFacts.Segment(twin));
        differences.Add("waiting", (int)facts.Waiting, waiting);
        differences.Add("alphabet", facts.Coding.Alphabet, TwinFacts.Alphabet(twin.Octet("data_coding"), smpp: true));
        differences.Add("class", facts.Coding.MessageClass, TwinFacts.Class(twin.Octet("data_coding")));
        differences.Add("report", facts.IsReport, (twin.Octet("esm_class") & 0x3C) is 4 or 8 or 16 or 32);
        differences.Add("sim", facts.IsSimDownload, twin.Octet("protocol_id") == 127);
        CompareAddress(differences, "source", pdu.Source, twin.Octet("source_addr_ton"), twin.Text("source_addr"));
        CompareAddress(
            differences, "destination", pdu.Destination, twin.Octet("dest_addr_ton"), twin.Text("destination_addr"));
    }

    static void CompareAddress(Differences differences, string name, SmppAddress address, byte ton, byte[] text)
    {
        AddressFacts facts = AddressFacts.Of(address);
        (AddressKind kind, string digits, bool looks) = TwinFacts.Address(ton, text);
        differences.Add(name + " kind", facts.Kind, kind);
        differences.Add(name + " digits", Encoding.Latin1.GetString(facts.Digits), digits);
        differences.Add(name + " looks", facts.LooksLikeNumber, looks);
    }

    static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes);
}

/// <summary>Keeps the first difference that is added.</summary>
internal sealed class Differences
{
    /// <summary>What differs first: its name, ours, and the twin's.</summary>
    public string? First { get; private set; }

    /// <summary>Notes the two where they differ.</summary>
    public void Add<T>(string name, T ours, T twin)
    {
        if (First is null && !EqualityComparer<T>.Default.Equals(ours, twin))
        {
            First = $"{name}: reader «{ours}», twin «{twin}»";
        }
    }
}
