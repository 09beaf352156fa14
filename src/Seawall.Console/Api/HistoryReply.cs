using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Seawall.Console.Api;

/// <summary>The journal of a line, the latest entry first.</summary>
internal sealed record HistoryReply
{
    /// <summary>The line, as + and digits.</summary>
    [RegularExpression(Fields.NumberPattern)]
    public required string Number { get; init; }

    /// <summary>The entries.</summary>
    [MaxLength(ConsoleLimits.HistoryMax)]
    public required ImmutableArray<HistoryEntryReply> Entries { get; init; }

    /// <summary>Whether there are older ones; ask with before= the last journal number.</summary>
    public required bool More { get; init; }
}

/// <summary>One entry of the journal, as far as it touched the line.</summary>
internal sealed record HistoryEntryReply
{
    /// <summary>The journal number.</summary>
    public required long Journal { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it is about: choice, rule_added, rule_removed, undone, holder_changed and so on.</summary>
    public required string Kind { get; init; }

    /// <summary>By which way in: cli, import, api and so on.</summary>
    public required string Way { get; init; }

    /// <summary>Who asked.</summary>
    public required string Who { get; init; }

    /// <summary>Why, as far as somebody said so.</summary>
    public required string Note { get; init; }

    /// <summary>What it can be traced back to: the id of a text, a session, the x-correlator of a request.</summary>
    public required string Evidence { get; init; }

    /// <summary>What changed.</summary>
    public required ImmutableArray<DifferenceReply> Changes { get; init; }

    /// <summary>The entry's hash in the chain, as hexadecimal digits.</summary>
    public required string Hash { get; init; }
}
