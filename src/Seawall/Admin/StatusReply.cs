using System.Collections.Immutable;

namespace Seawall.Admin;

/// <summary>How the process stands at one moment.</summary>
internal sealed record StatusReply
{
    public required string Version { get; init; }

    /// <summary>The settings file.</summary>
    public required string Settings { get; init; }

    /// <summary>The settings in force, counted from the start.</summary>
    public required uint Generation { get; init; }

    public required int ProcessId { get; init; }

    public required string StartedAt { get; init; }

    public required bool Draining { get; init; }

    /// <summary>Why it is not ready, or empty.</summary>
    public required string NotReady { get; init; }

    public required ImmutableArray<ListenerReply> Listeners { get; init; }

    public required ImmutableArray<TrunkReply> Trunks { get; init; }

    public required ImmutableArray<TargetReply> NextHops { get; init; }

    /// <summary>Texts over SMPP; null where the settings have none.</summary>
    public TextsReply? Texts { get; init; }

    /// <summary>Campaigns in force, and how far their notices are.</summary>
    public ImmutableArray<NoticeStatusReply> Campaigns { get; init; } = [];

    public required BookReply Book { get; init; }

    public required StoreReply Store { get; init; }

    public required RecordsReply Records { get; init; }
}

/// <summary>A listener as written in the settings, what it is bound to, and its open connections.</summary>
internal sealed record ListenerReply(string Name, string Bound, int Connections);

/// <summary>A trunk.</summary>
internal sealed record TrunkReply
{
    public required string Name { get; init; }

    public required string Class { get; init; }

    public required string Mode { get; init; }

    /// <summary>Where its elements send from.</summary>
    public required ImmutableArray<string> Sources { get; init; }

    public required long Requests { get; init; }

    public required long Passed { get; init; }

    public required long Refused { get; init; }

    /// <summary>Requests turned away by the rate limit.</summary>
    public required long Limited { get; init; }

    /// <summary>Requests a second, over the last ten seconds.</summary>
    public required double PerSecond { get; init; }

    /// <summary>The limit, 0 for none.</summary>
    public required int LimitPerSecond { get; init; }

    /// <summary>How full the limit is, 0 to 1.</summary>
    public required double LimitUsed { get; init; }
}

/// <summary>A target of a next-hop group.</summary>
internal sealed record TargetReply(
    string Group, string Address, string State, int Priority, int Weight, string Since, string LastProbe);

/// <summary>The choice book.</summary>
internal sealed record BookReply(long Version, long Lines, int Pages, long Bytes, long SnapshotVersion);

/// <summary>The register's store.</summary>
internal sealed record StoreReply(bool Up, string Reason, long Journal, int Waiting, bool Importing);

/// <summary>The record log.</summary>
internal sealed record RecordsReply(long Written, long Waiting, long Lost, string Trouble);
