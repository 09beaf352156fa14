using System.Threading.Channels;

namespace Seawall.Register;

/// <summary>
/// Loads a file, two steps beside each other: 1 rows are read and validated into runs, 2 runs are sorted and loaded
/// chunk by chunk in the writer's turn, so that single changes wait for no more than a chunk. Two runs go round; memory
/// does not grow with the file.
/// </summary>
sealed class BulkLoad<TRow>(
    BulkKind<TRow> kind, ImportRequest request, ChoiceWriter writer, TimeProvider time,
    IProgress<ImportProgress>? progress)
{
    const int Runs = 2;
    const int ProgressEvery = 16_384;

    readonly Channel<Run<TRow>> _full = Channel.CreateBounded<Run<TRow>>(Runs);
    readonly Channel<Run<TRow>> _free = Channel.CreateBounded<Run<TRow>>(Runs);
    readonly Lock _counting = new();
    ImportReport _report = new();
    long _rows;
    long _rejected;
    long _loaded;
    long _bytes;

    public async ValueTask<ImportReport> RunAsync(CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        for (var i = 0; i < Runs; i++)
        {
            _free.Writer.TryWrite(new Run<TRow>(kind));
        }
        var reading = Task.Run(() => ReadAsync(stop.Token), CancellationToken.None);
        var loading = LoadAsync(stop.Token);
        var failure = "";
        var fileAtFault = false;
        foreach (var step in (Task[])[loading, reading])
        {
            try
            {
                await step.ConfigureAwait(false);
            }
            catch (ImportStopped reason)
            {
                (failure, fileAtFault) = (reason.Message, reason.FileAtFault);
            }
            catch (StoreException reason)
            {
                (failure, fileAtFault) = ($"the store cannot take changes now: {reason.Message}", false);
            }
            catch (OperationCanceledException) when (failure.Length > 0 || cancel.IsCancellationRequested)
            {
                failure = failure.Length > 0 ? failure : "cancelled";
            }
            if (failure.Length > 0)
            {
                await stop.CancelAsync().ConfigureAwait(false);
            }
        }
        Report();
        return _report with { Failure = failure, FileAtFault = fileAtFault, Rows = _rows };
    }

    async Task ReadAsync(CancellationToken stop)
    {
        try
        {
            using var rows = new CsvRows(request.Source);
            rows.ReadHeader(kind.Columns, kind.Required);
            using var rejected = new RejectedRows(request.OpenRejected);
            await ReadRowsAsync(rows, rejected, stop).ConfigureAwait(false);
            rejected.Complete();
            _full.Writer.Complete();
        }
        catch (Exception failure)
        {
            _full.Writer.Complete(failure);
            throw;
        }
    }

    async ValueTask ReadRowsAsync(CsvRows rows, RejectedRows rejected, CancellationToken stop)
    {
        var run = await _free.Reader.ReadAsync(stop).ConfigureAwait(false);
        try
        {
            while (rows.Read())
            {
                FieldError error = default;
                if (rows.Problem is null && kind.Read(rows).TryGet(out var row, out error))
                {
                    run.Add(row);
                }
                else
                {
                    rejected.Add(rows, rows.Problem ?? error);
                }
                if (run.IsFull)
                {
                    await _full.Writer.WriteAsync(run, stop).ConfigureAwait(false);
                    run = await _free.Reader.ReadAsync(stop).ConfigureAwait(false);
                }
                if (rows.Rows % ProgressEvery == 0)
                {
                    stop.ThrowIfCancellationRequested();
                    (_rows, _rejected, _bytes) = (rows.Rows, rejected.Count, rows.Bytes);
                    Report();
                }
            }
            await _full.Writer.WriteAsync(run, stop).ConfigureAwait(false);
        }
        finally
        {
            (_rows, _rejected, _bytes) = (rows.Rows, rejected.Count, rows.Bytes);
            lock (_counting)
            {
                _report = _report with { Rejected = rejected.Count, FirstRejections = rejected.First };
            }
        }
    }

    async Task LoadAsync(CancellationToken stop)
    {
        // A wrong file stops only after its good rows before were loaded; a cancelled one at the next chunk.
        await foreach (var run in _full.Reader.ReadAllAsync(stop).ConfigureAwait(false))
        {
            run.Sort();
            for (var start = 0; start < run.Count;)
            {
                var end = run.ChunkEnd(start, RegisterLimits.ChunkLinesMax);
                var rows = run.Rows[start..end];
                var tally = await writer.SubmitAsync(
                    session => kind.LoadAsync(session, rows, request.DryRun, time.GetUtcNow()), stop)
                        .ConfigureAwait(false);
                Count(tally);
                Interlocked.Add(ref _loaded, rows.Length);
                Report();
                start = end;
            }
            run.Clear();
            await _free.Writer.WriteAsync(run, stop).ConfigureAwait(false);
        }
    }

    void Count(in ChunkTally tally)
    {
        lock (_counting)
        {
            _report = _report with
            {
                Changed = _report.Changed + tally.Changed,
                Unchanged = _report.Unchanged + tally.Unchanged,
                NewHolders = _report.NewHolders + tally.NewHolders,
                FirstJournal = _report.FirstJournal == 0 ? tally.Journal : _report.FirstJournal,
                LastJournal = tally.Journal == 0 ? _report.LastJournal : tally.Journal,
            };
        }
    }

    void Report() => progress?.Report(new ImportProgress(
        Interlocked.Read(ref _bytes), request.Source.CanSeek ? request.Source.Length : 0,
        Interlocked.Read(ref _rows), Interlocked.Read(ref _loaded), Interlocked.Read(ref _rejected)));
}
