using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// Carries out what was decided on a request outside a dialog, for its first copy and for every later one. A decision
/// that cannot be carried out becomes one that can: a call without a target is answered 503, an announcement without a
/// media server is refused.
/// </summary>
internal sealed class Carrying(GateState state, WayRule ways, Forwarding forwarding, Answers answers)
{
    /// <summary>The first copy: chooses the target. What comes back is what the memory is to hold.</summary>
    public Pinned First(scoped in SipMessage request, in Incoming incoming, scoped in RoutePlan plan, Decision decision)
    {
        var hop = default(Hop);
        var done = decision switch
        {
            Decision.Announce => Announce(request, incoming, ref hop),
            Decision.Redirect => Redirect(request, incoming, ref hop),
            Decision.Forward => Forward(request, incoming, plan, ref hop, mayFailOver: true),
            _ => decision,
        };
        if (done == Decision.Refuse)
        {
            answers.Decline(request, incoming, incoming.Trunk!);
        }
        return new Pinned(done, incoming.Tables.Swap, hop?.Target.Id ?? 0);
    }

    /// <summary>
    /// A later copy, or the CANCEL or ACK of the first: by the tables it was decided with, to the target it went to,
    /// whatever changed since.
    /// </summary>
    public void Again(scoped in SipMessage request, in Incoming incoming, scoped in RoutePlan plan, Pinned pinned)
    {
        var then = state.TablesOf(pinned.Generation);
        if (then == incoming.Tables)
        {
            Again(request, incoming, plan, pinned, incoming.Trunk);
            return;
        }
        // Since then new settings came: the trunk as it was, and its way of routing.
        var source = incoming.Arrival.SourceIn(then);
        var before = source.Trunk is null ? incoming : incoming with { Tables = then, Source = source };
        if (ways.Route(request, before, out var route) == SipRefusal.None)
        {
            Again(request, before, route, pinned, before.Trunk);
        }
    }

    void Again(
        scoped in SipMessage request, in Incoming incoming, scoped in RoutePlan plan, Pinned pinned, Trunk? trunk)
    {
        // A stateless UAS ignores the CANCEL and the ACK of what it answered (§8.2.7).
        var isAnswered = pinned.Decision is not (Decision.Forward or Decision.Announce);
        if (trunk is null || (isAnswered && request.Method is (SipMethod.Cancel or SipMethod.Ack)))
        {
            return;
        }
        var hop = pinned.Target == 0 ? null : state.HopOf(pinned.Target);
        switch (pinned.Decision)
        {
            case Decision.Forward:
                Forward(request, incoming, plan, ref hop, mayFailOver: false);
                break;
            case Decision.Announce:
                Announce(request, incoming, ref hop);
                break;
            case Decision.Redirect:
                Redirect(request, incoming, ref hop);
                break;
            case Decision.Refuse:
                answers.Decline(request, incoming, trunk);
                break;
            default:
                answers.Unavailable(request, incoming);
                break;
        }
    }

    Decision Forward(
        scoped in SipMessage request, in Incoming incoming, scoped in RoutePlan plan, ref Hop? hop, bool mayFailOver)
    {
        if (incoming.Trunk!.Model.Mode == TrunkMode.As && hop is null)
        {
            return ByRoute(request, incoming, plan);
        }
        hop ??= ways.NextHop(request, incoming.Trunk, plan);
        while (hop is not null)
        {
            switch (forwarding.Send(request, incoming, plan, hop.Way))
            {
                case Sent.Yes:
                    return Decision.Forward;
                case Sent.TooLong:
                    answers.Refuse(request, incoming, GateRefusal.TooLong);
                    return Decision.Unavailable;
                default:
                    // A stream that cannot be had: once to the next target, only while nothing has gone to the first.
                    hop = mayFailOver ? ways.NextHop(request, incoming.Trunk, plan, hop) : null;
                    mayFailOver = false;
                    break;
            }
        }
        answers.Refuse(request, incoming, GateRefusal.NoTarget);
        return Decision.Unavailable;
    }

    Decision ByRoute(scoped in SipMessage request, in Incoming incoming, scoped in RoutePlan plan)
    {
        var refusal = ways.BackByRoute(request, incoming, plan, out var way);
        if (refusal == GateRefusal.None)
        {
            var sent = forwarding.Send(request, incoming, plan, way);
            refusal = sent switch
            {
                Sent.Yes => GateRefusal.None,
                Sent.TooLong => GateRefusal.TooLong,
                _ => GateRefusal.NoTarget,
            };
        }
        if (refusal == GateRefusal.None)
        {
            return Decision.Forward;
        }
        answers.Refuse(request, incoming, refusal);
        return Decision.Unavailable;
    }

    Decision Announce(scoped in SipMessage request, in Incoming incoming, ref Hop? hop)
    {
        if (incoming.Trunk?.Announcement is not { } announcement)
        {
            return Decision.Refuse;
        }
        hop ??= ways.Choose(announcement.Group, request);
        return hop is not null && forwarding.Retarget(request, incoming, announcement.Uri, hop.Way) == Sent.Yes
            ? Decision.Announce
            : Decision.Refuse;
    }

    Decision Redirect(scoped in SipMessage request, in Incoming incoming, ref Hop? hop)
    {
        hop ??= ways.Choose(incoming.Trunk!.NextHop!, request);
        if (hop is null)
        {
            answers.Refuse(request, incoming, GateRefusal.NoTarget);
            return Decision.Unavailable;
        }
        answers.Redirect(request, incoming, hop);
        return Decision.Redirect;
    }
}
