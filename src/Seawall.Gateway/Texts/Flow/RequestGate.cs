using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// What a sender asks about a text it sent: to the message centre that gave its id. Ids of our own are answered here:
/// there is nothing any more to be found, cancelled or replaced.
/// </summary>
internal sealed class RequestGate(TextState state, TextAnswers answers)
{
    public void Route(in TextArrival arrival, scoped in SmppPdu pdu)
    {
        var id = pdu.Text(SmppField.MessageId);
        if (state.Ids.IsOurs(id))
        {
            answers.Say(arrival.From, pdu.Command, pdu.Sequence, Failed(pdu.Command), TextRefusal.OwnMessage);
            return;
        }
        var waiting = new InFlight(arrival.From, pdu.Sequence, pdu.Command, 0, 0, arrival.Ticks);
        if (arrival.Trunk.Trunk.NextHop is not { } hop)
        {
            answers.Temporary(arrival.From, pdu.Command, pdu.Sequence, TextRefusal.NoTarget);
            return;
        }
        var key = TextKey.OfQuery(state.Key, arrival.Trunk.Number, id);
        if (TrySend(arrival.Trunk, hop, pdu, waiting, key))
        {
            return;
        }
        if (!arrival.From.Park(pdu, new ParkedNote(waiting, key), hop.Room))
        {
            answers.Throttled(arrival.From, pdu.Command, pdu.Sequence);
        }
    }

    /// <summary>A parked one tries again; false when there is still no room.</summary>
    public bool Again(TrunkFlow trunk, scoped in SmppPdu pdu, in ParkedNote note)
    {
        if (trunk.Trunk.NextHop is { } hop)
        {
            return TrySend(trunk, hop, pdu, note.Waiting, note.Key);
        }
        answers.Temporary(note.Waiting.Near!, pdu.Command, pdu.Sequence, TextRefusal.NoTarget);
        return true;
    }

    /// <summary>The status that says no to each.</summary>
    public static SmppStatus Failed(CommandId request) => request switch
    {
        CommandId.QuerySm => SmppStatus.QueryFailed,
        CommandId.CancelSm => SmppStatus.CancelFailed,
        CommandId.ReplaceSm => SmppStatus.ReplaceFailed,
        CommandId.QueryBroadcastSm => SmppStatus.BroadcastQueryFailed,
        CommandId.CancelBroadcastSm => SmppStatus.BroadcastCancelFailed,
        _ => SmppStatus.BroadcastFailed,
    };

    bool TrySend(TrunkFlow trunk, SmppNextHop hop, scoped in SmppPdu pdu, in InFlight waiting, ulong key)
    {
        var chosen = Choose(trunk, hop, pdu.Text(SmppField.MessageId), key, out var far);
        if (chosen == Chosen.Found)
        {
            var plan = new ForwardPlan { Sequence = 0, DropTlvs = !far!.TakesTlvs };
            if (far.TryRequest(pdu, plan, waiting) == SendResult.Sent)
            {
                return true;
            }
            return false;
        }
        if (chosen == Chosen.NoneBound)
        {
            answers.Temporary(waiting.Near!, pdu.Command, pdu.Sequence, TextRefusal.NoTarget);
            return true;
        }
        return false;
    }

    Chosen Choose(TrunkFlow trunk, SmppNextHop hop, scoped ReadOnlySpan<byte> id, ulong key, out SmppLink? far)
    {
        var number = id.IsEmpty
            ? (ushort)0
            : state.Routes.TargetOfId(trunk.Number, id, state.Clock.Second(state.Clock.Ticks()));
        return number != 0 && state.Flows.Target(number) is { } known && known.Target.Hop == hop
            ? known.Target.Links.Choose(key, out far)
            : hop.Choose(key, out far);
    }
}
