namespace Seawall.Screening;

/// <summary>
/// What a verdict has to know of a campaign in force: which services and zones it shuts for undecided lines that were
/// told, and from when. Immutable; zones are those of the settings in force, by their index.
/// </summary>
public sealed record CampaignTerms
{
    /// <summary>Its id in the register, which verdicts name; never 0.</summary>
    public required uint Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Where its told marks are kept in <see cref="ToldBook"/>, 0 to <see cref="ScreeningLimits.CampaignsMax"/>
    /// exclusive; the same for as long as it is in force.
    /// </summary>
    public required int Place { get; init; }

    /// <summary>The round that the told marks at its place are of.</summary>
    public int Round { get; init; } = 1;

    /// <summary>The zones it shuts for calls, a bit each by index.</summary>
    public required byte VoiceZones { get; init; }

    /// <summary>The zones it shuts for texts.</summary>
    public required byte SmsZones { get; init; }

    /// <summary>The hour of effect, before which it shuts nothing; seconds since 1970.</summary>
    public required long EffectUnixSeconds { get; init; }

    /// <summary>How long after it was told a line is shut at the earliest.</summary>
    public required long NoticeSeconds { get; init; }

    /// <summary>
    /// Since when it is paused: what is shut by then stays shut, nothing more is. The end of time where it is not.
    /// </summary>
    public long HeldAtUnixSeconds { get; init; } = long.MaxValue;

    /// <summary>It refuses nothing; verdicts say what it would have refused.</summary>
    public bool Shadow { get; init; }

    /// <summary>Whether it is paused.</summary>
    public bool IsHeld => HeldAtUnixSeconds != long.MaxValue;

    /// <summary>Whether it shuts a zone for a service.</summary>
    public bool Has(Service service, byte zone) =>
        zone < ScreeningLimits.ZonesMax && ((service == Service.Voice ? VoiceZones : SmsZones) & (1 << zone)) != 0;

    /// <summary>
    /// From when a line told at a moment is shut: the hour of effect, or its own where that is later.
    /// </summary>
    public long SinceUnixSeconds(long toldUnixSeconds)
    {
        // Both far from the ends of the range in all that a register stores; this holds for the rest.
        long own = long.MaxValue - toldUnixSeconds < NoticeSeconds ? long.MaxValue : toldUnixSeconds + NoticeSeconds;
        return Math.Max(EffectUnixSeconds, own);
    }
}
