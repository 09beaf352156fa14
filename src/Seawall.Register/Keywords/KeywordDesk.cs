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
/// Thread-safe. What it remembers of a line is bounded and may be forgotten: then a yes means nothing.
/// </summary>
public sealed class KeywordDesk(ChoiceRegister register, KeywordModel first, TimeProvider time)
{
    const string Who = "line";

    readonly TalkBook _talks = new(RegisterLimits.TalksMax);
    volatile KeywordModel _model = first;

    /// <summary>The texts so far, by what they were.</summary>
    public DeskCounters Counters { get; } = new();

    /// <summary>New settings.</summary>
    public void Swap(KeywordModel next) => _model = next;

    /// <summary>Takes one text: it is done, and durable, when this returns; or it is to come again.</summary>
    public async Task<DeskAnswer> TakeAsync(LineText text, CancellationToken cancel)
    {
        var model = _model;
        var words = await WordsAsync(model, text, cancel).ConfigureAwait(false);
        var desk = new Asked(text, Scope(model, text), words);

        // 1 Limits
        if (text.Part > 1)
        {
            Counters.Count(DeskEvent.Part);
            return DeskAnswer.Silent;
        }
        var already = _talks.With(text.From, talk => Admit(talk, model));
        if (already > model.TextsPerMinute)
        {
            Counters.Count(DeskEvent.Limited);
            return already == model.TextsPerMinute + 1 ? DeskAnswer.Say(desk.Words.TooMany()) : DeskAnswer.Silent;
        }

        // 2 What it was asked
        var folded = TextFold.Fold(text.Text);
        var reading = text.Part == 0 ? model.Table.Read(text.Text, desk.Scope) : KeywordReading.None;
        var exact = reading.Match == KeywordMatch.Exact ? reading.Keywords[0] : null;
        var question = _talks.With(text.From, talk => Take(talk, folded, exact));
        if (question.Chosen is { } chosen)
        {
            Counters.Count(DeskEvent.Confirmed);
            return await DoAsync(desk, chosen, null, cancel).ConfigureAwait(false);
        }
        if (question.Request is { } confirmed)
        {
            Counters.Count(DeskEvent.Confirmed);
            return await ChangeAsync(desk, confirmed with { Evidence = Evidence(text) }).ConfigureAwait(false);
        }

        // 3 A keyword; 4 nearly one, or none
        return exact is not null ? await DoAsync(desk, exact, question.Asked, cancel).ConfigureAwait(false)
            : reading.Match == KeywordMatch.Near ? Suggest(desk, reading.Keywords)
            : Confused(desk);
    }

    async Task<DeskAnswer> DoAsync(Asked desk, Keyword keyword, bool? wasAsked, CancellationToken cancel)
    {
        switch (keyword.Action)
        {
            case KeywordAction.Open or KeywordAction.Shut or KeywordAction.Undecided:
                Counters.Count(DeskEvent.Change);
                return await ChangeAsync(desk, Request(desk.Text, keyword)).ConfigureAwait(false);
            case KeywordAction.Undo:
                Counters.Count(DeskEvent.Undo);
                return await UndoAsync(desk, cancel).ConfigureAwait(false);
            case KeywordAction.Status:
                Counters.Count(DeskEvent.Status);
                return await register.ShowAsync(desk.Number, cancel).ConfigureAwait(false) is { Value: { } view }
                    ? DeskAnswer.Say(desk.Words.Status(view))
                    : DeskAnswer.Later;
            case KeywordAction.Help:
                Counters.Count(DeskEvent.Help);
                return DeskAnswer.Say(desk.Words.Help());
            case KeywordAction.No when wasAsked == true:
                Counters.Count(DeskEvent.Declined);
                return DeskAnswer.Say(desk.Words.NothingChanged());
            default:
                return Confused(desk);
        }
    }

    async Task<DeskAnswer> ChangeAsync(Asked desk, ChangeRequest request)
    {
        var receipt = await register.ChangeAsync(request).ConfigureAwait(false);
        switch (receipt.Outcome)
        {
            case ChangeOutcome.NeedsConfirmation:
                Ask(desk.Text.From, new Question(
                    receipt.ConfirmBefore ?? time.GetUtcNow(), [],
                    request with { Confirmation = receipt.Confirmation }));
                return DeskAnswer.Say(desk.Words.Warning(receipt.RecentRefusals));
            case ChangeOutcome.Unavailable:
                return DeskAnswer.Later;
            case ChangeOutcome.Done or ChangeOutcome.AlreadySo:
                return DeskAnswer.Say(desk.Words.Changed(request, receipt, time.GetUtcNow()));
            default:
                return DeskAnswer.Say(desk.Words.CannotBe());
        }
    }

    async Task<DeskAnswer> UndoAsync(Asked desk, CancellationToken cancel)
    {
        if (await register.ShowAsync(desk.Number, cancel).ConfigureAwait(false) is not { Value: { } view })
        {
            return DeskAnswer.Later;
        }
        var receipt = await register.UndoAsync(new UndoRequest
        {
            Number = desk.Number, Journal = view.Journal, Who = Who, Way = ChangeWay.Text,
            Evidence = Evidence(desk.Text),
        }).ConfigureAwait(false);
        return receipt.Outcome switch
        {
            ChangeOutcome.Unavailable => DeskAnswer.Later,
            ChangeOutcome.Done or ChangeOutcome.AlreadySo => DeskAnswer.Say(desk.Words.Undone(receipt)),
            _ => DeskAnswer.Say(desk.Words.CannotUndo()),
        };
    }

    DeskAnswer Suggest(Asked desk, ImmutableArray<Keyword> options)
    {
        Counters.Count(DeskEvent.Near);
        Ask(desk.Text.From, new Question(
            time.GetUtcNow().AddMinutes(RegisterLimits.ConfirmMinutes), options, null));
        return DeskAnswer.Say(desk.Words.DidYouMean(options));
    }

    /// <summary>Said once; a machine that answers answers is not answered again.</summary>
    DeskAnswer Confused(Asked desk)
    {
        Counters.Count(DeskEvent.Unknown);
        var now = time.GetUtcNow();
        var isFirst = _talks.With(desk.Text.From, talk =>
        {
            var quiet = talk.ConfusedAt is { } at && now - at < TimeSpan.FromMinutes(RegisterLimits.ConfusedMinutes);
            talk.ConfusedAt = quiet ? talk.ConfusedAt : now;
            return !quiet;
        });
        return isFirst ? DeskAnswer.Say(desk.Words.NotUnderstood()) : DeskAnswer.Silent;
    }

    void Ask(E164 line, Question question) => _talks.With(line, talk => talk.Question = question);

    /// <summary>How many texts there were in this minute, with this one.</summary>
    int Admit(Talk talk, KeywordModel model)
    {
        var minute = time.GetUtcNow().ToUnixTimeSeconds() / 60;
        (talk.Minute, talk.Texts) = (minute, talk.Minute == minute ? talk.Texts : 0);
        talk.Texts = Math.Min(talk.Texts + 1, model.TextsPerMinute + 2);
        return talk.Texts;
    }

    /// <summary>Takes the question that is answered by this; any keyword at all ends it.</summary>
    (Keyword? Chosen, ChangeRequest? Request, bool? Asked) Take(Talk talk, string folded, Keyword? exact)
    {
        var question = talk.Question;
        if (exact is not null)
        {
            talk.ConfusedAt = null;
        }
        if (question is null || question.Ends <= time.GetUtcNow())
        {
            talk.Question = null;
            return default;
        }
        var isDigit = question.Options.Length > 1 && folded is [>= '1' and <= '9' and var digit]
            && digit - '1' < question.Options.Length;
        if (exact is null && !isDigit)
        {
            return (null, null, true);
        }
        talk.Question = null;
        talk.ConfusedAt = null;
        return isDigit ? (question.Options[folded[0] - '1'], null, true)
            : exact!.Action != KeywordAction.Yes ? (null, null, true)
            : question.Request is { } request ? (null, request, true)
            : (question.Options is [var only] ? only : null, null, true);
    }

    static ChangeRequest Request(LineText text, Keyword keyword) => new()
    {
        Number = text.From.ToString(),
        Service = keyword.Service,
        Zone = string.Join(',', keyword.Zones),
        To = keyword.Action.ToString().ToLowerInvariant(),
        For = keyword.For,
        Who = Who,
        Way = ChangeWay.Text,
        Evidence = Evidence(text),
    };

    static string Evidence(LineText text) => text.Id.Length <= RegisterLimits.EvidenceBytesMax ? text.Id
        : text.Id[^RegisterLimits.EvidenceBytesMax..];

    static KeywordScope Scope(KeywordModel model, LineText text)
    {
        var plan = model.Register.Plan;
        var home = plan.HomeOf(text.From);
        return new KeywordScope(plan.Operators[home.Operator], plan.Regions[home.Region], text.To);
    }

    async ValueTask<AnswerWords> WordsAsync(KeywordModel model, LineText text, CancellationToken cancel)
    {
        var line = await register.ShowAsync(text.From.ToString(), cancel).ConfigureAwait(false);
        var known = line.Value?.Language ?? "";
        var language = known.Length > 0 ? known : Shown(text.Text) ?? model.Language;
        var answers = new AnswerFacts(model, Scope(model, text));
        return language.StartsWith("zh", StringComparison.OrdinalIgnoreCase)
            ? new ChineseWords(answers)
            : new EnglishWords(answers);
    }

    /// <summary>The language that a text itself shows: Chinese, by a character of it.</summary>
    static string? Shown(string text) => text.Any(character =>
        character >= '\u4E00' && char.GetUnicodeCategory(character) == UnicodeCategory.OtherLetter) ? "zh" : null;

    /// <summary>A text, and how it is answered.</summary>
    sealed record Asked(LineText Text, KeywordScope Scope, AnswerWords Words)
    {
        public string Number => Text.From.ToString();
    }
}
