namespace Seawall.Register;

/// <summary>
/// A personal rule to add or to remove, as somebody typed it. Adding narrows what contradicts it: a country or number
/// has at most one rule that passes it and one that refuses it, for different services.
/// </summary>
public sealed record RuleRequest : RegisterRequest
{
    /// <summary>The line, in any form the home dial rules read.</summary>
    public required string Number { get; init; }

    /// <summary>Whether the rule passes; else it refuses. Not looked at when a rule is removed.</summary>
    public bool Pass { get; init; }

    /// <summary>
    /// A country by its two ISO 3166 letters, a number with its country code (<c>+</c> or <c>00</c> before it), or the
    /// registered senders of texts: <c>registered</c>, <c>registered:code</c>, <c>registered:service</c>.
    /// </summary>
    public required string Target { get; init; }

    /// <summary><c>voice</c>, <c>sms</c> or <c>all</c>.</summary>
    public string Service { get; init; } = "all";

    /// <summary>
    /// The token of a <see cref="ChangeOutcome.NeedsConfirmation"/>: the same request with it counts.
    /// </summary>
    public string? Confirmation { get; init; }

    /// <summary>
    /// The number of the guardian who asks; null where the line does, or staff. A guardian's shutting counts at once,
    /// an opening is a proposal that waits for the line's yes. The register names the guardian as who asked.
    /// </summary>
    public string? Guardian { get; init; }
}
