using Microsoft.Data.Sqlite;
using Seawall.Register;
using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Storage.Sqlite.Tests;

/// <summary>
/// A database as the first version wrote it: brought up to date, its chain verifies, and goes on in the form of today.
/// </summary>
public sealed class OldFileTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_chain_of_an_old_file_verifies_and_goes_on()
    {
        using var folder = new Folder();
        await WriteAsync(folder);
        await using var register = await folder.StartAsync();
        var report = (await register.VerifyAsync(null, Cancel)).Value!;
        Assert.True(report.Holds, string.Join('\n', report.Faults));
        Assert.Equal(5, report.Entries);
        var line = RegisterSamples.Line(1).ToString();
        Assert.Equal(Choice.Shut, register.Book.Read(RegisterSamples.Line(1)).Choices.Get(Service.Voice, 3));
        var old = Assert.Single((await register.HistoryAsync(line, Cancel)).Value!);
        Assert.Equal(("first", "a note", ""), (old.Who, old.Note, old.Evidence));
        var receipt = await register.ChangeAsync(new ChangeRequest
        {
            Number = line, To = "open", Who = "line", Way = ChangeWay.Text, Evidence = "text 1",
        });
        Assert.Equal((ChangeOutcome.Done, 6), (receipt.Outcome, receipt.Journal));
        report = (await register.VerifyAsync(null, Cancel)).Value!;
        Assert.True(report.Holds, string.Join('\n', report.Faults));
    }

    [Fact]
    public async Task An_old_file_takes_campaigns_and_notices()
    {
        using var folder = new Folder();
        await WriteAsync(folder);
        await using var store = folder.Store();
        var head = await store.OpenAsync(false, Cancel);
        await store.AppendAsync(new StoreBatch
        {
            Expected = head, Next = head, Campaigns = [CampaignSamples.Running()],
            Notices = new[] { CampaignSamples.Notice(1) },
        }, Cancel);
        await using var view = await store.ViewAsync(Cancel);
        Assert.Equal(1u, Assert.Single(await view.CampaignsAsync(Cancel)).Id);
        Assert.Equal(CampaignSamples.Notice(1), await view.NoticeAsync(1, RegisterSamples.Line(1), Cancel));
    }

    /// <summary>The tables by the first script alone, four zones, and one change.</summary>
    static async Task WriteAsync(Folder folder)
    {
        await using var database = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        await database.OpenAsync(Cancel);
        const string script = "0001_register.sql";
        using var text = new StreamReader(
            typeof(SqliteRegisterStore).Assembly.GetManifestResourceStream(script)!);
        await RunAsync(await text.ReadToEndAsync(Cancel));
        await RunAsync("CREATE TABLE SchemaVersions (SchemaVersionID INTEGER CONSTRAINT "
            + "'PK_SchemaVersions_SchemaVersionID' PRIMARY KEY AUTOINCREMENT NOT NULL, ScriptName TEXT NOT NULL, "
            + "Applied DATETIME NOT NULL)");
        await RunAsync($"INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('{script}', '2026-01-01')");
        await RunAsync("UPDATE head SET register = x'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb'");
        var head = new JournalHead(new string('b', 32), 0, JournalForm.First(new string('b', 32)), 0);

        // In another order than the settings of today have them.
        await AddAsync(JournalKind.ZoneNamed, 0, "seawall", "", JournalForm.ZoneBody(0, "overseas"));
        await RunAsync("INSERT INTO zone VALUES (0, 'overseas')");
        await AddAsync(JournalKind.ZoneNamed, 0, "seawall", "", JournalForm.ZoneBody(1, "hongkong"));
        await RunAsync("INSERT INTO zone VALUES (1, 'hongkong')");
        await AddAsync(JournalKind.ZoneNamed, 0, "seawall", "", JournalForm.ZoneBody(2, "macao"));
        await RunAsync("INSERT INTO zone VALUES (2, 'macao')");
        await AddAsync(JournalKind.ZoneNamed, 0, "seawall", "", JournalForm.ZoneBody(3, "taiwan"));
        await RunAsync("INSERT INTO zone VALUES (3, 'taiwan')");
        await AddAsync(JournalKind.Choice, 1, "first", "a note",
            Convert.FromHexString("81f4f4f3d8fa01" + "0000" + "00000200"));
        await RunAsync($"INSERT INTO line VALUES (8613800000001, 2, 0, NULL, {head.Sequence})");
        await RunAsync($"UPDATE head SET sequence = {head.Sequence}, hash = x'{head.Hash}'");

        async Task AddAsync(JournalKind kind, int lines, string who, string note, byte[] body)
        {
            var entry = new JournalEntry(
                head.Sequence + 1, 1_700_000_000_123, kind, ChangeWay.Cli, who, note, lines, body, default);
            entry = entry with { Hash = JournalForm.Hash(head.Hash, entry) };
            head = head with { Sequence = entry.Sequence, Hash = entry.Hash };
            await RunAsync($"INSERT INTO journal VALUES ({entry.Sequence}, {entry.AtUnixMilliseconds}, {(int)kind}, 1, "
                + $"'{who}', '{note}', {lines}, x'{Convert.ToHexString(body)}', x'{entry.Hash}')");
        }

        async Task RunAsync(string sql)
        {
            await using var command = database.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(Cancel);
        }
    }
}
