using System.Collections.Immutable;

namespace Seawall.Register;

/// <summary>What a file holds.</summary>
public enum ImportKind : byte
{
    /// <summary><c>number[,operator,region,district,language,holder]</c></summary>
    Subscribers = 1,

    /// <summary><c>number,service,zone,to[,until,note]</c></summary>
    Choices = 2,

    /// <summary><c>number,operator,region</c></summary>
    Ported = 3,
}

/// <summary>A bulk load: CSV in UTF-8 with a header line, columns in any order.</summary>
public sealed record ImportRequest
{
    /// <summary>What the file holds.</summary>
    public required ImportKind Kind { get; init; }

    /// <summary>The file's bytes; read once, from here on. Its length is used for progress where it has one.</summary>
    public required Stream Source { get; init; }

    /// <summary>
    /// Opens the place for bad rows; called only when there is one. They are written as they came, with
    /// <c>line</c> and <c>reason</c> added. The stream is disposed when the import ends.
    /// </summary>
    public required Func<Stream> OpenRejected { get; init; }

    /// <summary>Read and validate everything, change nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Who asks; kept in the journal.</summary>
    public required string Who { get; init; }

    /// <summary>Evidence for the whole file, such as its name; a row's own note is kept beside it.</summary>
    public string? Note { get; init; }
}

/// <summary>How far an import has come.</summary>
/// <param name="Bytes">Bytes of the file read.</param>
/// <param name="TotalBytes">Bytes of the file, 0 when unknown.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Loaded">Rows loaded (or checked, in a dry run), those that change nothing included.</param>
/// <param name="Rejected">Rows rejected.</param>
public readonly record struct ImportProgress(long Bytes, long TotalBytes, long Rows, long Loaded, long Rejected);

/// <summary>What an import did.</summary>
public sealed record ImportReport
{
    /// <summary>Whether the whole file was read and every good row loaded.</summary>
    public bool Complete => Failure.Length == 0;

    /// <summary>
    /// Why it stopped before its end, in one line; what was loaded before stays, and loading the file again is
    /// harmless.
    /// </summary>
    public string Failure { get; init; } = "";

    /// <summary>Whether the failure is the file's or the request's (wrong usage); else it is the store's.</summary>
    public bool FileAtFault { get; init; }

    /// <summary>Rows read, the header not counted.</summary>
    public long Rows { get; init; }

    /// <summary>
    /// Lines (subscribers, choices) or numbers (ported) whose state changed, or would change in a dry run.
    /// </summary>
    public long Changed { get; init; }

    /// <summary>Lines or numbers that were so already.</summary>
    public long Unchanged { get; init; }

    /// <summary>Of the changed, lines that got a new holder and start undecided.</summary>
    public long NewHolders { get; init; }

    /// <summary>Rows rejected.</summary>
    public long Rejected { get; init; }

    /// <summary>The first reasons for rejection, for people: <c>line 17: zone: …</c>.</summary>
    public ImmutableArray<string> FirstRejections { get; init; } = [];

    /// <summary>Journal numbers written, 0 where none.</summary>
    public long FirstJournal { get; init; }

    /// <summary>The last of them.</summary>
    public long LastJournal { get; init; }
}

/// <summary>How far an export has come, and at its end what it wrote.</summary>
/// <param name="Lines">Lines looked at.</param>
/// <param name="Rows">Rows written.</param>
public readonly record struct ExportProgress(long Lines, long Rows);

/// <summary>A number that moved between operators; overrides what its prefix says.</summary>
public sealed record PortedNumber(Screening.E164 Number, string Operator, string Region);

/// <summary>What an export wrote.</summary>
public sealed record ExportReport(long Lines, long Rows);
