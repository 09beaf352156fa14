namespace Seawall.Register;

/// <summary>
/// What a chunk of a file did: lines or numbers that changed and that were so already, new holders, journal written.
/// </summary>
readonly record struct ChunkTally(long Changed, long Unchanged, long NewHolders, long Journal);

/// <summary>A kind of file: its columns, how a row is read, and how a chunk of sorted rows is loaded.</summary>
abstract class BulkKind<TRow>
{
    /// <summary>All columns, those that must be there first.</summary>
    public abstract string[] Columns { get; }

    /// <summary>How many of them must be there.</summary>
    public abstract int Required { get; }

    /// <summary>Reads a row.</summary>
    public abstract Reading<TRow> Read(CsvRows row);

    /// <summary>The number the row is about.</summary>
    public abstract ulong NumberOf(in TRow row);

    /// <summary>Bytes of text a row holds on to, about.</summary>
    public abstract int TextBytesOf(in TRow row);

    /// <summary>
    /// Loads rows, ascending by number, those of one number together in the order of the file. In the writer's turn; in
    /// a dry run it only counts.
    /// </summary>
    public abstract ValueTask<ChunkTally> LoadAsync(
        RegisterSession session, ReadOnlyMemory<TRow> rows, bool dryRun, DateTimeOffset now);
}
