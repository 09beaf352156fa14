using System.Collections.Immutable;
using System.Net;

namespace Seawall.Gateway;

/// <summary>A named group of message centres that passed texts are handed to.</summary>
public sealed record SmppNextHopModel
{
    public required string Name { get; init; }

    /// <summary>At least one.</summary>
    public required ImmutableArray<SmppTargetModel> Targets { get; init; }
}

/// <summary>One message centre that we bind to. Its state is kept over a reload by group and address.</summary>
public sealed record SmppTargetModel
{
    /// <summary>As written in the settings, <c>tcp:127.0.0.1:2776</c>; names it in status and metrics.</summary>
    public required string Address { get; init; }

    public required IPEndPoint Endpoint { get; init; }

    public bool IsTls { get; init; }

    /// <summary>The name a TLS target's certificate must carry; null: its address.</summary>
    public string? ServerName { get; init; }

    /// <summary>At most 15 octets.</summary>
    public required string SystemId { get; init; }

    /// <summary>At most 8 octets.</summary>
    public required string Password { get; init; }

    /// <summary>At most 12 octets.</summary>
    public string SystemType { get; init; } = "";

    /// <summary>The addresses it shall serve us (v3.4 §5.2.7); at most 40 octets.</summary>
    public string AddressRange { get; init; } = "";

    public SmppBindKind Bind { get; init; } = SmppBindKind.Transceiver;

    /// <summary>How many binds we keep to it. 1 to 100.</summary>
    public int Binds { get; init; } = 1;

    /// <summary>Requests that one bind may have unanswered at a time. 1 to 1,000 (v3.4 §2.7.3: 10).</summary>
    public int Window { get; init; } = 10;

    /// <summary>The version we bind with: 0x34 or 0x50.</summary>
    public byte Version { get; init; } = 0x34;

    /// <summary>
    /// Whether it takes optional parameters though its bind_resp does not say so (v3.4 §3.4).
    /// </summary>
    public bool TakesTlvs { get; init; }

    /// <summary>Lower is preferred; the next one is used when nothing of the lower is bound. 0 to 65535.</summary>
    public int Priority { get; init; } = 1;

    /// <summary>Share of the texts among bound targets of one priority. 1 to 65535.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>
    /// Wait for its outbind on one of our listeners instead of connecting to it (v3.4 §2.2.1); then
    /// <see cref="SystemId"/> and <see cref="Password"/> are ours in the bind, and <see cref="Outbind"/> its own.
    /// </summary>
    public SmppOutbindModel? Outbind { get; init; }
}

/// <summary>Who it is that asks by outbind to be bound to.</summary>
public sealed record SmppOutbindModel(string SystemId, string Password);

/// <summary>As what we bind.</summary>
public enum SmppBindKind : byte
{
    /// <summary>One bind for both directions.</summary>
    Transceiver = 1,

    /// <summary>Only to send: the message centre delivers nothing to us.</summary>
    Transmitter = 2,

    /// <summary>Only to receive: for a hub's deliveries.</summary>
    Receiver = 3,

    /// <summary>A transmitter and a receiver for each bind: for message centres without transceivers.</summary>
    Pair = 4,
}
