using System.Buffers.Binary;

namespace Seawall.Smpp;

/// <summary>
/// What a message PDU says about itself: submit_sm, deliver_sm, data_sm or submit_multi. Nothing is decoded that no
/// verdict needs; the text stays as it came.
/// </summary>
public readonly ref struct MessageFacts
{
    const byte SimDownload = 0x7F;

    MessageFacts(scoped in SmppPdu pdu, ReadOnlySpan<byte> content, Optional optional)
    {
        Esm = new EsmClass(pdu.Octet(SmppField.EsmClass));
        Registered = new RegisteredDelivery(pdu.Octet(SmppField.RegisteredDelivery));
        Coding = DataCoding.OfSmpp(pdu.Octet(SmppField.DataCoding));
        ProtocolId = pdu.Octet(SmppField.ProtocolId);
        UserDataHeader header = default;
        if (Esm.HasHeader)
        {
            UserDataHeader.TryRead(content, out header);
        }

        Header = header;
        Text = content[header.Octets..];
        Part = header.Part is { IsPart: true } part ? part : optional.Part;
        Waiting = Coding.Waiting != MessageWaiting.None ? Coding.Waiting
            : header.Waiting != MessageWaiting.None ? header.Waiting
            : optional.Waiting;
    }

    /// <summary>esm_class.</summary>
    public EsmClass Esm { get; }

    /// <summary>registered_delivery.</summary>
    public RegisteredDelivery Registered { get; }

    /// <summary>data_coding.</summary>
    public DataCoding Coding { get; }

    /// <summary>protocol_id; 0 in data_sm, which has none.</summary>
    public byte ProtocolId { get; }

    /// <summary>The user data header, where esm_class says that there is one and there is.</summary>
    public UserDataHeader Header { get; }

    /// <summary>The text after the header.</summary>
    public ReadOnlySpan<byte> Text { get; }

    /// <summary>Which part of which text: by the header, else by the TLVs of a segment.</summary>
    public PartKey Part { get; }

    /// <summary>Tells of something that waits: by data_coding, by the header, or by ms_msg_wait_facilities.</summary>
    public MessageWaiting Waiting { get; }

    /// <summary>A receipt, an acknowledgement or a notification about a message, not a message.</summary>
    public bool IsReport => Esm.IsReport;

    /// <summary>Data for the SIM card, which nobody reads (TS 23.040 §9.2.3.9).</summary>
    public bool IsSimDownload => ProtocolId == SimDownload;

    /// <summary>Class 0: shown at once and kept nowhere.</summary>
    public bool IsFlash => Coding.MessageClass == 0;

    /// <summary>Reads what the PDU says. It must have been read without a refusal.</summary>
    public static MessageFacts Of(scoped in SmppPdu pdu)
    {
        Optional optional = Optional.Read(pdu);
        return new MessageFacts(pdu, pdu.Content, optional);
    }

    // What the optional parameters say, in one walk.
    readonly record struct Optional(PartKey Part, MessageWaiting Waiting)
    {
        internal static Optional Read(scoped in SmppPdu pdu)
        {
            ushort reference = 0;
            bool referred = false;
            byte total = 0;
            byte number = 0;
            MessageWaiting waiting = MessageWaiting.None;
            foreach (Tlv tlv in pdu.Tlvs)
            {
                ReadOnlySpan<byte> value = tlv.Value;
                switch (tlv.Tag)
                {
                    case TlvTag.SegmentReference when value.Length == 2:
                        reference = BinaryPrimitives.ReadUInt16BigEndian(value);
                        referred = true;
                        break;
                    case TlvTag.SegmentTotal when value.Length == 1:
                        total = value[0];
                        break;
                    case TlvTag.SegmentNumber when value.Length == 1:
                        number = value[0];
                        break;
                    case TlvTag.MessageWaitFacilities when value.Length == 1:
                        waiting = DataCoding.WaitingOf(value[0]);
                        break;
                    default:
                        break;
                }
            }

            PartKey part = referred ? PartKey.Of(PartForm.Segment, reference, total, number) : default;
            return new Optional(part, waiting);
        }
    }
}
