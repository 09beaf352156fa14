using System.Buffers.Binary;

namespace Seawall.Smpp;

/// <summary>What stands at the head of a stream.</summary>
public enum SmppFrameKind : byte
{
    /// <summary>Not yet a whole one: read more.</summary>
    NeedMore = 0,

    /// <summary>A whole PDU.</summary>
    Pdu = 1,

    /// <summary>Nothing that can be read on: answer and close.</summary>
    Refused = 2,
}

/// <summary>
/// One step on a stream. <c>Length</c> is what to consume, 0 for a refusal; <c>Sequence</c> is what a generic_nack has
/// to name, 0 where it could not be read.
/// </summary>
public readonly record struct SmppFrame(SmppFrameKind Kind, int Length, SmppRefusal Refusal, uint Sequence);

/// <summary>
/// Cuts a byte stream into PDUs by command_length (v3.4 §3.2). What comes out is the same however the stream was split.
/// A claimed length is compared with the limit before anything waits for it.
/// </summary>
public static class SmppFraming
{
    const int LengthOctets = 4;

    /// <summary>
    /// What stands at the head of these bytes. A session that is not bound is held to
    /// <see cref="SmppLimits.UnboundPduOctetsMax"/>.
    /// </summary>
    public static SmppFrame Next(ReadOnlySpan<byte> stream, int octetsMax = SmppLimits.PduOctetsMax)
    {
        if (stream.Length < LengthOctets)
        {
            return default;
        }

        uint length = BinaryPrimitives.ReadUInt32BigEndian(stream);
        if (length < SmppLimits.HeaderOctets)
        {
            return new SmppFrame(SmppFrameKind.Refused, 0, SmppRefusal.LengthBelowHeader, 0);
        }

        // Too long a PDU may well be one: its header is waited for, so that the answer names its sequence number.
        if (stream.Length < SmppLimits.HeaderOctets)
        {
            return default;
        }

        uint sequence = BinaryPrimitives.ReadUInt32BigEndian(stream[SmppPdu.SequenceOffset..]);
        if (length > octetsMax)
        {
            return new SmppFrame(SmppFrameKind.Refused, 0, SmppRefusal.LengthBeyondLimit, sequence);
        }

        return stream.Length < (int)length
            ? default
            : new SmppFrame(SmppFrameKind.Pdu, (int)length, SmppRefusal.None, sequence);
    }
}
