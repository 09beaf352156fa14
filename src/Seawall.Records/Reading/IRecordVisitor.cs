using Seawall.Screening;

namespace Seawall.Records;

/// <summary>
/// Is shown records as they are stored, without a view made of each: for questions about weeks of them.
/// </summary>
public interface IRecordVisitor
{
    /// <summary>A record that passes the filter; what is passed by reference is gone afterwards.</summary>
    /// <param name="record">The record.</param>
    /// <param name="names">What its indexes mean; null where the log lost it.</param>
    /// <param name="sender">The sender of a text that is a name or a code, as it came; else empty.</param>
    void Visit(in Record record, RecordNames? names, ReadOnlySpan<byte> sender);
}

/// <summary>How much of what was asked for was read.</summary>
/// <param name="From">
/// Where reading ended early: the moment from which on everything was read. Null: all of it was.
/// </param>
/// <param name="Segments">Segments read.</param>
/// <param name="SegmentsLeft">Segments not read, the oldest ones.</param>
public sealed record RecordCoverage(DateTimeOffset? From, int Segments, int SegmentsLeft)
{
    /// <summary>Whether nothing was left out.</summary>
    public bool IsWhole => SegmentsLeft == 0;
}
