namespace Seawall.Register;

/// <summary>Why a store cannot do what is asked of it.</summary>
public enum StoreFailure : byte
{
    /// <summary>No space is left, or a set limit is reached.</summary>
    DiskFull = 1,

    /// <summary>Somebody else holds the database locked and did not let go in time.</summary>
    Locked = 2,

    /// <summary>What is there is not a database of ours, or a damaged one.</summary>
    Corrupt = 3,

    /// <summary>The database is not there.</summary>
    Gone = 4,

    /// <summary>The database may not be written.</summary>
    ReadOnly = 5,

    /// <summary>The device failed.</summary>
    Device = 6,

    /// <summary>The database was made by a later version of this program. A start is refused.</summary>
    Newer = 7,

    /// <summary>Another process serves from the same folder. A start is refused.</summary>
    InUse = 8,

    /// <summary>The journal went on without us: somebody else wrote.</summary>
    Conflict = 9,
}

/// <summary>A store could not do what was asked; nothing of it was done.</summary>
public sealed class StoreException : IOException
{
    /// <summary>With a message of one line that people can act on.</summary>
    public StoreException(StoreFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    /// <summary>Why.</summary>
    public StoreFailure Failure { get; }
}
