using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>What a trunk does with SMS over IP (TS 24.341).</summary>
public sealed record SipTextsModel
{
    /// <summary>
    /// The cause in the report of a refused text: TransferRejected, or ProtocolError for gateways that know only the
    /// causes a phone may give (TS 24.011 table 8.4).
    /// </summary>
    public RpCause Cause { get; init; } = RpCause.TransferRejected;

    /// <summary>The group that reports go to; null: the way the text came.</summary>
    public string? ReportsTo { get; init; }

    /// <summary>
    /// Whether the peer marks by class 0 the messages of the network itself, which are never barred.
    /// </summary>
    public bool NetworkMessages { get; init; }
}
