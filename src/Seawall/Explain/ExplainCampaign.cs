using System.Collections.Immutable;

namespace Seawall.Explain;

/// <summary>A campaign that a verdict looked at, and how the line was told of it.</summary>
internal sealed record ExplainCampaign
{
    /// <summary>Its id; records name it.</summary>
    public required uint Id { get; init; }

    /// <summary>Its name; empty where the register does not know it.</summary>
    public required string Name { get; init; }

    public required string TitleZh { get; init; }

    public required string TitleEn { get; init; }

    /// <summary><c>draft</c>, <c>running</c>, <c>paused</c> or <c>withdrawn</c>.</summary>
    public required string State { get; init; }

    /// <summary>Whether it refuses nothing.</summary>
    public required bool Shadow { get; init; }

    /// <summary>Whether the verdict is its.</summary>
    public bool Decides { get; init; }

    /// <summary>From when the line's undecided zones are shut by it; empty where they are not.</summary>
    public required string ShutFrom { get; init; }

    /// <summary>The line's notice; null where none was sent.</summary>
    public ExplainNotice? Notice { get; init; }

    /// <summary>How the line was told and what proves it, or why it is not told, in words.</summary>
    public required string Proof { get; init; }
}

/// <summary>A notice and its proof.</summary>
internal sealed record ExplainNotice
{
    /// <summary><c>in_flight</c>, <c>sent</c>, <c>told</c>, <c>deferred</c> or <c>unreached</c>.</summary>
    public required string State { get; init; }

    /// <summary>Why it is not told; <c>none</c>, or <c>second_channel</c> where it was told by that.</summary>
    public required string Reason { get; init; }

    /// <summary>When the state was reached.</summary>
    public required string At { get; init; }

    /// <summary>When the line was told; empty where it was not.</summary>
    public required string ToldAt { get; init; }

    public required int Attempts { get; init; }

    /// <summary>The group of message centres that took it; empty where none did.</summary>
    public required string NextHop { get; init; }

    /// <summary>The message centre's id of each part.</summary>
    public required ImmutableArray<string> MessageIds { get; init; }

    public required int Round { get; init; }

    /// <summary>Whether it is of the campaign's round; else it does not count any more.</summary>
    public required bool ThisRound { get; init; }

    /// <summary>The text may have come twice, after a crash.</summary>
    public required bool MaybeTwice { get; init; }
}
