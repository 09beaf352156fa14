using System.Collections.Immutable;

namespace Seawall.Register;

/// <summary>Where a campaign stands. Values are stored.</summary>
public enum CampaignState : byte
{
    /// <summary>Applied, never started: nothing is sent, nothing is shut.</summary>
    Draft = 1,

    /// <summary>Notices go out; lines told in time are shut.</summary>
    Running = 2,

    /// <summary>No notice goes out and no further line is shut; what is shut stays shut.</summary>
    Paused = 3,

    /// <summary>Over: it shuts nothing any more. Choices stay.</summary>
    Withdrawn = 4,
}

/// <summary>Counts of a wave's lines, each line in one of them, and of what it did.</summary>
/// <param name="Enrolled">Lines of the wave when it was last enrolled.</param>
/// <param name="Tried">Lines handed to a message centre at least once.</param>
/// <param name="InFlight">Of them, handed over and not answered yet.</param>
/// <param name="Sent">Taken by a message centre, receipt awaited.</param>
/// <param name="Told">Told, by proof.</param>
/// <param name="Deferred">Failed, to be tried again.</param>
/// <param name="Unreached">Failed for the last time: for the second channel.</param>
/// <param name="Decided">Left out when their turn came, for they had decided.</param>
/// <param name="Resumed">Lines that opened after they were shut by default.</param>
/// <param name="Complaints">Complaints noted.</param>
public sealed record WaveCount(
    long Enrolled, long Tried, long InFlight, long Sent, long Told, long Deferred, long Unreached, long Decided,
    long Resumed, long Complaints)
{
    /// <summary>Nothing yet.</summary>
    public static WaveCount Zero { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}

/// <summary>
/// A campaign as the register stores it. Immutable; each change is another value and a journal entry.
/// </summary>
public sealed record StoredCampaign
{
    /// <summary>Its id in the register, from 1, never given twice; records name it.</summary>
    public required uint Id { get; init; }

    /// <summary>What its file says, of the version in force.</summary>
    public required Campaign Terms { get; init; }

    /// <summary>From 1; one more with each <c>campaign apply</c> that changes anything.</summary>
    public required int Version { get; init; }

    /// <summary>
    /// From 1; one more where what people were told no longer holds, so that all are told again: told marks of an
    /// earlier round do not count.
    /// </summary>
    public required int Round { get; init; }

    /// <summary>Where it stands.</summary>
    public required CampaignState State { get; init; }

    /// <summary>When it was started first, unix seconds; 0: never.</summary>
    public long StartedUnixSeconds { get; init; }

    /// <summary>Since when it is paused, unix seconds; 0 where it is not.</summary>
    public long PausedUnixSeconds { get; init; }

    /// <summary>When it was withdrawn, unix seconds; 0 where it was not.</summary>
    public long WithdrawnUnixSeconds { get; init; }

    /// <summary>The wave whose turn it is.</summary>
    public int Wave { get; init; }

    /// <summary>Why the next wave waits for a person; empty where it does not.</summary>
    public string Braked { get; init; } = "";

    /// <summary>The last number of the wave whose turn it is that was looked at; 0 at its beginning.</summary>
    public ulong Cursor { get; init; }

    /// <summary>Counts by wave, in the terms' order.</summary>
    public ImmutableArray<WaveCount> Counts { get; init; } = [];

    /// <summary>The journal entry that changed terms or state last.</summary>
    public long Journal { get; init; }

    /// <summary>Whether it can shut anything: it was started and not withdrawn.</summary>
    public bool IsInForce => State is CampaignState.Running or CampaignState.Paused;
}
