using System.Globalization;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// What lines and their guardians say to each other by text. Whatever waits for a yes waits in the register: a yes is
/// understood by what waits there, also after a restart.
/// </summary>
sealed class GuardianActions(ChoiceRegister register, LineActions line)
{
    /// <summary>Asks, offers, parts, or sets the cooling-off; null where the number or the hours are missing.</summary>
    public async Task<DeskAnswer?> DoAsync(DeskText desk, KeywordAction action, string argument)
    {
        if (argument.Length == 0)
        {
            return DeskAnswer.Say(desk.Words.HowToCare());
        }
        if (!desk.Tells && action is (KeywordAction.Guardian or KeywordAction.Ward))
        {
            return DeskAnswer.Say(desk.Words.CannotBe());
        }
        if (action == KeywordAction.CoolingOff)
        {
            var hours = int.Parse(argument, CultureInfo.InvariantCulture);
            var set = await register.SetCoolingOffAsync(new CoolingRequest
            {
                Number = desk.Number, Hours = hours, Who = DeskText.Asker, Way = ChangeWay.Text,
                Evidence = desk.Evidence,
            }).ConfigureAwait(false);
            return line.Answer(desk, set, done => desk.Words.CoolingOff(hours, done), null);
        }
        var receipt = action switch
        {
            KeywordAction.Guardian => await register.AskGuardianAsync(Of(desk, argument, false)).ConfigureAwait(false),
            KeywordAction.Ward => await register.AskGuardianAsync(Of(desk, argument, true)).ConfigureAwait(false),
            _ => await PartAsync(desk, argument).ConfigureAwait(false),
        };
        return line.Answer(desk, receipt, _ => desk.Words.Guardian(action, argument), null);
    }

    /// <summary>
    /// A yes or no to what waits: a proposal, somebody who asks for a guardian, somebody who offers to be one. Null
    /// where nothing does.
    /// </summary>
    public async Task<DeskAnswer?> AnswerAsync(DeskText desk, bool yes, string argument, CancellationToken cancel)
    {
        var shown = await register.ShowAsync(desk.Number, cancel).ConfigureAwait(false);
        var wards = await register.WardsAsync(desk.Number, cancel).ConfigureAwait(false);
        if (shown.Value is not { } view || wards.Value is not { } asking)
        {
            return DeskAnswer.Later;
        }
        List<(E164 Other, Func<DeskText, Task<DeskAnswer>> Do)> waiting =
        [
            .. view.Waiting.Where(one => one.IsProposal).Select(one => (
                one.Guardian, Proposal(one.Journal, yes, null))),
            .. view.Guardians.Where(one => one.State == GuardianState.AskedByGuardian).Select(one => (
                one.Number, Care(one.Number, byGuardian: false, yes))),
            .. asking.Where(one => one.Guardian.State == GuardianState.AskedByLine).Select(one => (
                one.Line, Care(one.Line, byGuardian: true, yes))),
        ];
        var meant = argument.Length == 0 ? waiting : waiting.FindAll(one => IsSame(one.Other, argument));
        return meant switch
        {
            [] => null,
            [var only] => await only.Do(desk).ConfigureAwait(false),
            _ when meant.TrueForAll(one => one.Other == meant[0].Other) =>
                await meant[0].Do(desk).ConfigureAwait(false),
            _ => DeskAnswer.Say(desk.Words.WhichOne(meant.Select(one => one.Other), yes)),
        };
    }

    /// <summary>What is in force on a line whose guardian asks.</summary>
    public async Task<DeskAnswer?> StatusAsync(DeskText desk, string argument, CancellationToken cancel)
    {
        var wards = await register.WardsAsync(desk.Number, cancel).ConfigureAwait(false);
        var ward = wards.Value?.FirstOrDefault(one =>
            one.Guardian.State == GuardianState.Confirmed && IsSame(one.Line, argument));
        return ward is null ? DeskAnswer.Say(desk.Words.CannotBe())
            : await register.ShowAsync(ward.Line.ToString(), cancel).ConfigureAwait(false) is { Value: { } view }
                ? DeskAnswer.Say(desk.Words.StatusOf(view))
                : DeskAnswer.Later;
    }

    Func<DeskText, Task<DeskAnswer>> Proposal(long journal, bool yes, string? token) => async desk =>
    {
        var request = LineActions.Waiting(desk, journal, token);
        var receipt = yes
            ? await register.AcceptAsync(request).ConfigureAwait(false)
            : await register.WithdrawAsync(request).ConfigureAwait(false);
        return line.Answer(
            desk, receipt, done => yes ? desk.Words.Accepted(done) : desk.Words.NothingChanged(),
            given => Proposal(journal, yes, given));
    };

    Func<DeskText, Task<DeskAnswer>> Care(E164 other, bool byGuardian, bool yes) => async desk =>
    {
        var request = byGuardian
            ? Of(desk, other.ToString(), byGuardian: true)
            : Of(desk, other.ToString(), byGuardian: false);
        var receipt = yes
            ? await register.ConfirmGuardianAsync(request).ConfigureAwait(false)
            : await register.EndGuardianAsync(request).ConfigureAwait(false);
        return line.Answer(desk, receipt, _ => desk.Words.GuardianAnswered(other, byGuardian, yes), null);
    };

    /// <summary>Whoever the number is to the line: its guardian, or its ward.</summary>
    async Task<ChangeReceipt> PartAsync(DeskText desk, string argument)
    {
        var asGuardian = await register.WardsAsync(desk.Number, CancellationToken.None).ConfigureAwait(false);
        var isWard = asGuardian.Value?.Any(one => IsSame(one.Line, argument)) == true;
        return await register.EndGuardianAsync(Of(desk, argument, byGuardian: isWard)).ConfigureAwait(false);
    }

    static GuardianRequest Of(DeskText desk, string other, bool byGuardian) => new()
    {
        Number = byGuardian ? other : desk.Number,
        Guardian = byGuardian ? desk.Number : other,
        ByGuardian = byGuardian,
        Who = DeskText.Asker,
        Way = ChangeWay.Text,
        Evidence = desk.Evidence,
    };

    /// <summary>A number as somebody wrote it: with or without its country code.</summary>
    static bool IsSame(E164 number, string digits)
    {
        var whole = number.Value.ToString(CultureInfo.InvariantCulture);
        var bare = digits.TrimStart('0');
        return bare.Length >= 7 && whole.EndsWith(bare, StringComparison.Ordinal) && whole.Length - bare.Length <= 3;
    }
}
