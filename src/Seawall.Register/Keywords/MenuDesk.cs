using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// The menu over USSD: what is in force and three choices on a screen; a change is durable when its screen is shown,
/// which is the last. What is remembered between two screens is in the line's talk, and bounded as that is.
/// </summary>
sealed class MenuDesk(ChoiceRegister register, TalkBook talks, TimeProvider time)
{
    const int WrongMax = 3;

    public async Task<MenuAnswer> StepAsync(
        LineText text, MenuTurn turn, int session, string language, CancellationToken cancel)
    {
        var shown = await register.ShowAsync(text.From.ToString(), cancel).ConfigureAwait(false);
        if (shown.Value is not { } view)
        {
            return default;
        }
        var words = MenuWords.In(view.Language.Length > 0 ? view.Language : language);
        switch (turn)
        {
            case MenuTurn.Leaves:
                Remember(text.From, null);
                return new MenuAnswer(true, null, true);
            case MenuTurn.AsksOnce:
                return new MenuAnswer(true, words.State(view), true);
            case MenuTurn.Begins:
                return Show(text.From, MenuPlace.Root, session, words.Root(view));
            default:
                break;
        }
        var state = talks.With(text.From, talk => talk.Menu);
        if (state is null || state.Session != session || state.Ends <= time.GetUtcNow())
        {
            return Show(text.From, MenuPlace.Root, session, words.Root(view));
        }
        Remember(text.From, null);
        return await ChooseAsync(text, state, view, words, cancel).ConfigureAwait(false);
    }

    async Task<MenuAnswer> ChooseAsync(
        LineText text, MenuState state, LineView view, MenuWords words, CancellationToken cancel)
    {
        switch ((state.Place, TextFold.Fold(text.Text)))
        {
            case (MenuPlace.Root, "1"):
                return await ChangeAsync(text, state, words, Request(text, view, Service.Voice)).ConfigureAwait(false);
            case (MenuPlace.Root, "2"):
                return await ChangeAsync(text, state, words, Request(text, view, Service.Sms)).ConfigureAwait(false);
            case (MenuPlace.Root, "3"):
                return Show(text.From, MenuPlace.Others, state.Session, words.Others());
            case (MenuPlace.Others, "1"):
                var day = Request(text, "all", "open") with { For = "24h" };
                return await ChangeAsync(text, state, words, day).ConfigureAwait(false);
            case (MenuPlace.Others, "2"):
                return await UndoAsync(text, view, words).ConfigureAwait(false);
            case (MenuPlace.Others, "3"):
                return Last(words.State(view));
            case (MenuPlace.Sure, "1"):
                return Last(words.Nothing);
            case (MenuPlace.Sure, "2"):
                return await ChangeAsync(text, state, words, state.Request!).ConfigureAwait(false);
            default:
                return Again(text, state, view, words);
        }
    }

    MenuAnswer Again(LineText text, MenuState state, LineView view, MenuWords words)
    {
        if (state.Wrong + 1 >= WrongMax)
        {
            return Last(words.Nothing);
        }
        Remember(text.From, state with { Wrong = state.Wrong + 1 });
        return new MenuAnswer(true, state.Place switch
        {
            MenuPlace.Root => words.Root(view), MenuPlace.Others => words.Others(), _ => words.Question(),
        }, false);
    }

    async Task<MenuAnswer> ChangeAsync(LineText text, MenuState state, MenuWords words, ChangeRequest request)
    {
        var receipt = await register.ChangeAsync(request).ConfigureAwait(false);
        if (receipt.Outcome == ChangeOutcome.Unavailable)
        {
            Remember(text.From, state);
            return default;
        }
        if (receipt.Outcome != ChangeOutcome.NeedsConfirmation)
        {
            return Last(words.Done(receipt));
        }
        var again = request with { Confirmation = receipt.Confirmation };
        return Show(text.From, MenuPlace.Sure, state.Session, words.Question(), again);
    }

    async Task<MenuAnswer> UndoAsync(LineText text, LineView view, MenuWords words)
    {
        var receipt = await register.UndoAsync(new UndoRequest
        {
            Number = text.From.ToString(), Journal = view.Journal, Who = DeskText.Asker, Way = ChangeWay.Ussd,
            Evidence = text.Id,
        }).ConfigureAwait(false);
        return receipt.Outcome == ChangeOutcome.Unavailable ? default
            : Last(receipt.IsSo ? words.Undone + words.Space + words.Done(receipt) : words.CannotUndo);
    }

    static ChangeRequest Request(LineText text, LineView view, Service service) => Request(
        text, service == Service.Voice ? "voice" : "sms", MenuWords.Opens(view, service) ? "open" : "shut");

    static ChangeRequest Request(LineText text, string service, string to) => new()
    {
        Number = text.From.ToString(), Service = service, To = to, Who = DeskText.Asker, Way = ChangeWay.Ussd,
        Evidence = text.Id,
    };

    MenuAnswer Show(E164 line, MenuPlace place, int session, string screen, ChangeRequest? request = null)
    {
        Remember(line, new MenuState(
            place, session, time.GetUtcNow().AddMinutes(RegisterLimits.MenuMinutes), 0, request));
        return new MenuAnswer(true, screen, false);
    }

    static MenuAnswer Last(string screen) => new(true, screen, true);

    void Remember(E164 line, MenuState? state) => talks.With(line, talk => talk.Menu = state);
}
