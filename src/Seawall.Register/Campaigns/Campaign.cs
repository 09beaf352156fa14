using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>What a campaign makes of an undecided line that was told in time. Values are stored.</summary>
public enum CampaignDefault : byte
{
    /// <summary>Its zones are shut from the hour of effect, or from the line's own hour where that is later.</summary>
    Shut = 1,

    /// <summary>Nothing: the notice says that a line can be shut, and that is all.</summary>
    None = 2,
}

/// <summary>A text in both languages.</summary>
public readonly record struct Bilingual(string Chinese, string English)
{
    /// <summary>The text in a language, Chinese for every other than <c>en</c>.</summary>
    public string In(string language) =>
        language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English : Chinese;
}

/// <summary>
/// The default for the undecided lines of operators and regions, for services and zones, from an hour, with its rule of
/// notice: what a campaign's file says, valid as a whole. Immutable.
/// </summary>
public sealed record Campaign
{
    /// <summary>Its name: small letters, digits and hyphens, at most 40; a metric label.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it.</summary>
    public required Bilingual Title { get; init; }

    /// <summary>On what basis in law.</summary>
    public required string Basis { get; init; }

    /// <summary>Where what the file says was read.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>Names of home operators as the settings and the subscribers' file have them; empty: all.</summary>
    public ImmutableArray<string> Operators { get; init; } = [];

    /// <summary>Names of home regions, the same way; empty: all.</summary>
    public ImmutableArray<string> Regions { get; init; } = [];

    /// <summary>Calls, texts, or both.</summary>
    public required ServiceMask Services { get; init; }

    /// <summary>Names of zones of the settings; at least one.</summary>
    public required ImmutableArray<string> Zones { get; init; }

    /// <summary>What it makes of an undecided line that was told in time.</summary>
    public CampaignDefault Default { get; init; } = CampaignDefault.Shut;

    /// <summary>The hour of effect, with the offset of the time zone there and then.</summary>
    public required DateTimeOffset Effect { get; init; }

    /// <summary>The time zone of its hours, by its IANA name.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Nothing is refused; records say what would have been.</summary>
    public bool Shadow { get; init; }

    /// <summary>How people are told.</summary>
    public required NoticeTerms Notice { get; init; }

    /// <summary>
    /// In which order; a line belongs to the first wave that takes it. At least one, the last takes all.
    /// </summary>
    public required ImmutableArray<Wave> Waves { get; init; }

    /// <summary>When the next wave waits for a person.</summary>
    public Brakes Brakes { get; init; } = new();
}

/// <summary>A part of a campaign's lines, told together.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Districts">Districts of the subscribers' file it takes; empty: all.</param>
/// <param name="Percent">
/// How much of what it takes, 1 to 100: the same lines at every run, by a hash of campaign and number.
/// </param>
/// <param name="NotBefore">When it may begin at the earliest; null: when the wave before it has been sent once.</param>
public sealed record Wave(string Name, ImmutableArray<string> Districts, int Percent, DateTimeOffset? NotBefore);

/// <summary>
/// Shares of a wave, in percent, above which the next wave waits for a person (<c>campaign start</c> lets it go on).
/// Null: no such brake.
/// </summary>
public sealed record Brakes
{
    /// <summary>Of lines told, those that took the zones back open after they were shut by default.</summary>
    public double? Resumptions { get; init; }

    /// <summary>Of lines told, complaints that clerks noted (<c>campaign complaint</c>).</summary>
    public double? Complaints { get; init; }

    /// <summary>Of lines tried, those that nothing proves to be told.</summary>
    public double? Unreached { get; init; }

    /// <summary>Shares of fewer lines mean nothing: no brake before so many lines of the wave were tried.</summary>
    public int AfterLines { get; init; } = 100;
}
