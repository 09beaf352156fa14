using System.Collections.Immutable;
using System.Globalization;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Answers what subscribers write to numbers of ours:
/// <list type="number">
/// <item>Limits of the line; later parts of a long text are nothing.</item>
/// <item>An answer to what the line was asked.</item>
/// <item>A keyword and nothing else: done, and answered when it is durable.</item>
/// <item>Nearly one: asked back. Not understood: helped once, and then not again for a while.</item>
/// </list>
/// Thread-safe. What it remembers of a line is bounded and may be forgotten: then a yes means what waits on the line.
/// </summary>
public sealed class KeywordDesk
{
    readonly ChoiceRegister _register;
    readonly TimeProvider _time;
    readonly TalkBook _talks = new(RegisterLimits.TalksMax);
    readonly LineActions _line;
    readonly GuardianActions _guardians;
    readonly MenuDesk _menu;
    volatile KeywordModel _model;

    /// <summary>A desk in front of a register.</summary>
    public KeywordDesk(ChoiceRegister register, KeywordModel first, TimeProvider time)
    {
        (_register, _model, _time) = (register, first, time);
        _line = new LineActions(register, _talks, time);
        _guardians = new GuardianActions(register, _line);
        _menu = new MenuDesk(register, _talks, time);
    }

    /// <summary>The texts so far, by what they were.</summary>
    public DeskCounters Counters { get; } = new();

    /// <summary>The settings in force.</summary>
    public KeywordModel Model => _model;

    /// <summary>New settings.</summary>
    public void Swap(KeywordModel next) => _model = next;

    /// <summary>Takes one text: it is done, and durable, when this returns; or it is to come again.</summary>
    public async Task<DeskAnswer> TakeAsync(LineText text, CancellationToken cancel)
    {
        // 1 Limits
        var model = _model;
        if (text.Part > 1)
        {
            Counters.Count(DeskEvent.Part);
            return DeskAnswer.Silent;
        }
        var already = _talks.With(text.From, talk => Admit(talk, model));
        if (already > model.TextsPerMinute + 1)
        {
            Counters.Count(DeskEvent.Limited);
            return DeskAnswer.Silent;
        }
        var scope = Scope(model, text);
        var words = await WordsAsync(model, scope, text, cancel).ConfigureAwait(false);
        var desk = new DeskText(text, scope, words, model.Tells);
        if (already > model.TextsPerMinute)
        {
            Counters.Count(DeskEvent.Limited);
            return DeskAnswer.Say(desk.Words.TooMany());
        }

        // 2 What it was asked
        var reading = text.Part == 0 ? model.Table.Read(text.Text, scope) : KeywordReading.None;
        var exact = reading.Match == KeywordMatch.Exact ? reading.Keywords[0] : null;
        var question = _talks.With(text.From, talk =>
            Take(talk, TextFold.Fold(text.Text), reading.Argument.Length == 0 ? exact : null));
        if (question.Yes is { } yes)
        {
            Counters.Count(DeskEvent.Confirmed);
            return await yes(desk).ConfigureAwait(false);
        }

        if (exact is null && _talks.With(text.From, talk => Offered(talk, text.Text)) is { } caller)
        {
            Counters.Count(DeskEvent.Change);
            return await _line.PassAsync(desk, caller).ConfigureAwait(false);
        }

        // 3 A keyword; 4 nearly one, or none
        return question.Chosen is { } chosen ? await DoAsync(desk, chosen, "", false, cancel).ConfigureAwait(false)
            : exact is not null
                ? await DoAsync(desk, exact, reading.Argument, question.WasAsked, cancel).ConfigureAwait(false)
            : reading.Match == KeywordMatch.Near ? Suggest(desk, reading.Keywords)
            : Confused(desk);
    }

    /// <summary>
    /// Takes one step of a dialogue over USSD. Steps of lines that begin too many have no answer.
    /// </summary>
    /// <param name="text">Who, and what was typed.</param>
    /// <param name="turn">What the step is.</param>
    /// <param name="session">The session by its gateway's number; -1 where it has none.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<MenuAnswer> StepAsync(LineText text, MenuTurn turn, int session, CancellationToken cancel)
    {
        var model = _model;
        if (turn != MenuTurn.Leaves && _talks.With(text.From, talk => Admit(talk, model)) > model.TextsPerMinute)
        {
            Counters.Count(DeskEvent.Limited);
            return new MenuAnswer(true, null, true);
        }
        Counters.Count(DeskEvent.Menu);
        return await _menu.StepAsync(text, turn, session, model.Language, cancel).ConfigureAwait(false);
    }

    /// <summary>A line was told of these callers; for a day a digit of its reply lets one of them through.</summary>
    public void Offer(E164 line, ImmutableArray<E164> callers) => _talks.With(line, talk =>
        talk.Offer = new CallerOffer(_time.GetUtcNow().AddHours(RegisterLimits.OfferHours), callers));

    E164? Offered(Talk talk, string text) =>
        talk.Offer is { } offer && offer.Ends > _time.GetUtcNow()
        && TextFold.Fold(text) is [>= '1' and <= '9' and var digit] && digit - '1' < offer.Callers.Length
            ? offer.Callers[digit - '1']
            : null;

    async Task<DeskAnswer> DoAsync(
        DeskText desk, Keyword keyword, string argument, bool wasAsked, CancellationToken cancel)
    {
        if (keyword.Action == KeywordAction.No && wasAsked && argument.Length == 0)
        {
            Counters.Count(DeskEvent.Declined);
            return DeskAnswer.Say(desk.Words.NothingChanged());
        }
        Counters.Count(EventOf(keyword.Action));
        var answer = keyword.Action switch
        {
            KeywordAction.Yes or KeywordAction.No => await _guardians.AnswerAsync(
                desk, keyword.Action == KeywordAction.Yes, argument, cancel).ConfigureAwait(false),
            >= KeywordAction.DigestOff => await _line.DigestAsync(desk, keyword.Action).ConfigureAwait(false),
            >= KeywordAction.Guardian => await _guardians.DoAsync(desk, keyword.Action, argument).ConfigureAwait(false),
            KeywordAction.Status when argument.Length > 0 =>
                await _guardians.StatusAsync(desk, argument, cancel).ConfigureAwait(false),
            KeywordAction.Status => await _line.StatusAsync(desk, cancel).ConfigureAwait(false),
            KeywordAction.Help => DeskAnswer.Say(desk.Words.Help()),
            KeywordAction.Undo => await _line.UndoAsync(desk, cancel).ConfigureAwait(false),
            _ => await _line.ChangeAsync(desk, keyword, argument).ConfigureAwait(false),
        };
        return answer ?? Confused(desk);
    }

    DeskAnswer Suggest(DeskText desk, ImmutableArray<Keyword> options)
    {
        Counters.Count(DeskEvent.Near);
        _line.Ask(desk, new Question(_time.GetUtcNow().AddMinutes(RegisterLimits.ConfirmMinutes), options));
        return DeskAnswer.Say(desk.Words.DidYouMean(options));
    }

    /// <summary>Said once; a machine that answers answers is not answered again.</summary>
    DeskAnswer Confused(DeskText desk)
    {
        Counters.Count(DeskEvent.Unknown);
        var now = _time.GetUtcNow();
        var isFirst = _talks.With(desk.Text.From, talk =>
        {
            var quiet = talk.ConfusedAt is { } at && now - at < TimeSpan.FromMinutes(RegisterLimits.ConfusedMinutes);
            talk.ConfusedAt = quiet ? talk.ConfusedAt : now;
            return !quiet;
        });
        return isFirst ? DeskAnswer.Say(desk.Words.NotUnderstood()) : DeskAnswer.Silent;
    }

    /// <summary>How many texts there were in this minute, with this one.</summary>
    int Admit(Talk talk, KeywordModel model)
    {
        var minute = _time.GetUtcNow().ToUnixTimeSeconds() / 60;
        (talk.Minute, talk.Texts) = (minute, talk.Minute == minute ? talk.Texts : 0);
        talk.Texts = Math.Min(talk.Texts + 1, model.TextsPerMinute + 2);
        return talk.Texts;
    }

    /// <summary>Takes the question that is answered by this; any keyword at all ends it.</summary>
    QuestionAnswer Take(Talk talk, string folded, Keyword? exact)
    {
        var question = talk.Question;
        if (exact is not null && exact.Action is not (KeywordAction.Yes or KeywordAction.No))
        {
            talk.ConfusedAt = null;
        }
        if (question is null || question.Ends <= _time.GetUtcNow())
        {
            talk.Question = null;
            return default;
        }
        var isDigit = question.Options.Length > 1 && folded is [>= '1' and <= '9' and var digit]
            && digit - '1' < question.Options.Length;
        if (exact is null && !isDigit)
        {
            return new QuestionAnswer(null, null, true);
        }
        talk.Question = null;
        talk.ConfusedAt = null;
        return isDigit ? new QuestionAnswer(question.Options[folded[0] - '1'], null, true)
            : exact!.Action != KeywordAction.Yes ? new QuestionAnswer(null, null, true)
            : new QuestionAnswer(question.Options is [var only] ? only : null, question.Yes, true);
    }

    static DeskEvent EventOf(KeywordAction action) => action switch
    {
        <= KeywordAction.Undecided => DeskEvent.Change,
        KeywordAction.Status => DeskEvent.Status,
        KeywordAction.Help => DeskEvent.Help,
        KeywordAction.Undo => DeskEvent.Undo,
        KeywordAction.Yes => DeskEvent.Confirmed,
        KeywordAction.No => DeskEvent.Declined,
        _ => DeskEvent.Care,
    };

    static KeywordScope Scope(KeywordModel model, LineText text)
    {
        var plan = model.Register.Plan;
        var home = plan.HomeOf(text.From);
        return new KeywordScope(plan.Operators[home.Operator], plan.Regions[home.Region], text.To);
    }

    async ValueTask<AnswerWords> WordsAsync(
        KeywordModel model, KeywordScope scope, LineText text, CancellationToken cancel)
    {
        var line = await _register.ShowAsync(text.From.ToString(), cancel).ConfigureAwait(false);
        var known = line.Value?.Language ?? "";
        return AnswerWords.In(
            known.Length > 0 ? known : Shown(text.Text) ?? model.Language, new AnswerFacts(model, scope));
    }

    /// <summary>The language that a text itself shows: Chinese, by a character of it.</summary>
    static string? Shown(string text) => text.Any(character =>
        character >= '\u4E00' && char.GetUnicodeCategory(character) == UnicodeCategory.OtherLetter) ? "zh" : null;
}
