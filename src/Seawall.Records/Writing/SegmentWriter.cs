using System.Buffers.Binary;
using Seawall.Records.Format;

namespace Seawall.Records.Writing;

/// <summary>
/// The segment being written, and the change to the next. Its length is that of the frames known to be whole: a write
/// that fails is cut off again, and the segment is ended.
/// </summary>
sealed class SegmentWriter(ISegmentFolder folder, RecordLogOptions options, TimeProvider time)
{
    readonly HashSet<uint> _named = [];
    long _sequence = -1;
    ISegmentFile? _file;
    SegmentName _name;
    long _length;

    /// <summary>The file's name; empty when none is open.</summary>
    public string Name => _file is null ? "" : _name.ToString();

    public ISegmentFile? Current => _file;

    /// <summary>Whether an open segment is full, or its hour over.</summary>
    public bool IsDue =>
        _file is not null && (_length >= options.SegmentOctets || Hour(time.GetUtcNow()) != _name.Hour);

    /// <summary>
    /// Finds where an earlier run stopped, once, and ends its last segment cleanly: what is torn at its end is cut. A
    /// segment that cannot be cut stays as it is; readers pass over the torn end.
    /// </summary>
    void Recover()
    {
        if (_sequence >= 0)
        {
            return;
        }

        var last = SegmentName.Order(folder.List()).LastOrDefault();
        if (last.Sequence > 0)
        {
            try
            {
                var octets = folder.Read(last.ToString());
                var whole = FrameScan.WholeOctets(octets);
                if (whole < octets.Length)
                {
                    folder.Cut(last.ToString(), whole);
                }
            }
            catch (Exception e) when (Disk.IsTrouble(e))
            {
            }
        }

        _sequence = last.Sequence;
    }

    /// <summary>Begins the next segment with the names of every known generation.</summary>
    public void Open((uint Generation, byte[] Frame)[] names)
    {
        Recover();
        var now = time.GetUtcNow();
        var name = new SegmentName(_sequence + 1, Hour(now));
        var head = new byte[RecordFormat.SegmentHeadOctets + names.Sum(known => known.Frame.Length)];
        RecordFormat.Magic.CopyTo(head);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(RecordFormat.Magic.Length), now.ToUnixTimeMilliseconds());
        var at = RecordFormat.SegmentHeadOctets;
        foreach (var (_, frame) in names)
        {
            frame.CopyTo(head, at);
            at += frame.Length;
        }

        _sequence++;
        var file = folder.Create(name.ToString());
        try
        {
            file.Write(head, 0);
        }
        catch
        {
            file.Dispose();
            folder.Delete(name.ToString());
            throw;
        }

        (_file, _name, _length) = (file, name, head.Length);
        _named.Clear();
        _named.UnionWith(names.Select(known => known.Generation));
        DeleteOld(now);
    }

    /// <summary>Whether the segment says already what this generation's indexes mean.</summary>
    public bool HasNames(uint generation) => _named.Contains(generation);

    /// <summary>
    /// Writes whole frames; after an exception <paramref name="written"/> octets of them were written, and the segment
    /// is over.
    /// </summary>
    public void Write(ReadOnlySpan<byte> frames, out long written)
    {
        try
        {
            _file!.Write(frames, _length);
            _length += frames.Length;
            written = frames.Length;
        }
        catch
        {
            written = Math.Clamp(LengthNow() - _length, 0, frames.Length);
            throw;
        }
    }

    public void WriteNames(uint generation, byte[] frame)
    {
        Write(frame, out _);
        _named.Add(generation);
    }

    /// <summary>Keeps <paramref name="octets"/> of what a failed write left, and ends the segment.</summary>
    public ISegmentFile EndAfterFailure(long octets)
    {
        _length += octets;
        try
        {
            _file!.Cut(_length);
        }
        catch (Exception e) when (Disk.IsTrouble(e))
        {
            // A torn frame then ends the segment; readers pass over it.
        }

        return End();
    }

    /// <summary>The file to bring to the device and close; the next write needs a new segment.</summary>
    public ISegmentFile End()
    {
        var file = _file!;
        _file = null;
        return file;
    }

    long LengthNow()
    {
        try
        {
            return _file!.Length;
        }
        catch (Exception e) when (Disk.IsTrouble(e))
        {
            return 0;
        }
    }

    void DeleteOld(DateTimeOffset now)
    {
        if (options.KeepFor is not { } keep)
        {
            return;
        }

        try
        {
            foreach (var old in SegmentName.Order(folder.List()))
            {
                if (old.Sequence != _sequence && old.Hour + TimeSpan.FromHours(1) < now - keep)
                {
                    folder.Delete(old.ToString());
                }
            }
        }
        catch (Exception e) when (Disk.IsTrouble(e))
        {
            // The next segment tries again.
        }
    }

    static DateTimeOffset Hour(DateTimeOffset now)
    {
        var utc = now.UtcDateTime;
        return new DateTimeOffset(utc.Year, utc.Month, utc.Day, utc.Hour, 0, 0, TimeSpan.Zero);
    }
}
