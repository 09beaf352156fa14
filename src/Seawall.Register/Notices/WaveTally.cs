using System.Collections.Immutable;

namespace Seawall.Register;

/// <summary>
/// What <see cref="NoticeCounts"/> makes of many notices at once, without a value for each: the counts of a campaign's
/// waves, and what changed in them.
/// </summary>
sealed class WaveTally
{
    readonly StoredCampaign _campaign;
    readonly WaveCount[] _before;
    readonly Change[] _changes;

    public WaveTally(StoredCampaign campaign)
    {
        _campaign = campaign;
        var missing = Math.Max(0, campaign.Terms.Waves.Length - campaign.Counts.Length);
        _before = [.. campaign.Counts, .. Enumerable.Repeat(WaveCount.Zero, missing)];
        _changes = new Change[_before.Length];
    }

    /// <summary>The counts now.</summary>
    public ImmutableArray<WaveCount> Counts => [.. _before.Select((_, wave) => this[wave])];

    /// <summary>Whether anything was counted.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>The count of a wave now.</summary>
    public WaveCount this[int wave] => _changes[wave].Of(_before[wave]);

    /// <summary>A notice became another; null: there was none, or is none. Earlier rounds are not counted.</summary>
    public void Move(in StoredNotice? before, in StoredNotice? after)
    {
        IsChanged = true;
        if (before is { } was && was.Round == _campaign.Round)
        {
            Of(was.Wave).Add(was, -1);
        }
        if (after is { } now && now.Round == _campaign.Round)
        {
            Of(now.Wave).Add(now, 1);
        }
    }

    // A version with fewer waves leaves no count without a place.
    ref Change Of(int wave) => ref _changes[Math.Min(wave, _changes.Length - 1)];

    struct Change
    {
        long _tried;
        long _inFlight;
        long _sent;
        long _told;
        long _deferred;
        long _unreached;
        long _resumed;
        long _complaints;

        public void Add(in StoredNotice notice, int by)
        {
            _tried += by;
            _resumed += (notice.Marks & NoticeMarks.Resumed) != 0 ? by : 0;
            _complaints += (notice.Marks & NoticeMarks.Complained) != 0 ? by : 0;
            switch (notice.State)
            {
                case NoticeState.InFlight:
                    _inFlight += by;
                    break;
                case NoticeState.Sent:
                    _sent += by;
                    break;
                case NoticeState.Told:
                    _told += by;
                    break;
                case NoticeState.Deferred:
                    _deferred += by;
                    break;
                case NoticeState.Unreached:
                    _unreached += by;
                    break;
            }
        }

        public readonly WaveCount Of(WaveCount before) => before with
        {
            Tried = before.Tried + _tried, InFlight = before.InFlight + _inFlight, Sent = before.Sent + _sent,
            Told = before.Told + _told, Deferred = before.Deferred + _deferred,
            Unreached = before.Unreached + _unreached, Resumed = before.Resumed + _resumed,
            Complaints = before.Complaints + _complaints,
        };
    }
}
