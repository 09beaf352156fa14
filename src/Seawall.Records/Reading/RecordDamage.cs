namespace Seawall.Records;

/// <summary>A part of the log that does not read: passed over, and said.</summary>
/// <param name="Segment">Name of the segment's file.</param>
/// <param name="Offset">Where the part begins.</param>
/// <param name="Octets">How long it is.</param>
/// <param name="What">What is wrong, in a few words.</param>
public sealed record RecordDamage(string Segment, long Offset, long Octets, string What);
