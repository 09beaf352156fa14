using Seawall.Screening;

namespace Seawall.Register;

/// <summary>What a line does about itself by text, or a guardian about a line.</summary>
sealed class LineActions(ChoiceRegister register, TalkBook talks, TimeProvider time)
{
    public void Ask(DeskText desk, Question question) =>
        talks.With(desk.Text.From, talk => talk.Question = question);

    /// <summary>Opens, shuts or clears; of another's line, whose number follows, as its guardian.</summary>
    public Task<DeskAnswer> ChangeAsync(DeskText desk, Keyword keyword, string ward) => ChangeAsync(
        desk,
        new ChangeRequest
        {
            Number = ward.Length > 0 ? ward : desk.Number,
            Guardian = ward.Length > 0 ? desk.Number : null,
            Service = keyword.Service,
            Zone = string.Join(',', keyword.Zones),
            To = keyword.Action.ToString().ToLowerInvariant(),
            For = keyword.For,
            Who = DeskText.Asker,
            Way = ChangeWay.Text,
            Evidence = desk.Evidence,
        });

    public async Task<DeskAnswer> ChangeAsync(DeskText desk, ChangeRequest request)
    {
        var receipt = await register.ChangeAsync(request).ConfigureAwait(false);
        return Answer(
            desk, receipt,
            done => request.Guardian is null
                ? desk.Words.Changed(request, done, time.GetUtcNow())
                : desk.Words.ChangedFor(request, done),
            token => again => ChangeAsync(
                again, request with { Confirmation = token, Evidence = again.Evidence }));
    }

    /// <summary>Whether the line is told of what was refused.</summary>
    public async Task<DeskAnswer> DigestAsync(DeskText desk, KeywordAction action)
    {
        if (!desk.Tells)
        {
            return DeskAnswer.Say(desk.Words.CannotBe());
        }
        var to = DigestChoice.Off + (action - KeywordAction.DigestOff);
        var receipt = await register.SetDigestAsync(new DigestRequest
        {
            Number = desk.Number, To = to, Who = DeskText.Asker, Way = ChangeWay.Text, Evidence = desk.Evidence,
        }).ConfigureAwait(false);
        return Answer(desk, receipt, done => desk.Words.Digest(to, done), null);
    }

    /// <summary>Lets one caller through.</summary>
    public async Task<DeskAnswer> PassAsync(DeskText desk, E164 caller, string? token = null)
    {
        var receipt = await register.AddRuleAsync(new RuleRequest
        {
            Number = desk.Number, Pass = true, Target = caller.ToString(), Service = "all", Who = DeskText.Asker,
            Way = ChangeWay.Text, Evidence = desk.Evidence, Confirmation = token,
        }).ConfigureAwait(false);
        return Answer(
            desk, receipt, done => desk.Words.Passed(caller, done), given => again => PassAsync(again, caller, given));
    }

    /// <summary>What is in force.</summary>
    public async Task<DeskAnswer> StatusAsync(DeskText desk, CancellationToken cancel) =>
        await register.ShowAsync(desk.Number, cancel).ConfigureAwait(false) is { Value: { } view }
            ? DeskAnswer.Say(desk.Words.Status(view))
            : DeskAnswer.Later;

    /// <summary>Takes back the latest change, or what of it still waits.</summary>
    public async Task<DeskAnswer> UndoAsync(DeskText desk, CancellationToken cancel)
    {
        if (await register.ShowAsync(desk.Number, cancel).ConfigureAwait(false) is not { Value: { } view })
        {
            return DeskAnswer.Later;
        }
        var waits = view.Waiting.LastOrDefault(one => !one.IsProposal);
        var receipt = waits is not null && waits.Journal == view.Journal
            ? await register.WithdrawAsync(Waiting(desk, waits.Journal)).ConfigureAwait(false)
            : await register.UndoAsync(new UndoRequest
            {
                Number = desk.Number, Journal = view.Journal, Who = DeskText.Asker, Way = ChangeWay.Text,
                Evidence = desk.Evidence,
            }).ConfigureAwait(false);
        return receipt.Outcome is ChangeOutcome.Refused or ChangeOutcome.Invalid
            ? DeskAnswer.Say(desk.Words.CannotUndo())
            : Answer(desk, receipt, desk.Words.Undone, null);
    }

    /// <summary>Says what became of a change; a question before it is asked, and yes does it all the same.</summary>
    public DeskAnswer Answer(
        DeskText desk, ChangeReceipt receipt, Func<ChangeReceipt, string> done,
        Func<string, Func<DeskText, Task<DeskAnswer>>>? again)
    {
        switch (receipt.Outcome)
        {
            case ChangeOutcome.NeedsConfirmation when again is not null:
                Ask(desk, new Question(
                    receipt.ConfirmBefore ?? time.GetUtcNow(), [], again(receipt.Confirmation)));
                return DeskAnswer.Say(desk.Words.Warning(receipt.RecentRefusals));
            case ChangeOutcome.Unavailable:
                return DeskAnswer.Later;
            case ChangeOutcome.Waiting:
                var waits = receipt.After?.Waiting.FirstOrDefault(one => one.Journal == receipt.Journal);
                return DeskAnswer.Say(desk.Words.Waits(receipt, waits, time.GetUtcNow()));
            case ChangeOutcome.Done or ChangeOutcome.AlreadySo:
                return DeskAnswer.Say(done(receipt));
            default:
                return DeskAnswer.Say(desk.Words.CannotBe());
        }
    }

    public static WaitingRequest Waiting(DeskText desk, long journal, string? token = null) => new()
    {
        Number = desk.Number, Journal = journal, Who = DeskText.Asker, Way = ChangeWay.Text, Evidence = desk.Evidence,
        Confirmation = token,
    };
}
