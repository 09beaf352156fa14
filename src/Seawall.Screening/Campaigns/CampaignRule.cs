using System.Numerics;

namespace Seawall.Screening;

/// <summary>
/// What campaigns make of a line that is undecided for a service and zone: the end of step 10 of
/// <see cref="VerdictRule"/>, and the same for whoever else wants to know. Pure and total, without allocation or lock.
/// </summary>
/// <remarks>
/// A campaign shuts the zone where it is in force and has it, the line was told, and now is not before the hour of
/// effect nor before the end of the notice. A paused campaign is judged as if the time stood at its pause. Each is
/// judged by itself; of several that shut, the one that did so first is named, then the one of the lower id. A campaign
/// in shadow is named only where none shuts.
/// </remarks>
public static class CampaignRule
{
    /// <summary>
    /// What the campaigns in force make of a line, which is taken for undecided: whether it is, is not looked at.
    /// </summary>
    public static CampaignVerdict Judge(
        ChoiceBook book, E164 line, Service service, byte zone, long nowUnixSeconds) =>
        Judge(book.Campaigns, book.Told, line, service, zone, nowUnixSeconds);

    internal static CampaignVerdict Judge(
        CampaignsInForce campaigns, ToldBook book, E164 line, Service service, byte zone, long nowUnixSeconds)
    {
        ulong places = campaigns.PlacesOf(service, zone);
        while (true)
        {
            ToldRow row = book.RowOf(line);
            ulong told = places & row.Places;
            int place = First(campaigns, row, told & ~campaigns.Shadows, nowUnixSeconds, out long since);
            bool shuts = place >= 0;
            if (!shuts && (told & campaigns.Shadows) != 0)
            {
                place = First(campaigns, row, told & campaigns.Shadows, nowUnixSeconds, out since);
            }

            if (row.Holds)
            {
                return place < 0 ? default : new CampaignVerdict(campaigns.At(place), shuts, !shuts, since);
            }
        }
    }

    /// <summary>The place of the one that shut first, of some that have a mark; -1 where none did.</summary>
    static int First(CampaignsInForce campaigns, in ToldRow row, ulong places, long now, out long firstSince)
    {
        (int first, uint firstId, firstSince) = (-1, 0, long.MaxValue);
        for (; places != 0; places &= places - 1)
        {
            int place = BitOperations.TrailingZeroCount(places);
            ref readonly CampaignsInForce.Hours hours = ref campaigns.HoursAt(place);
            long since = hours.Since(row.ToldAt(place));
            if (since <= hours.Stands(now) && (since < firstSince || (since == firstSince && hours.Id < firstId)))
            {
                (first, firstId, firstSince) = (place, hours.Id, since);
            }
        }

        return first;
    }

    /// <summary>Says to a trace what each campaign of a service and zone makes of a line.</summary>
    internal static void Explain<TTrace>(
        CampaignsInForce campaigns, ToldBook book, E164 line, Service service, byte zone, long nowUnixSeconds,
        ref TTrace trace)
        where TTrace : struct, ITrace
    {
        foreach (CampaignTerms campaign in campaigns.Terms)
        {
            if (campaign.Has(service, zone))
            {
                (TraceNote note, long moment) = Find(campaign, book.ToldAt(campaign.Place, line), nowUnixSeconds);
                trace.Note(note, new CampaignFinding(campaign.Id, moment).Packed);
            }
        }
    }

    static (TraceNote Note, long Moment) Find(CampaignTerms campaign, long? toldUnixSeconds, long now)
    {
        if (toldUnixSeconds is not { } told)
        {
            return (TraceNote.CampaignNotTold, 0);
        }

        long since = campaign.SinceUnixSeconds(told);
        return campaign.HeldAtUnixSeconds < since ? (TraceNote.CampaignPaused, campaign.HeldAtUnixSeconds)
            : now >= since ? (campaign.Shadow ? TraceNote.CampaignShadow : TraceNote.CampaignShuts, since)
            : since == campaign.EffectUnixSeconds ? (TraceNote.CampaignEffectAhead, since)
            : (TraceNote.CampaignNoticeRuns, since);
    }
}
