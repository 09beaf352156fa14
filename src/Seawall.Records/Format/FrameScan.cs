using System.Buffers.Binary;

namespace Seawall.Records.Format;

/// <summary>
/// Walks the frames of a segment. Where something does not check, it looks octet by octet for the next frame that does.
/// </summary>
ref struct FrameScan
{
    readonly ReadOnlySpan<byte> _octets;

    /// <summary>Begins at <paramref name="at"/>: behind the segment's head, or where an earlier walk stopped.</summary>
    public FrameScan(ReadOnlySpan<byte> octets, int at)
    {
        _octets = octets;
        End = at;
    }

    /// <summary>Kind of the current frame.</summary>
    public byte Kind { get; private set; }

    /// <summary>Payload of the current frame.</summary>
    public ReadOnlySpan<byte> Payload { get; private set; }

    /// <summary>Where the current frame begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where the current frame ends; after the last, where what follows is no frame (yet).</summary>
    public int End { get; private set; }

    /// <summary>How many octets before the current frame belong to none.</summary>
    public int Skipped { get; private set; }

    /// <summary>Goes to the next frame; false when no further one is whole.</summary>
    public bool MoveNext()
    {
        for (var start = End; start <= _octets.Length - RecordFormat.FrameHeadOctets; start++)
        {
            var from = _octets[start..];
            if (start != End && !CouldBegin(from))
            {
                continue;
            }

            var length = RecordFrame.TryRead(from, out var kind, out var payload);
            if (length > 0)
            {
                Kind = kind;
                Payload = payload;
                Start = start;
                Skipped = start - End;
                End = start + length;
                return true;
            }
        }

        return false;
    }

    /// <summary>Octets of a segment up to the end of its last whole frame.</summary>
    public static int WholeOctets(ReadOnlySpan<byte> segment)
    {
        var scan = new FrameScan(segment, Math.Min(RecordFormat.SegmentHeadOctets, segment.Length));
        while (scan.MoveNext())
        {
        }

        return scan.End;
    }

    /// <summary>
    /// Whether a frame of a kind we know could begin here; asked after damage, before a checksum is computed at every
    /// octet.
    /// </summary>
    static bool CouldBegin(ReadOnlySpan<byte> from)
    {
        var head = BinaryPrimitives.ReadUInt32LittleEndian(from[sizeof(uint)..]);
        return (byte)head switch
        {
            RecordFormat.RecordKind => head >> 8 is >= RecordFormat.RecordOctets
                and <= RecordFormat.RecordOctets + RecordLimits.CorrelationOctetsMax,
            RecordFormat.TextKind => head >> 8 is > RecordFormat.RecordOctets
                and <= RecordFormat.RecordFrameOctetsMax - RecordFormat.FrameHeadOctets,
            RecordFormat.NamesKind => head >> 8 <= RecordLimits.PayloadOctetsMax,
            _ => false,
        };
    }
}
