using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Storage.Sqlite;

/// <summary>
/// Notices in their table, for the connection that writes: batches in order of number, where a step is cheaper than a
/// search.
/// </summary>
sealed class NoticeRows(Func<string, Statement> prepare)
{
    const int ScanFrom = 64;
    const int ScanStepsMax = 4;

    readonly Statement _read =
        prepare($"SELECT {Rows.NoticeColumns} FROM notice WHERE campaign = ?1 AND number = ?2");

    readonly Statement _scan = prepare($"SELECT {Rows.NoticeColumns} FROM notice "
        + "WHERE campaign = ?1 AND number BETWEEN ?2 AND ?3 ORDER BY number");

    readonly Statement _put = prepare($"INSERT INTO notice ({Rows.NoticeColumns}) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) "
        + "ON CONFLICT (campaign, number) DO UPDATE SET round = excluded.round, wave = excluded.wave, "
        + "state = excluded.state, reason = excluded.reason, marks = excluded.marks, attempts = excluded.attempts, "
        + "at = excluded.at, told = excluded.told, due = excluded.due, next_hop = excluded.next_hop, "
        + "message_ids = excluded.message_ids, delivered = excluded.delivered");

    readonly Statement _drop = prepare("DELETE FROM notice WHERE campaign = ?1 AND number = ?2");

    /// <summary>The notices of numbers, in a transaction around it.</summary>
    public void Read(uint campaign, ReadOnlySpan<E164> numbers, Span<StoredNotice?> notices)
    {
        notices.Clear();
        _read.Bind(1, campaign);
        for (var i = numbers.Length > ScanFrom ? Scan(campaign, numbers, notices) : 0; i < numbers.Length; i++)
        {
            _read.Bind(2, (long)numbers[i].Value);
            notices[i] = _read.Step() ? Rows.Notice(_read) : null;
            _read.Reset();
        }
    }

    /// <summary>
    /// Walks the stretch of rows beside the numbers, as long as there are not many more of them; returns how many
    /// numbers are done.
    /// </summary>
    int Scan(uint campaign, ReadOnlySpan<E164> numbers, Span<StoredNotice?> notices)
    {
        var (done, steps) = (0, 0);
        _scan.Bind(1, campaign).Bind(2, (long)numbers[0].Value).Bind(3, (long)numbers[^1].Value);
        while (_scan.Step())
        {
            var number = (ulong)_scan.Int(1);
            while (done < numbers.Length && numbers[done].Value < number)
            {
                done++;
            }
            if (done < numbers.Length && numbers[done].Value == number)
            {
                notices[done++] = Rows.Notice(_scan);
            }
            if (++steps > ScanStepsMax * numbers.Length)
            {
                _scan.Reset();
                return done;
            }
        }
        return numbers.Length;
    }

    public void Put(in StoredNotice notice)
    {
        _put.Bind(1, notice.Campaign).Bind(2, (long)notice.Number.Value).Bind(3, notice.Round).Bind(4, notice.Wave)
            .Bind(5, (long)notice.State).Bind(6, (long)notice.Reason).Bind(7, (long)notice.Marks)
            .Bind(8, notice.Attempts).Bind(9, notice.AtUnixSeconds).Bind(10, notice.ToldUnixSeconds)
            .Bind(12, notice.NextHop).Bind(13, notice.MessageIds).Bind(14, notice.Delivered);
        if (notice.DueUnixSeconds == 0)
        {
            _put.BindNone(11);
        }
        else
        {
            _put.Bind(11, notice.DueUnixSeconds);
        }
        _put.Run();
    }

    public void Drop(NoticeKey key) => _drop.Bind(1, key.Campaign).Bind(2, (long)key.Number.Value).Run();
}
