namespace Seawall.Sip;

/// <summary>
/// A final answer of our own to a request. Texts come from settings or constants: one line each, no line break. What is
/// empty or 0 is left out.
/// </summary>
public readonly ref struct AnswerPlan
{
    /// <summary>200 to 699; a stateless element sends nothing provisional (RFC 3261 §8.2.7).</summary>
    public int Status { get; init; }

    /// <summary>The reason phrase; when empty, the standard's own.</summary>
    public ReadOnlySpan<byte> Phrase { get; init; }

    /// <summary>Where the request came from: received and rport of the topmost Via.</summary>
    public SourceAddress Source { get; init; }

    /// <summary>Value of Reason, such as <c>Q.850;cause=21</c> (RFC 3326, RFC 6432).</summary>
    public ReadOnlySpan<byte> Reason { get; init; }

    /// <summary>Value of Call-Info, for 608 (RFC 8688).</summary>
    public ReadOnlySpan<byte> CallInfo { get; init; }

    /// <summary>Seconds of Retry-After.</summary>
    public int RetryAfter { get; init; }

    /// <summary>Value of Contact, for 302; see <see cref="RedirectContact"/>.</summary>
    public ReadOnlySpan<byte> Contact { get; init; }

    /// <summary>Whether Unsupported lists what the request's Proxy-Require asks, for 420.</summary>
    public bool Unsupported { get; init; }

    /// <summary>Value of Allow, for OPTIONS and 405.</summary>
    public ReadOnlySpan<byte> Allow { get; init; }

    /// <summary>Value of Accept, for OPTIONS.</summary>
    public ReadOnlySpan<byte> Accept { get; init; }

    /// <summary>Value of Supported, for OPTIONS.</summary>
    public ReadOnlySpan<byte> Supported { get; init; }

    /// <summary>Value of Server.</summary>
    public ReadOnlySpan<byte> Server { get; init; }
}
