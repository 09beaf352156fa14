using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>What was said with one line lately. Read and changed under the lock of its book.</summary>
sealed class Talk
{
    /// <summary>What the line was asked, and what its yes means; null for nothing.</summary>
    public Question? Question { get; set; }

    /// <summary>Callers that a digit lets through; null for none.</summary>
    public CallerOffer? Offer { get; set; }

    /// <summary>Where the line is in its menu; null where it is in none.</summary>
    public MenuState? Menu { get; set; }

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
/// <param name="Yes">What yes does; null where it chooses among the options.</param>
sealed record Question(
    DateTimeOffset Ends, ImmutableArray<Keyword> Options, Func<DeskText, Task<DeskAnswer>>? Yes = null);

/// <summary>Callers whom a line was told of.</summary>
/// <param name="Ends">Until when a digit counts.</param>
/// <param name="Callers">In the order of their digits, from 1.</param>
sealed record CallerOffer(DateTimeOffset Ends, ImmutableArray<E164> Callers);

/// <summary>What answers a question: the option chosen, or what yes does; or nothing but that there was one.</summary>
readonly record struct QuestionAnswer(Keyword? Chosen, Func<DeskText, Task<DeskAnswer>>? Yes, bool WasAsked);

/// <summary>A text, and how it is answered.</summary>
sealed record DeskText(LineText Text, KeywordScope Scope, AnswerWords Words, bool Tells)
{
    /// <summary>Who is named in the journal, but for guardians, whom the register names.</summary>
    public const string Asker = "line";

    public string Number => Text.From.ToString();

    public string Evidence => Text.Id.Length <= RegisterLimits.EvidenceBytesMax ? Text.Id
        : Text.Id[^RegisterLimits.EvidenceBytesMax..];
}
