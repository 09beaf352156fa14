using System.Collections.Concurrent;
using Seawall.Net;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// What comes in on a link, PDU by PDU:
/// <list type="number">
/// <item>Cut it out; what cannot be read on is answered, and the connection closed.</item>
/// <item>Read it; bad input is answered as the standard says.</item>
/// <item>A response goes to whoever asked.</item>
/// <item>A request must be in order for its session.</item>
/// <item>The session's own requests.</item>
/// <item>All others go to the gate, as many as the peer may have in hand.</item>
/// </list>
/// </summary>
internal sealed class LinkReader(LinkParts parts, LinkSessions sessions) : IStreamHandler
{
    readonly ConcurrentDictionary<ulong, SmppLink> links = new();

    /// <summary>Every connection there is, bound or not.</summary>
    public ConcurrentDictionary<ulong, SmppLink> Links => links;

    public void Opened(StreamConnection connection)
    {
        var binder = connection.State as Binder;
        connection.State = Open(new StreamWire(connection), binder);
    }

    public int Received(StreamConnection connection, ReadOnlySpan<byte> bytes) =>
        Receive((SmppLink)connection.State!, bytes);

    public void Closed(StreamConnection connection)
    {
        if (connection.State is SmppLink link)
        {
            Close(link);
        }
    }

    /// <summary>A connection stands; one of ours binds at once.</summary>
    public SmppLink Open(ILinkWire wire, Binder? binder)
    {
        var link = new SmppLink(wire, parts, binder);
        links[link.Id] = link;
        if (binder is not null)
        {
            binder.Opened(link);
            sessions.Bind(link, binder.Target, binder.Command);
        }
        return link;
    }

    /// <summary>The connection is gone.</summary>
    public void Close(SmppLink link)
    {
        links.TryRemove(link.Id, out _);
        sessions.Closed(link);
    }

    /// <summary>Takes one PDU off: how many octets, 0 when more are needed, -1 to close.</summary>
    public int Receive(SmppLink link, ReadOnlySpan<byte> bytes)
    {
        // 1. Cut it out.
        var frame = SmppFraming.Next(bytes, link.IsBound ? SmppLimits.PduOctetsMax : SmppLimits.UnboundPduOctetsMax);
        if (frame.Kind != SmppFrameKind.Pdu)
        {
            return frame.Kind == SmppFrameKind.NeedMore ? 0 : Break(link, frame);
        }

        // 2. Read it.
        var refusal = SmppPdu.Parse(bytes[..frame.Length], out var pdu);
        link.Count(pdu.Command, pdu.Status);

        // 3. A response.
        if (pdu.IsResponse)
        {
            TakeResponse(link, pdu, refusal);
            return frame.Length;
        }
        return (refusal == SmppRefusal.None ? TakeRequest(link, pdu) : Refuse(link, pdu, refusal)) ? frame.Length : -1;
    }

    bool TakeRequest(SmppLink link, scoped in SmppPdu pdu)
    {
        // 4. In order?
        var refusal = link.TakeRequest(pdu.Command, out var isFull);
        if (refusal != SmppRefusal.None)
        {
            return Refuse(link, pdu, refusal);
        }

        // 5. The session's own.
        if (IsOfSession(pdu.Command))
        {
            sessions.Request(link, pdu);
            return true;
        }

        // 6. The gate's.
        if (isFull)
        {
            TurnBack(link, pdu);
            return true;
        }
        parts.Handler.Request(link, pdu);
        link.SettleParked();
        return true;
    }

    void TakeResponse(SmppLink link, scoped in SmppPdu pdu, SmppRefusal malformed)
    {
        var refusal = link.TakeResponse(pdu, out var outstanding);
        if (malformed != SmppRefusal.None || refusal != SmppRefusal.None)
        {
            parts.Counters.Refuse(malformed != SmppRefusal.None ? malformed : refusal);
        }
        if (refusal != SmppRefusal.None)
        {
            return;
        }
        if (outstanding.IsOwn)
        {
            sessions.Answered(link, pdu, outstanding.Own);
            return;
        }
        parts.Handler.Answered(link, pdu, outstanding.Waiting);
        link.Role!.Room.Signal();
    }

    /// <summary>Answers what is wrong with a request; false where nothing more can come of the connection.</summary>
    bool Refuse(SmppLink link, scoped in SmppPdu pdu, SmppRefusal refusal)
    {
        parts.Counters.Refuse(refusal);
        Span<byte> room = stackalloc byte[RefusalWriter.OctetsMax];
        var length = RefusalWriter.Write(pdu, refusal, room);
        if (length > 0)
        {
            link.TellRefusal(room[..length]);
        }
        return !SmppRefusals.Answer(refusal).Close;
    }

    int Break(SmppLink link, SmppFrame frame)
    {
        parts.Counters.Refuse(frame.Refusal);
        Span<byte> room = stackalloc byte[RefusalWriter.OctetsMax];
        var length = RefusalWriter.Write(frame, room);
        if (length > 0)
        {
            link.TellRefusal(room[..length]);
        }
        return -1;
    }

    /// <summary>More than the peer may have in hand, or on a link that leaves: it is to try again.</summary>
    void TurnBack(SmppLink link, scoped in SmppPdu pdu)
    {
        parts.Counters.Refuse(link.IsLeaving ? LinkRefusal.Leaving : LinkRefusal.WindowFull);
        // A message centre is told as its deliveries are, an ESME to slow down.
        var status = link.Side == SessionSide.Esme ? SmppStatus.ReceiverTemporaryError : SmppStatus.Throttled;
        Span<byte> room = stackalloc byte[RefusalWriter.OctetsMax];
        var length = ResponseWriter.Write(Commands.ResponseOf(pdu.Command), status, pdu.Sequence, default, room);
        link.Tell(room[..length]);
    }

    static bool IsOfSession(CommandId command) =>
        Commands.IsBind(command) || command is CommandId.Unbind or CommandId.EnquireLink or CommandId.Outbind;
}
