namespace Seawall.Screening;

/// <summary>
/// What is kept of one verdict: numbers and indexes only, so that it is copied without a look at the heap.
/// Trunk, country and zone are indexes into the tables named by <paramref name="Generation"/>, the settings that were
/// in force.
/// </summary>
/// <param name="UnixMilliseconds">When the verdict was made, UTC.</param>
/// <param name="Generation">The settings generation whose trunk and zone names the indexes mean.</param>
/// <param name="Trunk">Index of the trunk in the settings' order.</param>
/// <param name="Service">Call or text.</param>
/// <param name="Caller">What was read of the caller's number.</param>
/// <param name="Called">What was read of the called number.</param>
/// <param name="Withheld">Whether the caller asked to be withheld.</param>
/// <param name="Verdict">The verdict, with origin, evidence, reason and rule.</param>
public readonly record struct Record(
    long UnixMilliseconds,
    uint Generation,
    ushort Trunk,
    Service Service,
    NumberReading Caller,
    NumberReading Called,
    bool Withheld,
    Verdict Verdict);

/// <summary>Takes records off the path.</summary>
public interface IRecordSink
{
    /// <summary>
    /// Copies the record and its correlation id (Call-ID; cut at 128 octets) into a bounded queue. Never blocks, never
    /// allocates, never throws; returns false, having counted it, when the queue is full. Callable from any thread.
    /// </summary>
    bool TryAdd(in Record record, ReadOnlySpan<byte> correlation);

    /// <summary>
    /// The same for a text whose sender is a name or a code: its octets as they came, cut at
    /// <see cref="ScreeningLimits.SenderOctetsMax"/>; empty for none.
    /// </summary>
    bool TryAdd(in Record record, ReadOnlySpan<byte> correlation, ReadOnlySpan<byte> sender) =>
        TryAdd(record, correlation);
}
