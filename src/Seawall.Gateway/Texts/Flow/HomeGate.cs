using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// What a message centre of ours delivers: receipts, and texts from home. It goes to the trunk that it belongs to: by
/// the message id that a receipt speaks of, else by the address that the trunk sent from lately, else to the one trunk
/// of the same next hop; where there are several, nobody gets what may be another's. It is for nobody at home, and is
/// not screened. Receipts of notices, and what is for a number of ours, go to none of them.
/// </summary>
internal sealed class HomeGate(
    TextState state, TextAnswers answers, ReceiptGate receipts, ServiceGate service)
{
    public void Deliver(SmppLink from, scoped in SmppPdu pdu)
    {
        if (pdu.Command is not (CommandId.DeliverSm or CommandId.DataSm))
        {
            state.Counters.Refuse(TextRefusal.Alert);
            return;
        }
        var refusal = PduCheck.Find(pdu);
        if (!SmppRefusals.MayPass(refusal))
        {
            answers.Refuse(from, pdu, refusal);
            return;
        }
        var flow = state.Flows.Of(from);
        if (receipts.TryTake(from, flow, pdu) || service.TryDeliver(from, flow, pdu))
        {
            return;
        }
        var waiting = new InFlight(
            from, pdu.Sequence, pdu.Command, 0, (byte)TextFlags.Homeward, state.Clock.Ticks());
        var trunk = TrunkOf(pdu, from, flow);
        if (trunk is null)
        {
            answers.Temporary(from, pdu.Command, pdu.Sequence, TextRefusal.NoReceiver);
            return;
        }
        trunk.Counters.Unscreened(UnscreenedKind.FromHome);
        var key = TextCarrying.KeyOf(from, pdu.Sequence);
        if (!from.HasParked(trunk.Trunk.Room) && TrySend(trunk.Trunk, pdu, waiting, key))
        {
            return;
        }
        if (!from.Park(pdu, new ParkedNote(waiting, key), trunk.Trunk.Room))
        {
            answers.Temporary(from, pdu.Command, pdu.Sequence, TextRefusal.NoRoom);
        }
    }

    /// <summary>A parked one tries again; false when there is still no room.</summary>
    public bool Again(SmppLink from, scoped in SmppPdu pdu, in ParkedNote note)
    {
        if (TrunkOf(pdu, from, state.Flows.Of(from)) is { } trunk)
        {
            return TrySend(trunk.Trunk, pdu, note.Waiting, note.Key);
        }
        answers.Temporary(from, pdu.Command, pdu.Sequence, TextRefusal.NoReceiver);
        return true;
    }

    bool TrySend(SmppTrunk trunk, scoped in SmppPdu pdu, in InFlight waiting, ulong key)
    {
        var chosen = trunk.Links.Choose(key, out var near);
        if (chosen == Chosen.Found)
        {
            // To a hub we are the ESME: what is delivered to us is submitted to it.
            var turns = near!.Side == SessionSide.Esme && pdu.Command == CommandId.DeliverSm;
            var plan = new ForwardPlan
            {
                Sequence = 0,
                Command = turns ? CommandId.SubmitSm : CommandId.None,
                DropTlvs = !near.TakesTlvs,
                Registered = turns ? TextCarrying.WithoutReceipt(pdu) : null,
            };
            switch (near.TryRequest(pdu, plan, waiting))
            {
                case SendResult.Sent:
                    return true;
                case SendResult.CannotSay:
                    answers.Impossible(waiting.Near!, pdu.Command, pdu.Sequence, TextRefusal.Unsayable);
                    return true;
                default:
                    return false;
            }
        }
        if (chosen == Chosen.NoneBound)
        {
            answers.Temporary(waiting.Near!, pdu.Command, pdu.Sequence, TextRefusal.NoReceiver);
            return true;
        }
        return false;
    }

    TrunkFlow? TrunkOf(scoped in SmppPdu pdu, SmppLink from, LinkFlow flow)
    {
        var hop = from.Target!.Hop!;
        var second = state.Clock.Second(state.Clock.Ticks());
        var number = (ushort)0;
        if (new EsmClass(pdu.Octet(SmppField.EsmClass)).IsReport && DeliveryReceipt.TryRead(pdu, out var receipt))
        {
            number = state.Routes.TrunkOfId(flow.Target!.Number, receipt.MessageId, second);
        }
        if (!IsHere(number, hop))
        {
            number = state.Routes.TrunkOfSender(hop.Number, pdu.Destination.Text, second);
        }
        return IsHere(number, hop) ? state.Flows.Trunk(number) : HasOneTrunk(hop) ? state.Flows.AnyReceiver(hop) : null;
    }

    bool HasOneTrunk(SmppNextHop hop)
    {
        var trunks = 0;
        foreach (var trunk in state.Model.Smpp!.Trunks)
        {
            trunks += trunk.NextHop == hop.Name ? 1 : 0;
        }
        return trunks == 1;
    }

    bool IsHere(ushort number, SmppNextHop hop) =>
        number != 0 && state.Flows.Trunk(number) is { } trunk && trunk.Trunk.NextHop == hop
        && trunk.Trunk.Links.Choose(0, out _) != Chosen.NoneBound;
}
