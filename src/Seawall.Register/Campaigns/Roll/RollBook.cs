using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// The rolls of the campaigns in force, kept up in the writer's turn with all that happens to lines. What cannot be
/// told at once is doubted and looked at again; while new rolls are made, whatever is touched is noted for them.
/// Rolls are read on any thread.
/// </summary>
sealed class RollBook
{
    readonly Lock _gate = new();
    readonly NumberSet _doubted = new();
    NumberSet? _touched;
    bool _isStale;
    volatile ImmutableDictionary<uint, CampaignRoll> _ready = ImmutableDictionary<uint, CampaignRoll>.Empty;

    /// <summary>There is something to do: rolls to make, or doubted lines.</summary>
    public event Action? Wanted;

    /// <summary>The roll of a campaign as it is now; null where there is none, or none yet.</summary>
    public CampaignRoll? Find(StoredCampaign campaign) =>
        campaign.IsInForce && _ready.GetValueOrDefault(campaign.Id) is { } roll
        && roll.IsOf(campaign)
            ? roll
            : null;

    /// <summary>The rolls there are.</summary>
    public IEnumerable<CampaignRoll> Ready => _ready.Values;

    /// <summary>The campaign with the lines of its roll counted, where it has one.</summary>
    public StoredCampaign Counted(StoredCampaign campaign)
    {
        if (Find(campaign) is not { } roll)
        {
            return campaign;
        }
        var counts = campaign.Counts.Length == campaign.Terms.Waves.Length
            ? campaign.Counts
            : CampaignAmending.Nothing(campaign.Terms);
        ImmutableArray<WaveCount> counted =
        [
            .. counts.Select((count, wave) =>
            {
                var lines = roll.Count(wave);
                return count with { Enrolled = lines.Enrolled, Decided = lines.Decided };
            }),
        ];
        return counted.AsSpan().SequenceEqual(campaign.Counts.AsSpan()) ? campaign : campaign with { Counts = counted };
    }

    /// <summary>Campaigns in force that have no roll, or an old one.</summary>
    public ImmutableArray<StoredCampaign> Missing(ImmutableArray<StoredCampaign> campaigns)
    {
        lock (_gate)
        {
            return
            [
                .. campaigns.Where(one => one.IsInForce && (_isStale || Find(one) is null)),
            ];
        }
    }

    /// <summary>Campaigns are others than before: the rolls of those no longer in force go.</summary>
    public void Follow(ImmutableArray<StoredCampaign> campaigns)
    {
        _ready = _ready.RemoveRange(_ready.Keys.Where(id => !campaigns.Any(one =>
            one.Id == id && one.IsInForce && _ready[id].IsOf(one))));
        if (campaigns.Any(one => one.IsInForce && Find(one) is null))
        {
            Wanted?.Invoke();
        }
    }

    /// <summary>All rolls are made again; those there are serve until then, unless they are of no use.</summary>
    public void Renew(bool drop)
    {
        lock (_gate)
        {
            _isStale = true;
            _ready = drop ? _ready.Clear() : _ready;
        }
        Wanted?.Invoke();
    }

    /// <summary>Lines decided something, or nothing any more.</summary>
    public void Decided(ReadOnlySpan<StoredLine> lines, ChoiceBook book)
    {
        foreach (ref readonly var line in lines)
        {
            Touch(line.Number);
            foreach (var roll in _ready.Values)
            {
                roll.Decide(line.Number, book);
            }
        }
    }

    /// <summary>Lines that nobody touched before: whether they are a campaign's is to be looked at.</summary>
    public void Doubt(IEnumerable<E164> numbers)
    {
        lock (_gate)
        {
            foreach (var number in numbers)
            {
                _touched?.Add(number);
                if (!_ready.IsEmpty)
                {
                    _doubted.Add(number);
                }
            }
        }
        if (!_ready.IsEmpty)
        {
            Wanted?.Invoke();
        }
    }

    /// <summary>Doubted lines, at most so many; they are doubted no longer.</summary>
    public E164[] TakeDoubted(int max)
    {
        lock (_gate)
        {
            return _doubted.Take(max);
        }
    }

    /// <summary>Something happened to a line that rolls under way may not have seen.</summary>
    public void Touch(E164 number)
    {
        lock (_gate)
        {
            _touched?.Add(number);
        }
    }

    /// <summary>From here on whatever is touched is noted.</summary>
    public void Watch()
    {
        lock (_gate)
        {
            (_touched, _isStale) = (new NumberSet(), false);
        }
    }

    /// <summary>What was touched since, at most so many; they are noted no longer.</summary>
    public E164[] TakeTouched(int max)
    {
        lock (_gate)
        {
            return _touched?.Take(max) ?? [];
        }
    }

    /// <summary>New rolls are complete; in the writer's turn.</summary>
    public void Install(IEnumerable<CampaignRoll> rolls)
    {
        lock (_gate)
        {
            _touched = null;
        }
        _ready = _ready.SetItems(rolls.Select(roll => KeyValuePair.Create(roll.Campaign, roll)));
    }

    /// <summary>Rolls under way come to nothing.</summary>
    public void Unwatch()
    {
        lock (_gate)
        {
            (_touched, _isStale) = (null, true);
        }
    }
}
