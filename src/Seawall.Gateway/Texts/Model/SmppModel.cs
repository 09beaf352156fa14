using System.Collections.Immutable;
using System.Net;

namespace Seawall.Gateway;

/// <summary>Everything the data plane needs to know of texts over SMPP, validated and immutable.</summary>
public sealed record SmppModel
{
    /// <summary>Where peers bind to us; none where we only bind. Cannot change while the gateway runs.</summary>
    public ImmutableArray<SmppListenerModel> Listeners { get; init; } = [];

    /// <summary>Where texts enter.</summary>
    public required ImmutableArray<SmppTrunkModel> Trunks { get; init; }

    /// <summary>Where passed texts go.</summary>
    public required ImmutableArray<SmppNextHopModel> NextHops { get; init; }

    /// <summary>What our bind_resp says we are called; at most 15 octets (v3.4 §4.1.2).</summary>
    public string SystemId { get; init; } = "seawall";

    /// <summary>Numbers of ours that subscribers write to; null for none.</summary>
    public SmppServiceModel? Service { get; init; }

    /// <summary>The timers of every session.</summary>
    public SmppTimersModel Timers { get; init; } = new();
}

/// <summary>One address that SMPP peers connect to.</summary>
public sealed record SmppListenerModel
{
    /// <summary>Unique; by custom the setting as written, <c>tcp:127.0.0.1:2775</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Where the socket is bound. Port 0 takes a free one, which only tests want.</summary>
    public required IPEndPoint Endpoint { get; init; }

    /// <summary>Null for plain TCP.</summary>
    public TlsModel? Tls { get; init; }
}

/// <summary>The timers of a session (v3.4 §7.2).</summary>
public sealed record SmppTimersModel
{
    /// <summary>From the connection to the bind.</summary>
    public TimeSpan SessionInit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>After so long without a PDU from the peer it is asked whether it is alive.</summary>
    public TimeSpan EnquireLink { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a request of ours waits for its response. After that its sender is told to try again.
    /// </summary>
    public TimeSpan Response { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A bound peer that sends no message for so long is unbound; zero for never.</summary>
    public TimeSpan Inactivity { get; init; } = TimeSpan.Zero;

    /// <summary>The first pause before a bind of ours is tried again; it doubles, with jitter.</summary>
    public TimeSpan ReconnectMin { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause before a bind of ours is tried again.</summary>
    public TimeSpan ReconnectMax { get; init; } = TimeSpan.FromSeconds(60);
}
