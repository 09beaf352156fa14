using System.Collections.Immutable;
using System.Globalization;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>The answers in English.</summary>
sealed class EnglishWords(AnswerFacts facts) : AnswerWords(facts)
{
    public override string Changed(ChangeRequest request, ChangeReceipt receipt, DateTimeOffset now)
    {
        var what = What(request.Service, request.Zone);
        var until = receipt.After?.Choices.Select(choice => choice.PauseUntil).Max();
        var state = (request.To, request.For) switch
        {
            ("open", not null) when until is { } end => $"{what}: open until {Facts.Time(end, now)}, then as before",
            ("open", _) => $"{what}: open",
            ("shut", _) => $"{what}: shut",
            _ => $"{what}: your choice is cleared",
        };
        var since = receipt.Outcome == ChangeOutcome.AlreadySo
            ? " already; nothing was changed. " : $" from {Facts.Time(now, now)} on. ";
        var care = request.To == "open" ? "Much fraud comes from abroad: be careful. " : "";
        var back = receipt.Outcome == ChangeOutcome.AlreadySo ? ""
            : $"Reply {UndoWord} within {RegisterLimits.UndoMinutes} minutes to take it back. ";
        return (state + since + care + back + Opposite(request) + Journal(receipt)).TrimEnd();
    }

    public override string ChangedFor(ChangeRequest request, ChangeReceipt receipt) =>
        ($"Done for {Facts.Name(receipt.Number)}: {What(request.Service, request.Zone)}: "
            + (request.To == "undecided" ? "cleared. " : request.To + ". ") + Journal(receipt)).TrimEnd();

    public override string Waits(ChangeReceipt receipt, WaitingView? waits, DateTimeOffset now) =>
        (waits is { IsProposal: false }
            ? $"Noted. By the cooling-off you chose it counts from {Facts.Time(waits.At, now)} on. Reply {UndoWord} "
                + "before that to cancel it. "
            : $"Proposed to {Facts.Name(receipt.Number)}; it counts when they say yes. ") + Journal(receipt).TrimEnd();

    public override string Accepted(ChangeReceipt receipt) =>
        ("Accepted. " + (receipt.After is { } view ? Short(view) : "") + Journal(receipt)).TrimEnd();

    public override string CoolingOff(int hours, ChangeReceipt receipt) => ((hours == 0
        ? "No cooling-off: what you open is open at once. "
        : string.Create(CultureInfo.InvariantCulture,
            $"From now on what you open counts {hours} hours later; shutting counts at once. "))
        + Journal(receipt)).TrimEnd();

    public override string Guardian(KeywordAction action, string other) => action switch
    {
        KeywordAction.Guardian => $"{other} is asked to be your guardian; it counts when they say yes.",
        KeywordAction.Ward => $"{other} is told that you would be their guardian; it counts when they say yes.",
        _ => $"You and {other} are not guardian and ward any more.",
    };

    public override string GuardianAnswered(E164 other, bool byGuardian, bool yes) => (byGuardian, yes) switch
    {
        (true, true) => $"You are the guardian of {Facts.Name(other)}. SHUT {Facts.Name(other)} shuts for them, "
            + $"OPEN {Facts.Name(other)} proposes to open.",
        (false, true) => $"{Facts.Name(other)} is your guardian. NO GUARDIAN {Facts.Name(other)} ends it.",
        _ => $"You said no to {Facts.Name(other)}.",
    };

    public override string HowToCare() => "GUARDIAN and a number asks somebody to be your guardian, NO GUARDIAN and "
        + "the number ends it. COOLING 24: what you open counts 24 hours later. Nothing was changed.";

    public override string WhichOne(IEnumerable<E164> others, bool yes) =>
        $"Several wait for your answer. Reply {(yes ? "YES" : "NO")} and the number: "
        + string.Join(", ", others.Distinct().Select(Facts.Name));

    public override string StatusOf(LineView view) =>
        $"{Facts.Name(view.Number)}: {Short(view)}{Default(view)}".TrimEnd();

    public override string? News(LineNews news, NewsRole role)
    {
        var (line, doer) = (Facts.Name(news.Line), AnswerFacts.Doer(news, Facts));
        var toLine = role == NewsRole.Line;
        var journal = string.Create(CultureInfo.InvariantCulture, $"No. {news.Entry.Journal}.");
        return news.Entry.Kind switch
        {
            JournalKind.GuardianAsked when toLine => $"{doer} would be your guardian: may shut calls and texts from "
                + "abroad for you; opening stays your own decision. Reply YES or NO.",
            JournalKind.GuardianAsked => $"{line} asks you to be their guardian: you may shut calls and texts from "
                + "abroad for them, propose to open, and are told of every change. Reply YES or NO.",
            JournalKind.GuardianConfirmed => toLine ? $"{doer} is your guardian now." : $"{line} has a guardian now.",
            JournalKind.GuardianEnded => toLine ? $"{doer} is not your guardian any more."
                : $"{line} has parted with a guardian.",
            JournalKind.Proposed => toLine ? $"Your guardian {doer} proposes: {Waiting(news)}. Reply YES or NO; "
                + "without a reply nothing is changed." : null,
            JournalKind.Asked => $"{line} asked to {Waiting(news)}; it counts after the cooling-off. {journal}",
            _ when toLine => $"Your guardian {doer} made a change. Now: {Short(news.After)}{journal}",
            _ => $"{line} changed. Now: {Short(news.After)}{journal}",
        };
    }

    public override string Digest(DigestChoice to, ChangeReceipt receipt) => ((to switch
    {
        DigestChoice.First => "You will be told of the first that is refused on a day. ",
        DigestChoice.Daily => "You will be told once a day of what was refused. ",
        _ => "You will not be told of what is refused. ",
    }) + Journal(receipt)).TrimEnd();

    public override string Passed(E164 caller, ChangeReceipt receipt) =>
        ($"The number that ends in {Tail(caller)} may reach you. Reply {UndoWord} to take it back. " + Journal(receipt))
            .TrimEnd();

    public override string Refused(int count, ImmutableArray<RefusedGroup> groups)
    {
        var each = groups.Select(group => string.Concat(
            group.Digit > 0 ? $"({group.Digit}) " : "", $"{group.Times} ",
            group.Service == Service.Voice ? "call" : "text", group.Times == 1 ? "" : "s", " from ",
            group.Country(false), group.Caller.IsNone ? "" : $", number ending in {Tail(group.Caller)}"));
        var how = groups.Any(group => group.Digit > 0)
            ? "Reply with the digit of one you know to let it through. "
            : "";
        return string.Create(CultureInfo.InvariantCulture, $"Refused today: {count}. ") + string.Join("; ", each)
            + $". {how}DIGEST OFF: do not tell me.";
    }

    static string Tail(E164 number) => (number.Value % 100).ToString("00", CultureInfo.InvariantCulture);

    string Waiting(LineNews news) =>
        news.After.Waiting.FirstOrDefault(one => one.Journal == news.Entry.Journal) is not { } waits ? "a change"
        : waits.Kind == WaitingKind.Choice ? (waits.To == Choice.Open ? "open " : "change ")
            + What(waits.Service, Facts.Zones(waits)).ToLowerInvariant()
        : waits.What;

    public override string Undone(ChangeReceipt receipt) =>
        ("Taken back. " + (receipt.After is { } view ? Short(view) : "") + Journal(receipt)).TrimEnd();

    public override string CannotUndo() =>
        $"There is no change to take back: only the latest can be, for {RegisterLimits.UndoMinutes} minutes. " + Ways();

    public override string CannotBe() => "This cannot be done now. Nothing was changed.";

    public override string Status(LineView view)
    {
        var rules = view.Rules.Length == 0 ? ""
            : string.Create(CultureInfo.InvariantCulture, $"Personal rules: {view.Rules.Length}. ");
        var last = view.Journal == 0 ? ""
            : string.Create(CultureInfo.InvariantCulture, $"Last change: no. {view.Journal}. ");
        return (IsNew(view) ? "You have not chosen yet. " : "") + Short(view) + Default(view) + rules + last + Ways();
    }

    /// <summary>What a campaign shut, since when, and that choosing is free.</summary>
    string Default(LineView view)
    {
        var measures = string.Concat(Measures(view).Select(measure =>
            $"Shut by default since {Facts.Time(measure.Since, measure.Since)} by \"{measure.Title.English}\". "));
        return measures.Length == 0 ? "" : measures + "You may choose otherwise at any time, free of charge. ";
    }

    public override string Help() => "Free of charge. " + Ways();

    public override string NotUnderstood() => "Your text was not understood. Nothing was changed. " + Ways();

    public override string DidYouMean(ImmutableArray<Keyword> options) => options is [var only]
        ? $"Did you mean {only.Words[0]} ({Does(only)})? Reply YES to do it; without a reply nothing is changed."
        : "Did you mean: " + string.Join("; ", options.Select((option, at) =>
            string.Create(CultureInfo.InvariantCulture, $"{at + 1} {Does(option)}")))
            + "? Reply with the digit; without a reply nothing is changed.";

    public override string Warning(int refused) => (refused == 1
            ? "Careful: a call or text from abroad was refused just now. "
            : string.Create(
                CultureInfo.InvariantCulture, $"Careful: {refused} calls or texts from abroad were refused just now. "))
        + "Whoever tells you on the phone to open your line wants to deceive you: hang up and ask somebody you know. "
        + $"If you want it all the same, reply YES within {RegisterLimits.ConfirmMinutes} minutes.";

    public override string NothingChanged() => "Nothing was changed.";

    public override string TooMany() => "Too many texts: this one changed nothing. Try again in some minutes.";

    protected override string Does(Keyword keyword)
    {
        var what = What(keyword.Service, string.Join(',', keyword.Zones)).ToLowerInvariant();
        return keyword.Action switch
        {
            KeywordAction.Open when keyword.For is { } length => $"open {what} for {length}",
            KeywordAction.Open => "open " + what,
            KeywordAction.Shut => "shut " + what,
            KeywordAction.Undecided => $"clear the choice for {what}",
            KeywordAction.Undo => "take the last change back",
            KeywordAction.Status => "what is in force",
            _ => "help",
        };
    }

    const string UndoWord = "UNDO";

    static string What(string service, string zones)
    {
        var what = service switch { "voice" => "Calls", "sms" => "Texts", _ => "Calls and texts" };
        return zones == "all"
            ? $"{what} from abroad"
            : $"{what} from {string.Join(", ", zones.Split(',').Select(Zone))}";
    }

    static string Zone(string name) => name switch
    {
        "hongkong" => "Hong Kong", "macao" => "Macao", "taiwan" => "Taiwan", "overseas" => "overseas", _ => name,
    };

    static string Journal(ChangeReceipt receipt) => receipt.Journal == 0 ? ""
        : string.Create(CultureInfo.InvariantCulture, $"No. {receipt.Journal}. ");

    string Short(LineView view) => $"Calls: {Of(view, Service.Voice)}. Texts: {Of(view, Service.Sms)}. ";

    string Of(LineView view, Service service) =>
        States(view, service, State, zone => Zone(zone) + " ", ", ", "from everywhere abroad ");

    string State(ChoiceView choice) => choice.PauseUntil is { } end ? $"open until {Facts.Time(end, end)}"
        : choice.Open ? "open" : "shut";

    string Opposite(ChangeRequest request)
    {
        var (action, verb) = request.To == "open" ? (KeywordAction.Shut, "shut") : (KeywordAction.Open, "open");
        return Facts.Word(action, request.Service) is { } word ? $"Send {word} at any time to {verb}. " : "";
    }

    string Ways()
    {
        var pairs = string.Concat(Facts.Pairs().Select(pair =>
            $"{What(pair.Service, "all")}: {pair.Open} opens, {pair.Shut} shuts. "));
        return pairs + $"STATUS: what is in force. {UndoWord}: take the last change back.";
    }
}
