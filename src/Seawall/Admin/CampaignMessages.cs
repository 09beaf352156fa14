using System.Collections.Immutable;
using Seawall.Campaigns;

namespace Seawall.Admin;

/// <summary>A campaign's file to apply: its name, for mistakes, and all it says.</summary>
internal sealed record CampaignFileMessage(string File, string Text, bool DryRun, string? Note, string Who);

/// <summary>What a campaign is asked to do; <paramref name="Number"/> is a line, for complaints.</summary>
internal sealed record CampaignMessage(string Name, string? Note, string Who, string? Number = null);

/// <summary>All campaigns.</summary>
internal sealed record CampaignsReply(ImmutableArray<CampaignReply> Campaigns, string Remark);

/// <summary>A campaign: what its file says, and where it stands.</summary>
internal sealed record CampaignReply
{
    public required string Name { get; init; }

    public required uint Id { get; init; }

    public required BilingualReply Title { get; init; }

    public required string Basis { get; init; }

    public required ImmutableArray<string> Sources { get; init; }

    /// <summary><c>draft</c>, <c>running</c>, <c>paused</c> or <c>withdrawn</c>.</summary>
    public required string State { get; init; }

    public required int Version { get; init; }

    public required int Round { get; init; }

    /// <summary>Empty: all.</summary>
    public required ImmutableArray<string> Operators { get; init; }

    /// <summary>Empty: all.</summary>
    public required ImmutableArray<string> Regions { get; init; }

    /// <summary><c>voice</c>, <c>sms</c> or <c>all</c>.</summary>
    public required string Service { get; init; }

    public required ImmutableArray<string> Zones { get; init; }

    /// <summary>Zones that the settings no longer name.</summary>
    public required ImmutableArray<string> LostZones { get; init; }

    /// <summary><c>shut</c> or <c>none</c>.</summary>
    public required string Default { get; init; }

    public required string Effect { get; init; }

    public required string TimeZone { get; init; }

    public required bool Shadow { get; init; }

    /// <summary>Empty: never.</summary>
    public required string StartedAt { get; init; }

    /// <summary>Empty where it is not.</summary>
    public required string PausedAt { get; init; }

    /// <summary>Empty where it was not.</summary>
    public required string WithdrawnAt { get; init; }

    /// <summary>Why the next wave waits for a person; empty where it does not.</summary>
    public required string Braked { get; init; }

    public required NoticeTermsReply Notice { get; init; }

    public required ImmutableArray<WaveReply> Waves { get; init; }

    /// <summary>The entry of the journal that changed it last.</summary>
    public required long Journal { get; init; }

    public required ImmutableArray<string> Remarks { get; init; }
}

/// <summary>A text in both languages.</summary>
internal sealed record BilingualReply(string Zh, string En);

/// <summary>How a campaign tells people.</summary>
internal sealed record NoticeTermsReply(
    int Days, string Proof, BilingualReply Text, BilingualReply Afterwards, string From, string Hours,
    ImmutableArray<RateReply> Rates, int PartsMax, int Attempts, string RetryAfter, string ReceiptWithin,
    string Second);

/// <summary>Parts in a second that a group of message centres is given.</summary>
internal sealed record RateReply(string NextHop, int PerSecond);

/// <summary>A wave of a campaign, and how many of its lines are where.</summary>
internal sealed record WaveReply(
    string Name, ImmutableArray<string> Districts, int Percent, string NotBefore, bool ItsTurn, WaveCountReply Count);

/// <summary>Lines of a wave, or of all.</summary>
internal sealed record WaveCountReply(
    long Enrolled, long Tried, long InFlight, long Sent, long Told, long Deferred, long Unreached, long Decided,
    long Resumed, long Complaints);

/// <summary>What became of what was asked of a campaign.</summary>
/// <param name="Outcome"><c>done</c> or <c>already_so</c>.</param>
/// <param name="DryRun">Whether nothing was changed, as asked.</param>
/// <param name="Journal">The entry of the journal that made it so; 0 where there is none.</param>
/// <param name="NewRound">Whether all are told again.</param>
/// <param name="Campaign">The campaign afterwards.</param>
/// <param name="Texts">Its texts, where it was applied.</param>
internal sealed record CampaignChangeReply(
    string Outcome, bool DryRun, long Journal, bool NewRound, CampaignReply Campaign,
    ImmutableArray<TextPreview> Texts);
