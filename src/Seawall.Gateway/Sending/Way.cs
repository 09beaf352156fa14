using Seawall.Net;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>How one message leaves.</summary>
/// <param name="Transport">What it leaves over.</param>
/// <param name="To">Where to.</param>
/// <param name="Listener">Index of the listener it leaves by, or that its Via names.</param>
internal readonly record struct Way(SipTransport Transport, PeerAddress To, int Listener)
{
    /// <summary>The connection to use while it stands; 0 for none in particular.</summary>
    public ulong Connection { get; init; }

    /// <summary>
    /// Whether it leaves from the very address the message in hand came to, as an answer must (RFC 3581 §4); else the
    /// system chooses, where the listener takes every address.
    /// </summary>
    public bool FromWhereItCame { get; init; }

    /// <summary>The name that a certificate at the other end must bear; null for its address.</summary>
    public string? ServerName { get; init; }
}
