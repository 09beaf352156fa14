using System.Buffers.Binary;

namespace Seawall.Smpp;

/// <summary>
/// What a message says, for short_message of a peer that takes no optional parameters (v3.4 §3.4): the payload moves
/// into it, and segment numbers and ports move into a user data header, where TS 23.040 has them.
/// </summary>
internal readonly ref struct LowerContent
{
    /// <summary>A length, ports of 16 bits, and a reference of 16 bits.</summary>
    internal const int HeaderOctetsMax = 1 + 6 + 6;

    /// <summary>The user data header that is put before the text.</summary>
    internal ReadOnlySpan<byte> Header { get; private init; }

    /// <summary>The text, with the header it came with.</summary>
    internal ReadOnlySpan<byte> Body { get; private init; }

    /// <summary>What is added to esm_class.</summary>
    internal byte EsmBits => Header.IsEmpty ? (byte)0 : EsmClass.HeaderBit;

    /// <summary>It does not fit, or it would lose a text.</summary>
    internal bool IsLost { get; private init; }

    /// <summary>How long it is.</summary>
    internal int Octets => Header.Length + Body.Length;

    /// <summary>short_message as it came.</summary>
    internal static LowerContent AsItIs(scoped in SmppPdu pdu) => new() { Body = pdu.ShortMessage };

    /// <summary>short_message with what the optional parameters said.</summary>
    internal static LowerContent WithoutTlvs(scoped in SmppPdu pdu, Span<byte> header)
    {
        if (!Commands.IsMessage(pdu.Command))
        {
            return AsItIs(pdu);
        }

        ReadOnlySpan<byte> body = pdu.Content;
        bool payload = pdu.TryTlv(TlvTag.MessagePayload, out ReadOnlySpan<byte> text) && !text.IsEmpty;
        bool twice = payload && !pdu.ShortMessage.IsEmpty;

        // §5.3.2.22: segments are not said in both ways; where a header is there, it counts.
        bool hasHeader = new EsmClass(pdu.Octet(SmppField.EsmClass)).HasHeader;
        int octets = hasHeader ? 0 : WriteHeader(pdu, header);
        return new LowerContent
        {
            Header = header[..octets],
            Body = body,
            IsLost = twice || octets + body.Length > SmppLimits.ShortMessageOctetsMax,
        };
    }

    // UDHL [ 05 04 destination source ] [ 00 03 ref total number / 08 04 ref16 total number ]
    static int WriteHeader(scoped in SmppPdu pdu, Span<byte> header)
    {
        int length = 1;
        if (TryPort(pdu, TlvTag.DestinationPort, out ushort destination)
            | TryPort(pdu, TlvTag.SourcePort, out ushort source))
        {
            header[length++] = (byte)HeaderElementId.Ports16;
            header[length++] = 4;
            BinaryPrimitives.WriteUInt16BigEndian(header[length..], destination);
            BinaryPrimitives.WriteUInt16BigEndian(header[(length + 2)..], source);
            length += 4;
        }

        PartKey part = MessageFacts.Of(pdu).Part;
        if (part.IsPart)
        {
            bool wide = part.Reference > byte.MaxValue;
            header[length++] = (byte)(wide ? HeaderElementId.Concatenation16 : HeaderElementId.Concatenation8);
            header[length++] = (byte)(wide ? 4 : 3);
            if (wide)
            {
                header[length++] = (byte)(part.Reference >> 8);
            }

            header[length++] = (byte)part.Reference;
            header[length++] = part.Total;
            header[length++] = part.Number;
        }

        header[0] = (byte)(length - 1);
        return length == 1 ? 0 : length;
    }

    static bool TryPort(scoped in SmppPdu pdu, TlvTag tag, out ushort port)
    {
        bool found = pdu.TryTlv(tag, out ReadOnlySpan<byte> value) && value.Length == 2;
        port = found ? BinaryPrimitives.ReadUInt16BigEndian(value) : (ushort)0;
        return found;
    }
}
