namespace Seawall.Register;

/// <summary>
/// Loads a file of lines told by the second channel: 1 rows are read and validated, 2 some hundred at a time are
/// written in the writer's turn, 3 those that cannot be taken are written with their reasons.
/// </summary>
sealed class ToldLoad(
    INoticeLedger ledger, StoredCampaign campaign, bool isDryRun, ChangeSource source, TimeProvider time,
    NoticeCounters counters)
{
    static readonly string[] Columns = ["number", "told"];

    readonly List<ToldLine> _lines = [];
    long _rows;
    long _changed;
    long _unchanged;

    public async ValueTask<ImportReport> RunAsync(ToldRequest request, CancellationToken cancel)
    {
        using var rejected = new RejectedRows(request.OpenRejected);
        var (failure, isFileAtFault) = ("", false);
        try
        {
            var view = await ledger.ViewAsync(cancel).ConfigureAwait(false);
            await using (view.ConfigureAwait(false))
            {
                await LoadAsync(request, view, rejected, cancel).ConfigureAwait(false);
            }
            rejected.Complete();
        }
        catch (ImportStopped stopped)
        {
            (failure, isFileAtFault) = (stopped.Message, stopped.FileAtFault);
        }
        catch (StoreException reason)
        {
            failure = reason.Message;
        }
        return new ImportReport
        {
            Failure = failure, FileAtFault = isFileAtFault, Rows = _rows, Changed = _changed, Unchanged = _unchanged,
            Rejected = rejected.Count, FirstRejections = rejected.First,
        };
    }

    async ValueTask LoadAsync(
        ToldRequest request, IRegisterView view, RejectedRows rejected, CancellationToken cancel)
    {
        using var rows = new CsvRows(request.Source);
        rows.ReadHeader(Columns, required: 2);
        while (rows.Read())
        {
            // 1 Rows are read and validated, 2 those that cannot be taken are written with their reasons.
            cancel.ThrowIfCancellationRequested();
            _rows++;
            if (rows.Problem is { } problem)
            {
                rejected.Add(rows, problem);
            }
            else if (!Read(rows).TryGet(out var line, out var error))
            {
                rejected.Add(rows, error);
            }
            else if (await view.NoticeAsync(campaign.Id, line.Number, cancel).ConfigureAwait(false) is not { } notice
                || notice.Round != campaign.Round)
            {
                rejected.Add(rows, new FieldError("number", $"{line.Number} has no notice of the campaign"));
            }
            else
            {
                _lines.Add(line);
            }

            // 3 Some hundred at a time are written in the writer's turn.
            if (_lines.Count >= NoticeLimits.TurnRowsMax)
            {
                await WriteAsync(cancel).ConfigureAwait(false);
            }
        }
        await WriteAsync(cancel).ConfigureAwait(false);
    }

    Reading<ToldLine> Read(CsvRows row)
    {
        var fields = new FieldReader(ledger.Model);
        if (!fields.Line(row.Field(0)).TryGet(out var number, out var error)
            || !fields.Told(row.Field(1), time.GetUtcNow()).TryGet(out var told, out error))
        {
            return error;
        }
        return told < campaign.StartedUnixSeconds
            ? new FieldError("told", "is before the campaign was started")
            : new ToldLine(number, told);
    }

    async ValueTask WriteAsync(CancellationToken cancel)
    {
        // Of a line that is there twice the later moment counts.
        ToldLine[] lines =
        [
            .. _lines.GroupBy(line => line.Number).Select(same => same.MaxBy(line => line.ToldUnixSeconds))
                .OrderBy(line => line.Number.Value),
        ];
        _lines.Clear();
        if (lines.Length == 0)
        {
            return;
        }
        List<(string, NoticeState, NoticeReason)> reached = [];
        var changed = 0;
        await ledger.TurnAsync(async turn => changed = await WriteAsync(turn, lines, reached).ConfigureAwait(false),
            cancel).ConfigureAwait(false);
        counters.Count(reached);
        _changed += changed;
        _unchanged += lines.Length - changed;
    }

    async ValueTask<int> WriteAsync(
        INoticeTurn turn, ToldLine[] lines, List<(string, NoticeState, NoticeReason)> reached)
    {
        if (turn.Find(campaign.Id) is not { IsInForce: true } current || current.Round != campaign.Round)
        {
            throw new ImportStopped("the campaign changed meanwhile: nothing more was taken", fileAtFault: false);
        }
        var rows = new NoticeRows();
        var tally = new WaveTally(current);
        await rows.LoadAsync(turn, campaign.Id, [.. lines.Select(line => line.Number)]).ConfigureAwait(false);
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var changed = 0;
        foreach (var line in lines)
        {
            var key = new NoticeKey(campaign.Id, line.Number);
            if (rows[key] is not { } before || before.Round != current.Round || before.State == NoticeState.Told)
            {
                continue;
            }
            var after = NoticeRule.ToldBySecond(before, line.ToldUnixSeconds, now);
            rows[key] = after;
            tally.Move(before, after);
            reached.Add((current.Terms.Name, after.State, after.Reason));
            changed++;
        }
        var (notices, gone, told) = rows.Changes();
        if (changed > 0 && !isDryRun)
        {
            await turn.CommitAsync(new NoticeBatch
            {
                Notices = notices, Gone = gone, Told = told, Campaigns = [current with { Counts = tally.Counts }],
                Source = source,
            }).ConfigureAwait(false);
        }
        if (isDryRun)
        {
            reached.Clear();
        }
        return changed;
    }
}
