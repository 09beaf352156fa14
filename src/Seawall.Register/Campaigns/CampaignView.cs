using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>A campaign, for people.</summary>
/// <param name="Campaign">As it is stored; its counts are those of now.</param>
/// <param name="Waves">Its waves, in order.</param>
/// <param name="LostZones">Its zones that the settings no longer name: nothing of them is shut.</param>
/// <param name="IsEnrolled">
/// Whether its lines are known; false for a campaign that does not run, and while they are gathered after a start.
/// </param>
/// <param name="Remarks">What should be known of it, one line each.</param>
public sealed record CampaignView(
    StoredCampaign Campaign, ImmutableArray<WaveView> Waves, ImmutableArray<string> LostZones, bool IsEnrolled,
    ImmutableArray<string> Remarks);

/// <summary>A wave of a campaign.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Count">Its counts.</param>
/// <param name="Waiting">Lines still to be told.</param>
public sealed record WaveView(string Name, WaveCount Count, long Waiting);

/// <summary>How a line stands in a campaign.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Notice">Its notice.</param>
/// <param name="IsThisRound">
/// Whether the notice counts: one of an earlier round does not, as what it said no longer holds.
/// </param>
/// <param name="From">
/// From when the line's undecided zones are shut by it: the later of the hour of effect and the line's own; null where
/// it is not told, or the campaign shuts nothing (it is over, makes nothing of it, or is a shadow).
/// </param>
public sealed record LineNoticeView(
    StoredCampaign Campaign, StoredNotice Notice, bool IsThisRound, DateTimeOffset? From);

/// <summary>The campaigns a line was tried in, by id.</summary>
/// <param name="Number">The line.</param>
/// <param name="Notices">A notice each.</param>
public sealed record LineNotices(E164 Number, ImmutableArray<LineNoticeView> Notices);
