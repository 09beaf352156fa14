using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Takes the orders of single lines to the writer and makes their answers: 1 read by the settings in force, 2 decided
/// and written by the writer, 3 an opening that nobody looked at is looked at, and goes on or is asked again, 4
/// answered with its journal number, and told to whom it concerns.
/// </summary>
sealed class ChangeDesk(
    RegisterSession session, ChoiceWriter writer, OpeningCare care, ILineNews? news, ChangeCounters counters,
    TimeProvider time)
{
    /// <summary>Something on a line waits for a time, in unix seconds.</summary>
    public event Action<long>? Waits;

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
        }
        if (answer.Outcome is LineOutcome.Done or LineOutcome.Waiting)
        {
            care.Spend(order);
        }
        var receipt = Receipts.Of(order, answer, journal, session.Now, time.GetUtcNow());
        if (answer.After.Last != answer.Before.Last)
        {
            await TellAsync(answer.Before, answer.After, answer.Words).ConfigureAwait(false);
        }
        return receipt;
    }

    /// <summary>The change is durable: whatever hinders the telling does not undo its answer.</summary>
    public async ValueTask TellAsync(StoredLine was, StoredLine line, LineWords words)
    {
        var (before, after) = (was.Choices.Care, line.Choices.Care);
        if (after.DueUnixSeconds is { } due)
        {
            Waits?.Invoke(due);
        }
        if (news is null || (before.Guardians.IsEmpty && after.Guardians.IsEmpty))
        {
            return;
        }
        try
        {
            var view = await session.Store.ViewAsync(CancellationToken.None).ConfigureAwait(false);
            await using (view.ConfigureAwait(false))
            {
                var now = LineViews.View(line, words, session.Now, time.GetUtcNow());
                await TellAsync(view, line, words, now, [.. before.Guardians.Concat(after.Guardians)
                    .Where(one => one.State == GuardianState.Confirmed).Select(one => one.Number).Distinct()])
                    .ConfigureAwait(false);
            }
        }
        catch (StoreException)
        {
            // Nothing can be said about a journal that cannot be read; the journal itself has it all.
        }
    }

    async ValueTask TellAsync(
        IRegisterView view, StoredLine line, LineWords words, LineView after, ImmutableArray<E164> guardians)
    {
        var subscriber = await view.SubscriberAsync(line.Number, CancellationToken.None).ConfigureAwait(false);
        await foreach (var (entry, change) in
            LineTrail.WalkAsync(view, line.Number, line.Last, CancellationToken.None).ConfigureAwait(false))
        {
            news!.Changed(new LineNews(
                line.Number, LineViews.View(entry, change, words), after, guardians, subscriber?.Language ?? ""));
            break;
        }
    }
}
