namespace Seawall.Records.Format;

/// <summary>
/// The record log on disk, version 1; all integers little-endian.
/// <code>
/// segment = "SWREC01\n" created(i64, Unix milliseconds) frame*            one file, NAME below
/// frame   = crc(u32) kind(u8) length(u24) payload(length octets)           crc: CRC-32 (IEEE) of all after it
/// kind 'R', a record:
///   time(i64, Unix milliseconds) generation(u32) trunk(u16) service(u8) withheld(u8: 0, 1)
///   caller form(u8) called form(u8) caller(u64) called(u64)                the digits as an integer, 0 for none
///   outcome(u8) manner(u8) reason(u8) origin(u8) zone(u8) evidence(u8) country(u16) rule(u32)
///   correlation(the rest, 0 to 128 octets as they came)
/// kind 'T', a record of a text whose sender is a name or a code:
///   the fields of kind 'R' up to rule, then sender length(u8: 1 to 20) sender(as it came) correlation(the rest)
/// kind 'N', what indexes mean under one settings generation:
///   generation(u32) trunks(u16) text* zones(u8) text* countries(u16) text* text = length(u8) UTF-8
/// NAME    = sequence(10 digits) "-" hour(yyyyMMdd "T" HH "Z", UTC, when it was begun) ".records"
/// </code>
/// A segment begins with the names of every generation in use, and the names of a new one come before its first record:
/// a segment is readable alone. Frames of other kinds are skipped. What does not check is skipped up to the next frame
/// that does. Values of enumerations are those of Seawall.Screening and never change meaning; a new field is a new
/// kind.
/// </summary>
static class RecordFormat
{
    public const byte RecordKind = (byte)'R';
    public const byte TextKind = (byte)'T';
    public const byte NamesKind = (byte)'N';

    public const int SegmentHeadOctets = 8 + sizeof(long);
    public const int FrameHeadOctets = sizeof(uint) + sizeof(uint);

    /// <summary>The fixed fields of a record, in the order they are written.</summary>
    public const int RecordOctets =
        sizeof(long) // time
        + sizeof(uint) // generation
        + sizeof(ushort) // trunk
        + 1 // service
        + 1 // withheld
        + 1 // caller form
        + 1 // called form
        + sizeof(ulong) // caller
        + sizeof(ulong) // called
        + 1 // outcome
        + 1 // manner
        + 1 // reason
        + 1 // origin
        + 1 // zone
        + 1 // evidence
        + sizeof(ushort) // country
        + sizeof(uint); // rule

    public const int RecordFrameOctetsMax =
        FrameHeadOctets
        + RecordOctets
        + 1 // length of the sender
        + RecordLimits.SenderOctetsMax
        + RecordLimits.CorrelationOctetsMax;

    public static ReadOnlySpan<byte> Magic => "SWREC01\n"u8;
}
