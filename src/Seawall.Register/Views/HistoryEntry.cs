using System.Collections.Immutable;

namespace Seawall.Register;

/// <summary>What an entry of the journal is about. Stored; values never change meaning.</summary>
public enum JournalKind : byte
{
    /// <summary>A line's choices or pauses were set.</summary>
    Choice = 1,

    /// <summary>A personal rule was added.</summary>
    RuleAdded = 2,

    /// <summary>A personal rule was removed.</summary>
    RuleRemoved = 3,

    /// <summary>Choices of many lines came from a file.</summary>
    ChoicesImported = 4,

    /// <summary>Lines got a new holder and start undecided.</summary>
    HolderChanged = 5,

    /// <summary>The register gave a zone's name a place in its stored form.</summary>
    ZoneNamed = 6,

    /// <summary>A line's latest change was taken back.</summary>
    Undone = 7,

    /// <summary>An opening was asked for that waits for the end of the line's cooling-off.</summary>
    Asked = 8,

    /// <summary>A guardian proposed an opening that waits for the line's yes.</summary>
    Proposed = 9,

    /// <summary>What waited came into force.</summary>
    CameIntoForce = 10,

    /// <summary>What waited was taken back or declined.</summary>
    Withdrawn = 11,

    /// <summary>The line chose its cooling-off.</summary>
    CoolingSet = 12,

    /// <summary>A line asked for a guardian, or a guardian offered to be one.</summary>
    GuardianAsked = 13,

    /// <summary>The side that was asked said yes.</summary>
    GuardianConfirmed = 14,

    /// <summary>A line and its guardian parted.</summary>
    GuardianEnded = 15,

    /// <summary>A person got another number, and what the line held went along.</summary>
    Moved = 16,

    /// <summary>Persons were removed from entries that had been kept for long enough.</summary>
    PersonsRemoved = 17,

    /// <summary>The line chose whether it is told of what was refused to it.</summary>
    DigestSet = 18,

    /// <summary>A campaign was applied: a new one, or another version of one.</summary>
    CampaignApplied = 19,

    /// <summary>A campaign was started, went on after a pause, or its next wave was let go on.</summary>
    CampaignStarted = 20,

    /// <summary>A campaign was paused.</summary>
    CampaignPaused = 21,

    /// <summary>A campaign was withdrawn.</summary>
    CampaignWithdrawn = 22,

    /// <summary>A brake holds the next wave of a campaign.</summary>
    CampaignBraked = 23,

    /// <summary>Lines were told in a campaign, by proof.</summary>
    LinesTold = 24,

    /// <summary>Lines are no longer told in a campaign: a new holder, or another operator or region.</summary>
    LinesUntold = 25,
}

/// <summary>
/// One difference an entry made on a line, in words: <c>voice overseas</c>, <c>undecided</c>, <c>shut</c>.
/// </summary>
public sealed record HistoryChange(string What, string Before, string After);

/// <summary>One entry of the journal, as far as it touched one line.</summary>
/// <param name="Journal">The journal number.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Way">By which way in.</param>
/// <param name="Who">Who.</param>
/// <param name="Note">Why; of the row of a file where the entry is a file's.</param>
/// <param name="Evidence">What it can be traced back to: the id of a text, a session, a request.</param>
/// <param name="Changes">What differs on the line.</param>
/// <param name="Hash">The entry's hash in the chain, as hexadecimal digits.</param>
public sealed record HistoryEntry(
    long Journal,
    DateTimeOffset At,
    JournalKind Kind,
    ChangeWay Way,
    string Who,
    string Note,
    string Evidence,
    ImmutableArray<HistoryChange> Changes,
    string Hash);
