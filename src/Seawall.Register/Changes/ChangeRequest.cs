namespace Seawall.Register;

/// <summary>
/// A change of a line's choices as somebody typed it. The register reads and validates every field; a wrong one is
/// answered with <see cref="ChangeOutcome.Invalid"/> and the name of the field, and nothing changes.
/// </summary>
public sealed record ChangeRequest : RegisterRequest
{
    /// <summary>The line, in any form the home dial rules read.</summary>
    public required string Number { get; init; }

    /// <summary><c>voice</c>, <c>sms</c> or <c>all</c>.</summary>
    public string Service { get; init; } = "all";

    /// <summary>A zone of the settings, several with commas between them, or <c>all</c>.</summary>
    public string Zone { get; init; } = "all";

    /// <summary><c>open</c>, <c>shut</c> or <c>undecided</c>.</summary>
    public required string To { get; init; }

    /// <summary>
    /// A pause by its length: <c>24h</c>, <c>30m</c>, <c>7d</c>, <c>1h30m</c>. Only with <c>open</c>, and not with
    /// <see cref="Until"/>.
    /// </summary>
    public string? For { get; init; }

    /// <summary>
    /// A pause by its end: RFC 3339 with an offset, or <c>2026-05-01 08:00</c> in the home time zone. Only with
    /// <c>open</c>, and not with <see cref="For"/>.
    /// </summary>
    public string? Until { get; init; }

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
