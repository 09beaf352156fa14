using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Seawall.Console.Api;

/// <summary>A change that is durable, and in force unless it waits.</summary>
internal sealed record ChangeReply
{
    /// <summary>
    /// done; already_so where the line was as asked before; waiting (status 202) for the end of a cooling-off, or as a
    /// guardian's proposal for the line's yes.
    /// </summary>
    [AllowedValues("done", "already_so", "waiting")]
    public required string Outcome { get; init; }

    /// <summary>The line, as + and digits.</summary>
    [RegularExpression(Fields.NumberPattern)]
    public required string Number { get; init; }

    /// <summary>The journal number that made it so, or that it waits under; 0 where nobody decided.</summary>
    public required long Journal { get; init; }

    /// <summary>What differs now.</summary>
    public required ImmutableArray<DifferenceReply> Changes { get; init; }

    /// <summary>The line afterwards.</summary>
    public required SubscriberReply Line { get; init; }
}

/// <summary>One difference that a change made, in words.</summary>
internal sealed record DifferenceReply
{
    /// <summary>What: a service and zone, or a rule.</summary>
    public required string What { get; init; }

    /// <summary>What it was; empty for nothing.</summary>
    public required string Before { get; init; }

    /// <summary>What it is; empty for nothing.</summary>
    public required string After { get; init; }
}
