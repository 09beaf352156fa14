namespace Seawall.Register;

/// <summary>
/// A file of lines that were told by the second channel. The notice of each names it as its proof, the journal who
/// brought it and on what ground.
/// </summary>
public sealed record ToldRequest
{
    /// <summary>The file's bytes; read once, from here on.</summary>
    public required Stream Source { get; init; }

    /// <summary>Opens the place for bad rows; called only when there is one.</summary>
    public required Func<Stream> OpenRejected { get; init; }

    /// <summary>Read and validate everything, change nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Who asks; kept in the journal.</summary>
    public required string Who { get; init; }

    /// <summary>Evidence for the whole file, such as its name.</summary>
    public string? Note { get; init; }
}
