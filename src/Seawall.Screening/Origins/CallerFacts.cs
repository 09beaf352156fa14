namespace Seawall.Screening;

/// <summary>
/// Who calls, as far as the message says so: filled by the gateway from the wire, judged by the origin rule.
/// </summary>
public readonly record struct CallerFacts
{
    /// <summary>
    /// The number of the identity whose word counts on this trunk (asserted, else From where the contract says so).
    /// </summary>
    public NumberReading Number { get; init; }

    /// <summary>
    /// The caller asked to be withheld (Privacy id, user or header, or an anonymous From). A withheld caller may still
    /// have an asserted <see cref="Number"/> inside the trust domain (RFC 3325 §7).
    /// </summary>
    public bool Withheld { get; init; }

    /// <summary>
    /// The latest line that diverted the call to us (Diversion, RFC 5806; History-Info, RFC 7044), or absent.
    /// </summary>
    public NumberReading Diverting { get; init; }
}
