namespace Seawall.Register;

/// <summary>
/// Takes the orders of single lines to the writer and makes their answers: 1 read by the settings in force, 2 decided
/// and written by the writer, 3 an opening that nobody looked at is looked at, and goes on or is asked again, 4
/// answered with its journal number.
/// </summary>
sealed class ChangeDesk(
    RegisterSession session, ChoiceWriter writer, OpeningCare care, ChangeCounters counters, TimeProvider time)
{
    /// <summary>Runs a change; a store that cannot is an answer.</summary>
    public async Task<ChangeReceipt> RunAsync(Func<ValueTask<Reading<LineOrder>>> read)
    {
        try
        {
            while (true)
            {
                // 1 Read by the settings in force.
                if (!(await read().ConfigureAwait(false)).TryGet(out var order, out var error))
                {
                    return Receipts.Invalid(error);
                }

                // 2 Decided and written by the writer.
                order = order with { IsSettled = care.IsSettled(order) };
                var answer = await writer.SubmitAsync(order).ConfigureAwait(false);
                if (answer.Outcome == LineOutcome.Unsettled)
                {
                    // 3 An opening that nobody looked at.
                    if (await care.AskAsync(order).ConfigureAwait(false) is { } question)
                    {
                        return question;
                    }
                    answer = await writer.SubmitAsync(order with { IsSettled = true }).ConfigureAwait(false);
                }

                // 4 Answered with its journal number.
                if (answer.Outcome != LineOutcome.Stale)
                {
                    return await AnswerAsync(order, answer).ConfigureAwait(false);
                }
            }
        }
        catch (StoreException reason)
        {
            return Receipts.Unavailable(reason);
        }
    }

    async ValueTask<ChangeReceipt> AnswerAsync(LineOrder order, LineAnswer answer)
    {
        var journal = answer.After.Last;
        if (answer.Outcome == LineOutcome.AlreadySo)
        {
            var view = await session.Store.ViewAsync(CancellationToken.None).ConfigureAwait(false);
            await using (view.ConfigureAwait(false))
            {
                journal = await LineTrail.FindAsync(
                    view, answer.Before, order.Edit, answer.Words, CancellationToken.None).ConfigureAwait(false);
            }
        }
        if (answer.Outcome == LineOutcome.Done)
        {
            counters.Count(order);
            care.Spend(order);
        }
        return Receipts.Of(order, answer, journal, time.GetUtcNow());
    }
}
