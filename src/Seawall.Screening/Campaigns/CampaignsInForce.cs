using System.Collections.Immutable;

namespace Seawall.Screening;

/// <summary>
/// The campaigns that verdicts are made with: started, not withdrawn, shutting something. Immutable; swapped as a
/// whole.
/// </summary>
public sealed class CampaignsInForce
{
    readonly CampaignTerms?[] _byPlace = new CampaignTerms?[ScreeningLimits.CampaignsMax];
    readonly Hours[] _hours = new Hours[ScreeningLimits.CampaignsMax];
    readonly ulong[] _places = new ulong[2 * ScreeningLimits.ZonesMax];

    /// <summary>All of them together.</summary>
    /// <exception cref="ArgumentException">An id or a place stands twice, or is none.</exception>
    public CampaignsInForce(ImmutableArray<CampaignTerms> terms)
    {
        Terms = [.. terms.OrderBy(campaign => campaign.Id)];
        uint last = 0;
        foreach (CampaignTerms campaign in Terms)
        {
            if (campaign.Id == last || (uint)campaign.Place >= ScreeningLimits.CampaignsMax
                || _byPlace[campaign.Place] is not null)
            {
                throw new ArgumentException(
                    $"Campaign {campaign.Id} at place {campaign.Place} has no place of its own.", nameof(terms));
            }

            last = campaign.Id;
            _byPlace[campaign.Place] = campaign;
            _hours[campaign.Place] = new Hours(campaign);
            Shadows |= campaign.Shadow ? 1ul << campaign.Place : 0;
            for (byte zone = 0; zone < ScreeningLimits.ZonesMax; zone++)
            {
                _places[zone] |= campaign.Has(Service.Voice, zone) ? 1ul << campaign.Place : 0;
                _places[ScreeningLimits.ZonesMax + zone] |=
                    campaign.Has(Service.Sms, zone) ? 1ul << campaign.Place : 0;
            }
        }
    }

    /// <summary>No campaign at all.</summary>
    public static CampaignsInForce None { get; } = new([]);

    /// <summary>The campaigns, by ascending id.</summary>
    public ImmutableArray<CampaignTerms> Terms { get; }

    /// <summary>Whether there is none.</summary>
    public bool IsNone => Terms.IsEmpty;

    /// <summary>The campaign of an id; null where it is not in force.</summary>
    public CampaignTerms? Find(uint id)
    {
        foreach (CampaignTerms campaign in Terms)
        {
            if (campaign.Id == id)
            {
                return campaign;
            }
        }

        return null;
    }

    /// <summary>The places of those in shadow, a bit each.</summary>
    internal ulong Shadows { get; }

    /// <summary>The hours of the campaign at a place that is taken.</summary>
    internal ref readonly Hours HoursAt(int place) => ref _hours[place];

    /// <summary>The campaign at a place that is taken.</summary>
    internal CampaignTerms At(int place) => _byPlace[place]!;

    /// <summary>The places of the campaigns that shut a zone for a service, a bit each.</summary>
    internal ulong PlacesOf(Service service, byte zone) =>
        zone < ScreeningLimits.ZonesMax
            ? _places[(((int)service - 1) * ScreeningLimits.ZonesMax) + zone]
            : 0;

    /// <summary>What a verdict reads of a campaign, all of them side by side.</summary>
    internal readonly struct Hours(CampaignTerms campaign)
    {
        /// <summary>Far beyond all moments, and no overflow when added to one.</summary>
        const long NoticeMax = 1L << 61;

        readonly long _effect = campaign.EffectUnixSeconds;
        readonly long _notice = Math.Min(campaign.NoticeSeconds, NoticeMax);
        readonly long _heldAt = campaign.HeldAtUnixSeconds;

        public uint Id { get; } = campaign.Id;

        /// <summary>As <see cref="CampaignTerms.SinceUnixSeconds"/>.</summary>
        public long Since(long toldUnixSeconds) => Math.Max(_effect, toldUnixSeconds + _notice);

        /// <summary>Where the time stands for it: at its pause, where it is paused.</summary>
        public long Stands(long nowUnixSeconds) => Math.Min(nowUnixSeconds, _heldAt);
    }
}
