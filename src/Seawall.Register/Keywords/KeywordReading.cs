using System.Collections.Immutable;

namespace Seawall.Register;

/// <summary>How a text was read.</summary>
public enum KeywordMatch : byte
{
    /// <summary>It is a keyword, and nothing else.</summary>
    Exact = 1,

    /// <summary>It is nearly one, or one is in it: the subscriber is asked.</summary>
    Near = 2,

    /// <summary>Nobody understands it.</summary>
    None = 3,
}

/// <summary>What a text was read as.</summary>
/// <param name="Match">How.</param>
/// <param name="Keywords">
/// The keyword, or those that may be meant, the likeliest first, none that means the same as one before.
/// </param>
/// <param name="Argument">The digits that follow the keyword, where it is one that takes some; else empty.</param>
public sealed record KeywordReading(KeywordMatch Match, ImmutableArray<Keyword> Keywords, string Argument = "")
{
    /// <summary>Nobody understands it.</summary>
    public static KeywordReading None { get; } = new(KeywordMatch.None, []);
}
