using Seawall.Register;
using SQLitePCL;

namespace Seawall.Storage.Sqlite;

/// <summary>
/// A prepared statement, used again and again without allocation: the bulk paths run it millions of times. Parameters
/// and columns count as SQLite counts them, from 1 and from 0.
/// </summary>
sealed class Statement : IDisposable
{
    readonly sqlite3 _database;
    readonly sqlite3_stmt _statement;

    public Statement(sqlite3 database, string sql)
    {
        _database = database;
        SqliteFailures.Check(
            raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement), database);
    }

    public Statement Bind(int parameter, long value)
    {
        raw.sqlite3_bind_int64(_statement, parameter, value);
        return this;
    }

    public Statement Bind(int parameter, string? value)
    {
        if (value is null)
        {
            raw.sqlite3_bind_null(_statement, parameter);
        }
        else
        {
            raw.sqlite3_bind_text(_statement, parameter, value);
        }
        return this;
    }

    public Statement Bind(int parameter, ReadOnlySpan<byte> value)
    {
        raw.sqlite3_bind_blob(_statement, parameter, value);
        return this;
    }

    /// <summary>A text as its octets in UTF-8.</summary>
    public Statement BindText(int parameter, ReadOnlySpan<byte> value)
    {
        raw.sqlite3_bind_text(_statement, parameter, value);
        return this;
    }

    /// <summary>No value, where there is no detail.</summary>
    public Statement BindNone(int parameter)
    {
        raw.sqlite3_bind_null(_statement, parameter);
        return this;
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    public void Run()
    {
        var code = raw.sqlite3_step(_statement);
        raw.sqlite3_reset(_statement);
        SqliteFailures.Check(code, _database);
    }

    /// <summary>The next row; false, and ready for the next use, at the end.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }
        raw.sqlite3_reset(_statement);
        SqliteFailures.Check(code, _database);
        return false;
    }

    /// <summary>Ready for the next use, rows left or not.</summary>
    public void Reset() => raw.sqlite3_reset(_statement);

    public long Int(int column) => raw.sqlite3_column_int64(_statement, column);

    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_statement, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public string? Text(int column) =>
        IsNull(column) ? null : raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public JournalHash Hash(int column) =>
        Blob(column) is { Length: JournalHash.Bytes } hash ? JournalHash.Read(hash) : default;

    public void Dispose() => _statement.Dispose();
}
