using System.Collections.Immutable;

namespace Seawall.Console.Api;

/// <summary>A change that is durable and in force.</summary>
internal sealed record ChangeReply
{
    /// <summary>done, or already_so where the line was as asked before.</summary>
    public required string Outcome { get; init; }

    /// <summary>The line, as + and digits.</summary>
    public required string Number { get; init; }

    /// <summary>The number of the journal entry that made it so, 0 where nobody ever decided.</summary>
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
