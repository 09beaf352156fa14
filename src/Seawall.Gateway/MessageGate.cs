using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// The whole way of a text through Seawall, on one screen:
/// <list type="number">
/// <item>Source: a trunk's peer; or a message centre of ours, whose receipts and texts go home by their own way.</item>
/// <item>Legal: what no far leg could be told is answered as the standard says; all else is left to the far leg.</item>
/// <item>What is asked about a text goes to the message centre that has it; cell broadcast goes nowhere.</item>
/// <item>Admission: nothing new while draining.</item>
/// <item>To a number of ours: taken from a peer whose word counts there, refused from any other.</item>
/// <item>Exempt: receipts and what the network says are relayed without a verdict.</item>
/// <item>A part of a text that was judged before: the same again.</item>
/// <item>Throttle, but never a later part of a text.</item>
/// <item>Verdict: who writes to whom, from where, and what the line chose; counted and recorded.</item>
/// <item>Refuse by direction, or hand on with the far leg's sequence number, window and version.</item>
/// <item>The far leg's answer goes back; where it never comes, the sender is told to try again.</item>
/// </list>
/// All links share one gate and call it from many threads, for each link one request at a time. A text is never ours:
/// its sender is told that it is done when the far leg has said so. Nothing here waits, throws or allocates.
/// </summary>
internal sealed class MessageGate : ILinkHandler
{
    readonly TextState state;
    readonly TextAnswers answers;
    readonly TextJudge judge;
    readonly TextCarrying carrying;
    readonly TextRefuser refuser;
    readonly MultiGate multi;
    readonly RequestGate requests;
    readonly ServiceGate service;
    readonly HomeGate home;
    readonly AnswerGate responses;

    public MessageGate(TextState state)
    {
        this.state = state;
        answers = new TextAnswers(state);
        judge = new TextJudge(state);
        carrying = new TextCarrying(state, answers);
        var receipts = new ReceiptSender(state);
        refuser = new TextRefuser(state, answers, receipts);
        service = new ServiceGate(state, answers, refuser);
        multi = new MultiGate(state, judge, carrying, refuser, answers, service);
        requests = new RequestGate(state, answers);
        home = new HomeGate(state, answers, new ReceiptGate(state, answers), service);
        responses = new AnswerGate(state, answers, receipts);
    }

    public void Request(SmppLink from, scoped in SmppPdu pdu)
    {
        // 1. Source
        var ticks = state.Clock.Ticks();
        var link = state.Flows.Of(from);
        if (link.Trunk is not { } trunk)
        {
            home.Deliver(from, pdu);
            return;
        }
        var arrival = new TextArrival(from, link, trunk, state.Model, ticks);

        // 2. Legal
        var refusal = PduCheck.Find(pdu);
        if (!SmppRefusals.MayPass(refusal))
        {
            answers.Refuse(from, pdu, refusal);
            return;
        }

        // 3. What is asked about a text; 4. Admission
        if (!Commands.IsMessage(pdu.Command))
        {
            Ask(arrival, pdu);
        }
        else if (state.IsDraining)
        {
            answers.Temporary(from, pdu.Command, pdu.Sequence, TextRefusal.Draining);
        }
        else
        {
            Carry(arrival, pdu);
        }
    }

    public void Answered(SmppLink far, scoped in SmppPdu response, in InFlight waiting) =>
        responses.Answered(far, response, waiting);

    public void GivenUp(SmppLink far, in InFlight waiting, GiveUp why) => responses.GivenUp(waiting, why);

    public bool Unparked(SmppLink near, scoped in SmppPdu pdu, in ParkedNote note) =>
        ((TextFlags)note.Waiting.Flags & TextFlags.Homeward) != 0 ? home.Again(near, pdu, note)
        : Commands.IsMessage(pdu.Command) ? carrying.Again(near.Flow!.Trunk!.Trunk, pdu, note)
        : requests.Again(near.Flow!.Trunk!, pdu, note);

    public void ParkEnded(SmppLink near, scoped in SmppPdu pdu, in ParkedNote note, GiveUp why)
    {
        if (why == GiveUp.TimedOut)
        {
            carrying.End(note.Waiting, SmppStatus.Ok, TextRefusal.NoRoom);
        }
        else
        {
            carrying.Drop(note.Waiting);
        }
    }

    public void Opened(SmppLink link) => state.Flows.Of(link);

    public void Closed(SmppLink link)
    {
    }

    void Ask(in TextArrival arrival, scoped in SmppPdu pdu)
    {
        switch (pdu.Command)
        {
            case CommandId.QuerySm or CommandId.CancelSm or CommandId.ReplaceSm:
                requests.Route(arrival, pdu);
                break;
            case CommandId.AlertNotification:
                state.Counters.Refuse(TextRefusal.Alert);
                break;
            default:
                answers.Say(
                    arrival.From, pdu.Command, pdu.Sequence, RequestGate.Failed(pdu.Command), TextRefusal.Broadcast);
                break;
        }
    }

    void Carry(in TextArrival arrival, scoped in SmppPdu pdu)
    {
        // 5. To a number of ours
        if (pdu.Command != CommandId.SubmitMulti && service.TryTake(arrival, pdu))
        {
            return;
        }

        // 6. Exempt
        var facts = MessageFacts.Of(pdu);
        var model = arrival.Trunk.Trunk.Model;
        var kind = Exemption.Of(facts, model.NetworkMessages);
        if (kind != UnscreenedKind.None)
        {
            arrival.Trunk.Counters.Unscreened(kind);
            var alone = TextCarrying.KeyOf(arrival.From, pdu.Sequence);
            carrying.Forward(arrival, pdu, alone, TextFlags.None, multi: 0);
            return;
        }

        // 7. A part of a text that was judged before
        var second = state.Clock.Second(arrival.Ticks);
        var part = facts.Part;
        var key = part.IsPart
            ? TextKey.OfText(state.Key, arrival.Trunk.Number, pdu.Source, pdu.Destination, part)
            : TextCarrying.KeyOf(arrival.From, pdu.Sequence);
        var decision = default(TextDecision);
        var isKnown = part.IsPart && state.Parts.TryFind(key, part.Number, second, out decision);

        // 8. Throttle
        if (!TakesTokens(arrival, model) && !isKnown)
        {
            arrival.Trunk.Counters.Limit();
            answers.Throttled(arrival.From, pdu.Command, pdu.Sequence);
            return;
        }

        // 9. Verdict
        Remember(arrival, pdu, second);
        if (pdu.Command == CommandId.SubmitMulti)
        {
            multi.Carry(arrival, pdu, facts, second);
            return;
        }
        if (!isKnown)
        {
            decision = judge.Decide(arrival, pdu.Source, pdu.Destination, pdu.Sequence);
            if (part.IsPart)
            {
                state.Parts.Hold(key, second, decision);
            }
        }

        // 10. Refuse, or hand on
        if (decision == TextDecision.Refuse)
        {
            refuser.Refuse(arrival, pdu, facts.Registered);
            return;
        }
        var flags = decision == TextDecision.PassMarked ? TextFlags.Marked : TextFlags.None;
        carrying.Forward(arrival, pdu, key, flags, multi: 0);
    }

    bool TakesTokens(in TextArrival arrival, SmppTrunkModel model)
    {
        if (model.Rate is null && model.BindRate is null)
        {
            return true;
        }
        var micros = state.Clock.Micros(arrival.Ticks);
        return arrival.Link.Rate.TryTake(model.BindRate, micros) && arrival.Trunk.Rate.TryTake(model.Rate, micros);
    }

    /// <summary>Who writes from this address, for what comes back to it.</summary>
    void Remember(in TextArrival arrival, scoped in SmppPdu pdu, long second)
    {
        if (arrival.Trunk.Trunk.NextHop is { } hop)
        {
            state.Routes.Sent(arrival.Trunk.Number, hop.Number, pdu.Source.Text, second);
        }
    }
}
