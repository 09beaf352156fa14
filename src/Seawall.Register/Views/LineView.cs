using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>Why a service and zone of a line is as it is.</summary>
public enum ChoiceBasis : byte
{
    /// <summary>Nobody decided: open.</summary>
    Default = 1,

    /// <summary>The subscriber chose.</summary>
    Choice = 2,

    /// <summary>A pause is running.</summary>
    Pause = 3,

    /// <summary>Nobody decided, and a campaign shuts it.</summary>
    Campaign = 4,
}

/// <summary>One service and zone of a line.</summary>
/// <param name="Service">Calls or texts.</param>
/// <param name="Zone">The zone's name in the settings.</param>
/// <param name="Choice">What was chosen, pauses aside.</param>
/// <param name="PauseUntil">When a running pause ends; none where none runs.</param>
/// <param name="Open">Whether calls or texts pass now.</param>
/// <param name="Basis">Why.</param>
public sealed record ChoiceView(
    Service Service, string Zone, Choice Choice, DateTimeOffset? PauseUntil, bool Open, ChoiceBasis Basis)
{
    /// <summary>The campaign that shuts it; null where none does.</summary>
    public MeasureView? Measure { get; init; }
}

/// <summary>A campaign that shuts what a line did not decide.</summary>
/// <param name="Campaign">The campaign's name.</param>
/// <param name="Title">What people call it; the name where that is not known.</param>
/// <param name="Since">Since when the line is shut by it.</param>
public sealed record MeasureView(string Campaign, Bilingual Title, DateTimeOffset Since);

/// <summary>One personal rule of a line.</summary>
/// <param name="Id">Its id in the register; records name it.</param>
/// <param name="Pass">Whether it passes; else it refuses.</param>
/// <param name="Service"><c>voice</c>, <c>sms</c> or <c>all</c>.</param>
/// <param name="Target">
/// A country by its ISO 3166 letters, a number with <c>+</c>, or registered senders as they are typed.
/// </param>
public sealed record RuleView(uint Id, bool Pass, string Service, string Target);

/// <summary>The whole state of a line, for people: every service and zone of the settings, and the rules.</summary>
/// <param name="Number">The line.</param>
/// <param name="Choices">Service by zone, in the order of the settings.</param>
/// <param name="Rules">Personal rules, oldest first.</param>
/// <param name="Journal">The number of the last journal entry that touched the line, 0 for none.</param>
public sealed record LineView(
    E164 Number, ImmutableArray<ChoiceView> Choices, ImmutableArray<RuleView> Rules, long Journal)
{
    /// <summary>Who helps with the line, and who was asked to.</summary>
    public ImmutableArray<GuardianView> Guardians { get; init; } = [];

    /// <summary>The subscriber's language as imported, where a line is shown; empty where it is not known.</summary>
    public string Language { get; init; } = "";

    /// <summary>For how many hours an opening of the line waits, chosen by the line; 0: it counts at once.</summary>
    public int CoolingOffHours { get; init; }

    /// <summary>Whether the line is told by text of what was refused to it, as it chose.</summary>
    public DigestChoice Digest { get; init; }

    /// <summary>
    /// Openings that wait for the end of the cooling-off, and guardians' proposals, in order of asking.
    /// </summary>
    public ImmutableArray<WaitingView> Waiting { get; init; } = [];
}
