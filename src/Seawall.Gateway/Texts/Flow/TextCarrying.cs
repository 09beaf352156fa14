using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>Hands a text on to a message centre of the trunk's next hop, or lets it wait until one has room.</summary>
internal sealed class TextCarrying(TextState state, TextAnswers answers)
{
    // Links that fill up between the choice and the sending.
    const int TriesMax = 4;

    // Acknowledgements of who receives it are kept, receipts and notifications of the message centre are not.
    const byte AcknowledgementBits = 0x0C;

    /// <summary>
    /// registered_delivery of a delivery that becomes a submission: no receipt is asked for that nobody could take.
    /// </summary>
    public static RegisteredDelivery WithoutReceipt(scoped in SmppPdu pdu) =>
        new((byte)(pdu.Octet(SmppField.RegisteredDelivery) & AcknowledgementBits));

    /// <summary>What a text that stands alone is spread by over the message centres and their links.</summary>
    public static ulong KeyOf(SmppLink from, uint sequence) => WeightedChoice.Mix(from.Id ^ ((ulong)sequence << 32));

    /// <summary>Hands it on, parks it, or answers that it cannot be had.</summary>
    public void Forward(in TextArrival arrival, scoped in SmppPdu pdu, ulong key, TextFlags flags, ushort multi)
    {
        var waiting = new InFlight(arrival.From, pdu.Sequence, pdu.Command, multi, (byte)flags, arrival.Ticks);
        if (arrival.Trunk.Trunk.NextHop is not { } hop)
        {
            End(waiting, SmppStatus.Ok, TextRefusal.NoTarget);
            return;
        }
        var isBehind = arrival.From.HasParked(hop.Room);
        if (!isBehind && TrySend(arrival.Trunk.Trunk, hop, pdu, waiting, key))
        {
            return;
        }
        if (!arrival.From.Park(pdu, new ParkedNote(waiting, key), hop.Room))
        {
            End(waiting, StatusRule.Throttled(arrival.From.Side), TextRefusal.NoRoom);
        }
    }

    /// <summary>A parked one tries again; false when there is still no room.</summary>
    public bool Again(SmppTrunk trunk, scoped in SmppPdu pdu, in ParkedNote note)
    {
        if (trunk.NextHop is { } hop)
        {
            return TrySend(trunk, hop, pdu, note.Waiting, note.Key);
        }
        End(note.Waiting, SmppStatus.Ok, TextRefusal.NoTarget);
        return true;
    }

    /// <summary>Done with without having been sent; told to try again, or with the status given.</summary>
    public void End(in InFlight waiting, SmppStatus status, TextRefusal why)
    {
        state.Multi.Release(waiting.Multi);
        var near = waiting.Near!;
        var said = status == SmppStatus.Ok ? StatusRule.Temporary(near.Side) : status;
        answers.Say(near, waiting.NearCommand, waiting.NearSequence, said, why);
    }

    /// <summary>Who sent it is gone: there is nobody to tell.</summary>
    public void Drop(in InFlight waiting)
    {
        state.Multi.Release(waiting.Multi);
        state.Counters.Refuse(TextRefusal.AnswerAstray);
    }

    // False only where there is no room; all else is an end.
    bool TrySend(SmppTrunk trunk, SmppNextHop hop, scoped in SmppPdu pdu, in InFlight waiting, ulong key)
    {
        var chosen = Chosen.NoneBound;
        for (var tries = 0; tries < TriesMax; tries++)
        {
            chosen = hop.Choose(key, out var far);
            if (chosen != Chosen.Found)
            {
                break;
            }
            switch (TrySend(trunk, far!, pdu, waiting))
            {
                case SendResult.Sent:
                    return true;
                case SendResult.CannotSay:
                    End(waiting, StatusRule.Impossible(waiting.Near!.Side), TextRefusal.Unsayable);
                    return true;
                default:
                    break;
            }
        }
        if (chosen == Chosen.NoneBound)
        {
            End(waiting, SmppStatus.Ok, TextRefusal.NoTarget);
            return true;
        }
        return false;
    }

    SendResult TrySend(SmppTrunk trunk, SmppLink far, scoped in SmppPdu pdu, in InFlight waiting)
    {
        var isMarked = ((TextFlags)waiting.Flags & TextFlags.Marked) != 0;
        var mark = isMarked && far.TakesTlvs ? trunk.Model.SpoofedMark : null;
        var command = CommandFor(pdu.Command, far);
        var isTurned = pdu.Command == CommandId.DeliverSm && command == CommandId.SubmitSm;
        var plan = new ForwardPlan
        {
            Sequence = 0,
            Command = command,
            DropTlvs = !far.TakesTlvs,
            Registered = isTurned ? WithoutReceipt(pdu) : null,
            Refused = waiting.Multi == 0 ? default : state.Multi[waiting.Multi].Refused,
            Added = mark is null ? default : new Tlv((TlvTag)mark.Tag, mark.Value.AsSpan()),
        };
        return far.TryRequest(pdu, plan, waiting);
    }

    /// <summary>
    /// What a text becomes for a message centre: what a hub delivers is submitted, and so is data_sm where the message
    /// centre said that it knows none.
    /// </summary>
    static CommandId CommandFor(CommandId command, SmppLink far) => command switch
    {
        CommandId.DeliverSm => CommandId.SubmitSm,
        CommandId.DataSm when far.Flow?.Target?.LacksDataSm == true => CommandId.SubmitSm,
        _ => command,
    };
}
