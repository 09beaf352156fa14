using System.Runtime.CompilerServices;

namespace Seawall.Smpp;

/// <summary>
/// A PDU over the bytes it came in: its mandatory parameters indexed by their place, its optional ones as they came.
/// Nothing is copied and nothing is allocated; it is good as long as the bytes are. All ranges are places in
/// <see cref="Bytes"/>.
/// </summary>
public ref struct SmppPdu
{
    internal const int CommandOffset = 4;
    internal const int StatusOffset = 8;
    internal const int SequenceOffset = 12;

    internal FieldStarts Starts;
    internal int FieldCount;
    internal PduLayout? Layout;

    /// <summary>The whole PDU.</summary>
    public ReadOnlySpan<byte> Bytes { get; internal set; }

    /// <summary>What <see cref="Parse"/> returned.</summary>
    public SmppRefusal Refusal { get; internal set; }

    /// <summary>command_id; a number that has no name where <see cref="Refusal"/> says so.</summary>
    public CommandId Command { get; internal set; }

    /// <summary>command_status: 0 in a request (v3.4 §5.1.3).</summary>
    public SmppStatus Status { get; internal set; }

    /// <summary>sequence_number as it came, even where it is beyond the numbers of the standard.</summary>
    public uint Sequence { get; internal set; }

    /// <summary>Whether it answers something.</summary>
    public readonly bool IsResponse => Commands.IsResponse(Command);

    /// <summary>
    /// Whether all mandatory parameters were read, or it is a response of a header alone. What was read of a refused
    /// PDU is there: a response with a broken tail still says what it answers.
    /// </summary>
    public readonly bool FieldsRead =>
        Layout is not null
        && (FieldCount == Layout.Rows.Length || (IsResponse && Bytes.Length == SmppLimits.HeaderOctets));

    /// <summary>
    /// Where the optional parameters stand: whole ones only, what is left over of a broken stream is not in it.
    /// </summary>
    public ByteRange TlvRange { get; internal set; }

    /// <summary>The optional parameters, in order.</summary>
    public readonly TlvReader Tlvs => new(TlvRange.Of(Bytes));

    /// <summary>source_addr_ton, source_addr_npi, source_addr.</summary>
    public readonly SmppAddress Source =>
        new((Ton)Octet(SmppField.SourceTon), (Npi)Octet(SmppField.SourceNpi), Text(SmppField.SourceAddress));

    /// <summary>dest_addr_ton, dest_addr_npi, destination_addr; empty in submit_multi.</summary>
    public readonly SmppAddress Destination =>
        new(
            (Ton)Octet(SmppField.DestinationTon), (Npi)Octet(SmppField.DestinationNpi),
            Text(SmppField.DestinationAddress));

    /// <summary>The destinations of submit_multi, in order.</summary>
    public readonly DestinationReader Destinations =>
        new(Bytes, Range(SmppField.Destinations), Octet(SmppField.DestinationCount));

    /// <summary>What submit_multi_resp says was not accepted, in order.</summary>
    public readonly UnsuccessfulReader Unsuccessful =>
        new(Bytes, Range(SmppField.Unsuccessful), Octet(SmppField.UnsuccessfulCount));

    /// <summary>
    /// Reads one PDU as <see cref="SmppFraming"/> cut it out. What was understood of a refused one is there, so that it
    /// can be answered.
    /// </summary>
    public static SmppRefusal Parse(ReadOnlySpan<byte> bytes, out SmppPdu pdu)
    {
        pdu = default;
        pdu.Bytes = bytes;
        pdu.Refusal = PduReader.Read(ref pdu);
        return pdu.Refusal;
    }

    /// <summary>Whether this parameter was read.</summary>
    public readonly bool Has(SmppField field) => Layout is not null && Layout.PositionOf(field) < FieldCount;

    /// <summary>Where a parameter stands, the NUL of a string included; empty where it was not read.</summary>
    public readonly ByteRange Range(SmppField field)
    {
        int position = Layout is null ? int.MaxValue : Layout.PositionOf(field);
        return position < FieldCount ? new ByteRange(Starts[position], Starts[position + 1]) : default;
    }

    /// <summary>A parameter of one octet; 0 where it was not read.</summary>
    public readonly byte Octet(SmppField field)
    {
        int position = Layout is null ? int.MaxValue : Layout.PositionOf(field);
        return position < FieldCount ? Bytes[Starts[position]] : (byte)0;
    }

    /// <summary>A string without its NUL; empty where it was not read.</summary>
    public readonly ReadOnlySpan<byte> Text(SmppField field)
    {
        ByteRange range = Range(field);
        return range.IsEmpty ? default : Bytes[range.Start..(range.End - 1)];
    }

    /// <summary>short_message; empty where it was not read.</summary>
    public readonly ReadOnlySpan<byte> ShortMessage => Range(SmppField.ShortMessage).Of(Bytes);

    /// <summary>
    /// What the message says, its user data header included: short_message, or message_payload where that is empty
    /// (v3.4 §5.3.2.32).
    /// </summary>
    public readonly ReadOnlySpan<byte> Content
    {
        get
        {
            ReadOnlySpan<byte> message = ShortMessage;
            return message.IsEmpty && TryTlv(TlvTag.MessagePayload, out ReadOnlySpan<byte> payload) ? payload : message;
        }
    }

    /// <summary>The value of the first optional parameter with this tag.</summary>
    public readonly bool TryTlv(TlvTag tag, out ReadOnlySpan<byte> value) => Tlvs.TryFind(tag, out value);

    /// <summary>Where each mandatory parameter begins, and after the last one where the next octet is.</summary>
    [InlineArray(SmppLimits.FieldsMax + 1)]
    internal struct FieldStarts
    {
        int _element;
    }
}
