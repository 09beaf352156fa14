using System.Collections.Immutable;

namespace Seawall.Gateway;

/// <summary>
/// What is counted of texts over SMPP alone; their verdicts stand among all others. Only what was ever counted is
/// listed. What is relayed without a verdict is that of texts over IP as well.
/// </summary>
public sealed record TextCounts(
    ImmutableArray<TextPduCount> Pdus,
    ImmutableArray<RefusedInputCount> RefusedInput,
    ImmutableArray<UnscreenedCount> Unscreened)
{
    /// <summary>Of a gateway without texts.</summary>
    public static TextCounts None { get; } = new([], [], []);
}

/// <summary>
/// PDUs both ways on the links of a trunk or, by its name, of a next hop; status by its name in the standard,
/// <c>ESME_ROK</c> for every request.
/// </summary>
public readonly record struct TextPduCount(string Trunk, string Command, string Status, long Count);

/// <summary>Texts relayed without a verdict, by why.</summary>
public readonly record struct UnscreenedCount(string Trunk, string Kind, long Count);
