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

    /// <summary>What is now in force, from when, how to undo it, and the journal number.</summary>
    public abstract string Changed(ChangeRequest request, ChangeReceipt receipt, DateTimeOffset now);

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
