using System.Collections.Immutable;

namespace Seawall.Register;

/// <summary>Why no notice of a campaign goes out. Values never change meaning.</summary>
public enum NoticeWait : byte
{
    /// <summary>Notices go out.</summary>
    None = 0,

    /// <summary>It is not running: never started, paused, or withdrawn.</summary>
    NotRunning = 1,

    /// <summary>People may not be texted at this hour.</summary>
    Hours = 2,

    /// <summary>A brake holds the next wave.</summary>
    Brake = 3,

    /// <summary>No message centre is there, or none takes anything.</summary>
    NoMessageCentre = 4,

    /// <summary>The store cannot be written: nothing is sent that is not durable.</summary>
    Store = 5,

    /// <summary>The wave may not begin yet.</summary>
    NotBefore = 6,

    /// <summary>The next wave waits for receipts of the one before.</summary>
    Receipts = 7,

    /// <summary>The campaign's lines are not known yet.</summary>
    Enrolment = 8,

    /// <summary>All were tried; some are tried again later, or their receipts are awaited.</summary>
    Later = 9,

    /// <summary>Nothing is left to do.</summary>
    Done = 10,
}

/// <summary>How far the notices of a campaign are.</summary>
public sealed record NoticeStatus
{
    /// <summary>The campaign.</summary>
    public required StoredCampaign Campaign { get; init; }

    /// <summary>Its waves, in order.</summary>
    public required ImmutableArray<WaveStatus> Waves { get; init; }

    /// <summary>All waves together.</summary>
    public required WaveCount Sum { get; init; }

    /// <summary>Why none goes out now.</summary>
    public required NoticeWait Wait { get; init; }

    /// <summary>The same in words for people; empty where notices go out.</summary>
    public required string Why { get; init; }

    /// <summary>When it goes on by itself, where that is known.</summary>
    public DateTimeOffset? GoesOnAt { get; init; }

    /// <summary>Parts handed over in the last second.</summary>
    public required long RateNow { get; init; }

    /// <summary>Parts all its message centres may be given in a second.</summary>
    public required long RateMax { get; init; }

    /// <summary>Lines not tried yet.</summary>
    public required long Remaining { get; init; }

    /// <summary>
    /// When all lines will have been tried once, by the rates and hours; null where nobody can tell.
    /// </summary>
    public DateTimeOffset? TriedBy { get; init; }
}

/// <summary>How far a wave is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Count">Its counts.</param>
/// <param name="IsItsTurn">Whether it is the wave whose turn it is.</param>
/// <param name="Remaining">Lines not tried yet.</param>
public sealed record WaveStatus(string Name, WaveCount Count, bool IsItsTurn, long Remaining);
