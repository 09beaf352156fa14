using System.Collections.Immutable;

namespace Seawall.Register;

/// <summary>
/// What became of the lines of a campaign, day by day, as the journal says: whoever has the journal makes the same of
/// it.
/// </summary>
public sealed record CampaignReport
{
    /// <summary>The campaign as it stands.</summary>
    public required StoredCampaign Campaign { get; init; }

    /// <summary>When the report was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The days of the campaign's time zone on which something happened, in order.</summary>
    public required ImmutableArray<ReportDay> Days { get; init; }

    /// <summary>The sums of all days; its day means nothing.</summary>
    public required ReportDay Sum { get; init; }

    /// <summary>Lines that are told now, in the round that counts.</summary>
    public required long ToldNow { get; init; }

    /// <summary>Of them, lines with something shut by the campaign now.</summary>
    public required long ShutNow { get; init; }

    /// <summary>Notices as they stand now.</summary>
    public required ReportNotices Notices { get; init; }

    /// <summary>The journal number up to which it was read.</summary>
    public required long Journal { get; init; }

    /// <summary>The hash of that entry, to be checked against one noted down elsewhere.</summary>
    public required string Hash { get; init; }

    /// <summary>What the numbers do not say, a sentence each; empty where there is nothing.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];
}

/// <summary>
/// What happened on a day. A line is told once a round, and counts at most once in each of the others.
/// </summary>
/// <param name="Day">The day, by the campaign's time zone.</param>
/// <param name="Told">Lines told, by the moment of proof.</param>
/// <param name="Untold">
/// Lines that are told no longer: a new holder, another number, or another operator or region.
/// </param>
/// <param name="Kept">Lines that opened after they were told and before their hour.</param>
/// <param name="DecidedShut">Lines that shut something themselves after they were told.</param>
/// <param name="Shut">Lines whose hour came while they were undecided.</param>
/// <param name="CameBack">Lines that opened after that.</param>
public sealed record ReportDay(
    DateOnly Day, long Told, long Untold, long Kept, long DecidedShut, long Shut, long CameBack)
{
    /// <summary>Calls that the campaign refused, or would have refused in shadow; by the records.</summary>
    public long Calls { get; init; }

    /// <summary>Texts, the same way.</summary>
    public long Texts { get; init; }

    /// <summary>Both days in one.</summary>
    public ReportDay And(ReportDay other) => new(
        Day, Told + other.Told, Untold + other.Untold, Kept + other.Kept, DecidedShut + other.DecidedShut,
        Shut + other.Shut, CameBack + other.CameBack)
    {
        Calls = Calls + other.Calls, Texts = Texts + other.Texts,
    };
}

/// <summary>Notices of a campaign as they stand, a line each.</summary>
/// <param name="Tried">Lines whose notice was handed to a message centre at least once.</param>
/// <param name="Attempts">How often, over all of them.</param>
/// <param name="States">How many are in each state.</param>
/// <param name="SecondChannel">Of those told, told by the second channel.</param>
/// <param name="MaybeTwice">Lines that may have got the text twice, after a crash.</param>
public sealed record ReportNotices(
    long Tried, long Attempts, ImmutableArray<NoticeCount> States, long SecondChannel, long MaybeTwice);

/// <summary>How many notices are in a state.</summary>
public sealed record NoticeCount(NoticeState State, long Count);
