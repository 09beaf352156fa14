using System.Collections.Immutable;
using System.Numerics;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>Puts the stored campaigns in force in a book, each at the place where its told marks are.</summary>
static class CampaignPlaces
{
    /// <summary>
    /// 1 What goes on as it was stays, 2 the marks of what ended, or of an earlier round, are gone, 3 what is in force
    /// now. In between less is shut than could be, never more. Returns those that were not there before in their
    /// round: who was told of them is not in the book yet.
    /// </summary>
    public static ImmutableArray<CampaignTerms> Put(
        ChoiceBook book, IEnumerable<StoredCampaign> campaigns, RegisterModel model)
    {
        // 1 What goes on as it was.
        var before = book.Campaigns;
        var next = Of(before, campaigns, model);
        ImmutableArray<CampaignTerms> kept = [.. before.Terms.Where(one => Same(next.Find(one.Id), one))];
        if (kept.Length < before.Terms.Length)
        {
            book.Campaigns = new CampaignsInForce(kept);
        }

        // 2 The marks of what ended are gone.
        foreach (var ended in before.Terms.Except(kept))
        {
            book.Told.Clear(ended.Place);
        }

        // 3 What is in force now.
        if (!next.Terms.AsSpan().SequenceEqual(book.Campaigns.Terms.AsSpan()))
        {
            book.Campaigns = next;
        }
        return [.. next.Terms.Where(one => !kept.Any(before => before.Id == one.Id))];
    }

    static bool Same(CampaignTerms? next, CampaignTerms before) =>
        next is not null && next.Round == before.Round && next.Place == before.Place;

    /// <summary>
    /// The campaigns that can shut anything, by the zones of the settings: a zone the settings lost shuts nothing. Each
    /// keeps the place it had; a new one gets the lowest that is free.
    /// </summary>
    public static CampaignsInForce Of(
        CampaignsInForce before, IEnumerable<StoredCampaign> campaigns, RegisterModel model)
    {
        StoredCampaign[] shutting =
        [
            .. campaigns.Where(one => one.IsInForce && one.Terms.Default == CampaignDefault.Shut)
                .OrderBy(one => one.Id).Take(ScreeningLimits.CampaignsMax),
        ];
        var taken = 0ul;
        foreach (var one in shutting)
        {
            taken |= before.Find(one.Id) is { } had ? 1ul << had.Place : 0;
        }
        var terms = ImmutableArray.CreateBuilder<CampaignTerms>(shutting.Length);
        foreach (var one in shutting)
        {
            var place = before.Find(one.Id)?.Place ?? BitOperations.TrailingZeroCount(~taken);
            taken |= 1ul << place;
            terms.Add(Of(one, place, model));
        }
        return new CampaignsInForce(terms.ToImmutable());
    }

    static CampaignTerms Of(StoredCampaign campaign, int place, RegisterModel model)
    {
        var zones = ZonesOf(campaign.Terms, model);
        return new CampaignTerms
        {
            Id = campaign.Id,
            Name = campaign.Terms.Name,
            Place = place,
            Round = campaign.Round,
            VoiceZones = campaign.Terms.Services.HasFlag(ServiceMask.Voice) ? zones : (byte)0,
            SmsZones = campaign.Terms.Services.HasFlag(ServiceMask.Sms) ? zones : (byte)0,
            EffectUnixSeconds = campaign.Terms.Effect.ToUnixTimeSeconds(),
            NoticeSeconds = campaign.Terms.Notice.Days * 86_400L,
            HeldAtUnixSeconds = campaign.State == CampaignState.Paused ? campaign.PausedUnixSeconds : long.MaxValue,
            Shadow = campaign.Terms.Shadow,
        };
    }

    /// <summary>The zones of a campaign that the settings have, a bit each by index.</summary>
    public static byte ZonesOf(Campaign terms, RegisterModel model)
    {
        byte zones = 0;
        foreach (var name in terms.Zones)
        {
            zones |= model.Zones.TryIndex(name, out var zone) ? (byte)(1 << zone) : (byte)0;
        }
        return zones;
    }
}
