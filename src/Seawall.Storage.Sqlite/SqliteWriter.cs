using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Storage.Sqlite;

/// <summary>The one connection that writes, and its prepared statements.</summary>
sealed class SqliteWriter : IDisposable
{
    const int ScanFrom = 64;
    const int ScanStepsMax = 4;

    readonly SqliteConnection _connection;
    readonly byte[] _detail = new byte[LineForm.DetailBytesMax];
    readonly List<Statement> _statements = [];
    readonly Statement _begin, _look, _commit, _rollback, _readHead, _moveHead, _changes;
    readonly Statement _readLine, _scanLines, _putLine, _addEntry, _addZone, _dropWards, _addWard, _remove, _removedTo;
    readonly Statement _readSubscriber, _putSubscriber, _readPorted, _putPorted, _putCampaign;
    readonly NoticeRows _notices;

    public SqliteWriter(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Prepare("BEGIN IMMEDIATE");
        _look = Prepare("BEGIN");
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
        _readHead = Prepare(Rows.HeadSql);
        _moveHead = Prepare("UPDATE head SET sequence = ?1, hash = ?2, last_rule = ?3 "
            + "WHERE sequence = ?4 AND hash = ?5");
        _changes = Prepare("SELECT changes()");
        _readLine = Prepare($"SELECT {Rows.LineColumns} FROM line WHERE number = ?1");
        _scanLines = Prepare($"SELECT {Rows.LineColumns} FROM line WHERE number BETWEEN ?1 AND ?2 ORDER BY number");
        _putLine = Prepare("INSERT INTO line (number, voice, sms, detail, last, due) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
            + "ON CONFLICT (number) DO UPDATE SET voice = excluded.voice, sms = excluded.sms, "
            + "detail = excluded.detail, last = excluded.last, due = excluded.due");
        _addEntry = Prepare($"INSERT INTO journal ({Rows.EntryColumns}) VALUES "
            + "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, NULL)");
        _dropWards = Prepare("DELETE FROM ward WHERE number = ?1");
        _addWard = Prepare("INSERT INTO ward (guardian, number) VALUES (?1, ?2)");
        _remove = Prepare("UPDATE journal SET who = '', note = '', evidence = '', body = x'', salt = zeroblob(16), "
            + "removed = ?2 WHERE sequence = ?1");
        _removedTo = Prepare("UPDATE removal SET up_to = ?1 WHERE one = 1");
        _addZone = Prepare("INSERT INTO zone (place, name, journal) VALUES (?1, ?2, ?3)");
        _readSubscriber = Prepare($"SELECT {Rows.SubscriberColumns} FROM subscriber WHERE number = ?1");
        _putSubscriber = Prepare(
            $"INSERT OR REPLACE INTO subscriber ({Rows.SubscriberColumns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        _readPorted = Prepare($"SELECT {Rows.PortedColumns} FROM ported WHERE number = ?1");
        _putPorted = Prepare($"INSERT OR REPLACE INTO ported ({Rows.PortedColumns}) VALUES (?1, ?2, ?3)");
        _putCampaign = Prepare($"INSERT INTO campaign ({Rows.CampaignColumns}) VALUES (?1, ?2, ?3) "
            + "ON CONFLICT (id) DO UPDATE SET applied = excluded.applied, standing = excluded.standing");
        _notices = new NoticeRows(Prepare);
    }

    Statement Prepare(string sql)
    {
        var statement = new Statement(_connection.Handle!, sql);
        _statements.Add(statement);
        return statement;
    }

    public JournalHead Head() => Rows.Head(_readHead);

    public void ReadLines(ReadOnlySpan<E164> numbers, Span<StoredLine> lines)
    {
        using var look = Look();
        for (var i = numbers.Length > ScanFrom ? ScanLines(numbers, lines) : 0; i < numbers.Length; i++)
        {
            _readLine.Bind(1, (long)numbers[i].Value);
            lines[i] = _readLine.Step() ? Rows.Line(_readLine, numbers[i]) : new StoredLine(numbers[i], default, 0);
            _readLine.Reset();
        }
    }

    /// <summary>
    /// Walks the stored lines of the whole stretch beside the numbers, as long as there are not many more of them;
    /// returns how many numbers are done. A file's lines stand close together, and a step is cheaper than a search.
    /// </summary>
    int ScanLines(ReadOnlySpan<E164> numbers, Span<StoredLine> lines)
    {
        var (done, steps) = (0, 0);
        _scanLines.Bind(1, (long)numbers[0].Value).Bind(2, (long)numbers[^1].Value);
        while (_scanLines.Step())
        {
            var number = (ulong)_scanLines.Int(4);
            for (; done < numbers.Length && numbers[done].Value < number; done++)
            {
                lines[done] = new StoredLine(numbers[done], default, 0);
            }
            if (done < numbers.Length && numbers[done].Value == number)
            {
                lines[done] = Rows.Line(_scanLines, numbers[done]);
                done++;
            }
            if (++steps > ScanStepsMax * numbers.Length)
            {
                _scanLines.Reset();
                return done;
            }
        }
        for (; done < numbers.Length; done++)
        {
            lines[done] = new StoredLine(numbers[done], default, 0);
        }
        return done;
    }

    public void ReadSubscribers(ReadOnlySpan<E164> numbers, Span<Subscriber?> subscribers)
    {
        using var look = Look();
        for (var i = 0; i < numbers.Length; i++)
        {
            _readSubscriber.Bind(1, (long)numbers[i].Value);
            subscribers[i] = _readSubscriber.Step() ? Rows.Subscriber(_readSubscriber) : null;
            _readSubscriber.Reset();
        }
    }

    public void ReadPorted(ReadOnlySpan<E164> numbers, Span<PortedNumber?> ported)
    {
        using var look = Look();
        for (var i = 0; i < numbers.Length; i++)
        {
            _readPorted.Bind(1, (long)numbers[i].Value);
            ported[i] = _readPorted.Step() ? Rows.Ported(_readPorted) : null;
            _readPorted.Reset();
        }
    }

    public void ReadNotices(uint campaign, ReadOnlySpan<E164> numbers, Span<StoredNotice?> notices)
    {
        using var look = Look();
        _notices.Read(campaign, numbers, notices);
    }

    /// <summary>One transaction around many reads: without it each read would lock and unlock the file.</summary>
    Ending Look()
    {
        _look.Run();
        return new Ending(this);
    }

    readonly ref struct Ending(SqliteWriter writer)
    {
        public void Dispose() => writer.RollBack();
    }

    /// <summary>One transaction; when this returns it is on the disk (WAL, synchronous FULL).</summary>
    public void Append(StoreBatch batch)
    {
        if (batch.Removals.Count > 0)
        {
            // What is removed is overwritten in the file, and not left lying in free pages.
            Set("secure_delete = ON");
        }
        _begin.Run();
        try
        {
            MoveHead(batch);
            foreach (var entry in batch.Entries)
            {
                Add(entry);
            }
            foreach (var zone in batch.Zones)
            {
                _addZone.Bind(1, zone.Place).Bind(2, zone.Name).Bind(3, zone.Journal).Run();
            }
            foreach (ref readonly var line in batch.Lines.Span)
            {
                Put(line);
            }
            foreach (var line in batch.Wards)
            {
                Put(line);
            }
            foreach (var one in batch.Subscribers.Span)
            {
                _putSubscriber.Bind(1, (long)one.Number.Value).Bind(2, one.Operator).Bind(3, one.Region)
                    .Bind(4, one.District).Bind(5, one.Language).Bind(6, one.Holder).Run();
            }
            foreach (var one in batch.Ported.Span)
            {
                _putPorted.Bind(1, (long)one.Number.Value).Bind(2, one.Operator).Bind(3, one.Region).Run();
            }
            PutCampaigns(batch);
            Remove(batch.Removals);
            _commit.Run();
        }
        catch (StoreException)
        {
            RollBack();
            throw;
        }
        if (batch.Removals.Count > 0)
        {
            Set("secure_delete = OFF");
            Set("wal_checkpoint(TRUNCATE)");
        }
    }

    void PutCampaigns(StoreBatch batch)
    {
        foreach (var campaign in batch.Campaigns)
        {
            _putCampaign.Bind(1, campaign.Id).BindText(2, CampaignForm.WriteApplied(campaign))
                .BindText(3, CampaignForm.WriteStanding(campaign)).Run();
        }
        foreach (var key in batch.NoticesGone)
        {
            _notices.Drop(key);
        }
        foreach (ref readonly var notice in batch.Notices.Span)
        {
            _notices.Put(notice);
        }
    }

    void Remove(IReadOnlyList<Removal> removals)
    {
        Span<byte> hash = stackalloc byte[JournalHash.Bytes];
        foreach (var removal in removals)
        {
            removal.Hash.Write(hash);
            _remove.Bind(1, removal.Journal).Bind(2, hash).Run();
        }
        if (removals.Count > 0)
        {
            _removedTo.Bind(1, removals[^1].Journal).Run();
        }
    }

    void Set(string pragma)
    {
        using var statement = new Statement(_connection.Handle!, $"PRAGMA {pragma}");
        while (statement.Step())
        {
        }
    }

    void MoveHead(StoreBatch batch)
    {
        var (next, expected) = (batch.Next, batch.Expected);
        Span<byte> nextHash = stackalloc byte[JournalHash.Bytes], expectedHash = stackalloc byte[JournalHash.Bytes];
        next.Hash.Write(nextHash);
        expected.Hash.Write(expectedHash);
        _moveHead.Bind(1, next.Sequence).Bind(2, next.Sequence == 0 ? [] : nextHash).Bind(3, next.LastRule)
            .Bind(4, expected.Sequence).Bind(5, expected.Sequence == 0 ? [] : expectedHash).Run();
        _changes.Step();
        var moved = _changes.Int(0);
        _changes.Reset();
        if (moved != 1)
        {
            throw new StoreException(StoreFailure.Conflict, "the journal went on without us: somebody else wrote");
        }
    }

    void Add(JournalEntry entry)
    {
        Span<byte> hash = stackalloc byte[JournalHash.Bytes];
        entry.Hash.Write(hash);
        Span<byte> salt = stackalloc byte[JournalForm.SaltBytes];
        BinaryPrimitives.WriteUInt128BigEndian(salt, entry.Salt);
        _addEntry.Bind(1, entry.Sequence).Bind(2, entry.AtUnixMilliseconds).Bind(3, (long)entry.Kind)
            .Bind(4, (long)entry.Way).Bind(5, entry.Who).Bind(6, entry.Note).Bind(7, entry.Lines)
            .Bind(8, entry.Body.Span).Bind(9, hash).Bind(10, entry.Form).Bind(11, entry.Evidence)
            .Bind(12, salt).Run();
    }

    void Put(in StoredLine line)
    {
        _putLine.Bind(1, (long)line.Number.Value).Bind(2, (long)line.Choices.Voice).Bind(3, (long)line.Choices.Sms)
            .Bind(5, line.Last);
        if (line.Choices.Detail is { } detail)
        {
            _putLine.Bind(4, _detail.AsSpan(0, LineForm.WriteDetail(_detail, detail)));
        }
        else
        {
            _putLine.BindNone(4);
        }
        if (line.Choices.Care.DueUnixSeconds is { } due)
        {
            _putLine.Bind(6, due);
        }
        else
        {
            _putLine.BindNone(6);
        }
        _putLine.Run();
    }

    void Put(LineGuardians line)
    {
        _dropWards.Bind(1, (long)line.Number.Value).Run();
        foreach (var guardian in line.Guardians)
        {
            _addWard.Bind(1, (long)guardian.Value).Bind(2, (long)line.Number.Value).Run();
        }
    }

    void RollBack()
    {
        try
        {
            _rollback.Run();
        }
        catch (StoreException)
        {
            // SQLite rolled back by itself, or the connection is beyond it; either way it is closed next.
        }
    }

    public void Dispose()
    {
        _statements.ForEach(statement => statement.Dispose());
        _connection.Dispose();
    }
}
