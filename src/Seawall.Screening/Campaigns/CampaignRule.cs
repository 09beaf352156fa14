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
        ChoiceBook book, E164 line, Service service, byte zone, long nowUnixSeconds)
    {
        var trace = default(NoTrace);
        return Judge(book.Campaigns, book.Told, line, service, zone, nowUnixSeconds, ref trace);
    }

    /// <summary>The same, with what was found of each campaign of the service and zone.</summary>
    internal static CampaignVerdict Judge<TTrace>(
        CampaignsInForce campaigns, ToldBook book, E164 line, Service service, byte zone, long nowUnixSeconds,
        ref TTrace trace)
        where TTrace : struct, ITrace
    {
        ulong places = campaigns.PlacesOf(service, zone);
        ToldRow row = book.RowOf(line);
        if (typeof(TTrace) != typeof(NoTrace))
        {
            for (ulong rest = places & ~row.Places; rest != 0; rest &= rest - 1)
            {
                trace.Note(TraceNote.CampaignNotTold, Found(campaigns.At(BitOperations.TrailingZeroCount(rest)), 0));
            }
        }

        CampaignTerms? first = null;
        long firstSince = 0;
        for (ulong rest = places & row.Places; rest != 0; rest &= rest - 1)
        {
            int place = BitOperations.TrailingZeroCount(rest);
            CampaignTerms campaign = campaigns.At(place);
            long told = row.ToldAt(place);
            if (told == ToldBook.NotTold)
            {
                trace.Note(TraceNote.CampaignNotTold, Found(campaign, 0));
                continue;
            }

            long since = campaign.SinceUnixSeconds(told);
            if (Math.Min(nowUnixSeconds, campaign.HeldAtUnixSeconds) < since)
            {
                NoteOpen(campaign, since, ref trace);
                continue;
            }

            trace.Note(campaign.Shadow ? TraceNote.CampaignShadow : TraceNote.CampaignShuts, Found(campaign, since));
            if (first is null || GoesBefore(campaign, since, first, firstSince))
            {
                (first, firstSince) = (campaign, since);
            }
        }

        return first is null ? default : new CampaignVerdict(first, !first.Shadow, first.Shadow, firstSince);
    }

    static bool GoesBefore(CampaignTerms one, long since, CampaignTerms other, long otherSince) =>
        one.Shadow != other.Shadow ? other.Shadow
        : since != otherSince ? since < otherSince
        : one.Id < other.Id;

    static void NoteOpen<TTrace>(CampaignTerms campaign, long since, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        if (campaign.HeldAtUnixSeconds < since)
        {
            trace.Note(TraceNote.CampaignPaused, Found(campaign, campaign.HeldAtUnixSeconds));
            return;
        }

        bool isByEffect = since == campaign.EffectUnixSeconds;
        trace.Note(
            isByEffect ? TraceNote.CampaignEffectAhead : TraceNote.CampaignNoticeRuns, Found(campaign, since));
    }

    static ulong Found(CampaignTerms campaign, long unixSeconds) =>
        new CampaignFinding(campaign.Id, unixSeconds).Packed;
}
