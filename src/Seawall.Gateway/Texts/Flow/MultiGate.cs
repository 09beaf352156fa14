using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// A text to many: a verdict for each destination. The refused ones are left out of what goes on and put into the
/// answer; where all are refused the whole is. Who is on a distribution list only the message centre knows: lists pass.
/// Nobody writes to a number of ours so.
/// </summary>
internal sealed class MultiGate(
    TextState state, TextJudge judge, TextCarrying carrying, TextRefuser refuser, TextAnswers answers,
    ServiceGate service)
{
    public void Carry(in TextArrival arrival, scoped in SmppPdu pdu, scoped in MessageFacts facts, long second)
    {
        var refused = default(DestinationSet);
        var count = 0;
        var flags = TextFlags.None;
        foreach (var destination in pdu.Destinations)
        {
            var decision = Decide(arrival, pdu, destination, facts.Part, second);
            if (decision == TextDecision.Refuse)
            {
                refused.Add(count);
            }
            else if (decision == TextDecision.PassMarked)
            {
                flags |= TextFlags.Marked;
            }
            count++;
        }
        var key = TextCarrying.KeyOf(arrival.From, pdu.Sequence);
        var left = refused.Count;
        if (left == 0)
        {
            carrying.Forward(arrival, pdu, key, flags, multi: 0);
            return;
        }
        if (left == count)
        {
            refuser.Refuse(arrival, pdu, facts.Registered);
            return;
        }
        var refusal = arrival.Trunk.Trunk.Model.Refusal;
        var status = StatusRule.Refused(refusal, arrival.From.Side, arrival.From.Version);
        flags |= refusal.Silent ? TextFlags.Silent : TextFlags.None;
        flags |= refusal.Silent && facts.Registered.WantsFailure ? TextFlags.WantsReceipt : TextFlags.None;
        var slot = state.Multi.Take(pdu, refused, status);
        if (slot == 0)
        {
            answers.Throttled(arrival.From, pdu.Command, pdu.Sequence);
            return;
        }
        carrying.Forward(arrival, pdu, key, flags, slot);
    }

    TextDecision Decide(
        in TextArrival arrival, scoped in SmppPdu pdu, scoped in DestinationEntry destination, PartKey part,
        long second)
    {
        if (destination.IsList)
        {
            arrival.Trunk.Counters.Unscreened(UnscreenedKind.List);
            return TextDecision.Pass;
        }
        if (service.IsOurs(destination.Address))
        {
            state.Counters.Refuse(TextRefusal.OwnNumber);
            return TextDecision.Refuse;
        }
        var key = part.IsPart
            ? TextKey.OfText(state.Key, arrival.Trunk.Number, pdu.Source, destination.Address, part)
            : 0;
        if (part.IsPart && state.Parts.TryFind(key, part.Number, second, out var known))
        {
            return known;
        }
        var decision = judge.Decide(arrival, pdu.Source, destination.Address, pdu.Sequence);
        if (part.IsPart)
        {
            state.Parts.Hold(key, second, decision);
        }
        return decision;
    }
}
