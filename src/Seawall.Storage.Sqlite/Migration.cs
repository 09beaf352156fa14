using DbUp;
using DbUp.Engine;
using DbUp.Sqlite.Helpers;
using Microsoft.Data.Sqlite;
using Seawall.Register;

namespace Seawall.Storage.Sqlite;

/// <summary>
/// Brings a database to the form this program knows, by the SQL files in <c>Migrations</c>, each run once and whole.
/// </summary>
static class Migration
{
    const int Application = 1_397_053_783;

    public static void Run(SqliteConnection connection, bool create)
    {
        // 1 It is ours, or new.
        var (application, tables) = Look(connection);
        if (application != Application && tables > 0)
        {
            throw new StoreException(StoreFailure.Corrupt, $"{connection.DataSource} is not a register of Seawall");
        }
        if (tables == 0 && !create)
        {
            throw new StoreException(StoreFailure.Gone, $"{connection.DataSource} is empty");
        }

        // 2 It is not ahead of us. Most starts end here, without waking the engine.
        var scripts = Scripts().ToList();
        var applied = tables == 0 ? [] : Applied(connection);
        if (applied.FirstOrDefault(name => scripts.TrueForAll(script => script.Name != name)) is { } unknown)
        {
            throw new StoreException(StoreFailure.Newer,
                $"{connection.DataSource} was made by a later version of Seawall ({unknown}); "
                + "install that, or restore a backup");
        }
        if (scripts.TrueForAll(script => applied.Contains(script.Name)))
        {
            return;
        }

        // 3 What is missing.
        var engine = DeployChanges.To.SqliteDatabase(new SharedConnection(connection))
            .WithScripts(scripts)
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .LogToNowhere()
            .Build();
        if (engine.PerformUpgrade() is { Successful: false, Error: var error })
        {
            throw error is SqliteException failure
                ? SqliteFailures.Of(failure.SqliteErrorCode, failure.Message, failure)
                : new StoreException(StoreFailure.Corrupt,
                    $"the database cannot be brought up to date: {error.Message}", error);
        }
    }

    static (long Application, long Tables) Look(SqliteConnection connection)
    {
        using var row = new Statement(connection.Handle!,
            "SELECT (SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_schema "
            + "WHERE tbl_name NOT IN ('SchemaVersions', 'sqlite_sequence'))");
        row.Step();
        return (row.Int(0), row.Int(1));
    }

    static List<string> Applied(SqliteConnection connection)
    {
        using var row = new Statement(connection.Handle!, "SELECT ScriptName FROM SchemaVersions");
        List<string> names = [];
        while (row.Step())
        {
            names.Add(row.Text(0) ?? "");
        }
        return names;
    }

    static IEnumerable<SqlScript> Scripts()
    {
        var assembly = typeof(Migration).Assembly;
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new SqlScript(name, reader.ReadToEnd());
        }
    }
}
