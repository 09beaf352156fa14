using Seawall.Screening;

namespace Seawall.Register;

/// <summary>Reads what is said of a line's life, takes it to the writer, and answers.</summary>
sealed class LifeDesk(RegisterSession session, ChoiceWriter writer, ChangeDesk desk, TimeProvider time)
{
    public async Task<ChangeReceipt> NewHolderAsync(HolderRequest request, FieldReader fields)
    {
        if (!ChangeReader.Source(request)
                .TryGet(out var source, out var error)
            || !fields.Line(request.Number).TryGet(out var number, out error)
            || !FieldReader.Text("holder", request.Holder, RegisterLimits.TextBytesMax)
                .TryGet(out var holder, out error))
        {
            return Receipts.Invalid(error);
        }
        return await RunAsync(session => LineLife.NewHolderAsync(
            session, number, holder.Length == 0 ? null : holder, source, time.GetUtcNow())).ConfigureAwait(false);
    }

    public async Task<ChangeReceipt> MoveAsync(MoveRequest request, FieldReader fields)
    {
        if (!ChangeReader.Source(request)
                .TryGet(out var source, out var error)
            || !Line(request.From, "from", fields).TryGet(out var from, out error)
            || !Line(request.To, "to", fields).TryGet(out var to, out error))
        {
            return Receipts.Invalid(error);
        }
        if (from == to)
        {
            return Receipts.Invalid(new FieldError("to", "it is the same number"));
        }
        source = source with { Note = Bulk.Cut(Said(from, to, source.Note), RegisterLimits.NoteBytesMax) };
        return await RunAsync(session => LineLife.MoveAsync(session, from, to, source, time.GetUtcNow()))
            .ConfigureAwait(false);
    }

    static string Said(E164 from, E164 to, string note) =>
        note.Length == 0 ? $"{from} to {to}" : $"{from} to {to}: {note}";

    static Reading<E164> Line(string text, string field, FieldReader fields) =>
        fields.Line(text).TryGet(out var line, out var error) ? line : error with { Field = field };

    async Task<ChangeReceipt> RunAsync(Func<RegisterSession, ValueTask<LifeAnswer>> work)
    {
        try
        {
            var answer = await writer.SubmitAsync(work, CancellationToken.None).ConfigureAwait(false);
            var now = time.GetUtcNow();
            var receipt = new ChangeReceipt
            {
                Outcome = answer.Outcome,
                Journal = answer.Journal,
                Number = answer.After.Number,
                Before = LineViews.View(answer.Before, answer.Words, session.Now, now),
                After = LineViews.View(answer.After, answer.Words, session.Now, now),
                Message = Receipts.Remark(answer.Words.Model, answer.After.Number),
            };
            if (answer.Outcome == ChangeOutcome.Done)
            {
                await desk.TellAsync(answer.Before, answer.After, answer.Words).ConfigureAwait(false);
            }
            return receipt;
        }
        catch (StoreException reason)
        {
            return Receipts.Unavailable(reason);
        }
    }
}
