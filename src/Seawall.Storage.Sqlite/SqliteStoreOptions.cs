namespace Seawall.Storage.Sqlite;

/// <summary>Where the embedded store is, and how it behaves.</summary>
public sealed record SqliteStoreOptions
{
    /// <summary>The folder; it exists. The store makes <c>seawall.db</c> and its companions in it.</summary>
    public required string Folder { get; init; }

    /// <summary>
    /// How long a lock of another program is waited for, in milliseconds, before a change is refused.
    /// </summary>
    public int LockedMs { get; init; } = 1_000;

    /// <summary>Pages (of 4 KiB) the database may have, 0 for no limit.</summary>
    public int PagesMax { get; init; }
}
