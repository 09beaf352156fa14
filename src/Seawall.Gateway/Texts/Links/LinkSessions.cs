using System.Text;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// What a session says for itself: binds of either side, outbind, unbind, enquire_link. Bad binds are answered late.
/// </summary>
internal sealed class LinkSessions(LinkParts parts, BindDoor door, SlowedSources slowed, string systemId)
{
    volatile byte[] systemId = Encoding.Latin1.GetBytes(systemId);

    /// <summary>Whether no bind is let in any more.</summary>
    public bool IsDraining { get; set; }

    /// <summary>What we are called from the next bind on.</summary>
    public void Swap(string next) => systemId = Encoding.Latin1.GetBytes(next);

    /// <summary>A request of the session itself, which its state allows.</summary>
    public void Request(SmppLink link, scoped in SmppPdu pdu)
    {
        switch (pdu.Command)
        {
            case CommandId.EnquireLink:
                Answer(link, CommandId.EnquireLinkResp, SmppStatus.Ok, pdu.Sequence);
                break;
            case CommandId.Unbind:
                link.PeerUnbinds(pdu.Sequence);
                break;
            default:
                Attempt(link, pdu);
                break;
        }
    }

    /// <summary>An answer to what the session itself asked.</summary>
    public void Answered(SmppLink link, scoped in SmppPdu response, CommandId asked)
    {
        if (asked == CommandId.Unbind)
        {
            link.Close();
        }
        else if (Commands.IsBind(asked))
        {
            BindAnswered(link, response);
        }
    }

    /// <summary>The time of an attempt has come: to be judged, or to be answered.</summary>
    public void Continue(SmppLink link)
    {
        var attempt = link.Attempt!;
        if (attempt.Answer is { } status)
        {
            link.Attempt = null;
            Turn(link, attempt, status);
            return;
        }
        slowed.Leave(link.Remote, door.NameOf(attempt));
        Judge(link, attempt);
    }

    /// <summary>Our own bind is the first thing on a connection of ours.</summary>
    public void Bind(SmppLink link, SmppTarget target, CommandId command)
    {
        var role = LinkRole.Of(target);
        link.Become(role);
        role.Set.TryAdd(link, int.MaxValue);
        Span<byte> room = stackalloc byte[SmppLimits.UnboundPduOctetsMax];
        var length = BindWriter.Write(target.Model, command, room);
        if (length <= 0 || !link.Ask(room[..length]))
        {
            link.Close();
        }
    }

    /// <summary>The connection is gone.</summary>
    public void Closed(SmppLink link)
    {
        link.MarkClosed();
        if (link.Attempt is { Answer: null } waiting)
        {
            slowed.Leave(link.Remote, door.NameOf(waiting));
        }
        link.Role?.Set.Remove(link);
        link.GiveUpSentBy(long.MaxValue, GiveUp.LinkGone);
        if (link.EndLife())
        {
            parts.Handler.Closed(link);
            LinkLog.Gone(parts.Logger, link.Role!.Name, link.Remote.ToString());
        }
        link.Binder?.Lost(parts.Clock.Now);
        link.Role?.Room.Signal();
    }

    static void Answer(SmppLink link, CommandId response, SmppStatus status, uint sequence)
    {
        Span<byte> room = stackalloc byte[RefusalWriter.OctetsMax];
        var length = ResponseWriter.Write(response, status, sequence, default, room);
        link.Tell(room[..length]);
    }

    void Attempt(SmppLink link, scoped in SmppPdu pdu)
    {
        var refusal = PduCheck.Find(pdu);
        var attempt = new BindAttempt(pdu);
        if (refusal != SmppRefusal.None)
        {
            parts.Counters.Refuse(refusal);
            Turn(link, attempt, SmppRefusals.Answer(refusal).Status);
            return;
        }
        if (IsDraining)
        {
            parts.Counters.Refuse(LinkRefusal.Draining);
            Turn(link, attempt, SmppStatus.BindFailed);
            return;
        }
        if (!slowed.TryQueue(link.Remote, door.NameOf(attempt), out var dueAt))
        {
            parts.Counters.Refuse(LinkRefusal.TooManyAttempts);
            Turn(link, attempt, SmppStatus.BindFailed);
        }
        else if (dueAt > parts.Clock.Now)
        {
            Wait(link, attempt, dueAt);
        }
        else
        {
            // Nothing is waited for where nobody failed: the queue did not count it.
            Judge(link, attempt);
        }
    }

    void Judge(SmppLink link, BindAttempt attempt)
    {
        link.Attempt = null;
        if (attempt.Command == CommandId.Outbind)
        {
            FollowOutbind(link, attempt);
            return;
        }
        var refusal = door.Find(attempt, link.Remote, out var trunk);
        if (refusal == LinkRefusal.None)
        {
            slowed.Succeed(link.Remote, door.NameOf(attempt));
            Admit(link, attempt, trunk!);
        }
        else
        {
            Fail(link, attempt, refusal);
        }
    }

    void Admit(SmppLink link, BindAttempt attempt, SmppTrunk trunk)
    {
        if (!trunk.Links.TryAdd(link, trunk.Model.Admission!.BindsMax))
        {
            parts.Counters.Refuse(LinkRefusal.TooManyBinds);
            Turn(link, attempt, SmppStatus.BindFailed);
            return;
        }
        link.Become(LinkRole.Of(trunk));
        var version = Math.Min(trunk.Model.Version ?? attempt.Version, InterfaceVersion.V50);
        link.Agree(version, InterfaceVersion.TakesTlvs(version));
        Span<byte> room = stackalloc byte[SmppLimits.HeaderOctets + SmppLimits.SystemIdOctetsMax + 8];
        var response = Commands.ResponseOf(attempt.Command);
        var length = ResponseWriter.WriteBound(response, attempt.Sequence, systemId, version, room);
        if (link.Tell(room[..length]))
        {
            Begin(link);
            link.ReadOn();
        }
        else
        {
            trunk.Links.Remove(link);
            link.Close();
        }
    }

    void FollowOutbind(SmppLink link, BindAttempt attempt)
    {
        if (door.FindOutbinder(attempt, link.Remote) is not { } target)
        {
            Fail(link, attempt, LinkRefusal.OutbindUnknown);
            return;
        }
        slowed.Succeed(link.Remote, door.NameOf(attempt));
        if (target.Links.Count >= target.Model.Binds)
        {
            parts.Counters.Refuse(LinkRefusal.TooManyBinds);
            link.Close();
            return;
        }
        var isReceiver = target.Model.Bind == SmppBindKind.Receiver;
        Bind(link, target, isReceiver ? CommandId.BindReceiver : CommandId.BindTransceiver);
        link.ReadOn();
    }

    void BindAnswered(SmppLink link, scoped in SmppPdu response)
    {
        var target = link.Role!.Bound!;
        if (response.Status != SmppStatus.Ok || response.Command == CommandId.GenericNack)
        {
            parts.Counters.Refuse(LinkRefusal.BindRefused);
            link.Binder?.Refused(response.Status);
            LinkLog.BindRefused(parts.Logger, target.Group, target.Address, SmppStatuses.Label(response.Status));
            link.Close();
            return;
        }
        var theirs = InterfaceVersion.OfBindResponse(response);
        var takesTlvs = target.Model.TakesTlvs || InterfaceVersion.TakesTlvs(theirs);
        var version = takesTlvs ? Math.Max(theirs, InterfaceVersion.V34) : theirs;
        link.Agree(Math.Min(version, target.Model.Version), takesTlvs);
        Begin(link);
    }

    /// <summary>Bound: whoever may have to do with it learns so, unless it is gone by now.</summary>
    void Begin(SmppLink link)
    {
        link.Binder?.Bound(parts.Clock.Now);
        parts.Handler.Opened(link);
        LinkLog.Bound(parts.Logger, link.Role!.Name, link.Remote.ToString(), link.State);
        if (!link.TryBeginLife())
        {
            link.Role!.Set.Remove(link);
            parts.Handler.Closed(link);
            return;
        }
        link.Role!.Room.Signal();
    }

    void Fail(SmppLink link, BindAttempt attempt, LinkRefusal refusal)
    {
        parts.Counters.Refuse(refusal);
        var answerAt = slowed.Fail(link.Remote, door.NameOf(attempt));
        LinkLog.Turned(parts.Logger, link.Remote.ToString(), LinkRefusals.Label(refusal));
        attempt.Answer = BindDoor.StatusOf(refusal);
        Wait(link, attempt, answerAt);
    }

    static void Wait(SmppLink link, BindAttempt attempt, long until)
    {
        attempt.DueAt = until;
        link.Hold();
        link.Attempt = attempt;
    }

    /// <summary>Turned away: outbind has no answer (v3.4 §4.1.7), a bind has.</summary>
    static void Turn(SmppLink link, BindAttempt attempt, SmppStatus status)
    {
        if (attempt.Command != CommandId.Outbind)
        {
            Answer(link, Commands.ResponseOf(attempt.Command), status, attempt.Sequence);
        }
        link.Close();
    }
}
