namespace Seawall.Gateway;

/// <summary>
/// What was done with the first copy of a transaction's request; three bits of an entry of the memory.
/// </summary>
internal enum Decision : byte
{
    /// <summary>Handed to the pinned target.</summary>
    Forward = 1,

    /// <summary>Refused with the trunk's answer.</summary>
    Refuse = 2,

    /// <summary>Handed to the pinned media server, Request-URI replaced.</summary>
    Announce = 3,

    /// <summary>Answered 302 to the pinned target.</summary>
    Redirect = 4,

    /// <summary>Answered 503: over the trunk's rate, no target, or draining.</summary>
    Unavailable = 5,

    /// <summary>A text refused by a report of its own: answered 202, and the report is looked after.</summary>
    Report = 6,

    /// <summary>The same, where there was no room to look after it: sent again with each copy.</summary>
    ReportAgain = 7,
}

/// <summary>
/// What the memory holds of a transaction. <paramref name="Generation"/> is the low bits of the settings' swap count;
/// <paramref name="Target"/> the id of a target, 0 for none.
/// </summary>
internal readonly record struct Pinned(Decision Decision, byte Generation, ushort Target);
