using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Storage.Sqlite;

/// <summary>A read transaction on a connection of its own: it sees the store as it was when it began.</summary>
sealed class SqliteView : IRegisterView
{
    const int ChunkLines = 8_192;

    readonly SqliteConnection _connection;
    readonly Action<SqliteConnection> _giveBack;

    public SqliteView(SqliteConnection connection, Action<SqliteConnection> giveBack)
    {
        (_connection, _giveBack) = (connection, giveBack);
        Run("BEGIN");
        using var head = Prepare(Rows.HeadSql);
        Head = Rows.Head(head);
        using var removal = Prepare("SELECT up_to FROM removal WHERE one = 1");
        RemovedTo = removal.Step() ? removal.Int(0) : 0;
    }

    public JournalHead Head { get; }

    public long RemovedTo { get; }

    Statement Prepare(string sql) => new(_connection.Handle!, sql);

    void Run(string sql)
    {
        using var statement = Prepare(sql);
        statement.Run();
    }

    public ValueTask<IReadOnlyList<StoredZone>> ZonesAsync(CancellationToken cancel)
    {
        using var row = Prepare("SELECT place, name, journal FROM zone ORDER BY place");
        List<StoredZone> zones = [];
        while (row.Step())
        {
            zones.Add(new StoredZone((byte)row.Int(0), row.Text(1) ?? "", row.Int(2)));
        }
        return ValueTask.FromResult<IReadOnlyList<StoredZone>>(zones);
    }

    public ValueTask<StoredLine> LineAsync(E164 number, CancellationToken cancel)
    {
        using var row = Prepare($"SELECT {Rows.LineColumns} FROM line WHERE number = ?1");
        row.Bind(1, (long)number.Value);
        return ValueTask.FromResult(row.Step() ? Rows.Line(row, number) : new StoredLine(number, default, 0));
    }

    public ValueTask<JournalEntry?> EntryAsync(long sequence, CancellationToken cancel)
    {
        using var row = Prepare($"SELECT {Rows.EntryColumns} FROM journal WHERE sequence = ?1");
        row.Bind(1, sequence);
        return ValueTask.FromResult(row.Step() ? Rows.Entry(row) : null);
    }

    public async IAsyncEnumerable<JournalEntry> JournalAsync(long from,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        using var row = Prepare($"SELECT {Rows.EntryColumns} FROM journal WHERE sequence >= ?1 ORDER BY sequence");
        row.Bind(1, from);
        while (row.Step())
        {
            cancel.ThrowIfCancellationRequested();
            yield return Rows.Entry(row);
        }
        await ValueTask.CompletedTask.ConfigureAwait(false);
    }

    public async IAsyncEnumerable<ReadOnlyMemory<StoredLine>> LinesAsync(
        [EnumeratorCancellation] CancellationToken cancel)
    {
        using var row = Prepare($"SELECT {Rows.LineColumns} FROM line ORDER BY number");
        var chunk = new StoredLine[ChunkLines];
        var count = 0;
        while (row.Step())
        {
            chunk[count++] = Rows.Line(row, new E164((ulong)row.Int(4)));
            if (count == chunk.Length)
            {
                cancel.ThrowIfCancellationRequested();
                yield return chunk;
                count = 0;
            }
        }
        yield return chunk.AsMemory(0, count);
        await ValueTask.CompletedTask.ConfigureAwait(false);
    }

    public IAsyncEnumerable<StoredLine> DueAsync(CancellationToken cancel) =>
        AllAsync($"SELECT {Rows.LineColumns} FROM line WHERE due IS NOT NULL ORDER BY due",
            row => Rows.Line(row, new E164((ulong)row.Int(4))), cancel);

    public ValueTask<IReadOnlyList<E164>> WardsAsync(E164 guardian, CancellationToken cancel)
    {
        using var row = Prepare("SELECT number FROM ward WHERE guardian = ?1 ORDER BY number");
        row.Bind(1, (long)guardian.Value);
        List<E164> lines = [];
        while (row.Step())
        {
            lines.Add(new E164((ulong)row.Int(0)));
        }
        return ValueTask.FromResult<IReadOnlyList<E164>>(lines);
    }

    public ValueTask<Subscriber?> SubscriberAsync(E164 number, CancellationToken cancel)
    {
        using var row = Prepare($"SELECT {Rows.SubscriberColumns} FROM subscriber WHERE number = ?1");
        row.Bind(1, (long)number.Value);
        return ValueTask.FromResult(row.Step() ? Rows.Subscriber(row) : null);
    }

    public IAsyncEnumerable<Subscriber> SubscribersAsync(CancellationToken cancel) =>
        AllAsync($"SELECT {Rows.SubscriberColumns} FROM subscriber ORDER BY number", Rows.Subscriber, cancel);

    public IAsyncEnumerable<PortedNumber> PortedAsync(CancellationToken cancel) =>
        AllAsync($"SELECT {Rows.PortedColumns} FROM ported ORDER BY number", Rows.Ported, cancel);

    public ValueTask<IReadOnlyList<StoredCampaign>> CampaignsAsync(CancellationToken cancel)
    {
        using var row = Prepare($"SELECT {Rows.CampaignColumns} FROM campaign ORDER BY id");
        List<StoredCampaign> campaigns = [];
        while (row.Step())
        {
            campaigns.Add(Rows.Campaign(row));
        }
        return ValueTask.FromResult<IReadOnlyList<StoredCampaign>>(campaigns);
    }

    public ValueTask<StoredNotice?> NoticeAsync(uint campaign, E164 number, CancellationToken cancel)
    {
        using var row = Prepare($"SELECT {Rows.NoticeColumns} FROM notice WHERE campaign = ?1 AND number = ?2");
        row.Bind(1, campaign).Bind(2, (long)number.Value);
        return ValueTask.FromResult<StoredNotice?>(row.Step() ? Rows.Notice(row) : null);
    }

    public async IAsyncEnumerable<ReadOnlyMemory<StoredNotice>> NoticesAsync(
        uint campaign, E164 after, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var row = Prepare($"SELECT {Rows.NoticeColumns} FROM notice WHERE campaign = ?1 AND number > ?2 "
            + "ORDER BY number");
        row.Bind(1, campaign).Bind(2, (long)after.Value);
        var chunk = new StoredNotice[ChunkLines];
        var count = 0;
        while (row.Step())
        {
            chunk[count++] = Rows.Notice(row);
            if (count == chunk.Length)
            {
                cancel.ThrowIfCancellationRequested();
                yield return chunk;
                count = 0;
            }
        }
        if (count > 0)
        {
            yield return chunk.AsMemory(0, count);
        }
        await ValueTask.CompletedTask.ConfigureAwait(false);
    }

    public ValueTask<IReadOnlyList<StoredNotice>> NoticesDueAsync(
        uint campaign, long untilUnixSeconds, int max, CancellationToken cancel)
    {
        using var row = Prepare($"SELECT {Rows.NoticeColumns} FROM notice WHERE campaign = ?1 AND due <= ?2 "
            + "ORDER BY due, number LIMIT ?3");
        row.Bind(1, campaign).Bind(2, untilUnixSeconds).Bind(3, max);
        List<StoredNotice> due = [];
        while (row.Step())
        {
            due.Add(Rows.Notice(row));
        }
        return ValueTask.FromResult<IReadOnlyList<StoredNotice>>(due);
    }

    async IAsyncEnumerable<T> AllAsync<T>(
        string sql, Func<Statement, T> read, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var row = Prepare(sql);
        while (row.Step())
        {
            cancel.ThrowIfCancellationRequested();
            yield return read(row);
        }
        await ValueTask.CompletedTask.ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        try
        {
            Run("ROLLBACK");
            _giveBack(_connection);
        }
        catch (StoreException)
        {
            _connection.Dispose();
        }
        return ValueTask.CompletedTask;
    }
}
