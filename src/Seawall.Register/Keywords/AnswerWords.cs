using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// The answers in one language. None carries a link or a number to call back: those who imitate us could not be told
/// from us.
/// </summary>
abstract class AnswerWords(AnswerFacts facts)
{
    protected AnswerFacts Facts => facts;

    /// <summary>The words of a language; English for any that is not known.</summary>
    public static AnswerWords In(string language, AnswerFacts facts) =>
        language.StartsWith("zh", StringComparison.OrdinalIgnoreCase)
            ? new ChineseWords(facts)
            : new EnglishWords(facts);

    /// <summary>What is now in force, from when, how to undo it, and the journal number.</summary>
    public abstract string Changed(ChangeRequest request, ChangeReceipt receipt, DateTimeOffset now);

    /// <summary>What a guardian changed on another's line.</summary>
    public abstract string ChangedFor(ChangeRequest request, ChangeReceipt receipt);

    /// <summary>It is put down and waits: for its time, or for the line's yes.</summary>
    public abstract string Waits(ChangeReceipt receipt, WaitingView? waits, DateTimeOffset now);

    /// <summary>A guardian's proposal is in force.</summary>
    public abstract string Accepted(ChangeReceipt receipt);

    /// <summary>Openings wait for so long from now on.</summary>
    public abstract string CoolingOff(int hours, ChangeReceipt receipt);

    /// <summary>Asked, offered or parted.</summary>
    public abstract string Guardian(KeywordAction action, string other);

    /// <summary>Said yes or no to somebody who asked for a guardian, or offered to be one.</summary>
    public abstract string GuardianAnswered(E164 other, bool byGuardian, bool yes);

    /// <summary>How to ask for a guardian, and how to let openings wait.</summary>
    public abstract string HowToCare();

    /// <summary>Several wait for a yes or no.</summary>
    public abstract string WhichOne(IEnumerable<E164> others, bool yes);

    /// <summary>What is in force on another's line.</summary>
    public abstract string StatusOf(LineView view);

    /// <summary>Whether the line will be told of what is refused.</summary>
    public abstract string Digest(DigestChoice to, ChangeReceipt receipt);

    /// <summary>A caller is let through.</summary>
    public abstract string Passed(E164 caller, ChangeReceipt receipt);

    /// <summary>
    /// What was refused: how many, and from where; the digit of a reply stands before each that has a number. No number
    /// can be called from it, and no name of a sender is in it: nobody reaches a line by being refused.
    /// </summary>
    public abstract string Refused(int count, ImmutableArray<RefusedGroup> groups);

    /// <summary>What a line or a guardian is told of a change; null where it is nothing to tell.</summary>
    public abstract string? News(LineNews news, NewsRole role);

    /// <summary>The latest change is taken back.</summary>
    public abstract string Undone(ChangeReceipt receipt);

    /// <summary>There is nothing that could be taken back.</summary>
    public abstract string CannotUndo();

    /// <summary>It cannot be done, whoever asks.</summary>
    public abstract string CannotBe();

    /// <summary>What is in force.</summary>
    public abstract string Status(LineView view);

    /// <summary>Which words there are.</summary>
    public abstract string Help();

    /// <summary>Nobody understood it, and nothing was changed.</summary>
    public abstract string NotUnderstood();

    /// <summary>What may have been meant.</summary>
    public abstract string DidYouMean(ImmutableArray<Keyword> options);

    /// <summary>The question before an opening that somebody may be talking the subscriber into.</summary>
    public abstract string Warning(int refused);

    /// <summary>Nothing was changed, as was wanted.</summary>
    public abstract string NothingChanged();

    /// <summary>Too many texts.</summary>
    public abstract string TooMany();

    /// <summary>What a keyword does, in a few words.</summary>
    protected abstract string Does(Keyword keyword);

    /// <summary>Whether nobody decided anything yet.</summary>
    protected static bool IsNew(LineView view) =>
        view.Choices.All(choice => choice.Basis is ChoiceBasis.Default or ChoiceBasis.Campaign);

    /// <summary>The campaigns that shut something of a line, each once, since the first of it was shut.</summary>
    protected static IEnumerable<MeasureView> Measures(LineView view) => view.Choices
        .Select(choice => choice.Measure).OfType<MeasureView>()
        .GroupBy(measure => measure.Campaign, StringComparer.Ordinal)
        .Select(same => same.MinBy(measure => measure.Since)!)
        .OrderBy(measure => measure.Since);

    /// <summary>Zones and how they are, those of one service: all as one where they are the same.</summary>
    protected static string States(
        LineView view, Service service, Func<ChoiceView, string> state, Func<string, string> zone, string between,
        string all)
    {
        ChoiceView[] choices = [.. view.Choices.Where(choice => choice.Service == service)];
        string[] states = [.. choices.Select(state)];
        return states.Distinct().Count() == 1
            ? all + states[0]
            : string.Join(between, choices.Zip(states, (choice, its) => zone(choice.Zone) + its));
    }
}
