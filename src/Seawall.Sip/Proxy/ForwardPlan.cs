namespace Seawall.Sip;

/// <summary>All that <see cref="RequestForwarder"/> needs to know beside the request itself.</summary>
public readonly ref struct ForwardPlan
{
    /// <summary>Where the request came from.</summary>
    public SourceAddress Source { get; init; }

    /// <summary>
    /// What <see cref="Branch.Of(in KeyedHash, in SipMessage)"/> made of the request, where the caller knows; else 0.
    /// </summary>
    public UInt128 BranchSum { get; init; }

    /// <summary>By what its response goes back there.</summary>
    public ReturnPath Path { get; init; }

    /// <summary>What the request leaves over.</summary>
    public SipTransport Transport { get; init; }

    /// <summary>
    /// sent-by = host [ ":" port ], of the listener the request leaves by: where its response comes in. The same on all
    /// nodes behind one address.
    /// </summary>
    public ReadOnlySpan<byte> SentBy { get; init; }

    /// <summary>Whether our Via asks for the response at the port the request left from (RFC 3581 §3).</summary>
    public bool Rport { get; init; }

    public RoutePlan Route { get; init; }

    /// <summary>A Request-URI in place of what the request and its routing say; empty for none.</summary>
    public ReadOnlySpan<byte> Target { get; init; }

    /// <summary>
    /// With <see cref="Target"/>: the Route values stay behind, because they lead to the next hop the request was
    /// turned away from.
    /// </summary>
    public bool WithoutRoutes { get; init; }

    /// <summary>
    /// A Record-Route value to put on top, such as <c>&lt;sip:192.0.2.1:5060;lr;sw&gt;</c>; empty for none, which is
    /// the rule: only a bridge between transports or address families has to see a dialog again.
    /// </summary>
    public ReadOnlySpan<byte> RecordRoute { get; init; }

    /// <summary>
    /// The value below it when both sides of the bridge are recorded: the side the request came in on.
    /// </summary>
    public ReadOnlySpan<byte> RecordRouteBelow { get; init; }
}
