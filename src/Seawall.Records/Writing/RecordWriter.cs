using Seawall.Records.Format;

namespace Seawall.Records.Writing;

/// <summary>
/// Takes records out of the queue and writes them, in batches. When the disk refuses, the batch and the queue wait and
/// the write is tried again; what then finds the queue full is lost, and counted there. One thread only.
/// </summary>
sealed class RecordWriter
{
    readonly RecordQueue _queue;
    readonly RecordLogOptions _options;
    readonly TimeProvider _time;
    readonly SegmentWriter _segment;
    readonly NamesBoard _names;
    readonly BatchBuffer _batch = new(RecordLimits.BatchOctets);
    readonly Action<string?> _report;
    long? _refusedAt; // timestamps, not times of day: a clock set back must not stop the log
    long? _syncedAt;
    bool _unsynced;
    long _written;
    long _octets;
    long _lost;
    string? _trouble;
    int _kindOfTrouble;

    public RecordWriter(
        RecordQueue queue,
        NamesBoard names,
        ISegmentFolder folder,
        RecordLogOptions options,
        TimeProvider time,
        Action<string?>? report)
    {
        _queue = queue;
        _names = names;
        _options = options;
        _time = time;
        _segment = new SegmentWriter(folder, options, time);
        _report = report ?? (static _ => { });
    }

    /// <summary>Records written to the log.</summary>
    public long Written => Volatile.Read(ref _written);

    /// <summary>Octets of those records.</summary>
    public long Octets => Volatile.Read(ref _octets);

    /// <summary>Records taken from the queue that could not be written before the end.</summary>
    public long Lost => Volatile.Read(ref _lost);

    /// <summary>Why the disk refuses, null while it does not.</summary>
    public string? Trouble => Volatile.Read(ref _trouble);

    /// <summary>Syncing and closing, done behind the writer's back; complete when the last of it is.</summary>
    public Task Behind { get; private set; } = Task.CompletedTask;

    /// <summary>
    /// One round: writes what is in the queue, at most a queueful. Returns how many records were taken out of it.
    /// </summary>
    public int Pump()
    {
        if (_refusedAt is { } refused && _time.GetElapsedTime(refused).TotalMilliseconds < RecordLimits.RetryMs)
        {
            return 0;
        }

        if (_segment.IsDue)
        {
            Leave(_segment.End());
        }

        var taken = 0;
        while (taken < _queue.Capacity && _queue.TryPeek(out var record, out var correlation, out var sender))
        {
            if (!Ready(record.Generation))
            {
                return taken;
            }

            _batch.AddedRecord(RecordFrame.Write(_batch.Free, record, correlation, sender));
            _queue.Advance();
            taken++;
        }

        Flush();
        SyncWhenDue();
        return taken;
    }

    /// <summary>The last round: what cannot be written now is lost.</summary>
    public async Task FinishAsync()
    {
        _refusedAt = null;
        while (Pump() > 0)
        {
        }

        var lost = (long)_batch.Records;
        while (_queue.TryPeek(out _, out _))
        {
            _queue.Advance();
            lost++;
        }

        Volatile.Write(ref _lost, _lost + lost);
        if (_segment.Current is not null)
        {
            Leave(_segment.End());
        }

        await Behind.ConfigureAwait(false);
    }

    /// <summary>Makes room for a record whose generation the segment knows.</summary>
    bool Ready(uint generation)
    {
        if (!_batch.HasRoom(RecordFormat.RecordFrameOctetsMax) && !Flush())
        {
            return false;
        }

        if (_segment.Current is null || _segment.HasNames(generation))
        {
            return true;
        }

        foreach (var (known, frame) in _names.Frames)
        {
            if (known == generation)
            {
                return Flush() && WriteNames(generation, frame);
            }
        }

        return true;
    }

    bool WriteNames(uint generation, byte[] frame)
    {
        try
        {
            if (_segment.Current is not null)
            {
                _segment.WriteNames(generation, frame);
            }

            return true;
        }
        catch (Exception e) when (Disk.IsTrouble(e))
        {
            Leave(_segment.EndAfterFailure(0));
            return Wait(e);
        }
    }

    /// <summary>Writes the batch; false when the disk refused.</summary>
    bool Flush()
    {
        if (_batch.Length == 0)
        {
            return true;
        }

        long written = 0;
        try
        {
            if (_segment.Current is null)
            {
                _segment.Open(_names.Frames);
            }

            _segment.Write(_batch.Octets, out written);
        }
        catch (Exception e) when (Disk.IsTrouble(e))
        {
            if (_segment.Current is not null)
            {
                var (end, records) = _batch.WholeWithin(written);
                Leave(_segment.EndAfterFailure(end));
                Count(records, end);
                _batch.RemoveFirst(end, records);
            }

            return Wait(e);
        }

        Count(_batch.Records, _batch.Length);
        _batch.Clear();
        _unsynced = true;
        if (Trouble is not null)
        {
            Volatile.Write(ref _trouble, null);
            _report(null);
        }

        if (_segment.IsDue)
        {
            Leave(_segment.End());
        }

        return true;
    }

    void SyncWhenDue()
    {
        if (!_unsynced || _options.SyncEvery == Timeout.InfiniteTimeSpan || _segment.Current is not { } file)
        {
            return;
        }

        if (_options.SyncEvery == TimeSpan.Zero)
        {
            _unsynced = !Sync(file);
        }
        else if (Behind.IsCompleted && (_syncedAt is not { } last || _time.GetElapsedTime(last) >= _options.SyncEvery))
        {
            _syncedAt = _time.GetTimestamp();
            _unsynced = false;
            Later(() => Sync(file));
        }
    }

    /// <summary>Ends with a segment: to the device and closed, behind the writer's back.</summary>
    void Leave(ISegmentFile file) => Later(() =>
    {
        using (file)
        {
            if (_options.SyncEvery != Timeout.InfiniteTimeSpan)
            {
                Sync(file);
            }
        }
    });

    bool Sync(ISegmentFile file)
    {
        try
        {
            file.Sync();
            return true;
        }
        catch (Exception e) when (Disk.IsTrouble(e))
        {
            // The device may have forgotten what it was given (fsync reports that once): say so, and go on.
            _report(e.Message);
            return false;
        }
    }

    /// <summary>What takes the disk's time is done elsewhere, one thing after the other.</summary>
    void Later(Action work) => Behind = Behind.ContinueWith(
        static (_, state) => ((Action)state!)(),
        work,
        CancellationToken.None,
        TaskContinuationOptions.None,
        TaskScheduler.Default);

    bool Wait(Exception why)
    {
        _refusedAt = _time.GetTimestamp();
        if (Trouble is null || _kindOfTrouble != why.HResult)
        {
            // By kind and not by words: these name the file of this attempt, and the next attempt has another.
            _kindOfTrouble = why.HResult;
            Volatile.Write(ref _trouble, why.Message);
            _report(why.Message);
        }

        return false;
    }

    void Count(int records, int octets)
    {
        Volatile.Write(ref _written, _written + records);
        Volatile.Write(ref _octets, _octets + octets);
    }
}
