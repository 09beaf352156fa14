using System.Collections.Immutable;

namespace Seawall.Register;

/// <summary>What was said with one line lately. Read and changed under the lock of its book.</summary>
sealed class Talk
{
    /// <summary>What the line was asked, and what its yes means; null for nothing.</summary>
    public Question? Question { get; set; }

    /// <summary>The minute that is counted.</summary>
    public long Minute { get; set; }

    /// <summary>Texts in it.</summary>
    public int Texts { get; set; }

    /// <summary>When it was last told that nobody understood it, and nothing was understood since.</summary>
    public DateTimeOffset? ConfusedAt { get; set; }
}

/// <summary>What a line was asked.</summary>
/// <param name="Ends">Until when an answer counts.</param>
/// <param name="Options">What it may have meant; a digit chooses, or yes where there is one.</param>
/// <param name="Request">What yes does, with its token; null where it chooses among the options.</param>
sealed record Question(DateTimeOffset Ends, ImmutableArray<Keyword> Options, ChangeRequest? Request);
