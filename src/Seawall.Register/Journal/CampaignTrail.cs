namespace Seawall.Register;

/// <summary>
/// The campaigns as the journal's entries make them, to be compared with those the store has: what was applied to the
/// octet, where each stands, since when, and why it is held. Counts are of no entry.
/// </summary>
sealed class CampaignTrail
{
    /// <summary>The moment of a step and that of its entry are two looks at one clock.</summary>
    const long SameMomentSeconds = 60;

    readonly SortedDictionary<uint, Made> _made = [];

    /// <summary>The ids of all of them.</summary>
    public IEnumerable<uint> Ids => _made.Keys;

    /// <summary>The round that counts of a campaign's told lines; 0 where no entry made it.</summary>
    public int RoundOf(uint campaign) => _made.TryGetValue(campaign, out var made) ? made.Applied.Round : 0;

    /// <summary>The entry that withdrew a campaign: from there on nothing is untold in it; 0 where none did.</summary>
    public long WithdrawnBy(uint campaign) => _made.TryGetValue(campaign, out var made) ? made.WithdrawnBy : 0;

    /// <summary>Goes on by an entry; false where its body is not in its form, or no entry may follow so.</summary>
    public bool TryAdd(JournalEntry entry)
    {
        if (entry.Lines != 0)
        {
            return false;
        }
        if (entry.Kind == JournalKind.CampaignApplied)
        {
            return CampaignForm.TryReadApplied(entry.Body.Span, out var applied) && TryApply(applied!, entry.Sequence);
        }
        if (!CampaignBody.TryRead(entry.Body.Span, out var campaign, out var reason)
            || !_made.TryGetValue(campaign, out var made))
        {
            return false;
        }
        made.Step(entry.Kind, entry.AtUnixMilliseconds / 1_000, reason, entry.Sequence);
        return true;
    }

    bool TryApply(AppliedCampaign applied, long sequence)
    {
        if (!_made.TryGetValue(applied.Id, out var made))
        {
            _made.Add(applied.Id, new Made(applied) { Journal = sequence });
            return applied.Version == 1;
        }
        var follows = applied.Version == made.Applied.Version + 1 && applied.Round >= made.Applied.Round
            && applied.Terms.Name == made.Applied.Terms.Name;
        made.Braked = applied.Round == made.Applied.Round ? made.Braked : "";
        (made.Applied, made.Journal) = (applied, sequence);
        return follows;
    }

    /// <summary>What of the stored campaigns is not as the journal makes it, in words.</summary>
    public IEnumerable<string> Compare(IReadOnlyList<StoredCampaign> stored)
    {
        var there = stored.ToDictionary(campaign => campaign.Id);
        foreach (var (id, made) in _made)
        {
            if (!there.Remove(id, out var campaign))
            {
                yield return $"campaign {made.Applied.Terms.Name} of the journal is not in the store";
            }
            else if (!made.IsThe(campaign))
            {
                yield return $"campaign {made.Applied.Terms.Name} is not as the journal makes it";
            }
        }
        foreach (var campaign in there.Values)
        {
            yield return $"campaign {campaign.Terms.Name} of the store is not in the journal";
        }
    }

    sealed class Made(AppliedCampaign applied)
    {
        CampaignState _state = CampaignState.Draft;
        long _started, _paused, _withdrawn, _brake;

        public AppliedCampaign Applied { get; set; } = applied;

        public string Braked { get; set; } = "";

        public long Journal { get; set; }

        public long WithdrawnBy { get; private set; }

        public void Step(JournalKind kind, long at, string reason, long sequence)
        {
            switch (kind)
            {
                case JournalKind.CampaignStarted:
                    _started = _started == 0 ? at : _started;
                    (_state, _paused, Braked) = (CampaignState.Running, 0, "");
                    break;
                case JournalKind.CampaignPaused:
                    (_state, _paused) = (CampaignState.Paused, at);
                    break;
                case JournalKind.CampaignWithdrawn:
                    (_state, _withdrawn, _paused, Braked) = (CampaignState.Withdrawn, at, 0, "");
                    WithdrawnBy = sequence;
                    break;
                default:
                    (Braked, _brake) = (reason, sequence);
                    return;
            }
            Journal = sequence;
        }

        public bool IsThe(StoredCampaign campaign) =>
            Octets(Applied.Id, Applied.Version, Applied.Round, Applied.Terms).AsSpan().SequenceEqual(
                Octets(campaign.Id, campaign.Version, campaign.Round, campaign.Terms))
            && campaign.State == _state && campaign.Braked == Braked
            && (campaign.Journal == Journal || campaign.Journal == _brake)
            && IsThen(campaign.StartedUnixSeconds, _started) && IsThen(campaign.PausedUnixSeconds, _paused)
            && IsThen(campaign.WithdrawnUnixSeconds, _withdrawn);

        static bool IsThen(long stored, long made) =>
            (stored == 0) == (made == 0) && Math.Abs(stored - made) <= SameMomentSeconds;

        /// <summary>Both as the form is written today, whatever it was when the entry was.</summary>
        static byte[] Octets(uint id, int version, int round, Campaign terms) => CampaignForm.WriteApplied(
            new StoredCampaign { Id = id, Version = version, Round = round, Terms = terms, State = default });
    }
}
