using System.Globalization;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>Makes the answers to changes.</summary>
static class Receipts
{
    public static ChangeReceipt Invalid(FieldError error, E164 number = default) => new()
    {
        Outcome = ChangeOutcome.Invalid, Number = number, Field = error.Field, Message = error.ToString(),
    };

    public static ChangeReceipt Refused(E164 number, string reason) => new()
    {
        Outcome = ChangeOutcome.Refused, Number = number, Message = reason,
    };

    public static ChangeReceipt Unavailable(StoreException reason) => new()
    {
        Outcome = ChangeOutcome.Unavailable, Message = $"the store cannot take changes now: {reason.Message}",
    };

    public static ChangeReceipt Of(
        LineOrder order, LineAnswer answer, long journal, InForce inForce, DateTimeOffset now)
    {
        if (answer.Outcome == LineOutcome.Invalid)
        {
            return Invalid(answer.Error, order.Number);
        }
        if (answer.Outcome == LineOutcome.Refused)
        {
            return Refused(order.Number, answer.Error.Message);
        }
        var after = LineViews.View(answer.After, answer.Words, inForce, now);
        var receipt = new ChangeReceipt
        {
            Outcome = answer.Outcome == LineOutcome.Done ? ChangeOutcome.Done : ChangeOutcome.AlreadySo,
            Journal = journal,
            Number = order.Number,
            Before = LineViews.View(answer.Before, answer.Words, inForce, now),
            After = after,
            Message = Remark(order.Model, order.Number),
        };
        return answer.Outcome == LineOutcome.Waiting
            ? Waiting(receipt, after.Waiting.Single(one => one.Journal == answer.Waiting), after.CoolingOffHours)
            : receipt;
    }

    static ChangeReceipt Waiting(ChangeReceipt receipt, WaitingView waiting, int hours) => receipt with
    {
        Outcome = ChangeOutcome.Waiting,
        Journal = waiting.Journal,
        Waiting = waiting,
        Message = waiting.IsProposal
            ? string.Create(CultureInfo.InvariantCulture,
                $"proposed; it counts when the line says yes, before {waiting.At:yyyy-MM-dd'T'HH:mm:ss'Z'}")
            : string.Create(CultureInfo.InvariantCulture,
                $"in force from {waiting.At:yyyy-MM-dd'T'HH:mm:ss'Z'}, after the {hours} hours the line chose"),
    };

    /// <summary>What to say of a line that the settings do not count as ours.</summary>
    public static string Remark(RegisterModel model, E164 number) =>
        model.Lines.IsOurs(number)
            ? ""
            : $"{number} is not one of our lines by the settings, so it is not screened here";
}
