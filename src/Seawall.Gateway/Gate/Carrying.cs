using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// Carries out what was decided on a request outside a dialog, for its first copy and for every later one. A decision
/// that cannot be carried out becomes one that can: a call without a target is answered 503, an announcement without a
/// media server is refused.
/// </summary>
internal sealed class Carrying(
    GateState state, WayRule ways, Forwarding forwarding, Answers answers, Reporter reporter, TextReader texts)
{
    /// <summary>The first copy: chooses the target. What comes back is what the memory is to hold.</summary>
    public Pinned First(
        scoped in SipMessage request, in Incoming incoming, scoped in RoutePlan plan, scoped in CarriedText carried,
        Decision decision)
    {
        var hop = default(Hop);
        var done = decision switch
        {
            Decision.Announce => Announce(request, incoming, ref hop),
            Decision.Redirect => Redirect(request, incoming, ref hop),
            Decision.Forward => Forward(request, incoming, plan, ref hop, mayFailOver: true),
            Decision.Report => reporter.Refuse(request, incoming, carried),
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
            case Decision.Report:
                answers.Accept(request, incoming);
                break;
            case Decision.ReportAgain:
                reporter.Refuse(request, incoming, texts.Read(request, trunk));
                break;
            default:
                answers.Unavailable(request, incoming);
                break;
        }
    }

    Decision Forward(
        scoped in SipMessage request, in Incoming incoming, scoped in RoutePlan plan, ref Hop? hop, bool mayFailOver)
    {
        var way = hop?.Way ?? default;
        var refusal = hop is null ? ways.Onward(request, incoming, plan, 0, out hop, out way) : GateRefusal.None;
        var tried = 0UL;
        for (var tries = 1; refusal == GateRefusal.None; tries++)
        {
            var sent = forwarding.Send(request, incoming, plan, way);
            if (sent == Sent.Yes)
            {
                return Decision.Forward;
            }
            if (sent == Sent.TooLong)
            {
                refusal = GateRefusal.TooLong;
            }
            else if (!mayFailOver || hop is null || tries == GatewayLimits.TargetsTriedMax)
            {
                refusal = GateRefusal.NoTarget;
            }
            else
            {
                // A stream that cannot be had: the next target, while nothing has gone to any.
                tried |= incoming.Trunk!.NextHop!.BitOf(hop);
                refusal = ways.Onward(request, incoming, plan, tried, out hop, out way);
            }
        }
        hop = null;
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
