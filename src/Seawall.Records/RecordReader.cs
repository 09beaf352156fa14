using System.Runtime.CompilerServices;
using Seawall.Records.Format;
using Seawall.Records.Reading;

namespace Seawall.Records;

/// <summary>
/// Reads the record log, also while it is being written, by this process or another. What is damaged is passed over and
/// told to <c>damaged</c>; the torn end of the newest segment is not damage, for it may be a write on its way.
/// </summary>
public sealed class RecordReader(string folder, Action<RecordDamage>? damaged = null)
{
    /// <summary>
    /// The records that pass, in the order asked for: the order of writing, within a few milliseconds that of time.
    /// When cancelled it ends before the next segment.
    /// </summary>
    public IEnumerable<RecordView> Find(RecordFilter filter, CancellationToken cancel = default)
    {
        var segments = Segments(filter);
        if (filter.NewestFirst)
        {
            segments.Reverse();
        }

        var left = filter.Limit;
        foreach (var (name, ended) in segments)
        {
            if (left <= 0 || cancel.IsCancellationRequested)
            {
                yield break;
            }

            var reading = new SegmentReading(name, filter, damaged);
            var found = ReadMore(reading, ended, filter.NewestFirst ? left : int.MaxValue);
            if (filter.NewestFirst)
            {
                found.Reverse();
            }

            foreach (var record in found)
            {
                if (left-- <= 0)
                {
                    yield break;
                }

                yield return record;
            }
        }
    }

    /// <summary>
    /// Shows every record that passes to a visitor, segment by segment from the newest back and each from its
    /// beginning, in memory of a few megabytes: for questions about weeks. When <paramref name="length"/> is over it
    /// ends before the next segment, and says from when on all was read. Order and limit of the filter do not matter.
    /// </summary>
    public RecordCoverage Visit(
        RecordFilter filter, IRecordVisitor visitor, TimeProvider time, TimeSpan length, CancellationToken cancel)
    {
        var (start, piece, done) = (time.GetTimestamp(), new byte[RecordLimits.PieceOctets], 0);
        var segments = Segments(filter);
        segments.Reverse();
        foreach (var (name, ended) in segments)
        {
            if (done > 0 && time.GetElapsedTime(start) >= length)
            {
                return new RecordCoverage(Begun(segments[done - 1].Name), done, segments.Count - done);
            }

            try
            {
                using var file = new FileStream(
                    Path.Combine(folder, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete,
                    bufferSize: 0);
                new SegmentVisit(name, filter, damaged).Run(file, piece, ended, visitor, cancel);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                damaged?.Invoke(new RecordDamage(name, 0, 0, e.Message));
            }

            done++;
        }

        return new RecordCoverage(null, done, 0);
    }

    /// <summary>
    /// The last <paramref name="last"/> records that pass, oldest first, and then every new one as it is written, until
    /// cancelled or <see cref="RecordFilter.Limit"/> is reached. It looks back into the newest segments only.
    /// </summary>
    public async IAsyncEnumerable<RecordView> FollowAsync(
        RecordFilter filter, int last, TimeProvider time, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var left = filter.Limit;
        var (reading, backlog) = Begin(filter, last);
        foreach (var record in backlog)
        {
            yield return record;
            if (--left <= 0)
            {
                yield break;
            }
        }

        while (!cancel.IsCancellationRequested)
        {
            // The next segment is looked for before the rest of this one is read: what is read then is all of it.
            var next = Next(reading);
            foreach (var record in ReadMore(reading, next is not null, int.MaxValue))
            {
                yield return record;
                if (--left <= 0)
                {
                    yield break;
                }
            }

            if (next is not null)
            {
                reading = new SegmentReading(next, filter, damaged);
                continue;
            }

            try
            {
                await Task.Delay(TimeSpan.FromMilliseconds(RecordLimits.FollowMs), time, cancel).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }
        }
    }

    /// <summary>Reads what is there, and stands at its end.</summary>
    (SegmentReading? Reading, List<RecordView> Backlog) Begin(RecordFilter filter, int last)
    {
        var backlog = new List<RecordView>();
        SegmentReading? end = null;
        var segments = Segments(filter with { Until = null });
        segments.Reverse();
        foreach (var (name, ended) in segments.Take(RecordLimits.FollowBackSegmentsMax))
        {
            if (end is not null && backlog.Count >= last)
            {
                break;
            }

            var reading = new SegmentReading(name, filter, damaged);
            backlog.InsertRange(0, ReadMore(reading, ended, last));
            end ??= reading;
        }

        return (end, [.. backlog.TakeLast(last)]);
    }

    List<RecordView> ReadMore(SegmentReading? reading, bool ended, int newest)
    {
        if (reading is null)
        {
            return [];
        }

        try
        {
            using var file = File.OpenHandle(
                Path.Combine(folder, reading.Name), share: FileShare.ReadWrite | FileShare.Delete);
            var more = RandomAccess.GetLength(file) - reading.Position;
            if (more <= 0)
            {
                return [];
            }

            var octets = new byte[Math.Min(more, Array.MaxLength)];
            var read = 0;
            while (read < octets.Length
                && RandomAccess.Read(file, octets.AsSpan(read), reading.Position + read) is > 0 and var count)
            {
                read += count;
            }

            return reading.Read(octets.AsSpan(0, read), ended, newest);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Deleted by age meanwhile, or unreadable: named, and the others are read.
            damaged?.Invoke(new RecordDamage(reading.Name, reading.Position, 0, e.Message));
            return [];
        }
    }

    /// <summary>The segment after the one being read; the first there is when none was.</summary>
    string? Next(SegmentReading? reading)
    {
        var at = reading is not null && SegmentName.TryRead(reading.Name, out var name) ? name.Sequence : -1;
        foreach (var segment in Names())
        {
            if (segment.Sequence > at)
            {
                return segment.ToString();
            }
        }

        return null;
    }

    /// <summary>
    /// The segments that may hold records of the filter's time, oldest first, and whether each was ended. A segment's
    /// records were made between its beginning and the next one's, give or take some minutes of a clock set anew.
    /// </summary>
    List<(string Name, bool Ended)> Segments(RecordFilter filter)
    {
        var names = Names();
        var slack = TimeSpan.FromMilliseconds(RecordLimits.ClockSlackMs);
        var timeless = filter.Since is null && filter.Until is null;
        var begun = names.ConvertAll(segment => timeless ? null : Begun(segment.ToString()));
        var segments = new List<(string, bool)>();
        for (var i = 0; i < names.Count; i++)
        {
            var last = i == names.Count - 1;
            var tooOld = !last && filter.Since is { } since && begun[i + 1] is { } next && next + slack < since;
            var tooNew = filter.Until is { } until && begun[i] is { } start && start - slack > until;
            if (!tooOld && !tooNew)
            {
                segments.Add((names[i].ToString(), !last));
            }
        }

        return segments;
    }

    DateTimeOffset? Begun(string name)
    {
        try
        {
            using var file = File.OpenHandle(Path.Combine(folder, name), share: FileShare.ReadWrite | FileShare.Delete);
            var head = new byte[RecordFormat.SegmentHeadOctets];
            return SegmentReading.Begun(head.AsSpan(0, RandomAccess.Read(file, head, 0)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    List<SegmentName> Names() => Directory.Exists(folder)
        ? SegmentName.Order(Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)))
        : [];
}
