using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// What was decided about a campaign, in the writer's turn: 1 its entry of the journal, 2 written durably, 3 in force.
/// </summary>
static class CampaignWriting
{
    /// <summary>Writes it; the campaign with its journal number.</summary>
    public static async ValueTask<(CampaignDecided Decided, long Journal)> RunAsync(
        RegisterSession session, CampaignDecided decided, ChangeSource source, DateTimeOffset now)
    {
        // 1 Its entry of the journal.
        var campaign = decided.Campaign! with { Journal = session.Head.Sequence + 1 };
        var body = decided.Kind == JournalKind.CampaignApplied
            ? CampaignForm.WriteApplied(campaign)
            : CampaignBody.Write(campaign.Id, "");
        var entry = Chain.Entry(session.Tip, now, decided.Kind, source, 0, body);
        var end = Chain.After(session.Tip, entry);

        // 2 Written durably.
        await session.CommitAsync(
            new StoreBatch { Expected = session.Head, Next = end.Head, Entries = [entry], Campaigns = [campaign] },
            end, CancellationToken.None).ConfigureAwait(false);

        // 3 In force.
        session.ApplyCampaigns([campaign]);
        return (decided with { Campaign = campaign }, entry.Sequence);
    }

    /// <summary>Notes a complaint on a line's notice, and counts it.</summary>
    public static async ValueTask<CampaignDecided> ComplainAsync(
        RegisterSession session, StoredCampaign campaign, E164 line)
    {
        var notices = new StoredNotice?[1];
        await session.Store.ReadNoticesAsync(campaign.Id, new[] { line }, notices, CancellationToken.None)
            .ConfigureAwait(false);
        if (notices[0] is not { } notice || notice.Round != campaign.Round)
        {
            return new CampaignDecided(ChangeOutcome.Refused, campaign, default,
                new FieldError("number", $"{line} has no notice of the campaign"));
        }
        if (notice.Marks.HasFlag(NoticeMarks.Complained))
        {
            return new CampaignDecided(ChangeOutcome.AlreadySo, campaign);
        }
        notice = notice with { Marks = notice.Marks | NoticeMarks.Complained };
        campaign = NoticeCounts.Replace(campaign, notices[0], notice);
        await session.CommitAsync(new StoreBatch
        {
            Expected = session.Head, Next = session.Head, Campaigns = [campaign], Notices = new[] { notice },
        }, session.Tip, CancellationToken.None).ConfigureAwait(false);
        session.ApplyCampaigns([campaign]);
        return new CampaignDecided(ChangeOutcome.Done, campaign);
    }
}
