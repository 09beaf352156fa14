using Seawall.Screening;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// The whole way of a SIP message through Seawall, on one screen:
/// <list type="number">
/// <item>Source: a trunk, a target of a next hop, or a stranger, who is dropped.</item>
/// <item>Parse: bad input is answered as the standard says, or dropped, and counted by its reason.</item>
/// <item>A response goes back by its Via.</item>
/// <item>The ACK of an answer of ours ends here.</item>
/// <item>The checks of a proxy (RFC 3261 §16.3); OPTIONS to ourselves are answered.</item>
/// <item>Routing.</item>
/// <item>What follows: the CANCEL and ACK of what was decided before, and in a dialog; on by decision or route.</item>
/// <item>A copy of what was decided before: the same again.</item>
/// <item>Admission: a next hop that is no trunk, draining, the trunk's rate.</item>
/// <item>Verdict: who calls or writes to whom, from where, and what the called line chose. The sender of a text over IP
/// stands in its body.</item>
/// <item>Refuse, report, announce, redirect or forward.</item>
/// <item>Remember the decision for 64·T1, and record the verdict.</item>
/// </list>
/// One worker has one gate, and calls it from one thread at a time. Nothing here allocates, waits or throws.
/// </summary>
internal sealed class CallGate
{
    readonly GateState state;
    readonly GateWorker worker;
    readonly WayRule ways;
    readonly Answers answers;
    readonly ResponseGate responses;
    readonly DialogGate dialogs;
    readonly Carrying carrying;
    readonly Judge judge;
    readonly TextReader texts;
    readonly SourceCache sources = new();

    public CallGate(GateState state, GateWorker worker)
    {
        this.state = state;
        this.worker = worker;
        ways = new WayRule(state);
        var forwarding = new Forwarding(state, worker);
        answers = new Answers(state, worker);
        responses = new ResponseGate(state, worker);
        dialogs = new DialogGate(ways, forwarding, answers);
        texts = new TextReader(worker);
        var reporter = new Reporter(state, worker, ways, answers);
        carrying = new Carrying(state, ways, forwarding, answers, reporter, texts);
        judge = new Judge(state, worker);
    }

    public GateWorker Worker => worker;

    /// <summary>Takes one message.</summary>
    public void Handle(ReadOnlySpan<byte> bytes, in Arrival arrival)
    {
        // 1. Source, before anything is read: a flood of strangers costs one look-up each.
        var tables = state.Tables;
        var incoming = new Incoming(arrival, tables, sources.Of(arrival, tables), worker.Clock.Ticks());
        if (!incoming.Source.IsKnown)
        {
            worker.Counters.Refuse(GateRefusal.UnknownSource);
            return;
        }

        // 2. Parse
        var refusal = SipMessage.Parse(bytes, worker.Slots, out var message);
        if (refusal != SipRefusal.None)
        {
            answers.Refuse(message, incoming, refusal);
            return;
        }

        // 3. Response
        if (!message.IsRequest)
        {
            responses.Pass(message, incoming);
            return;
        }
        incoming.Trunk?.Counters[worker.Index].Request((int)message.Method);

        // 4. The ACK of an answer of ours
        if (message.Method == SipMethod.Ack && ToTag.IsOurs(state.Key, message))
        {
            return;
        }

        // 5. Checks; OPTIONS to ourselves
        var branch = Branch.Of(state.Key, message);
        state.Memory.Touch((ulong)branch);
        refusal = RequestCheck.Of(message);
        if (IsForUs(message, refusal))
        {
            answers.Alive(message, incoming);
        }
        else if (refusal != SipRefusal.None)
        {
            answers.Refuse(message, incoming, refusal);
        }
        else
        {
            Carry(message, incoming with { BranchSum = branch });
        }
    }

    /// <summary>Takes the head of what a stream cannot be read on from, to answer it if that is possible.</summary>
    public void Refuse(ReadOnlySpan<byte> head, in Arrival arrival, SipRefusal refusal)
    {
        var tables = state.Tables;
        var incoming = new Incoming(arrival, tables, arrival.SourceIn(tables), worker.Clock.Ticks());
        SipMessage.Parse(head, worker.Slots, out var message);
        answers.Refuse(message, incoming, refusal);
    }

    void Carry(scoped in SipMessage request, in Incoming incoming)
    {
        // 6. Routing
        var second = worker.Clock.Second(incoming.Ticks);
        var key = (ulong)incoming.BranchSum;
        var malformed = ways.Route(request, incoming, out var plan);
        if (malformed != SipRefusal.None)
        {
            answers.Refuse(request, incoming, malformed);
            return;
        }

        // 7. What follows: the CANCEL and ACK of what was decided before; in a dialog
        if (!request.ToTag.IsEmpty || request.Method is SipMethod.Cancel or SipMethod.Ack)
        {
            Follow(request, incoming, plan, key, second);
            return;
        }

        // 8. A copy of what was decided before; its facts are read while the memory is on its way
        var facts = IdentityFacts.Read(request);
        if (state.Memory.TryFind(key, second, anyAge: false, out var pinned))
        {
            carrying.Again(request, incoming, plan, pinned);
            return;
        }

        // 9. Admission
        var refusal = Admit(incoming);
        if (refusal != GateRefusal.None)
        {
            answers.Refuse(request, incoming, refusal);
            if (refusal != GateRefusal.NoTrunk)
            {
                state.Memory.Hold(key, second, new Pinned(Decision.Unavailable, incoming.Tables.Swap, 0), evict: false);
            }
            return;
        }

        // 10. Verdict
        var trunk = incoming.Trunk!;
        var begins = Judge.Judges(request, facts, trunk);
        var carried = begins ? texts.First(request, trunk) : default;
        var isJudged = begins && carried.Kind is (CarriedKind.Other or CarriedKind.Text);
        var query = default(ScreeningQuery);
        var isNew = false;
        var verdict = isJudged ? judge.Decide(request, facts, carried, incoming, out query, out isNew) : default;

        // 11. Refuse, report, announce, redirect or forward
        var done = carrying.First(request, incoming, plan, carried, Decide(request, trunk, carried, verdict));

        // 12. Remember, record
        state.Memory.Hold(key, second, done, evict: true);
        if (isNew)
        {
            judge.Record(request, incoming, carried, query, verdict);
        }
    }

    void Follow(
        scoped in SipMessage request, in Incoming incoming, scoped in RoutePlan plan, ulong key, long second)
    {
        if (request.Method is SipMethod.Cancel or SipMethod.Ack
            && state.Memory.TryFind(key, second, anyAge: true, out var pinned))
        {
            carrying.Again(request, incoming, plan, pinned);
            return;
        }
        dialogs.Pass(request, incoming, plan);
    }

    GateRefusal Admit(in Incoming incoming)
    {
        if (incoming.Trunk is not { } trunk)
        {
            return GateRefusal.NoTrunk;
        }
        if (state.IsDraining)
        {
            return GateRefusal.Draining;
        }
        if (trunk.Rate is { } rate && !rate.TryTake(worker.Clock.Micros(incoming.Ticks)))
        {
            worker.Of(trunk).Limit();
            return GateRefusal.OverRate;
        }
        return GateRefusal.None;
    }

    static Decision Decide(
        scoped in SipMessage request, Trunk trunk, scoped in CarriedText carried, in Verdict verdict)
    {
        if (verdict.Outcome == Outcome.Refuse || carried.Kind == CarriedKind.Unreadable)
        {
            // Who only asks us has the text still in hand, and refuses it itself.
            if (carried.Kind != CarriedKind.Other && trunk.Model.Mode != TrunkMode.Redirect)
            {
                return Decision.Report;
            }
            var announces = verdict.Manner == RefusalManner.Announce || trunk.Announcement?.ForEveryRefusal == true;
            return announces && request.Method == SipMethod.Invite ? Decision.Announce : Decision.Refuse;
        }
        return trunk.Model.Mode == TrunkMode.Redirect ? Decision.Redirect : Decision.Forward;
    }

    /// <summary>
    /// OPTIONS that asks whether we live: to our own address, with no number before it; or to whomever, with no hops
    /// left (§11).
    /// </summary>
    bool IsForUs(scoped in SipMessage request, SipRefusal refusal) =>
        request.Method == SipMethod.Options
        && request.ToTag.IsEmpty
        && (refusal == SipRefusal.TooManyHops
            || (refusal == SipRefusal.None
                && RouteRule.IsOwn(request.Uri, state.Listeners.Names)
                && !TelephoneFacts.TryRead(request.Uri, worker.Scratch, out _)));
}
