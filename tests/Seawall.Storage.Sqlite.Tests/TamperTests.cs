using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Seawall.Register;
using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Storage.Sqlite.Tests;

/// <summary>Whoever changes the past, or the present without the past, is found out.</summary>
public sealed class TamperTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static string Number(long line) => RegisterSamples.Line(line).ToString();

    static async Task FillAsync(ChoiceRegister register)
    {
        var change = new ChangeRequest
        {
            Number = Number(1), To = "shut", Who = "staff 7", Way = ChangeWay.Cli, Note = "she called, 她来电",
            Evidence = "request 9",
        };
        await register.ChangeAsync(change);
        await register.ChangeAsync(change with { To = "open", For = "24h", Service = "voice" });
        var rule = new RuleRequest
        {
            Number = Number(1), Pass = true, Target = "CA", Who = "self", Way = ChangeWay.Cli,
        };
        await register.AddRuleAsync(rule);
        await register.AddRuleAsync(rule with { Target = "+12025550123", Service = "sms" });
        await register.RemoveRuleAsync(rule);
        await ImportAsync(ImportKind.Choices,
            $"number,service,zone,to,note\n{Number(1)},sms,macao,open,\n{Number(2)},all,all,shut,row\n");
        await ImportAsync(ImportKind.Subscribers, $"number,holder\n{Number(2)},A\n");
        await ImportAsync(ImportKind.Subscribers, $"number,holder\n{Number(2)},B\n");

        async Task ImportAsync(ImportKind kind, string csv)
        {
            using var source = new MemoryStream(Encoding.UTF8.GetBytes(csv));
            var report = await register.ImportAsync(new ImportRequest
            {
                Kind = kind, Source = source, OpenRejected = () => throw new InvalidOperationException(), Who = "batch",
            }, null, Cancel);
            Assert.True(report is { Complete: true, Changed: > 0 }, report.Failure);
        }
    }

    [Fact]
    public async Task A_change_of_any_octet_of_the_journal_is_found()
    {
        using var folder = new Folder();
        await using var register = await folder.StartAsync();
        await FillAsync(register);
        await using var database = await OpenAsync(folder);
        await RunAsync(database, "DROP TRIGGER journal_keeps_what_it_has");
        Assert.True((await VerifyAsync(register)).Holds);
        var (last, tried) = (await NumberAsync(database, "SELECT max(sequence) FROM journal"), 0);
        for (var sequence = 1L; sequence <= last; sequence++)
        {
            foreach (var column in (string[])["at", "kind", "way", "lines", "form"])
            {
                await FindsAsync(sequence, column, $"{column} + 1");
                await FindsAsync(sequence, column, $"{column} + 4294967296");
            }
            foreach (var column in (string[])["who", "note", "evidence", "salt", "body", "hash"])
            {
                var type = column is "who" or "note" or "evidence" ? "TEXT" : "BLOB";
                var length = await NumberAsync(database,
                    $"SELECT length(CAST({column} AS BLOB)) FROM journal WHERE sequence = {sequence}");
                for (var at = 1L; at <= length; at++)
                {
                    var changed = $"CAST(substr(CAST({column} AS BLOB), 1, {at - 1}) || x'01' || "
                        + $"substr(CAST({column} AS BLOB), {at + 1}) AS {type})";
                    await FindsAsync(sequence, column, changed);
                }
                await FindsAsync(sequence, column, $"CAST({column} || 'x' AS {type})");
            }
        }
        Assert.True(tried > 500, $"only {tried} changes were tried");
        Assert.True((await VerifyAsync(register)).Holds);

        async Task FindsAsync(long sequence, string column, string to)
        {
            await RunAsync(database, $"CREATE TEMP TABLE kept AS SELECT * FROM journal WHERE sequence = {sequence}");
            await RunAsync(database, $"UPDATE journal SET {column} = {to} WHERE sequence = {sequence}");
            var differs = await NumberAsync(database,
                $"SELECT count(*) FROM journal JOIN kept USING (sequence) WHERE journal.{column} IS NOT kept.{column}");
            if (differs == 1)
            {
                tried++;
                var report = await VerifyAsync(register);
                Assert.False(report.Holds, $"journal number {sequence}, {column} = {to}");
                Assert.Equal(sequence - 1, report.HoldsTo);
            }
            await RunAsync(database,
                $"UPDATE journal SET {column} = (SELECT {column} FROM kept) WHERE sequence = {sequence}");
            await RunAsync(database, "DROP TABLE kept");
        }
    }

    [Theory]
    [InlineData("DELETE FROM journal WHERE sequence = 6", 5)]
    [InlineData("DELETE FROM journal WHERE sequence = (SELECT max(sequence) FROM journal)", 10)]
    [InlineData("DELETE FROM journal WHERE sequence = 1", 0)]
    [InlineData("UPDATE head SET sequence = sequence - 1", 11)]
    [InlineData("UPDATE head SET last_rule = 1", 11)]
    [InlineData("UPDATE head SET hash = zeroblob(32)", 11)]
    [InlineData("UPDATE head SET register = zeroblob(16)", 0)]
    [InlineData("UPDATE line SET voice = 1 WHERE number = 8613800000001", 11)]
    [InlineData("UPDATE line SET last = last - 1 WHERE number = 8613800000001", 11)]
    [InlineData("UPDATE line SET detail = NULL WHERE number = 8613800000001", 11)]
    [InlineData("UPDATE line SET detail = x'ff' WHERE number = 8613800000001", 11)]
    [InlineData("UPDATE line SET voice = 3 WHERE number = 8613800000001", 11)]
    [InlineData("DELETE FROM line WHERE number = 8613800000002", 11)]
    [InlineData("INSERT INTO line VALUES (8613800000009, 2, 2, NULL, 3, NULL)", 11)]
    [InlineData("UPDATE zone SET name = 'elsewhere' WHERE place = 0", 11)]
    [InlineData("UPDATE zone SET place = 5 WHERE place = 0", 11)]
    [InlineData("INSERT INTO zone VALUES (9, 'elsewhere', 3)", 11)]
    public async Task Rows_taken_away_added_or_bent_are_found(string sql, long holdsTo)
    {
        using var folder = new Folder();
        await using var register = await folder.StartAsync();
        await FillAsync(register);
        await using var database = await OpenAsync(folder);
        await RunAsync(database, "DROP TRIGGER journal_keeps_all_it_has");
        await RunAsync(database, sql);
        var report = await VerifyAsync(register);
        Assert.False(report.Holds);
        Assert.Equal(holdsTo, report.HoldsTo);
        Assert.NotEmpty(report.Faults);
    }

    [Fact]
    public async Task A_flipped_octet_of_the_file_is_found_or_harmless()
    {
        using var folder = new Folder();
        await using (var register = await folder.StartAsync())
        {
            await FillAsync(register);
        }
        var bytes = await File.ReadAllBytesAsync(folder.Database, Cancel);
        var (random, found) = (new Random(7), 0);
        for (var round = 0; round < 120; round++)
        {
            var at = random.Next(bytes.Length);
            bytes[at] ^= 0x10;
            await File.WriteAllBytesAsync(folder.Database, bytes, Cancel);
            bytes[at] ^= 0x10;
            File.Delete(folder.Database + "-wal");
            File.Delete(folder.Database + "-shm");
            try
            {
                await using var register = await folder.StartAsync();
                var report = (await register.VerifyAsync(null, Cancel)).Value;
                found += report is { Holds: true } ? 0 : 1;
                if (report is { Holds: true })
                {
                    var line = register.Book.Read(RegisterSamples.Line(1));
                    Assert.Equal(Choice.Shut, line.Choices.Get(Service.Voice, 3));
                }
            }
            catch (StoreException)
            {
                found++;
            }
        }
        Assert.NotEqual(0, found);
    }

    [Fact]
    public async Task Of_removed_persons_nothing_is_left_in_any_file_and_nobody_else_removes_any()
    {
        using var folder = new Folder();
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var register = await ChoiceRegister.StartAsync(
            new RegisterOptions { SnapshotPath = folder.Snapshot },
            RegisterSamples.Model(keepFor: TimeSpan.FromDays(30)), folder.Store(), time, Cancel);
        await register.ChangeAsync(new ChangeRequest
        {
            Number = Number(1), To = "shut", Who = "WhoIsToBeForgotten", Way = ChangeWay.Cli,
            Note = "NoteToBeForgotten", Evidence = "EvidenceToBeForgotten",
        });
        time.Advance(TimeSpan.FromDays(31));
        await register.RemovePersonsAsync();
        var report = await VerifyAsync(register);
        Assert.True(report is { Holds: true, Removed: 1 });
        foreach (var file in Directory.GetFiles(folder.Path, "seawall.db*"))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var octets = new byte[open.Length];
            await open.ReadExactlyAsync(octets, Cancel);
            Assert.DoesNotContain("ToBeForgotten", Encoding.Latin1.GetString(octets), StringComparison.Ordinal);
        }
        await using var database = await OpenAsync(folder);
        foreach (var sql in (string[])
        [
            "UPDATE journal SET who = 'x' WHERE sequence = 5",
            "UPDATE journal SET removed = zeroblob(32) WHERE sequence = 5",
            "UPDATE journal SET removed = zeroblob(32) WHERE sequence = 1",
            "UPDATE journal SET removed = zeroblob(31), who = '', note = '', evidence = '', body = x'', "
                + "salt = zeroblob(16) WHERE sequence = 1",
            "DELETE FROM journal WHERE sequence = 5",
        ])
        {
            await Assert.ThrowsAsync<SqliteException>(() => RunAsync(database, sql));
        }
    }

    static async Task<VerifyReport> VerifyAsync(ChoiceRegister register) =>
        (await register.VerifyAsync(null, Cancel)).Value!;

    static async Task<SqliteConnection> OpenAsync(Folder folder)
    {
        var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        await connection.OpenAsync(Cancel);
        await RunAsync(connection, "PRAGMA synchronous = OFF");
        return connection;
    }

    static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }

    static async Task<long> NumberAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
