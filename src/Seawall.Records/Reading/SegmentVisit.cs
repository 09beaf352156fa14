using System.Diagnostics;
using Seawall.Records.Format;

namespace Seawall.Records.Reading;

/// <summary>
/// Shows the records of one segment to a visitor, some megabytes at a time: what a frame that is cut at the end of one
/// piece begins, the next piece ends.
/// </summary>
sealed class SegmentVisit(string name, RecordFilter filter, Action<RecordDamage>? damaged)
{
    /// <summary>No frame is longer: what is kept of a piece for the next one at most.</summary>
    internal const int KeptMax = RecordFormat.FrameHeadOctets + RecordLimits.PayloadOctetsMax;

    readonly Dictionary<uint, RecordNames> _names = [];

    /// <summary>Where in the file the piece in hand begins.</summary>
    long _at;

    bool _isHeadRead;

    /// <summary>Reads the file to its end; <paramref name="ended"/> says that nothing will follow.</summary>
    public void Run(Stream file, byte[] piece, bool ended, IRecordVisitor visitor, CancellationToken cancel)
    {
        Debug.Assert(piece.Length > KeptMax);
        var kept = 0;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var read = file.ReadAtLeast(piece.AsSpan(kept), piece.Length - kept, throwOnEndOfStream: false);
            var length = kept + read;
            var isLast = length < piece.Length;
            var done = Visit(piece.AsSpan(0, length), visitor);
            if (isLast)
            {
                if (ended && done < length)
                {
                    damaged?.Invoke(new RecordDamage(name, _at + done, length - done, "torn at the end"));
                }

                return;
            }

            // What is longer than any frame and none is passed over, before it fills the whole piece.
            if (length - done > KeptMax)
            {
                damaged?.Invoke(new RecordDamage(name, _at + done, length - done - KeptMax, "checksums fail"));
                done = length - KeptMax;
            }

            kept = length - done;
            piece.AsSpan(done, kept).CopyTo(piece);
            _at += done;
        }
    }

    /// <summary>Shows the whole frames of a piece; the octets they take.</summary>
    int Visit(ReadOnlySpan<byte> octets, IRecordVisitor visitor)
    {
        var start = 0;
        if (!_isHeadRead)
        {
            if (octets.Length < RecordFormat.SegmentHeadOctets)
            {
                return 0;
            }

            if (SegmentReading.Begun(octets) is null)
            {
                damaged?.Invoke(new RecordDamage(
                    name, 0, RecordFormat.SegmentHeadOctets, "no head of a segment of this version"));
            }

            (_isHeadRead, start) = (true, RecordFormat.SegmentHeadOctets);
        }

        var scan = new FrameScan(octets, start);
        while (scan.MoveNext())
        {
            if (scan.Skipped > 0)
            {
                var begin = _at + scan.Start - scan.Skipped;
                damaged?.Invoke(new RecordDamage(name, begin, scan.Skipped, "checksums fail"));
            }

            Take(scan, visitor);
        }

        return scan.End;
    }

    void Take(in FrameScan frame, IRecordVisitor visitor)
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
                visitor.Visit(record, known, sender);
            }
        }
    }
}
