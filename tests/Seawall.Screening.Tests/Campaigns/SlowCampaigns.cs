using CsCheck;

namespace Seawall.Screening.Tests;

/// <summary>The rule of campaigns once more, by sets and sorting: the slow twin.</summary>
static class SlowCampaigns
{
    const long Now = Queries.Now;

    /// <summary>The id of the campaign that is named, whether it shuts, and since when; id 0 for none.</summary>
    public static (uint Id, bool Shuts, long Since) Judge(
        IEnumerable<CampaignTerms> campaigns, SlowTold told, E164 line, Service service, byte zone, long now)
    {
        var shutting =
            from campaign in campaigns
            let zones = service == Service.Voice ? campaign.VoiceZones : campaign.SmsZones
            where zone < 8 && (zones & (1 << zone)) != 0
            let at = told.At(campaign.Place, line)
            where at is not null
            let since = Math.Max(campaign.EffectUnixSeconds, at.Value + campaign.NoticeSeconds)
            where now >= since && campaign.HeldAtUnixSeconds >= since
            orderby campaign.Shadow, since, campaign.Id
            select (campaign.Id, !campaign.Shadow, since);
        return shutting.FirstOrDefault();
    }

    /// <summary>Some campaigns about one moment, so that hours, notices and pauses meet to the second.</summary>
    public static readonly Gen<CampaignTerms[]> Some = Gen.Select(
        Gen.Select(Gen.UInt[1, 9], SlowTold.Place, Gen.OneOf((byte)0b1000, (byte)0b0001, (byte)0b1111, (byte)0)),
        Gen.OneOf((byte)0b1000, (byte)0b1111, (byte)0),
        Gen.Long[Now - 3, Now + 1],
        Gen.OneOf(0L, 1, 5),
        Gen.OneOf(long.MaxValue, long.MaxValue, Now - 2, Now - 1, Now),
        Gen.OneOf(false, false, true))
        .Select((head, sms, effect, notice, held, shadow) => new CampaignTerms
        {
            Id = head.Item1,
            Name = $"c{head.Item1}",
            Place = head.Item2,
            VoiceZones = head.Item3,
            SmsZones = sms,
            EffectUnixSeconds = effect,
            NoticeSeconds = notice,
            HeldAtUnixSeconds = held,
            Shadow = shadow,
        })
        .Array[0, 5]
        .Select(all => all.DistinctBy(one => one.Id).DistinctBy(one => one.Place).ToArray());

    /// <summary>When a line was told at each of some places.</summary>
    public static readonly Gen<(int Place, long At)[]> Told =
        Gen.Select(SlowTold.Place, Gen.Long[Now - 7, Now + 1]).Array[0, 6];

    /// <summary>Puts both in force in a book, and tells the twin.</summary>
    public static SlowTold Put(
        ChoiceBook book, CampaignTerms[] campaigns, (int Place, long At)[] told, E164 line)
    {
        var twin = new SlowTold();
        book.Campaigns = new CampaignsInForce([.. campaigns]);
        foreach ((int place, long at) in told)
        {
            book.Told.Tell(place, line, at);
            twin.Tell(place, line, at);
        }

        return twin;
    }
}
