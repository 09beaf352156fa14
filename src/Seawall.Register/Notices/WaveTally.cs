using System.Collections.Immutable;

namespace Seawall.Register;

/// <summary>What changes in the counts of a campaign's waves when its notices do.</summary>
sealed class WaveTally(StoredCampaign campaign)
{
    readonly WaveCount[] _counts =
        [.. campaign.Counts, .. Enumerable.Repeat(WaveCount.Zero,
            Math.Max(0, campaign.Terms.Waves.Length - campaign.Counts.Length))];

    /// <summary>The counts now.</summary>
    public ImmutableArray<WaveCount> Counts => [.. _counts];

    /// <summary>Whether anything was counted.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>The count of a wave now.</summary>
    public WaveCount this[int wave] => _counts[wave];

    /// <summary>A notice became another; null: there was none, or is none. Earlier rounds are not counted.</summary>
    public void Move(in StoredNotice? before, in StoredNotice? after)
    {
        IsChanged = true;
        if (before is { } was && was.Round == campaign.Round)
        {
            Add(was, -1);
        }
        if (after is { } now && now.Round == campaign.Round)
        {
            Add(now, 1);
        }
    }

    void Add(in StoredNotice notice, int by)
    {
        ref var count = ref Of(notice.Wave);
        count = notice.State switch
        {
            NoticeState.InFlight => count with { InFlight = count.InFlight + by },
            NoticeState.Sent => count with { Sent = count.Sent + by },
            NoticeState.Told => count with { Told = count.Told + by },
            NoticeState.Deferred => count with { Deferred = count.Deferred + by },
            _ => count with { Unreached = count.Unreached + by },
        };
        count = count with { Tried = count.Tried + by };
        if ((notice.Marks & NoticeMarks.Resumed) != 0)
        {
            count = count with { Resumed = count.Resumed + by };
        }
        if ((notice.Marks & NoticeMarks.Complained) != 0)
        {
            count = count with { Complaints = count.Complaints + by };
        }
    }

    // A version with fewer waves leaves no count without a place.
    ref WaveCount Of(int wave) => ref _counts[Math.Min(wave, _counts.Length - 1)];
}
