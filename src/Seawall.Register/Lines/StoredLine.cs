using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// A pause as stored: an <c>open</c> with an end. <paramref name="Zone"/> is the zone's place in the stored form.
/// </summary>
public readonly record struct StoredPause(Service Service, byte Zone, long UntilUnixSeconds);

/// <summary>
/// A personal rule as stored. <paramref name="Services"/> has bit 0 for voice and bit 1 for texts; the target is a
/// number, or a country by its ISO 3166 letters as two ASCII octets (<c>'C' &lt;&lt; 8 | 'A'</c>), 0 for none, or the
/// registered senders of texts.
/// </summary>
public readonly record struct StoredRule(
    uint Id, bool Pass, byte Services, E164 Number, ushort Country, SenderPurpose Registered = SenderPurpose.None);

/// <summary>What few lines have: pauses, personal rules and care, in canonical order. Never empty.</summary>
public sealed record StoredDetail(
    ImmutableArray<StoredPause> Pauses, ImmutableArray<StoredRule> Rules, StoredCare? Care = null)
{
    /// <inheritdoc/>
    public bool Equals(StoredDetail? other) =>
        other is not null && Pauses.AsSpan().SequenceEqual(other.Pauses.AsSpan())
        && Rules.AsSpan().SequenceEqual(other.Rules.AsSpan())
        && Care == other.Care;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Pauses.Length, Rules.Length);
}

/// <summary>
/// What a line's subscriber decided, as stored: for each service 2 bits for each stored zone (0 undecided, 1 open, 2
/// shut; zone 0 in the lowest bits), and the detail of the few lines that have some.
/// </summary>
public readonly record struct LineChoices(ulong Voice, ulong Sms, StoredDetail? Detail)
{
    /// <summary>Whether nothing is decided and nothing exempted.</summary>
    public bool IsEmpty => Voice == 0 && Sms == 0 && Detail is null;

    /// <summary>The care of the line, empty where it has none.</summary>
    public StoredCare Care => Detail?.Care ?? StoredCare.None;
}

/// <summary>
/// A line as stored: its number, its choices, and the number of the last journal entry that touched it.
/// </summary>
public readonly record struct StoredLine(E164 Number, LineChoices Choices, long Last);
