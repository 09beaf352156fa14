using System.Buffers.Binary;
using System.IO.Hashing;
using Seawall.Screening;

namespace Seawall.Records.Format;

/// <summary>Writes and reads frames; see <see cref="RecordFormat"/> for their grammar.</summary>
static class RecordFrame
{
    /// <summary>
    /// Writes a record with its correlation id and sender (already cut; empty for none); returns the octets written.
    /// </summary>
    public static int Write(
        Span<byte> to, in Record record, ReadOnlySpan<byte> correlation, ReadOnlySpan<byte> sender = default)
    {
        var at = RecordFormat.FrameHeadOctets;
        Put(to, ref at, record.UnixMilliseconds);
        Put(to, ref at, record.Generation);
        Put(to, ref at, record.Trunk);
        to[at++] = (byte)record.Service;
        to[at++] = record.Withheld ? (byte)1 : (byte)0;
        to[at++] = (byte)record.Caller.Form;
        to[at++] = (byte)record.Called.Form;
        Put(to, ref at, (long)record.Caller.Number.Value);
        Put(to, ref at, (long)record.Called.Number.Value);
        to[at++] = (byte)record.Verdict.Outcome;
        to[at++] = (byte)record.Verdict.Manner;
        to[at++] = (byte)record.Verdict.Reason;
        to[at++] = (byte)record.Verdict.Origin.Kind;
        to[at++] = record.Verdict.Origin.Zone;
        to[at++] = (byte)record.Verdict.Origin.Evidence;
        Put(to, ref at, record.Verdict.Origin.Country);
        Put(to, ref at, record.Verdict.Rule);
        if (!sender.IsEmpty)
        {
            to[at++] = (byte)sender.Length;
            sender.CopyTo(to[at..]);
            at += sender.Length;
        }

        correlation.CopyTo(to[at..]);
        return Seal(
            to,
            sender.IsEmpty ? RecordFormat.RecordKind : RecordFormat.TextKind,
            at + correlation.Length - RecordFormat.FrameHeadOctets);
    }

    /// <summary>
    /// Writes the head of a frame whose payload stands behind it already; returns the octets of the whole.
    /// </summary>
    public static int Seal(Span<byte> frame, byte kind, int length)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(frame[sizeof(uint)..], kind | ((uint)length << 8));
        var whole = RecordFormat.FrameHeadOctets + length;
        BinaryPrimitives.WriteUInt32LittleEndian(frame, Crc32.HashToUInt32(frame[sizeof(uint)..whole]));
        return whole;
    }

    /// <summary>
    /// Reads the frame at the beginning of <paramref name="from"/>; 0 when what stands there is not (or not yet) one,
    /// else its octets.
    /// </summary>
    public static int TryRead(ReadOnlySpan<byte> from, out byte kind, out ReadOnlySpan<byte> payload)
    {
        kind = 0;
        payload = default;
        if (from.Length < RecordFormat.FrameHeadOctets)
        {
            return 0;
        }

        var head = BinaryPrimitives.ReadUInt32LittleEndian(from[sizeof(uint)..]);
        var length = (int)(head >> 8);
        if (length > RecordLimits.PayloadOctetsMax || length > from.Length - RecordFormat.FrameHeadOctets)
        {
            return 0;
        }

        var whole = RecordFormat.FrameHeadOctets + length;
        if (Crc32.HashToUInt32(from[sizeof(uint)..whole]) != BinaryPrimitives.ReadUInt32LittleEndian(from))
        {
            return 0;
        }

        kind = (byte)head;
        payload = from[RecordFormat.FrameHeadOctets..whole];
        return whole;
    }

    /// <summary>Reads a record's payload of either kind; false when it is of another, or too short.</summary>
    public static bool TryReadRecord(
        byte kind,
        ReadOnlySpan<byte> payload,
        out Record record,
        out ReadOnlySpan<byte> correlation,
        out ReadOnlySpan<byte> sender)
    {
        sender = default;
        if (kind is not (RecordFormat.RecordKind or RecordFormat.TextKind)
            || !TryReadRecord(payload, out record, out correlation))
        {
            record = default;
            correlation = default;
            return false;
        }

        if (kind == RecordFormat.TextKind)
        {
            if (correlation.IsEmpty || correlation[0] >= correlation.Length)
            {
                return false;
            }

            sender = correlation.Slice(1, correlation[0]);
            correlation = correlation[(1 + sender.Length)..];
        }

        return true;
    }

    /// <summary>Reads the fields that both kinds begin with; gives the rest as the correlation id.</summary>
    public static bool TryReadRecord(ReadOnlySpan<byte> payload, out Record record, out ReadOnlySpan<byte> correlation)
    {
        if (payload.Length < RecordFormat.RecordOctets)
        {
            record = default;
            correlation = default;
            return false;
        }

        var number = payload[(sizeof(long) + sizeof(uint) + sizeof(ushort) + 4)..];
        var verdict = number[(2 * sizeof(ulong))..];
        record = new Record(
            BinaryPrimitives.ReadInt64LittleEndian(payload),
            BinaryPrimitives.ReadUInt32LittleEndian(payload[8..]),
            BinaryPrimitives.ReadUInt16LittleEndian(payload[12..]),
            (Service)payload[14],
            new NumberReading((NumberForm)payload[16], new E164(BinaryPrimitives.ReadUInt64LittleEndian(number))),
            new NumberReading((NumberForm)payload[17], new E164(BinaryPrimitives.ReadUInt64LittleEndian(number[8..]))),
            payload[15] != 0,
            new Verdict(
                (Outcome)verdict[0],
                (RefusalManner)verdict[1],
                (VerdictReason)verdict[2],
                new Origin(
                    (OriginKind)verdict[3],
                    verdict[4],
                    BinaryPrimitives.ReadUInt16LittleEndian(verdict[6..]),
                    (Evidence)verdict[5]),
                BinaryPrimitives.ReadUInt32LittleEndian(verdict[8..])));
        correlation = payload[RecordFormat.RecordOctets..];
        return true;
    }

    static void Put(Span<byte> to, ref int at, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(to[at..], value);
        at += sizeof(long);
    }

    static void Put(Span<byte> to, ref int at, uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(to[at..], value);
        at += sizeof(uint);
    }

    static void Put(Span<byte> to, ref int at, ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(to[at..], value);
        at += sizeof(ushort);
    }
}
