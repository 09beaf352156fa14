using Seawall.Register;
using SQLitePCL;

namespace Seawall.Storage.Sqlite;

/// <summary>What SQLite's result codes mean for a register.</summary>
static class SqliteFailures
{
    /// <summary>Throws where a call did not end well.</summary>
    public static void Check(int code, sqlite3 database)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw Of(code, raw.sqlite3_errmsg(database).utf8_to_string());
        }
    }

    /// <summary>The failure a result code stands for.</summary>
    public static StoreException Of(int code, string message, Exception? inner = null) => (code & 0xFF) switch
    {
        raw.SQLITE_FULL => new StoreException(StoreFailure.DiskFull, "the disk is full", inner),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            new StoreException(StoreFailure.Locked, "another program holds the database locked", inner),
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_SCHEMA or raw.SQLITE_MISMATCH or raw.SQLITE_ERROR =>
            new StoreException(StoreFailure.Corrupt, $"the database is damaged or not a register ({message})", inner),
        raw.SQLITE_CANTOPEN => new StoreException(StoreFailure.Gone, "the database cannot be opened", inner),
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH =>
            new StoreException(StoreFailure.ReadOnly, "the database may not be written", inner),
        raw.SQLITE_CONSTRAINT => new StoreException(StoreFailure.Conflict, $"somebody else wrote ({message})", inner),
        _ => new StoreException(StoreFailure.Device, $"the database cannot be used ({message})", inner),
    };
}
