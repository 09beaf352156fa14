using System.Collections.Immutable;

namespace Seawall.Admin;

/// <summary>How the texts over SMPP stand at one moment.</summary>
internal sealed record TextsReply(
    ImmutableArray<TextListenerReply> Listeners, ImmutableArray<TextTrunkReply> Trunks,
    ImmutableArray<TextTargetReply> Targets);

/// <summary>A listener as written in the settings, and what it is bound to.</summary>
internal sealed record TextListenerReply(string Name, string Bound);

/// <summary>A trunk of texts.</summary>
internal sealed record TextTrunkReply
{
    public required string Name { get; init; }

    public required string Class { get; init; }

    /// <summary>Whom we bind to; empty where the peer binds to us.</summary>
    public required string Hub { get; init; }

    /// <summary>Binds that stand, and of them those that only send, only receive, or do both.</summary>
    public required int Binds { get; init; }

    public required int Transmitters { get; init; }

    public required int Receivers { get; init; }

    public required int Transceivers { get; init; }

    /// <summary>Requests that wait for their answers, and of them those that wait for room on the far side.</summary>
    public required int InHand { get; init; }

    public required int Parked { get; init; }

    public required long Passed { get; init; }

    public required long Refused { get; init; }

    /// <summary>Relayed without a verdict: receipts, what the network itself says.</summary>
    public required long Unscreened { get; init; }

    /// <summary>Texts turned away by the rate limit.</summary>
    public required long Limited { get; init; }

    /// <summary>Texts a second, over the last ten seconds.</summary>
    public required double PerSecond { get; init; }

    /// <summary>The limit, 0 for none.</summary>
    public required int LimitPerSecond { get; init; }

    /// <summary>How full the limit is, 0 to 1.</summary>
    public required double LimitUsed { get; init; }
}

/// <summary>A message centre of a next hop, or the hub of a trunk: binds that stand of those wanted.</summary>
internal sealed record TextTargetReply(
    string Group, string Address, bool IsHub, string State, int Binds, int Wanted, int Waiting, int Priority,
    int Weight, string LastFailure);
