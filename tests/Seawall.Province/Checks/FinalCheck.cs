using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Province;

/// <summary>
/// Holds everything against everything at the end: notices, counts and journal with what was seen from outside, and the
/// book with itself after a start from the store alone and one from the snapshot.
/// </summary>
sealed class FinalCheck(World world, Director director, Life life)
{
    /// <summary>Runs it; what is wrong goes to the findings.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await life.SweepAsync();
        await LookAtNoticesAsync(cancel);
        await VerifyAsync(cancel);

        // The same from the snapshot, and from nothing but the store.
        await world.Site.RestartAsync(snapshot: true);
        await life.SweepAsync();
        await world.Site.RestartAsync(snapshot: false);
        await life.SweepAsync();

        // Withdrawn it shuts nothing; what people chose stays.
        await director.WithdrawAsync();
        await life.SweepAsync();
        await VerifyAsync(cancel);
    }

    async Task VerifyAsync(CancellationToken cancel)
    {
        var answer = await world.Site.Register.VerifyAsync(null, cancel);
        if (answer.Value is not { Holds: true })
        {
            Wrong("the journal does not hold", answer.Message + string.Join(' ', answer.Value?.Faults ?? []));
        }
    }

    async Task LookAtNoticesAsync(CancellationToken cancel)
    {
        var stored = director.Stored!;
        var rows = new StoredNotice?[world.Lines.Lines];
        var view = await world.Site.Store.ViewAsync(cancel);
        await using (view)
        {
            await foreach (var chunk in view.NoticesAsync(stored.Id, default, cancel))
            {
                foreach (var notice in chunk.Span)
                {
                    if (world.Lines.Line(notice.Number) is >= 0 and var line && notice.Round == stored.Round)
                    {
                        rows[line] = notice;
                    }
                }
            }
            await JournalCheck.RunAsync(view, stored, rows, world, cancel);
        }
        for (var line = 0; line < rows.Length; line++)
        {
            LookAt(line, rows[line]);
        }
        LookForMarks(rows);
        LookAtCounts(stored, rows);
    }

    void LookAt(int line, StoredNotice? row)
    {
        var lines = world.Lines;
        if (row is null)
        {
            if (lines.IsMember(line) && IsUndecided(line))
            {
                Wrong("a line forgotten", $"line {line}");
            }
            return;
        }
        if (!lines.IsMember(line))
        {
            Wrong("a notice of a line outside the campaign", $"line {line}: {row}");
        }
        if (row.Value.State == NoticeState.InFlight)
        {
            Wrong("a notice in flight for ever", $"line {line}: {row}");
        }
        if (row.Value.State == NoticeState.Told
            && (lines.Told(line) == long.MaxValue || row.Value.ToldUnixSeconds < lines.Told(line)))
        {
            Wrong("told without proof", $"line {line}: {row}, proof {lines.Told(line)}");
        }
        if (row.Value.State != NoticeState.Told && lines.ToldSurely(line) != long.MaxValue)
        {
            Wrong("proof that told nobody", $"line {line}: {row}");
        }
    }

    bool IsUndecided(int line)
    {
        var terms = world.Truth.Terms!;
        for (var zone = 0; zone < world.Callers.Zones; zone++)
        {
            if (terms.Zones.Contains(world.Order.Model.Zones.Names[zone])
                && ((terms.Services.HasFlag(ServiceMask.Voice)
                        && world.Lines.Choice(line, Service.Voice, zone) == Choice.Undecided)
                    || (terms.Services.HasFlag(ServiceMask.Sms)
                        && world.Lines.Choice(line, Service.Sms, zone) == Choice.Undecided)))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Lines that got a notice twice are marked so.</summary>
    void LookForMarks(StoredNotice?[] rows)
    {
        foreach (var line in world.Sends.MaybeTwice)
        {
            if (rows[line] is { } row && !row.Marks.HasFlag(NoticeMarks.MaybeTwice))
            {
                Wrong("a line twice and not marked", $"line {line}: {row}");
            }
        }
    }

    void LookAtCounts(StoredCampaign stored, StoredNotice?[] rows)
    {
        for (var wave = 0; wave < stored.Terms.Waves.Length; wave++)
        {
            long[] found = new long[(int)NoticeState.Unreached + 1];
            long tried = 0;
            foreach (var row in rows)
            {
                if (row is { } one && one.Wave == wave)
                {
                    found[(int)one.State]++;
                    tried += one.Attempts > 0 ? 1 : 0;
                }
            }
            var count = stored.Counts[wave];
            (string Name, long Counted, long Found)[] sums =
            [
                ("tried", count.Tried, tried),
                ("in flight", count.InFlight, found[(int)NoticeState.InFlight]),
                ("sent", count.Sent, found[(int)NoticeState.Sent]),
                ("told", count.Told, found[(int)NoticeState.Told]),
                ("deferred", count.Deferred, found[(int)NoticeState.Deferred]),
                ("unreached", count.Unreached, found[(int)NoticeState.Unreached]),
            ];
            foreach (var (name, counted, seen) in sums)
            {
                if (counted != seen)
                {
                    Wrong("sums do not add up", $"wave {wave}: {name} {counted}, notices say {seen}");
                }
            }
        }
    }

    void Wrong(string rule, string how) => world.Findings.Add(rule, world.Now, how);
}
