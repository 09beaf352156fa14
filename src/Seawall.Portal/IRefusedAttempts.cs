using Seawall.Screening;

namespace Seawall.Portal;

/// <summary>What was refused to a line lately, by whoever keeps it in memory: asked for each page.</summary>
public interface IRefusedAttempts
{
    /// <summary>The latest attempts since a moment, the newest first, at most so many.</summary>
    IReadOnlyList<RefusedAttempt> Lately(E164 line, DateTimeOffset since, int max);
}

/// <summary>One call or text that was refused.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Service">A call or a text.</param>
/// <param name="Caller">The number it came from; none where it had none, or no whole one.</param>
/// <param name="Sender">The name a text came under, printable ASCII; empty where it had a number.</param>
/// <param name="Country">ISO 3166 letters of the country; empty where none is known.</param>
/// <param name="Withheld">The caller hid the number: it is known to us but not to be shown.</param>
/// <param name="Reason">Why.</param>
public readonly record struct RefusedAttempt(
    DateTimeOffset At, Service Service, E164 Caller, string Sender, string Country, bool Withheld,
    VerdictReason Reason);
