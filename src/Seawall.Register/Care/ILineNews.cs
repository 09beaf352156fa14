using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Told of every change of a line that has guardians, asked or confirmed, or had them before: guardians are told of
/// what changes, lines of what is proposed to them. Called after the change is durable and in force; it neither waits
/// nor throws.
/// </summary>
public interface ILineNews
{
    /// <summary>A line changed.</summary>
    void Changed(LineNews news);
}

/// <summary>A change of a line with guardians.</summary>
/// <param name="Line">The line.</param>
/// <param name="Entry">What was changed, and by whom.</param>
/// <param name="After">The line now.</param>
/// <param name="Guardians">Its confirmed guardians, before or after the change.</param>
/// <param name="Language">The subscriber's language as imported; empty where it is not known.</param>
public sealed record LineNews(
    E164 Line, HistoryEntry Entry, LineView After, ImmutableArray<E164> Guardians, string Language);
