using System.Collections.Immutable;
using System.Globalization;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>What is to be done about a campaign, and what is written of it.</summary>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="Campaign">The campaign as it is afterwards.</param>
/// <param name="Kind">What the entry is about, where one is written.</param>
/// <param name="Error">Why not.</param>
readonly record struct CampaignDecided(
    ChangeOutcome Outcome, StoredCampaign? Campaign, JournalKind Kind = default, FieldError Error = default)
{
    /// <summary>Whether all are told again.</summary>
    public bool IsNewRound { get; init; }
}

/// <summary>The life of a campaign: applied, started, paused, started again, withdrawn. Pure.</summary>
static class CampaignLife
{
    /// <summary>A new campaign, or another version of the one of that name.</summary>
    public static CampaignDecided Apply(ImmutableArray<StoredCampaign> all, Campaign terms)
    {
        if (all.FirstOrDefault(one => one.Terms.Name == terms.Name) is not { } before)
        {
            return all.Length >= RegisterLimits.CampaignsMax
                ? Refused(null, $"the register holds {RegisterLimits.CampaignsMax} campaigns already")
                : new CampaignDecided(ChangeOutcome.Done, new StoredCampaign
                {
                    Id = all.IsEmpty ? 1 : all.Max(one => one.Id) + 1, Terms = terms, Version = 1, Round = 1,
                    State = CampaignState.Draft, Counts = CampaignAmending.Nothing(terms),
                }, JournalKind.CampaignApplied);
        }
        if (CampaignAmending.Hindered(before, terms) is { } hindered)
        {
            return new CampaignDecided(ChangeOutcome.Invalid, before, default, hindered);
        }
        if (IsSame(before, terms))
        {
            return new CampaignDecided(ChangeOutcome.AlreadySo, before);
        }
        var after = CampaignAmending.Amend(before, terms);
        if (after.IsInForce && IsTooMany(all, after) is { } tooMany)
        {
            return tooMany;
        }
        return new CampaignDecided(ChangeOutcome.Done, after, JournalKind.CampaignApplied)
        {
            IsNewRound = after.Round != before.Round,
        };
    }

    static bool IsSame(StoredCampaign before, Campaign terms) =>
        CampaignForm.WriteApplied(before).AsSpan()
            .SequenceEqual(CampaignForm.WriteApplied(before with { Terms = terms }));

    /// <summary>Starts it, lets it go on after a pause, or lets the next wave go on past a brake.</summary>
    public static CampaignDecided Start(ImmutableArray<StoredCampaign> all, StoredCampaign before, long now)
    {
        if (before.State == CampaignState.Withdrawn)
        {
            return Refused(before, "it is withdrawn: apply it under another name");
        }
        if (before.State == CampaignState.Running && before.Braked.Length == 0)
        {
            return new CampaignDecided(ChangeOutcome.AlreadySo, before);
        }
        var after = before with
        {
            State = CampaignState.Running, PausedUnixSeconds = 0, Braked = "",
            StartedUnixSeconds = before.StartedUnixSeconds == 0 ? now : before.StartedUnixSeconds,
        };
        return IsTooMany(all, after) ?? new CampaignDecided(ChangeOutcome.Done, after, JournalKind.CampaignStarted);
    }

    /// <summary>No notice goes out and no further line is shut.</summary>
    public static CampaignDecided Pause(StoredCampaign before, long now) => before.State switch
    {
        CampaignState.Paused => new CampaignDecided(ChangeOutcome.AlreadySo, before),
        CampaignState.Running => new CampaignDecided(ChangeOutcome.Done,
            before with { State = CampaignState.Paused, PausedUnixSeconds = now }, JournalKind.CampaignPaused),
        CampaignState.Draft => Refused(before, "it was never started"),
        _ => Refused(before, "it is withdrawn"),
    };

    /// <summary>It is over.</summary>
    public static CampaignDecided Withdraw(StoredCampaign before, long now) =>
        before.State == CampaignState.Withdrawn
            ? new CampaignDecided(ChangeOutcome.AlreadySo, before)
            : new CampaignDecided(ChangeOutcome.Done,
                before with
                {
                    State = CampaignState.Withdrawn, WithdrawnUnixSeconds = now, PausedUnixSeconds = 0, Braked = "",
                },
                JournalKind.CampaignWithdrawn);

    static CampaignDecided? IsTooMany(ImmutableArray<StoredCampaign> all, StoredCampaign after) =>
        after.Terms.Default == CampaignDefault.Shut
        && all.Count(one => one.Id != after.Id && one.IsInForce && one.Terms.Default == CampaignDefault.Shut)
            >= ScreeningLimits.CampaignsMax
            ? Refused(after, string.Create(CultureInfo.InvariantCulture,
                $"{ScreeningLimits.CampaignsMax} campaigns are in force already: withdraw one first"))
            : null;

    static CampaignDecided Refused(StoredCampaign? campaign, string why) =>
        new(ChangeOutcome.Refused, campaign, default, new FieldError("", why));

    /// <summary>
    /// What should be known when it runs. A day of effect that is past is no reason to refuse: a line is shut at its
    /// own hour, the days of notice after it was told, so nobody is shut unawares by starting late.
    /// </summary>
    public static ImmutableArray<string> Remarks(StoredCampaign campaign, DateTimeOffset now)
    {
        var (effect, notice) = (campaign.Terms.Effect, TimeSpan.FromDays(campaign.Terms.Notice.Days));
        if (campaign.Terms.Default != CampaignDefault.Shut || campaign.State == CampaignState.Withdrawn)
        {
            return [];
        }
        return effect <= now
                ? [string.Create(CultureInfo.InvariantCulture,
                    $"the hour of effect is past: lines are shut {notice.TotalDays} days after they are told")]
            : campaign.StartedUnixSeconds == 0 && effect - now < notice
                ? [string.Create(CultureInfo.InvariantCulture,
                    $"{notice.TotalDays} days of notice do not fit before the hour of effect: lines are shut later")]
            : [];
    }
}
