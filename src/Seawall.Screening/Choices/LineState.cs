using System.Collections.Immutable;

namespace Seawall.Screening;

/// <summary>
/// An open with an end: it holds until <paramref name="UntilUnixSeconds"/>, then the choice below holds again.
/// </summary>
public readonly record struct Pause(Service Service, byte Zone, long UntilUnixSeconds);

/// <summary>
/// One subscriber's exception: one number, one country, or the registered senders of texts, that pass or do not.
/// Exactly one of <paramref name="Number"/>, <paramref name="Country"/> (index in the numbering plan, 0 for none) and
/// <paramref name="Registered"/> is given.
/// </summary>
/// <param name="Id">Its id in the register, told in the verdict; never 0.</param>
/// <param name="Pass">Whether it passes; else it refuses.</param>
/// <param name="Services">The services it is for.</param>
/// <param name="Number">The caller's number, or none.</param>
/// <param name="Country">
/// The caller's country, or 0. The home country has no rule: what is from home has no zone.
/// </param>
/// <param name="Registered">
/// The registered senders it is for: of one purpose, or <see cref="SenderPurpose.Any"/> for all of them.
/// </param>
public readonly record struct PersonalRule(
    uint Id,
    bool Pass,
    ServiceMask Services,
    E164 Number,
    ushort Country,
    SenderPurpose Registered = SenderPurpose.None);

/// <summary>What few lines have beside their choices: pauses and personal rules. Immutable.</summary>
public sealed class LineDetail
{
    /// <summary>Opens with an end; an ended one may stay.</summary>
    public ImmutableArray<Pause> Pauses { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>At most <see cref="ScreeningLimits.PersonalRulesMax"/>; their order does not matter.</summary>
    public ImmutableArray<PersonalRule> Rules { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => Pauses.IsEmpty && Rules.IsEmpty;
}

/// <summary>
/// The whole state of a line. Applying it twice is the same as once; <c>Detail</c> is null for most lines.
/// </summary>
public readonly record struct LineState(E164 Number, ChoiceBits Choices, LineDetail? Detail)
{
    /// <summary>Whether the line decided nothing and has no rules.</summary>
    public bool IsUndecided => Choices.IsUndecided && (Detail is null || Detail.IsEmpty);
}
