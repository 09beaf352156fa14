using Seawall.Screening;

namespace Seawall.Register;

/// <summary>What is to be done about an order on a line.</summary>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="After">The line after; written where it is another than the line that was looked at.</param>
/// <param name="Kind">What the entry is about, where one is written.</param>
/// <param name="Error">Why not.</param>
/// <param name="Waiting">The journal number it waits under, where it waits.</param>
readonly record struct Decided(
    LineOutcome Outcome, LineChoices After, JournalKind Kind, FieldError Error = default, long Waiting = 0);

/// <summary>
/// The rules of the one door, the same for all ways in. Pure.
/// <list type="number">
/// <item>What the change itself refuses, and who may not.</item>
/// <item>What it makes of the line; nothing where the line is so already.</item>
/// <item>What a guardian opens waits for the line's yes.</item>
/// <item>An opening after refused calls is asked twice.</item>
/// <item>An opening of a line with a cooling-off waits for its end.</item>
/// </list>
/// </summary>
static class LineDecision
{
    public static Decided Decide(
        LineOrder order, in StoredLine line, LineWords words, DefaultSlots shut, DateTimeOffset now, EditTurn turn)
    {
        // 1 What the change itself refuses, and who may not.
        var edit = order.Edit;
        var running = LineEdit.WithoutEnded(line.Choices, turn.NowUnixSeconds);
        if ((edit.Refuses(line, now) ?? NoGuardian(order, running)) is { } reason)
        {
            return new Decided(LineOutcome.Refused, running, default, new FieldError("", reason));
        }

        // 2 What it makes of the line.
        var after = edit.Apply(running, words, turn);
        if (after == running)
        {
            return new Decided(LineOutcome.AlreadySo, running, default);
        }
        if (after.Detail?.Rules.Length > RegisterLimits.RulesMax)
        {
            return new Decided(LineOutcome.Invalid, running, default,
                new FieldError("rule", $"a line has at most {RegisterLimits.RulesMax} rules"));
        }

        // 3 What a guardian opens waits for the line's yes.
        var opens = Opening.Is(running, after, shut);
        if (!order.Guardian.IsNone
            && (opens || edit is ChoiceEdit { To: not Choice.Shut } or RuleAddition { Pass: true }))
        {
            return Put(order, running, words, turn, RegisterLimits.ProposalHours);
        }

        // 4 An opening after refused calls is asked twice.
        var cools = Cools(edit, running, opens, order.Source.Way);
        if (opens && !order.IsSettled && !(cools && IsWaiting(order, running, words)))
        {
            return new Decided(LineOutcome.Unsettled, running, default);
        }

        // 5 An opening of a line with a cooling-off waits for its end.
        return cools
            ? Put(order, running, words, turn, running.Care.CoolingHours)
            : new Decided(LineOutcome.Done, after, edit.Kind);
    }

    static string? NoGuardian(LineOrder order, in LineChoices running) =>
        order.Guardian.IsNone
        || (running.Care.TryGuardian(order.Guardian, out var guardian) && guardian.State == GuardianState.Confirmed)
            ? null
            : $"{order.Guardian} is no guardian of {order.Number}";

    /// <summary>
    /// Whether it waits for the cooling-off. What the line itself did within the last minutes and takes back does not,
    /// nor does what has waited, nor a file of the operator's.
    /// </summary>
    static bool Cools(LineEdit edit, in LineChoices running, bool opens, ChangeWay way)
    {
        var hours = running.Care.CoolingHours;
        return hours > 0 && way is not (ChangeWay.Import or ChangeWay.System) && edit switch
        {
            CoolingEdit cooling => cooling.Hours < hours,
            Undoing undoing => opens && undoing.ByGuardian,
            _ => opens,
        };
    }

    /// <summary>The edit as it waits, and the line beside it.</summary>
    static (StoredEdit? Edit, LineChoices Line) Stored(LineOrder order, in LineChoices running, LineWords words) =>
        order.Edit is ComingIntoForce coming
            ? (coming.Inner(running), Withdrawing.Without(running, coming.Id))
            : (order.Edit.ToStored(words), running);

    static bool IsWaiting(LineOrder order, in LineChoices running, LineWords words) =>
        Stored(order, running, words).Edit is { } edit && Find(running.Care, order.Guardian, edit) is not null;

    static StoredWaiting? Find(StoredCare care, E164 guardian, in StoredEdit edit)
    {
        foreach (var waiting in care.Waiting)
        {
            if (waiting.Guardian == guardian && waiting.Edit == edit)
            {
                return waiting;
            }
        }
        return null;
    }

    static Decided Put(LineOrder order, in LineChoices running, LineWords words, EditTurn turn, int hours)
    {
        var (stored, line) = Stored(order, running, words);
        if (stored is not { } edit)
        {
            return Refused(running, "a guardian did that: ask to open the line instead");
        }
        if (Find(running.Care, order.Guardian, edit) is { } already)
        {
            return new Decided(LineOutcome.Waiting, running, default, default, already.Id);
        }
        var at = turn.NowUnixSeconds + hours * 3_600L;
        if (edit is { Kind: WaitingKind.Choice, Seconds: 0, Value: not 0 } && edit.Value <= at)
        {
            return Refused(running, $"the pause would end before it begins, {hours} hours from now");
        }
        if (line.Care.Waiting.Length >= RegisterLimits.WaitingMax)
        {
            return Refused(running, $"on a line at most {RegisterLimits.WaitingMax} openings wait");
        }
        var putting = new Putting(edit, at, order.Guardian);
        return new Decided(
            LineOutcome.Waiting, putting.Apply(line, words, turn), putting.Kind, default, turn.Sequence);
    }

    static Decided Refused(in LineChoices running, string reason) =>
        new(LineOutcome.Refused, running, default, new FieldError("", reason));
}
