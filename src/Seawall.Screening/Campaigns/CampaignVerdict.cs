namespace Seawall.Screening;

/// <summary>What the campaigns in force make of an undecided line, for a service and zone at a time.</summary>
/// <param name="Campaign">The campaign that shuts, or would shut if it were not in shadow; null for none.</param>
/// <param name="Shuts">Whether it shuts.</param>
/// <param name="Shadow">Whether it would, and only watches.</param>
/// <param name="SinceUnixSeconds">Since when; 0 for none.</param>
public readonly record struct CampaignVerdict(
    CampaignTerms? Campaign, bool Shuts, bool Shadow, long SinceUnixSeconds);
