using Seawall.Register;
using Seawall.Settings;

namespace Seawall.Campaigns;

/// <summary>What came of reading a campaign's file: the campaign, or every mistake in the file's order.</summary>
internal sealed record CampaignReading(Campaign? Campaign, IReadOnlyList<Mistake> Mistakes);
