using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// Requests that belong to something already decided and not held in memory: inside a dialog, the ACK of a 2xx, a
/// CANCEL whose INVITE another node saw. They are never judged, limited or recorded; they go on.
/// </summary>
internal sealed class DialogGate(WayRule ways, Forwarding forwarding, Answers answers)
{
    public void Pass(scoped in SipMessage request, in Incoming incoming, scoped in RoutePlan plan)
    {
        var trunk = incoming.Trunk;
        var mode = trunk?.Model.Mode ?? TrunkMode.Proxy;
        if (trunk is null && request.ToTag.IsEmpty)
        {
            answers.Refuse(request, incoming, GateRefusal.NoTrunk);
            return;
        }

        // 1. Who only asks us has no dialog through us; a stateless UAS ignores CANCEL and ACK (§8.2.7).
        if (mode == TrunkMode.Redirect)
        {
            if (request.Method is not (SipMethod.Cancel or SipMethod.Ack))
            {
                answers.Refuse(request, incoming, GateRefusal.NoDialog);
            }
            return;
        }

        // 2. Where to
        var refusal = FindWay(request, incoming, plan, out var way);

        // 3. On
        if (refusal == GateRefusal.None)
        {
            refusal = forwarding.Send(request, incoming, plan, way) switch
            {
                Sent.Yes => GateRefusal.None,
                Sent.TooLong => GateRefusal.TooLong,
                _ => GateRefusal.NoTarget,
            };
        }
        if (refusal != GateRefusal.None)
        {
            answers.Refuse(request, incoming, refusal);
        }
    }

    GateRefusal FindWay(scoped in SipMessage request, in Incoming incoming, scoped in RoutePlan plan, out Way way)
    {
        // An ACK has the tag of whoever answered; only a CANCEL without one goes the way its INVITE would go.
        if (!request.ToTag.IsEmpty || incoming.Trunk is null)
        {
            return ways.InDialog(request, incoming, plan, out way);
        }
        return ways.Onward(request, incoming, plan, 0, out _, out way);
    }
}
