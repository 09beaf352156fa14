using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Seawall.Register;
using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Storage.Sqlite.Tests;

/// <summary>A full disk, a lock, a database that is damaged, gone, newer, or not ours.</summary>
public sealed class FailureTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static Task<ChangeReceipt> ShutAsync(ChoiceRegister register, long line, string note = "") =>
        register.ChangeAsync(new ChangeRequest
    {
        Number = RegisterSamples.Line(line).ToString(), Service = "voice", Zone = "overseas", To = "shut",
        Who = "test", Way = ChangeWay.Cli, Note = note,
    });

    static bool IsShut(ChoiceRegister register, long line) =>
        register.Book.Read(RegisterSamples.Line(line)).Choices.Get(Service.Voice, 3) == Choice.Shut;

    [Fact]
    public async Task A_full_disk_refuses_changes_leaves_nothing_half_done_and_passes()
    {
        using var folder = new Folder();
        var note = new string('x', 900);
        long line = 0;
        await using (var register = await folder.StartAsync(folder.Store(pagesMax: 40)))
        {
            ChangeReceipt receipt;
            while ((receipt = await ShutAsync(register, line, note)).Outcome == ChangeOutcome.Done)
            {
                Assert.True(line++ < 1_000, "the disk never got full");
            }
            Assert.Equal(ChangeOutcome.Unavailable, receipt.Outcome);
            Assert.Contains("disk is full", receipt.Message, StringComparison.Ordinal);
            Assert.True(IsShut(register, line - 1));
            Assert.False(IsShut(register, line));
            Assert.False(register.Status.StoreUp);
        }
        await using var roomy = await folder.StartAsync();
        Assert.False(IsShut(roomy, line));
        Assert.Equal(ChangeOutcome.Done, (await ShutAsync(roomy, line, note)).Outcome);
        var report = (await roomy.VerifyAsync(null, Cancel)).Value!;
        Assert.True(report.Holds, string.Join('\n', report.Faults));
    }

    [Fact]
    public async Task While_another_program_holds_the_database_changes_are_refused()
    {
        using var folder = new Folder();
        await using var register = await folder.StartAsync();
        await ShutAsync(register, 1);
        await using (var other = new SqliteConnection($"Data Source={folder.Database};Pooling=False"))
        {
            await other.OpenAsync(Cancel);
            await using var transaction = await other.BeginTransactionAsync(Cancel);
            var refused = await ShutAsync(register, 2);
            Assert.Equal(ChangeOutcome.Unavailable, refused.Outcome);
            Assert.Contains("locked", refused.Message, StringComparison.Ordinal);
            Assert.False(IsShut(register, 2));
        }
        Assert.Equal(ChangeOutcome.Done, (await ShutAsync(register, 2)).Outcome);
    }

    [Fact]
    public async Task Somebody_elses_write_is_noticed_followed_and_not_written_over()
    {
        using var folder = new Folder();
        await using var register = await folder.StartAsync();
        await ShutAsync(register, 1);
        await ExecuteAsync(folder, "UPDATE head SET sequence = sequence + 5");
        var refused = await ShutAsync(register, 2);
        Assert.Equal(ChangeOutcome.Unavailable, refused.Outcome);
        Assert.False((await register.VerifyAsync(null, Cancel)).Value?.Holds ?? false);
    }

    [Fact]
    public async Task A_database_taken_away_is_missed_and_taken_up_again_when_it_is_back()
    {
        using var folder = new Folder();
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var register = await folder.StartAsync(time: time);
        await ShutAsync(register, 1);
        var aside = Directory.CreateDirectory(Path.Combine(folder.Path, "aside")).FullName;
        Move(folder.Path, aside);
        var refused = await ShutAsync(register, 2);
        Assert.Equal(ChangeOutcome.Unavailable, refused.Outcome);
        Assert.Contains("is not there", refused.Message, StringComparison.Ordinal);
        Assert.True(IsShut(register, 1));
        Move(aside, folder.Path);
        Assert.Equal(ChangeOutcome.Done, (await ShutAsync(register, 2)).Outcome);

        static void Move(string from, string to)
        {
            foreach (var file in Directory.GetFiles(from, "seawall.db*"))
            {
                File.Move(file, Path.Combine(to, Path.GetFileName(file)));
            }
        }
    }

    [Fact]
    public async Task Another_database_in_its_place_is_refused()
    {
        using var folder = new Folder();
        using var other = new Folder();
        await using (var stranger = await other.StartAsync())
        {
            await ShutAsync(stranger, 7);
        }
        await using var register = await folder.StartAsync();
        await ShutAsync(register, 1);
        foreach (var file in Directory.GetFiles(folder.Path, "seawall.db*"))
        {
            File.Delete(file);
        }
        Assert.Equal(ChangeOutcome.Unavailable, (await ShutAsync(register, 2)).Outcome);
        File.Copy(other.Database, folder.Database);
        var refused = await ShutAsync(register, 2);
        Assert.Equal(ChangeOutcome.Unavailable, refused.Outcome);
        Assert.Contains("not the one in force", refused.Message, StringComparison.Ordinal);
        Assert.False(IsShut(register, 7));
    }

    [Theory]
    [InlineData("zeros")]
    [InlineData("text")]
    [InlineData("missing")]
    [InlineData("empty")]
    [InlineData("other")]
    public async Task Without_a_store_it_starts_from_the_snapshot_and_without_both_it_does_not(string what)
    {
        using var folder = new Folder();
        await using (var register = await folder.StartAsync())
        {
            await ShutAsync(register, 1);
            await register.SaveSnapshotAsync(Cancel);
        }
        await SpoilAsync(folder, what);
        await using (var alone = await folder.StartAsync())
        {
            Assert.Equal(BookSource.SnapshotAlone, alone.Start.Source);
            Assert.Contains("store is not available", Assert.Single(alone.Start.Remarks), StringComparison.Ordinal);
            Assert.True(IsShut(alone, 1));
            var refused = await ShutAsync(alone, 2);
            Assert.Equal(ChangeOutcome.Unavailable, refused.Outcome);
            Assert.Contains("store", refused.Message, StringComparison.Ordinal);
            var shown = await alone.ShowAsync(RegisterSamples.Line(1).ToString(), Cancel);
            Assert.False(shown.Value!.Choices[3].Open);
            Assert.Contains("book alone", shown.Message, StringComparison.Ordinal);
        }
        if (what is "missing" or "empty")
        {
            File.Move(folder.Snapshot, folder.Snapshot + ".aside-1");
        }
        else
        {
            File.Delete(folder.Snapshot);
        }
        await Assert.ThrowsAsync<StoreException>(() => folder.StartAsync());
    }

    static async Task SpoilAsync(Folder folder, string what)
    {
        foreach (var file in Directory.GetFiles(folder.Path, "seawall.db*"))
        {
            File.Delete(file);
        }
        switch (what)
        {
            case "zeros":
                await File.WriteAllBytesAsync(folder.Database, new byte[8192], Cancel);
                break;
            case "text":
                await File.WriteAllTextAsync(folder.Database, new string('?', 9000), Cancel);
                break;
            case "empty":
                await File.WriteAllBytesAsync(folder.Database, [], Cancel);
                break;
            case "other":
                await ExecuteAsync(folder, "CREATE TABLE something (of TEXT)");
                break;
        }
    }

    [Fact]
    public async Task A_store_of_a_later_version_keeps_it_from_starting_snapshot_or_not()
    {
        using var folder = new Folder();
        await using (var register = await folder.StartAsync())
        {
            await ShutAsync(register, 1);
            await register.SaveSnapshotAsync(Cancel);
        }
        await ExecuteAsync(folder,
            "INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('9999_later.sql', '2030-01-01')");
        var failure = await Assert.ThrowsAsync<StoreException>(() => folder.StartAsync());
        Assert.Equal(StoreFailure.Newer, failure.Failure);
        Assert.Contains("9999_later.sql", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_making_that_was_cut_short_is_taken_up_again()
    {
        using var folder = new Folder();
        await ExecuteAsync(folder, "CREATE TABLE SchemaVersions (SchemaVersionID INTEGER CONSTRAINT "
            + "'PK_SchemaVersions_SchemaVersionID' PRIMARY KEY AUTOINCREMENT NOT NULL, ScriptName TEXT NOT NULL, "
            + "Applied DATETIME NOT NULL)");
        await using var register = await folder.StartAsync();
        Assert.Equal(ChangeOutcome.Done, (await ShutAsync(register, 1)).Outcome);
    }

    [Fact]
    public async Task A_second_process_on_the_folder_is_told_so_and_kept_from_starting()
    {
        using var folder = new Folder();
        await using var register = await folder.StartAsync();
        await register.SaveSnapshotAsync(Cancel);
        var failure = await Assert.ThrowsAsync<StoreException>(() => folder.StartAsync());
        Assert.Equal(StoreFailure.InUse, failure.Failure);
        Assert.Contains(folder.Path, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Its_files_are_for_nobody_elses_eyes()
    {
        using var folder = new Folder();
        await using var register = await folder.StartAsync();
        await ShutAsync(register, 1);
        await register.SaveSnapshotAsync(Cancel);
        Assert.All(Directory.GetFiles(folder.Path, "*.db*").Append(folder.Snapshot), file =>
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task A_folder_that_may_not_be_used_is_told()
    {
        using var folder = new Folder();
        await using var store = new SqliteRegisterStore(
            new SqliteStoreOptions { Folder = Path.Combine(folder.Path, "nowhere") });
        var failure = await Assert.ThrowsAsync<StoreException>(() => store.OpenAsync(true, Cancel).AsTask());
        Assert.Equal(StoreFailure.Gone, failure.Failure);
    }

    [Fact]
    public async Task The_journal_table_refuses_updates_and_deletes()
    {
        using var folder = new Folder();
        await using (var register = await folder.StartAsync())
        {
            await ShutAsync(register, 1);
        }
        foreach (var sql in (string[])["UPDATE journal SET who = 'x'", "DELETE FROM journal"])
        {
            var failure = await Assert.ThrowsAsync<SqliteException>(() => ExecuteAsync(folder, sql));
            Assert.Contains("append-only", failure.Message, StringComparison.Ordinal);
        }
    }

    static async Task ExecuteAsync(Folder folder, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
