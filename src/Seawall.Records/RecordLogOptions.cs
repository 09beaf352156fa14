namespace Seawall.Records;

/// <summary>How the record log is kept.</summary>
/// <param name="Folder">Where its segments lie; made when it is missing.</param>
public sealed record RecordLogOptions(string Folder)
{
    /// <summary>A segment is ended after this many octets, and with every full hour (UTC).</summary>
    public long SegmentOctets { get; init; } = 64 << 20;

    /// <summary>
    /// How much a loss of power may cost: written records are brought to the device this often. What was written
    /// survives the death of the process at any moment in any case. <see cref="TimeSpan.Zero"/>: after every batch;
    /// <see cref="Timeout.InfiniteTimeSpan"/>: when the operating system likes.
    /// </summary>
    public TimeSpan SyncEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Segments begun longer ago than this are deleted; null keeps all.</summary>
    public TimeSpan? KeepFor { get; init; }
}
