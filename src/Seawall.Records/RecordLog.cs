using System.Collections.Concurrent;
using Seawall.Records.Writing;

namespace Seawall.Records;

/// <summary>
/// The append-only log of verdicts: segments in a folder, written by one thread of its own from a
/// <see cref="RecordQueue"/>. Every record that was written survives the death of the process at any moment; see
/// <see cref="RecordLogOptions.SyncEvery"/> for the loss of power. A full or unwritable disk stops nothing: records
/// wait in the queue, what finds it full is lost and counted, and the log goes on when the disk does.
/// </summary>
public sealed class RecordLog : IAsyncDisposable
{
    readonly RecordQueue _queue;
    readonly NamesBoard _names = new();
    readonly RecordWriter _writer;
    readonly ConcurrentQueue<TaskCompletionSource> _flushes = new();
    readonly ManualResetEventSlim _wake = new();
    readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile bool _stopping;

    RecordLog(
        RecordQueue queue, ISegmentFolder folder, RecordLogOptions options, TimeProvider time, Action<string?>? report)
    {
        _queue = queue;
        _writer = new RecordWriter(queue, _names, folder, options, time, report);
    }

    /// <summary>
    /// Starts writing what enters the queue. <paramref name="report"/> is told, from any thread, why the disk refuses,
    /// and null when it works again. The last segment of an earlier run, if torn, is cut before the first write.
    /// </summary>
    public static RecordLog Open(
        RecordQueue queue, RecordLogOptions options, TimeProvider time, Action<string?>? report = null) =>
        Open(queue, new SegmentFolder(options.Folder), options, time, report);

    internal static RecordLog Open(
        RecordQueue queue,
        ISegmentFolder folder,
        RecordLogOptions options,
        TimeProvider time,
        Action<string?>? report = null)
    {
        var log = new RecordLog(queue, folder, options, time, report);
        new Thread(log.Run) { Name = "records", IsBackground = true }.Start();
        return log;
    }

    /// <summary>Records written so far.</summary>
    public long Written => _writer.Written;

    /// <summary>Octets of those records.</summary>
    public long WrittenOctets => _writer.Octets;

    /// <summary>Records not yet written.</summary>
    public int Waiting => _queue.Waiting;

    /// <summary>
    /// Records lost: those that found the queue full, and those the disk did not take before the end.
    /// </summary>
    public long Lost => _queue.Lost + _writer.Lost;

    /// <summary>Why the disk refuses now, in its own words; null while it does not.</summary>
    public string? Trouble => _writer.Trouble;

    /// <summary>
    /// Says what the indexes of a settings generation mean; to be called before the first record of that generation,
    /// and thus before the settings are swapped in. Throws <see cref="ArgumentException"/> for more names than a frame
    /// holds.
    /// </summary>
    public void Announce(RecordNames names) => _names.Announce(names);

    /// <summary>
    /// Completes when every record added before the call was written, or was found impossible to write now.
    /// </summary>
    public Task FlushAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _flushes.Enqueue(done);
        _wake.Set();
        return _stopping ? Task.WhenAny(done.Task, _stopped.Task) : done.Task;
    }

    /// <summary>Writes what is left, brings it to the device, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _stopping = true;
        _wake.Set();
        await _stopped.Task.ConfigureAwait(false);
    }

    void Run()
    {
        while (!_stopping)
        {
            _wake.Reset();
            var flushes = _flushes.Count;
            if (_writer.Pump() == 0 && flushes == 0)
            {
                _wake.Wait(RecordLimits.IdleMs);
            }

            for (; flushes > 0 && _flushes.TryDequeue(out var flush); flushes--)
            {
                flush.SetResult();
            }
        }

        _writer.FinishAsync().ContinueWith(
            finished =>
            {
                while (_flushes.TryDequeue(out var flush))
                {
                    flush.SetResult();
                }

                if (finished.IsFaulted)
                {
                    _stopped.SetException(finished.Exception!.InnerExceptions);
                }
                else
                {
                    _stopped.SetResult();
                }
            },
            TaskScheduler.Default);
    }
}
