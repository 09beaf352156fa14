namespace Seawall.Register;

/// <summary>What notices make of the counts of their campaign. Pure.</summary>
static class NoticeCounts
{
    /// <summary>The campaign with another count of a wave; one it does not have counts as its last.</summary>
    public static StoredCampaign With(StoredCampaign campaign, int wave, Func<WaveCount, WaveCount> change)
    {
        var counts = campaign.Counts.IsEmpty ? CampaignAmending.Nothing(campaign.Terms) : campaign.Counts;
        wave = Math.Min(wave, counts.Length - 1);
        return campaign with { Counts = counts.SetItem(wave, change(counts[wave])) };
    }

    /// <summary>
    /// The campaign after a line's notice became another: the line is counted where it is now. Notices of earlier
    /// rounds count as none.
    /// </summary>
    public static StoredCampaign Replace(StoredCampaign campaign, in StoredNotice? before, in StoredNotice? after)
    {
        if (before is { } was && was.Round == campaign.Round)
        {
            campaign = With(campaign, was.Wave, count => Add(count, was, -1));
        }
        if (after is { } becomes && becomes.Round == campaign.Round)
        {
            campaign = With(campaign, becomes.Wave, count => Add(count, becomes, 1));
        }
        return campaign;
    }

    static WaveCount Add(WaveCount count, in StoredNotice notice, int by)
    {
        count = count with
        {
            Tried = count.Tried + by,
            Resumed = count.Resumed + (notice.Marks.HasFlag(NoticeMarks.Resumed) ? by : 0),
            Complaints = count.Complaints + (notice.Marks.HasFlag(NoticeMarks.Complained) ? by : 0),
        };
        return notice.State switch
        {
            NoticeState.InFlight => count with { InFlight = count.InFlight + by },
            NoticeState.Sent => count with { Sent = count.Sent + by },
            NoticeState.Told => count with { Told = count.Told + by },
            NoticeState.Deferred => count with { Deferred = count.Deferred + by },
            _ => count with { Unreached = count.Unreached + by },
        };
    }
}
