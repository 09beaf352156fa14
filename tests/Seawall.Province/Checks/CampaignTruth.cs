using Seawall.Register;

namespace Seawall.Province;

/// <summary>
/// What the campaign director was told is in force, and what that means for a line: the rule once more, from what was
/// acknowledged to people outside, to be compared with what the verdict does.
/// </summary>
sealed class CampaignTruth(Population lines)
{
    const long DaySeconds = 86_400;

    /// <summary>
    /// Told moments may be kept a little late, in the person's favour, where lines of a page were told days apart.
    /// </summary>
    const long LateSecondsMax = 300;

    /// <summary>The terms in force; null: no campaign yet.</summary>
    public Campaign? Terms { get; set; }

    /// <summary>Where it stands.</summary>
    public CampaignState State { get; set; } = CampaignState.Draft;

    /// <summary>Since when it is paused, unix seconds.</summary>
    public long PausedUnixSeconds { get; set; }

    /// <summary>Whether it can shut anything now.</summary>
    public bool IsInForce => State is CampaignState.Running or CampaignState.Paused;

    /// <summary>Whether an undecided line may be shut at a time.</summary>
    public bool MayShut(int line, long nowUnixSeconds) => Shuts(line, lines.Told(line), nowUnixSeconds);

    /// <summary>Whether an undecided line must be shut at a time.</summary>
    public bool MustShut(int line, long nowUnixSeconds) =>
        lines.ToldSurely(line) is var told && told != long.MaxValue
            && Shuts(line, told + LateSecondsMax, nowUnixSeconds);

    bool Shuts(int line, long told, long nowUnixSeconds)
    {
        if (Terms is not { Default: CampaignDefault.Shut } terms || !IsInForce || !lines.IsMember(line)
            || told == long.MaxValue)
        {
            return false;
        }
        var now = State == CampaignState.Paused ? Math.Min(nowUnixSeconds, PausedUnixSeconds) : nowUnixSeconds;
        return now >= terms.Effect.ToUnixTimeSeconds() && now >= told + terms.Notice.Days * DaySeconds;
    }
}
