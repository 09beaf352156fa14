namespace Seawall.Sip;

/// <summary>By what a request finds its next hop.</summary>
public enum NextHopBy : byte
{
    /// <summary>By neither: nothing in the request names another element, so the trunk's next hop it is.</summary>
    Trunk = 0,

    /// <summary>The first Route value that is left.</summary>
    Route = 1,

    /// <summary>
    /// The Request-URI: after a strict router was written into it, or at the end of a route we recorded.
    /// </summary>
    RequestUri = 2,
}

/// <summary>
/// What routing does to a request (RFC 3261 §16.4, §16.6.6) and where it goes; made by <see cref="RouteRule"/>, carried
/// out by <see cref="RequestForwarder"/>.
/// </summary>
public readonly ref struct RoutePlan
{
    /// <summary>The Request-URI as routing leaves it, or empty: as it came.</summary>
    public ReadOnlySpan<byte> RequestUri { get; init; }

    /// <summary>The Request-URI loses maddr, and a port or transport that is not the default (§16.4).</summary>
    public bool WithoutMaddr { get; init; }

    /// <summary>All Route values of the request.</summary>
    public int Values { get; init; }

    /// <summary>How many of them go from the front: our own, and a strict next hop.</summary>
    public int RemovedFirst { get; init; }

    /// <summary>Whether the last goes: a strict router before us had moved the Request-URI there.</summary>
    public bool RemovedLast { get; init; }

    /// <summary>
    /// Written as a new last Route value: the Request-URI that made room for a strict next hop; empty otherwise.
    /// With <see cref="WithoutMaddr"/> that applies to it.
    /// </summary>
    public ReadOnlySpan<byte> AppendedRoute { get; init; }

    public NextHopBy By { get; init; }

    /// <summary>The URI of the next hop when it is by Route or by Request-URI.</summary>
    public ReadOnlySpan<byte> NextHopUri { get; init; }

    /// <summary>
    /// The last of our own Route values that were taken out; empty without. After a double Record-Route it is the side
    /// on which the request leaves.
    /// </summary>
    public ReadOnlySpan<byte> OwnRoute { get; init; }
}
