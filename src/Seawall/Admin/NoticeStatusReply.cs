using System.Collections.Immutable;

namespace Seawall.Admin;

/// <summary>How far the notices of a campaign are.</summary>
internal sealed record NoticeStatusReply
{
    public required string Campaign { get; init; }

    /// <summary><c>draft</c>, <c>running</c>, <c>paused</c> or <c>withdrawn</c>.</summary>
    public required string State { get; init; }

    public required int Round { get; init; }

    public required ImmutableArray<WaveReply> Waves { get; init; }

    /// <summary>All waves together.</summary>
    public required WaveCountReply Sum { get; init; }

    /// <summary>Lines not tried yet.</summary>
    public required long Remaining { get; init; }

    /// <summary>Why none goes out now, as a word; <c>none</c> where they do.</summary>
    public required string Wait { get; init; }

    /// <summary>The same in words for people; empty where they do.</summary>
    public required string Why { get; init; }

    /// <summary>When it goes on by itself; empty where that is not known.</summary>
    public required string GoesOnAt { get; init; }

    /// <summary>Parts handed over in the last second.</summary>
    public required long RateNow { get; init; }

    /// <summary>Parts all its message centres may be given in a second.</summary>
    public required long RateMax { get; init; }

    /// <summary>When all lines will have been tried once; empty where nobody can tell.</summary>
    public required string TriedBy { get; init; }
}
