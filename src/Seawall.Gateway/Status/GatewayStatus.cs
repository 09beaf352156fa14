using System.Collections.Immutable;

namespace Seawall.Gateway;

/// <summary>How the data plane stands at one moment; for people and scripts.</summary>
public sealed record GatewayStatus(
    uint Generation,
    bool Draining,
    ImmutableArray<ListenerStatus> Listeners,
    ImmutableArray<TrunkStatus> Trunks,
    ImmutableArray<TargetStatus> Targets)
{
    /// <summary>Texts over SMPP; null where there are none.</summary>
    public TextsStatus? Texts { get; init; }
}

/// <summary>
/// A listener: what it is bound to, and the connections that stand there or that we made in its name; where it takes
/// datagrams, how many the kernel dropped because they came faster than they were taken.
/// </summary>
public sealed record ListenerStatus(string Name, string Bound, int Connections, long Dropped);

/// <summary>
/// A trunk: what came in since the start, and the filling of its rate limit (0 to 1; 0 where it has none).
/// </summary>
public sealed record TrunkStatus(
    string Name, string Class, string Mode, long Requests, long Passed, long Refused, long Limited,
    int RatePerSecond, double RateUsed);

/// <summary>A target of a next-hop group: its state and what the last probes said.</summary>
public sealed record TargetStatus(
    string Group, string Address, TargetState State, int Priority, int Weight, DateTimeOffset Since, string LastProbe);

/// <summary>The state of a target. Only active ones get new calls.</summary>
public enum TargetState : byte
{
    /// <summary>Takes calls.</summary>
    Active = 1,

    /// <summary>Answers again after it was down, but not yet often enough.</summary>
    Probing = 2,

    /// <summary>Did not answer often enough.</summary>
    Down = 3,

    /// <summary>Switched off by an operator: no new calls, no probes.</summary>
    Disabled = 4,

    /// <summary>Being emptied by an operator: no new calls; what runs goes on, and so do the probes.</summary>
    Draining = 5,
}

/// <summary>What an operator asks of a target.</summary>
public enum TargetAction : byte
{
    Enable = 1,
    Disable = 2,
    Drain = 3,
}
