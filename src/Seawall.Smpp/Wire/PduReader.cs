using System.Buffers.Binary;

namespace Seawall.Smpp;

/// <summary>
/// Reads a whole PDU: 1. the header, 2. what kind it is, 3. its mandatory parameters, 4. its optional ones. The first
/// thing found wrong is the refusal.
/// </summary>
internal static class PduReader
{
    const int NotFound = -1;

    /// <summary>pdu = command_length command_id command_status sequence_number *mandatory *tlv (v3.4 §3.2).</summary>
    internal static SmppRefusal Read(ref SmppPdu pdu)
    {
        // 1. The header.
        ReadOnlySpan<byte> bytes = pdu.Bytes;
        if (bytes.Length < SmppLimits.HeaderOctets)
        {
            return SmppRefusal.LengthBelowHeader;
        }

        pdu.Command = (CommandId)BinaryPrimitives.ReadUInt32BigEndian(bytes[SmppPdu.CommandOffset..]);
        pdu.Status = (SmppStatus)BinaryPrimitives.ReadUInt32BigEndian(bytes[SmppPdu.StatusOffset..]);
        pdu.Sequence = BinaryPrimitives.ReadUInt32BigEndian(bytes[SmppPdu.SequenceOffset..]);
        if (bytes.Length > SmppLimits.PduOctetsMax)
        {
            return SmppRefusal.LengthBeyondLimit;
        }

        if (BinaryPrimitives.ReadUInt32BigEndian(bytes) != bytes.Length)
        {
            return SmppRefusal.LengthMismatch;
        }

        // 2. What kind.
        pdu.Layout = PduLayouts.Of(pdu.Command);
        if (pdu.Layout is null)
        {
            return pdu.IsResponse ? SmppRefusal.ResponseUnknown : SmppRefusal.CommandUnknown;
        }

        // §4.4.2: a response that says no has no body, and some peers leave it out of any other.
        if (pdu.IsResponse && bytes.Length == SmppLimits.HeaderOctets)
        {
            return SmppRefusal.None;
        }

        // 3. and 4.
        SmppRefusal refusal = ReadFields(ref pdu, pdu.Layout.Rows, out int end);
        return refusal != SmppRefusal.None ? refusal : ReadTlvs(ref pdu, end);
    }

    static SmppRefusal ReadFields(ref SmppPdu pdu, FieldRow[] rows, out int at)
    {
        ReadOnlySpan<byte> bytes = pdu.Bytes;
        at = SmppLimits.HeaderOctets;
        for (int position = 0; position < rows.Length; position++)
        {
            pdu.Starts[position] = at;
            if (at == bytes.Length && rows[position].Kind <= FieldKind.Text)
            {
                return SmppRefusal.BodyTruncated;
            }

            SmppRefusal refusal = SkipField(bytes, rows[position].Kind, ref at);
            if (refusal != SmppRefusal.None)
            {
                return refusal;
            }

            pdu.FieldCount = position + 1;
            pdu.Starts[position + 1] = at;
        }

        return SmppRefusal.None;
    }

    // Lists and counted octets follow their count, which has been read.
    static SmppRefusal SkipField(ReadOnlySpan<byte> bytes, FieldKind kind, ref int at)
    {
        switch (kind)
        {
            case FieldKind.Octet:
                at++;
                return SmppRefusal.None;
            case FieldKind.Text:
                return SkipText(bytes, ref at) ? SmppRefusal.None : SmppRefusal.TextUnterminated;
            case FieldKind.Counted:
                at += bytes[at - 1];
                return at > bytes.Length ? SmppRefusal.ShortMessageTruncated : SmppRefusal.None;
            case FieldKind.Destinations:
                return SkipDestinations(bytes, bytes[at - 1], ref at);
            default:
                return SkipUnsuccessful(bytes, bytes[at - 1], ref at);
        }
    }

    static bool SkipText(ReadOnlySpan<byte> bytes, ref int at)
    {
        int length = bytes[at..].IndexOf((byte)0);
        at += length + 1;
        return length != NotFound;
    }

    // *( dest_flag ( ton npi address / dl_name ) ) (v3.4 §4.5.1.1)
    static SmppRefusal SkipDestinations(ReadOnlySpan<byte> bytes, int count, ref int at)
    {
        for (; count > 0; count--)
        {
            if (at == bytes.Length)
            {
                return SmppRefusal.DestinationsTruncated;
            }

            byte flag = bytes[at];
            if (flag is not (DestinationEntry.AddressFlag or DestinationEntry.ListFlag))
            {
                return SmppRefusal.DestinationFlagUnknown;
            }

            at += flag == DestinationEntry.AddressFlag ? 3 : 1;
            if (at >= bytes.Length || !SkipText(bytes, ref at))
            {
                return SmppRefusal.DestinationsTruncated;
            }
        }

        return SmppRefusal.None;
    }

    // *( ton npi address error_status_code ) (v3.4 §4.5.2.1)
    static SmppRefusal SkipUnsuccessful(ReadOnlySpan<byte> bytes, int count, ref int at)
    {
        for (; count > 0; count--)
        {
            at += 2;
            if (at >= bytes.Length || !SkipText(bytes, ref at) || bytes.Length - at < 4)
            {
                return SmppRefusal.UnsuccessfulTruncated;
            }

            at += 4;
        }

        return SmppRefusal.None;
    }

    // *( tag length value ) to the end of the PDU
    static SmppRefusal ReadTlvs(ref SmppPdu pdu, int start)
    {
        var tlvs = new TlvReader(pdu.Bytes[start..]);
        while (tlvs.MoveNext())
        {
        }

        pdu.TlvRange = new ByteRange(start, start + tlvs.Consumed);
        return pdu.TlvRange.End == pdu.Bytes.Length ? SmppRefusal.None : SmppRefusal.TlvStreamBroken;
    }
}
