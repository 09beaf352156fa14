using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>A guardian of a line as stored.</summary>
public readonly record struct StoredGuardian(
    E164 Number, GuardianState State, bool SeesRefused, long SinceUnixSeconds);

/// <summary>What an edit that waits does. Stored; values never change meaning.</summary>
public enum WaitingKind : byte
{
    /// <summary>Sets choices of services and zones.</summary>
    Choice = 1,

    /// <summary>Adds a rule.</summary>
    RuleAddition = 2,

    /// <summary>Removes rules.</summary>
    RuleRemoval = 3,

    /// <summary>Sets the line's cooling-off.</summary>
    CoolingOff = 4,
}

/// <summary>
/// An edit as it waits. <paramref name="Places"/> has a bit for each stored zone; <paramref name="Value"/> is the end
/// of a pause (unix seconds), or the hours of a cooling-off; <paramref name="Seconds"/> is the length of a pause from
/// when it comes into force; <paramref name="Rule"/> is a rule without its id.
/// </summary>
public readonly record struct StoredEdit(
    WaitingKind Kind, ServiceMask Services, uint Places, Choice To, long Value, long Seconds, StoredRule Rule);

/// <summary>
/// Something asked for that is not in force yet: an opening that waits for the end of the line's cooling-off, or, with
/// a <paramref name="Guardian"/>, a proposal that waits for the line's yes.
/// </summary>
/// <param name="Id">The journal number of the asking.</param>
/// <param name="AtUnixSeconds">When it comes into force; of a proposal, when it lapses.</param>
/// <param name="Guardian">Whose proposal it is; none for what the line itself asked.</param>
/// <param name="Edit">What it does.</param>
public readonly record struct StoredWaiting(long Id, long AtUnixSeconds, E164 Guardian, StoredEdit Edit)
{
    /// <summary>Whether it is a guardian's proposal.</summary>
    public bool IsProposal => !Guardian.IsNone;
}

/// <summary>
/// What very few lines have: the cooling-off they chose, in hours, guardians in order of number, what waits in order of
/// asking, and whether they want to be told of what was refused. Never empty.
/// </summary>
public sealed record StoredCare(
    int CoolingHours, ImmutableArray<StoredGuardian> Guardians, ImmutableArray<StoredWaiting> Waiting)
{
    /// <summary>Nothing of it all.</summary>
    public static StoredCare None { get; } = new(0, [], []);

    /// <summary>Whether the line is told of what was refused.</summary>
    public DigestChoice Digest { get; init; }

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty =>
        CoolingHours == 0 && Guardians.IsEmpty && Waiting.IsEmpty && Digest == DigestChoice.Default;

    /// <summary>When the first of what waits for a time comes into force; null where nothing does.</summary>
    public long? DueUnixSeconds
    {
        get
        {
            long? due = null;
            foreach (var waiting in Waiting)
            {
                due = waiting.IsProposal || due <= waiting.AtUnixSeconds ? due : waiting.AtUnixSeconds;
            }
            return due;
        }
    }

    /// <summary>A guardian by number.</summary>
    public bool TryGuardian(E164 number, out StoredGuardian guardian)
    {
        foreach (var one in Guardians)
        {
            if (one.Number == number)
            {
                guardian = one;
                return true;
            }
        }
        guardian = default;
        return false;
    }

    /// <summary>Something that waits, by its number.</summary>
    public bool TryWaiting(long id, out StoredWaiting waiting)
    {
        foreach (var one in Waiting)
        {
            if (one.Id == id)
            {
                waiting = one;
                return true;
            }
        }
        waiting = default;
        return false;
    }

    /// <inheritdoc/>
    public bool Equals(StoredCare? other) =>
        other is not null && CoolingHours == other.CoolingHours && Digest == other.Digest
        && Guardians.AsSpan().SequenceEqual(other.Guardians.AsSpan())
        && Waiting.AsSpan().SequenceEqual(other.Waiting.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(CoolingHours, Guardians.Length, Waiting.Length);
}
