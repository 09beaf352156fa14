using System.Collections.Immutable;

namespace Seawall.Register;

/// <summary>What another version of a campaign makes of the notices already given. Pure.</summary>
static class CampaignAmending
{
    /// <summary>
    /// The campaign with other terms: where what people were told no longer holds it begins another round, with all
    /// counts from nothing, and tells everybody again.
    /// </summary>
    public static StoredCampaign Amend(StoredCampaign before, Campaign terms)
    {
        var isNewRound = before.StartedUnixSeconds != 0 && NeedsRound(before.Terms, terms);
        var after = before with { Terms = terms, Version = before.Version + 1 };
        return isNewRound || before.StartedUnixSeconds == 0
            ? after with
            {
                Round = before.Round + (isNewRound ? 1 : 0), Wave = 0, Cursor = 0, Braked = "",
                Counts = Nothing(terms),
            }
            : after;
    }

    /// <summary>A count for each wave, all of them nothing.</summary>
    public static ImmutableArray<WaveCount> Nothing(Campaign terms) =>
        [.. terms.Waves.Select(_ => WaveCount.Zero)];

    /// <summary>
    /// Whether the other version is worse for the person in anything the notice said: earlier, about more, after fewer
    /// days, shut where nothing would have been, or proved by less than it now takes. What nobody was told of (title,
    /// rates, hours, brakes, the shadow, the texts themselves) never is.
    /// </summary>
    public static bool NeedsRound(Campaign before, Campaign after) =>
        after.Effect < before.Effect
        || (after.Services & ~before.Services) != 0
        || after.Zones.Except(before.Zones, StringComparer.Ordinal).Any()
        || after.Notice.Days < before.Notice.Days
        || (before.Default, after.Default) is (CampaignDefault.None, CampaignDefault.Shut)
        || (before.Notice.Proof, after.Notice.Proof) is (NoticeProof.Taken, NoticeProof.Receipt);

    /// <summary>
    /// Why a started campaign cannot become this; null where it can. Counts and notices are kept by wave, so waves keep
    /// their names and their number; whom they take may change.
    /// </summary>
    public static FieldError? Hindered(StoredCampaign before, Campaign terms) =>
        before.State == CampaignState.Withdrawn
            ? new FieldError("name", "the campaign of this name is withdrawn: give another name")
        : before.StartedUnixSeconds != 0 && !NeedsRound(before.Terms, terms)
            && !before.Terms.Waves.Select(wave => wave.Name).SequenceEqual(terms.Waves.Select(wave => wave.Name))
            ? new FieldError("waves", "a started campaign keeps its waves' names: expected "
                + string.Join(", ", before.Terms.Waves.Select(wave => wave.Name)))
        : null;
}
