using System.Buffers.Binary;
using Seawall.Records.Format;

namespace Seawall.Records.Reading;

/// <summary>
/// Reads one segment, as a whole or as it grows: keeps how far it came and what the indexes mean there.
/// </summary>
sealed class SegmentReading(string name, RecordFilter filter, Action<RecordDamage>? damaged)
{
    readonly Dictionary<uint, RecordNames> _names = [];

    /// <summary>The file's name.</summary>
    public string Name => name;

    /// <summary>Octets of the file read so far, all whole frames.</summary>
    public long Position { get; private set; }

    /// <summary>
    /// Reads the frames in <paramref name="octets"/>, which begin at <see cref="Position"/> of the file, and gives
    /// those that pass, oldest first; no more than <paramref name="newest"/>, the newest of them. What is torn at the
    /// end is left for the next call, and is damage when <paramref name="ended"/> says that nothing will follow.
    /// </summary>
    public List<RecordView> Read(ReadOnlySpan<byte> octets, bool ended, int newest)
    {
        var found = new List<Found>();
        var start = Position == 0 ? ReadHead(octets) : 0;
        var scan = new FrameScan(octets, Math.Max(start, 0));
        while (start >= 0 && scan.MoveNext())
        {
            if (scan.Skipped > 0)
            {
                var begin = Position + scan.Start - scan.Skipped;
                damaged?.Invoke(new RecordDamage(name, begin, scan.Skipped, "checksums fail"));
            }

            Take(scan, found);
            if (found.Count / 2 >= newest)
            {
                found.RemoveRange(0, found.Count - newest);
            }
        }

        if (found.Count > newest)
        {
            found.RemoveRange(0, found.Count - newest);
        }

        if (ended && scan.End < octets.Length)
        {
            damaged?.Invoke(new RecordDamage(name, Position + scan.End, octets.Length - scan.End, "torn at the end"));
        }

        Position += scan.End;
        return Views(octets, found);
    }

    /// <summary>When the segment was begun, from its first octets; null when they do not say.</summary>
    public static DateTimeOffset? Begun(ReadOnlySpan<byte> head)
    {
        if (head.Length < RecordFormat.SegmentHeadOctets || !head.StartsWith(RecordFormat.Magic))
        {
            return null;
        }

        var begun = BinaryPrimitives.ReadInt64LittleEndian(head[RecordFormat.Magic.Length..]);
        return begun is < 0 or > 253_402_300_799_999 ? null : DateTimeOffset.FromUnixTimeMilliseconds(begun);
    }

    /// <summary>Octets of the head; negative while they are not all there.</summary>
    int ReadHead(ReadOnlySpan<byte> octets)
    {
        if (octets.Length < RecordFormat.SegmentHeadOctets)
        {
            return -1;
        }

        if (Begun(octets) is null)
        {
            damaged?.Invoke(new RecordDamage(
                name, 0, RecordFormat.SegmentHeadOctets, "no head of a segment of this version"));
        }

        return RecordFormat.SegmentHeadOctets;
    }

    void Take(in FrameScan frame, List<Found> found)
    {
        if (frame.Kind == RecordFormat.NamesKind && NamesFrame.Read(frame.Payload) is { } names)
        {
            _names[names.Generation] = names;
        }
        else if (RecordFrame.TryReadRecord(
            frame.Kind, frame.Payload, out var record, out var correlation, out var sender))
        {
            _names.TryGetValue(record.Generation, out var known);
            var trunk = filter.Trunk is null ? "" : RecordView.TrunkOf(record, known);
            if (filter.Holds(record, trunk, correlation, sender))
            {
                found.Add(new Found(
                    frame.Kind, frame.Start + RecordFormat.FrameHeadOctets, frame.Payload.Length, known));
            }
        }
    }

    static List<RecordView> Views(ReadOnlySpan<byte> octets, List<Found> found)
    {
        var views = new List<RecordView>(found.Count);
        foreach (var (kind, start, length, names) in found)
        {
            RecordFrame.TryReadRecord(
                kind, octets.Slice(start, length), out var record, out var correlation, out var sender);
            views.Add(RecordView.Of(record, correlation, names, sender));
        }

        return views;
    }

    /// <summary>
    /// Where a wanted record's payload lies, and the names it was made under; a view is made of what is kept.
    /// </summary>
    readonly record struct Found(byte Kind, int Start, int Length, RecordNames? Names);
}
