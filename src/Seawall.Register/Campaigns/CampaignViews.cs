using System.Collections.Immutable;

namespace Seawall.Register;

/// <summary>Says in words how campaigns and notices stand.</summary>
static class CampaignViews
{
    /// <summary>A campaign by the settings in force.</summary>
    public static CampaignView View(
        StoredCampaign campaign, CampaignRoll? roll, RegisterModel model, DateTimeOffset now)
    {
        ImmutableArray<string> lost = [.. campaign.Terms.Zones.Except(model.Zones.Names, StringComparer.Ordinal)];
        var remarks = CampaignLife.Remarks(campaign, now);
        if (campaign.State != CampaignState.Withdrawn)
        {
            remarks = [.. lost.Select(zone => $"the settings have no zone '{zone}' any more: nothing of it is shut"),
                .. remarks];
        }
        if (campaign.Braked.Length > 0)
        {
            remarks = [$"the next wave waits for a person: {campaign.Braked}", .. remarks];
        }
        return new CampaignView(campaign,
            [
                .. campaign.Terms.Waves.Select((wave, at) =>
                    new WaveView(wave.Name, CountOf(campaign, at), roll?.Count(at).ToTell ?? 0)),
            ],
            lost, roll is not null, remarks);
    }

    /// <summary>The counts of a wave.</summary>
    public static WaveCount CountOf(StoredCampaign campaign, int wave) =>
        wave < campaign.Counts.Length ? campaign.Counts[wave] : WaveCount.Zero;

    /// <summary>A line's notice.</summary>
    public static LineNoticeView View(StoredCampaign campaign, in StoredNotice notice)
    {
        var counts = notice.Round == campaign.Round;
        var shuts = counts && notice.State == NoticeState.Told && campaign.IsInForce && !campaign.Terms.Shadow
            && campaign.Terms.Default == CampaignDefault.Shut;
        var own = notice.ToldUnixSeconds + campaign.Terms.Notice.Days * 86_400L;
        return new LineNoticeView(campaign, notice, counts, shuts
            ? DateTimeOffset.FromUnixTimeSeconds(Math.Max(own, campaign.Terms.Effect.ToUnixTimeSeconds()))
            : null);
    }
}
