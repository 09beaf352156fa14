using Seawall.Screening;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>Makes the verdict on an initial INVITE or MESSAGE, counts it and writes its one record.</summary>
internal sealed class Judge(GateState state, GateWorker worker)
{
    readonly LongTexts longTexts = new(state, worker);

    /// <summary>
    /// Whether a request is judged: a call or text that begins; at an application server not on the caller's own leg
    /// (RFC 5502).
    /// </summary>
    public static bool Judges(scoped in SipMessage request, scoped in IdentityFacts facts, Trunk trunk) =>
        request.Method is SipMethod.Invite or SipMethod.Message
        && !(trunk.Model.Mode == TrunkMode.As && facts.ServedSessionCase == SessionCase.Originating);

    /// <summary>
    /// The verdict. Where <paramref name="isNew"/> is false it is the outcome of the one that was made, counted and
    /// recorded for another part of the same text.
    /// </summary>
    public Verdict Decide(
        scoped in SipMessage request, scoped in IdentityFacts facts, scoped in CarriedText carried,
        in Incoming incoming, out ScreeningQuery query, out bool isNew)
    {
        var trunk = incoming.Trunk!;
        var now = worker.Clock.UnixMilliseconds(incoming.Ticks) / 1_000;
        var book = incoming.Tables.Model.Book ?? state.Book;

        // The called line first: what it chose is far away in memory, and is asked for while the rest is read.
        var called = CallQuestion.Called(request, facts, trunk.Model, worker.Scratch);
        book.Ask(called.Number);
        query = carried.Kind == CarriedKind.Text
            ? TextQuestion.Of(facts, carried, trunk.Screening, called, now, worker.Scratch)
            : CallQuestion.Of(request, facts, trunk.Model, called, now, worker.Scratch);
        var second = worker.Clock.Second(incoming.Ticks);
        isNew = !longTexts.TryRecall(carried, query, second, out var outcome);
        if (!isNew)
        {
            return new Verdict { Outcome = outcome };
        }
        var trace = default(NoTrace);
        var verdict = VerdictRule.Judge(incoming.Tables.Screening, book, query, ref trace);
        longTexts.Hold(carried, query, second, verdict.Outcome);
        worker.Counters.Verdicts.Add(worker.Clock.Ticks() - incoming.Ticks);
        worker.Of(trunk).Verdict(query.Service, verdict.Reason);
        return verdict;
    }

    /// <summary>The record of a verdict, once for each transaction.</summary>
    public void Record(
        scoped in SipMessage request, in Incoming incoming, scoped in CarriedText carried, in ScreeningQuery query,
        in Verdict verdict)
    {
        var record = new Record(
            worker.Clock.UnixMilliseconds(incoming.Ticks),
            incoming.Tables.Model.Generation,
            query.Trunk.Index,
            query.Service,
            query.Caller.Number,
            query.Called,
            query.Caller.Withheld,
            verdict);
        if (query.Caller.Number.Form is NumberForm.Name or NumberForm.Short && carried.Kind == CarriedKind.Text)
        {
            state.Records.TryAdd(record, request.CallId, carried.Sender.Read(worker.Scratch).Text);
            return;
        }
        state.Records.TryAdd(record, request.CallId);
    }
}
