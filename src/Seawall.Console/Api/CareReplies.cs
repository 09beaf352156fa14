using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Seawall.Register;

namespace Seawall.Console.Api;

/// <summary>Who helps with a line, or was asked to: may shut it at once, may propose to open it.</summary>
internal sealed record GuardianReply
{
    /// <summary>The guardian's own number.</summary>
    [MaxLength(Fields.NumberMax)]
    public required string Number { get; init; }

    /// <summary>asked_by_line and asked_by_guardian wait for the other side; confirmed counts.</summary>
    [AllowedValues("asked_by_line", "asked_by_guardian", "confirmed")]
    public required string State { get; init; }

    /// <summary>Whether the guardian may see what was refused to the line.</summary>
    public required bool SeesRefused { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }
}

/// <summary>The lines that a number is the guardian of.</summary>
internal sealed record WardsReply
{
    /// <summary>The guardian's number.</summary>
    [MaxLength(Fields.NumberMax)]
    public required string Number { get; init; }

    /// <summary>The lines.</summary>
    [MaxLength(RegisterLimits.WardsMax)]
    public required ImmutableArray<WardReply> Wards { get; init; }
}

/// <summary>A line that somebody is the guardian of.</summary>
internal sealed record WardReply
{
    /// <summary>The line.</summary>
    [MaxLength(Fields.NumberMax)]
    public required string Line { get; init; }

    /// <summary>How far the two are.</summary>
    public required GuardianReply Guardian { get; init; }
}

/// <summary>Something asked for on a line that does not count yet.</summary>
internal sealed record WaitingReply
{
    /// <summary>The journal number that it waits under.</summary>
    public required long Journal { get; init; }

    /// <summary>choice, rule_addition, rule_removal or cooling_off.</summary>
    [AllowedValues("choice", "rule_addition", "rule_removal", "cooling_off")]
    public required string Kind { get; init; }

    /// <summary>What it does, in words.</summary>
    [MaxLength(Fields.WordsMax)]
    public required string What { get; init; }

    /// <summary>When it comes into force by itself; of a proposal, when it lapses.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The guardian who proposed it; left out for what the line itself asked.</summary>
    [MaxLength(Fields.NumberMax)]
    public string? Guardian { get; init; }
}
