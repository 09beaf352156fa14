namespace Seawall.Register;

/// <summary>Campaigns in force and the message centres they name, as the pump sees them.</summary>
sealed class NoticePaces(INoticeLedger ledger)
{
    readonly Dictionary<uint, CampaignPace> _paces = [];
    readonly Dictionary<string, Centre> _centres = [];
    volatile CampaignPace[] _all = [];
    int _first;

    /// <summary>Campaigns in force; on any thread.</summary>
    public CampaignPace[] All => _all;

    /// <summary>Message centres that any of them named.</summary>
    public Dictionary<string, Centre>.ValueCollection Centres => _centres.Values;

    /// <summary>A campaign in force; null where it is not.</summary>
    public CampaignPace? Find(uint campaign) => _paces.GetValueOrDefault(campaign);

    /// <summary>A message centre by its name; null where no campaign named it.</summary>
    public Centre? FindCentre(string name) => _centres.GetValueOrDefault(name);

    /// <summary>The hours of a campaign as it is given.</summary>
    public PermittedHours HoursOf(StoredCampaign campaign) =>
        _paces.TryGetValue(campaign.Id, out var pace) && ReferenceEquals(pace.Campaign.Terms, campaign.Terms)
            ? pace.Hours
            : PermittedHours.Of(campaign.Terms);

    /// <summary>The campaigns, another one first each time.</summary>
    public IEnumerable<CampaignPace> InTurn()
    {
        var all = _all;
        _first = all.Length == 0 ? 0 : (_first + 1) % all.Length;
        for (var i = 0; i < all.Length; i++)
        {
            yield return all[(_first + i) % all.Length];
        }
    }

    /// <summary>Sees campaigns as they are now, and what they may give to each message centre.</summary>
    public void See()
    {
        var isOther = false;
        foreach (var campaign in ledger.Campaigns)
        {
            if (!campaign.IsInForce)
            {
                isOther |= _paces.Remove(campaign.Id);
            }
            else if (_paces.TryGetValue(campaign.Id, out var pace))
            {
                isOther |= !ReferenceEquals(pace.Campaign.Terms, campaign.Terms)
                    || pace.Campaign.State != campaign.State;
                pace.See(campaign);
            }
            else
            {
                _paces.Add(campaign.Id, new CampaignPace(campaign));
                isOther = true;
            }
        }
        if (isOther)
        {
            _all = [.. _paces.Values];
            SetRates();
        }
    }

    /// <summary>Where campaigns allow a message centre different rates, the lowest holds for all of them.</summary>
    void SetRates()
    {
        Dictionary<string, int> rates = [];
        foreach (var pace in _all.Where(pace => pace.Campaign.State == CampaignState.Running))
        {
            foreach (var (name, perSecond) in pace.Campaign.Terms.Notice.Rates)
            {
                rates[name] = rates.TryGetValue(name, out var other) ? Math.Min(other, perSecond) : perSecond;
            }
        }
        foreach (var (name, perSecond) in rates)
        {
            if (_centres.TryGetValue(name, out var centre))
            {
                centre.Rate.PerSecond = perSecond;
            }
            else
            {
                _centres.Add(name, new Centre(name, perSecond));
            }
        }
    }
}
