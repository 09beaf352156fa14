using System.Globalization;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Makes the report of a campaign in one walk of the journal: 1 the campaign's life in spans, 2 lines told and untold,
/// 3 what lines chose, 4 at the end the hours that came since. A line is looked at when something happens to it and at
/// the end, never in between: what its hours did meanwhile follows from the spans. Memory is 8 octets a line of every
/// page of 10,000 numbers that anything happened in.
/// </summary>
sealed class CampaignReporter(IRegisterView view, StoredCampaign campaign, DateTimeOffset now)
{
    const int ProgressEvery = 4_096;

    readonly ReportDays _days = new(TimeZoneInfo.FindSystemTimeZoneById(campaign.Terms.TimeZone));
    readonly ReportSpans _spans = new();
    readonly ReportLines _lines = new();
    ReportSlots _slots = new([]);
    long _removed;
    long _removedTo;
    bool _isKnown;

    public async ValueTask<CampaignReport> RunAsync(IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        _slots = new ReportSlots(await view.ZonesAsync(cancel).ConfigureAwait(false));
        // Where a zone of the campaign is kept must be known before the first choice is read.
        _slots.Of(campaign.Terms);
        if (view.RemovedTo > 0)
        {
            await BeginWithLinesAsync(cancel).ConfigureAwait(false);
        }
        var read = 0L;
        await foreach (var entry in view.JournalAsync(1, cancel).ConfigureAwait(false))
        {
            Read(entry);
            if (++read % ProgressEvery == 0)
            {
                progress?.Report(new VerifyProgress(read, view.Head.Sequence));
            }
        }
        var (told, shut) = End();
        var notices = await NoticesAsync(cancel).ConfigureAwait(false);
        progress?.Report(new VerifyProgress(read, view.Head.Sequence));
        var days = _days.ToDays();
        return new CampaignReport
        {
            Campaign = campaign,
            At = now,
            Days = days,
            Sum = days.Aggregate(new ReportDay(default, 0, 0, 0, 0, 0, 0), (sum, day) => sum.And(day)),
            ToldNow = told,
            ShutNow = shut,
            Notices = notices,
            Journal = view.Head.Sequence,
            Hash = view.Head.Hash.ToString(),
            Remarks = [.. Remarks()],
        };
    }

    /// <summary>
    /// Lines whose changes are all from before persons were removed have been since as they are now.
    /// </summary>
    async ValueTask BeginWithLinesAsync(CancellationToken cancel)
    {
        await foreach (var lines in view.LinesAsync(cancel).ConfigureAwait(false))
        {
            foreach (ref readonly var line in lines.Span)
            {
                if (line.Last <= view.RemovedTo && _slots.Decided(line.Choices) is not 0 and var decided)
                {
                    _lines.At(line.Number).Decided = decided;
                }
            }
        }
    }

    void Read(JournalEntry entry)
    {
        var at = entry.AtUnixMilliseconds / 1000;
        if (entry.Removed is not null)
        {
            (_removed, _removedTo) = (_removed + (_isKnown ? 1 : 0), at);
            return;
        }
        switch (entry.Kind)
        {
            case JournalKind.CampaignApplied:
                Apply(entry, at);
                break;
            case JournalKind.CampaignStarted or JournalKind.CampaignPaused or JournalKind.CampaignWithdrawn:
                if (CampaignBody.TryRead(entry.Body.Span, out var id, out _) && id == campaign.Id)
                {
                    Live(entry.Kind, at);
                }
                break;
            case JournalKind.LinesTold or JournalKind.LinesUntold:
                Tell(entry, at);
                break;
            default:
                if (entry.Lines > 0)
                {
                    Change(entry, at);
                }
                break;
        }
    }

    /// <summary>1 Other terms; they hold at once, also for lines told before where the round is the same.</summary>
    void Apply(JournalEntry entry, long at)
    {
        if (!CampaignForm.TryReadApplied(entry.Body.Span, out var applied) || applied!.Id != campaign.Id)
        {
            return;
        }
        _isKnown = true;
        var (terms, slots) = (applied.Terms, _slots.Of(applied.Terms));
        _spans.Change(at, before => before with
        {
            Shuts = terms is { Default: CampaignDefault.Shut, Shadow: false },
            Round = applied.Round,
            Effect = terms.Effect.ToUnixTimeSeconds(),
            Notice = (long)TimeSpan.FromDays(terms.Notice.Days).TotalSeconds,
            Slots = slots,
        });
    }

    /// <summary>1 It starts, goes on, is paused, or ends.</summary>
    void Live(JournalKind kind, long at) => _spans.Change(at, before => before with
    {
        IsInForce = kind != JournalKind.CampaignWithdrawn,
        Held = kind == JournalKind.CampaignPaused ? at : long.MaxValue,
    });

    /// <summary>2 Lines told, or told no longer.</summary>
    void Tell(JournalEntry entry, long at)
    {
        var reader = new ToldReader(entry);
        if (reader.Campaign != campaign.Id)
        {
            return;
        }
        while (reader.TryRead(out var told))
        {
            ref var line = ref _lines.At(told.Number);
            Settle(ref line, at);
            if (entry.Kind == JournalKind.LinesUntold)
            {
                Untell(ref line, at);
                continue;
            }
            line.Tell((uint)Math.Min(told.ToldUnixSeconds, uint.MaxValue), reader.Round);
            _days.Count(ReportEvent.Told, told.ToldUnixSeconds);
            Touch(ref line, at);
        }
    }

    void Untell(ref ReportLine line, long at)
    {
        if (line.Told != 0)
        {
            _days.Count(ReportEvent.Untold, at);
            line.Tell(0, 0);
        }
    }

    /// <summary>3 What lines chose.</summary>
    void Change(JournalEntry entry, long at)
    {
        var isOtherPerson = entry.Kind is JournalKind.HolderChanged or JournalKind.Moved;
        var reader = new LineChangeReader(entry);
        while (reader.TryRead(out var change))
        {
            ref var line = ref _lines.At(change.Number);

            // Of a line whose earlier changes lost their persons this is the first that is known.
            line.Decided = _slots.Decided(change.Before);
            Settle(ref line, at);
            if (isOtherPerson)
            {
                Untell(ref line, at);
            }
            else if (line.Told != 0 && IsTold(line))
            {
                Answer(ref line, change, at);
            }
            line.Decided = _slots.Decided(change.After);
            Touch(ref line, at);
        }
    }

    bool IsTold(in ReportLine line) =>
        _spans.Now.IsInForce && line.Round == (_spans.Now.Round & ReportLine.RoundMask);

    /// <summary>A line that was told decides.</summary>
    void Answer(ref ReportLine line, in LineChange change, long at)
    {
        var slots = _spans.Now.Slots;
        if ((_slots.Open(change.After) & ~_slots.Open(change.Before) & slots) != 0)
        {
            var isBack = line.Has(ReportMarks.Shut);
            Once(ref line, isBack ? ReportMarks.CameBack : ReportMarks.Kept,
                isBack ? ReportEvent.CameBack : ReportEvent.Kept, at);
        }
        if ((_slots.Shut(change.After) & ~_slots.Shut(change.Before) & slots) != 0)
        {
            Once(ref line, ReportMarks.DecidedShut, ReportEvent.DecidedShut, at);
        }
    }

    /// <summary>Counts the hour that came since something happened to the line, up to a moment.</summary>
    void Settle(ref ReportLine line, long until)
    {
        if (line.Told != 0 && !line.Has(ReportMarks.Shut)
            && _spans.ShutAt(line.Span, line.Told, line.Round, line.Decided, until) is { } at)
        {
            Once(ref line, ReportMarks.Shut, ReportEvent.Shut, at);
        }
    }

    /// <summary>Something happened to the line: where it is shut by now, it is from now on.</summary>
    void Touch(ref ReportLine line, long at)
    {
        line.Span = _spans.Place;
        if (line.Told != 0 && _spans.IsShut(line.Told, line.Round, line.Decided, at))
        {
            Once(ref line, ReportMarks.Shut, ReportEvent.Shut, at);
        }
    }

    void Once(ref ReportLine line, ReportMarks mark, ReportEvent what, long at)
    {
        if (!line.Has(mark))
        {
            line.Mark(mark);
            _days.Count(what, at);
        }
    }

    /// <summary>4 The hours that came since; how many are told, and how many have something shut now.</summary>
    (long Told, long Shut) End()
    {
        var (told, shut, until) = (0L, 0L, now.ToUnixTimeSeconds());
        foreach (var page in _lines.Pages)
        {
            foreach (ref var line in page.AsSpan())
            {
                if (line.Told == 0)
                {
                    continue;
                }
                Settle(ref line, until);
                told += line.Round == (_spans.Now.Round & ReportLine.RoundMask) ? 1 : 0;
                shut += _spans.IsShut(line.Told, line.Round, line.Decided, until) ? 1 : 0;
            }
        }
        return (told, shut);
    }

    async ValueTask<ReportNotices> NoticesAsync(CancellationToken cancel)
    {
        var counts = new long[(int)NoticeState.Unreached + 1];
        var (tried, attempts, second, twice) = (0L, 0L, 0L, 0L);
        await foreach (var notices in view.NoticesAsync(campaign.Id, default, cancel).ConfigureAwait(false))
        {
            foreach (ref readonly var notice in notices.Span)
            {
                counts[(int)notice.State]++;
                tried++;
                attempts += notice.Attempts;
                second += notice is { State: NoticeState.Told, Reason: NoticeReason.SecondChannel } ? 1 : 0;
                twice += (notice.Marks & NoticeMarks.MaybeTwice) != 0 ? 1 : 0;
            }
        }
        return new ReportNotices(
            tried, attempts,
            [.. Enum.GetValues<NoticeState>().Select(state => new NoticeCount(state, counts[(int)state]))],
            second, twice);
    }

    IEnumerable<string> Remarks()
    {
        if (_removed > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"persons were removed from {_removed} entries since the campaign was applied, the latest of "
                    + $"{DateTimeOffset.FromUnixTimeSeconds(_removedTo):yyyy-MM-dd}: what they said is not counted");
        }
        if (_slots.HasLeftOut)
        {
            yield return $"the campaign had more than {ScreeningLimits.ZonesMax} zones over all its versions: "
                + "choices for the last of them are not counted";
        }
    }
}
