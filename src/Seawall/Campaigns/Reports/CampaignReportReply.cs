using System.Collections.Immutable;

namespace Seawall.Campaigns;

/// <summary>The report of a campaign: what became of its lines, day by day.</summary>
internal sealed record CampaignReportReply
{
    public required string Name { get; init; }

    public required uint Id { get; init; }

    public required string TitleZh { get; init; }

    public required string TitleEn { get; init; }

    public required string Basis { get; init; }

    public required ImmutableArray<string> Sources { get; init; }

    public required ImmutableArray<string> Operators { get; init; }

    public required ImmutableArray<string> Regions { get; init; }

    public required string Service { get; init; }

    public required ImmutableArray<string> Zones { get; init; }

    public required string Default { get; init; }

    public required bool Shadow { get; init; }

    public required string State { get; init; }

    public required int Version { get; init; }

    public required int Round { get; init; }

    public required string Effect { get; init; }

    public required string TimeZone { get; init; }

    /// <summary>Days of notice.</summary>
    public required int NoticeDays { get; init; }

    /// <summary><c>receipt</c> or <c>taken</c>.</summary>
    public required string Proof { get; init; }

    /// <summary>When the report was made.</summary>
    public required string At { get; init; }

    /// <summary>The days of the campaign's time zone on which something happened, in order.</summary>
    public required ImmutableArray<ReportDayReply> Days { get; init; }

    /// <summary>The sums of all days; its day is empty.</summary>
    public required ReportDayReply Sum { get; init; }

    /// <summary>Lines told now, in the round that counts.</summary>
    public required long ToldNow { get; init; }

    /// <summary>Of them, lines with something shut by the campaign now.</summary>
    public required long ShutNow { get; init; }

    public required NoticesReply Notices { get; init; }

    /// <summary>The entry of the journal up to which it was read.</summary>
    public required long Journal { get; init; }

    /// <summary>Its hash.</summary>
    public required string Hash { get; init; }

    /// <summary>What the numbers do not say.</summary>
    public required ImmutableArray<string> Remarks { get; init; }
}

/// <summary>A day of a report.</summary>
internal sealed record ReportDayReply(
    string Day, long Told, long Untold, long Kept, long DecidedShut, long Shut, long CameBack, long Calls, long Texts);

/// <summary>Notices as they stand.</summary>
internal sealed record NoticesReply(
    long Tried, long Attempts, long InFlight, long Sent, long Told, long Deferred, long Unreached, long SecondChannel,
    long MaybeTwice);
