using System.Buffers.Binary;
using Seawall.Net;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// One SMPP connection: its session, the window on either side, and what is parked. Its methods may be called from any
/// thread; each holds its lock for one PDU, and none calls out while it does.
/// </summary>
internal sealed class SmppLink
{
    readonly Lock gate = new();
    readonly ILinkWire wire;
    readonly LinkParts parts;
    SmppSession session;
    FarWindow? far;
    NearWindow near;
    Parking? parking;
    uint? peerUnbind;
    int life;
    int closing;
    long receivedAt;
    long messageAt;

    public SmppLink(ILinkWire wire, LinkParts parts, Binder? binder = null)
    {
        this.wire = wire;
        this.parts = parts;
        Binder = binder;
        session = new SmppSession(binder is null ? SessionSide.MessageCentre : SessionSide.Esme);
        near = new NearWindow(1);
        OpenedAt = parts.Clock.Now;
        receivedAt = messageAt = OpenedAt;
    }

    /// <summary>Unique among all connections of this process and, but for a clock set back, of those before.</summary>
    public ulong Id => wire.Id;

    public PeerAddress Remote => wire.Remote;

    public bool IsTls => wire.IsTls;

    public int Listener => wire.Listener;

    /// <summary>A trunk's bind to us, or ours to its hub; null for a next hop's, and before a bind.</summary>
    public SmppTrunk? Trunk => Role?.Trunk;

    /// <summary>The message centre of a next hop that we bound to; null for a trunk's, and before a bind.</summary>
    public SmppTarget? Target => Role?.Target;

    public SessionSide Side => session.Side;

    public SessionState State => session.State;

    public bool IsBound => session.IsBound;

    /// <summary>The version whose rules hold: the lower of both.</summary>
    public byte Version { get; private set; } = InterfaceVersion.V34;

    /// <summary>Whether the peer takes optional parameters.</summary>
    public bool TakesTlvs { get; private set; } = true;

    /// <summary>Whether it is about to be unbound, by either side: it takes nothing new.</summary>
    public bool IsLeaving { get; private set; }

    /// <summary>Whether we may send it messages: submit_sm to a message centre, deliver_sm to an ESME.</summary>
    public bool CanReceiveMessages => !IsLeaving && !session.IsUnbinding && session.State switch
    {
        SessionState.BoundTransceiver => true,
        SessionState.BoundReceiver => session.Side == SessionSide.MessageCentre,
        SessionState.BoundTransmitter => session.Side == SessionSide.Esme,
        _ => false,
    };

    /// <summary>Whether another request of ours has room.</summary>
    public bool HasRoom => far?.HasRoom == true;

    /// <summary>Requests of ours that the peer may owe a response for.</summary>
    public int OwnWindow => Role?.OwnWindow ?? 0;

    /// <summary>Requests of ours without their response.</summary>
    public int Sent => far?.Count ?? 0;

    /// <summary>Requests of the peer without our response, the parked ones included.</summary>
    public int InHand => near.InHand;

    /// <summary>Whether reading is paused because the peer has as many requests in hand as it may.</summary>
    public bool IsHeld => near.IsHeld;

    public int ParkedCount => parking?.Count ?? 0;

    /// <summary>What the flow keeps of it.</summary>
    internal LinkFlow? Flow { get; set; }

    internal LinkRole? Role { get; private set; }

    /// <summary>What made it; null where the peer connected.</summary>
    internal Binder? Binder { get; }

    /// <summary>A bind that waits for its judgement or its answer.</summary>
    internal BindAttempt? Attempt { get; set; }

    internal long OpenedAt { get; }

    internal long ReceivedAt => Volatile.Read(ref receivedAt);

    internal long MessageAt => Volatile.Read(ref messageAt);

    /// <summary>When it was last asked whether it is alive.</summary>
    internal long EnquiredAt { get; set; }

    /// <summary>When it is closed whatever is still in hand; 0 for not.</summary>
    internal long LeavesBy { get; private set; }

    /// <summary>
    /// Sends a request that came by another link, as the plan says; the sequence number is this link's.
    /// </summary>
    public SendResult TryRequest(scoped in SmppPdu pdu, scoped in ForwardPlan plan, in InFlight waiting)
    {
        if (!CanReceiveMessages && !IsBound)
        {
            return SendResult.Closed;
        }
        if (!HasRoom)
        {
            return SendResult.NoRoom;
        }
        var room = LinkScratch.Take(
            pdu.Bytes.Length + PduForwarder.GrowthMax + plan.Replacement.Length + plan.Added.Value.Length);
        var length = PduForwarder.Write(pdu, plan, room);
        return length <= 0 ? SendResult.CannotSay : Send(room[..length], new Outstanding(waiting, CommandId.None));
    }

    /// <summary>Sends a request of our own; its sequence number is written by this link.</summary>
    public SendResult TryRequest(ReadOnlySpan<byte> ready, in InFlight waiting)
    {
        var room = LinkScratch.Take(ready.Length)[..ready.Length];
        ready.CopyTo(room);
        return Send(room, new Outstanding(waiting, CommandId.None));
    }

    /// <summary>
    /// Answers a request of the peer, whose sequence number stands in the response, and frees its place. False when the
    /// link is gone.
    /// </summary>
    public bool Respond(ReadOnlySpan<byte> pdu)
    {
        lock (gate)
        {
            near.Free();
            var sent = Put(pdu);
            Settle();
            return sent;
        }
    }

    /// <summary>The same for a response that came by another link.</summary>
    public bool Respond(scoped in SmppPdu pdu, scoped in ForwardPlan plan)
    {
        var room = LinkScratch.Take(
            pdu.Bytes.Length + PduForwarder.GrowthMax + plan.Replacement.Length + plan.Added.Value.Length);
        var length = PduForwarder.Write(pdu, plan, room);
        return length > 0 && Respond(room[..length]);
    }

    /// <summary>
    /// Keeps a request that found no room until there is some; within the call that handed it over. False when the
    /// park is full: then it is still to be answered.
    /// </summary>
    public bool Park(scoped in SmppPdu pdu, in ParkedNote note, WaitingRoom room)
    {
        parking ??= new Parking(this, parts);
        return parking.TryAdd(pdu, note, room);
    }

    /// <summary>Whether something is parked for this side, so that what comes must queue behind it.</summary>
    public bool HasParked(WaitingRoom room) => parking?.Has(room) == true;

    /// <summary>
    /// Takes no more and unbinds when nothing is in hand any more, or the time of a response is over.
    /// </summary>
    public void Leave()
    {
        lock (gate)
        {
            BeginToLeave();
        }
    }

    /// <summary>Sends what is queued and closes; false where that was asked for before.</summary>
    public bool Close()
    {
        var isFirst = Interlocked.Exchange(ref closing, 1) == 0;
        wire.Close();
        return isFirst;
    }

    /// <summary>What it is: known from the start for a bind of ours, else from the peer's.</summary>
    internal void Become(LinkRole role)
    {
        lock (gate)
        {
            Role = role;
            far = new FarWindow(role.OwnWindow);
            near = new NearWindow(role.NearWindow);
        }
    }

    internal void Agree(byte version, bool takesTlvs)
    {
        Version = version;
        TakesTlvs = takesTlvs;
    }

    /// <summary>
    /// A request came: whether the session allows it and, where it is the gate's business, whether it has a place.
    /// </summary>
    internal SmppRefusal TakeRequest(CommandId command, out bool isFull)
    {
        isFull = false;
        var isOfSession = Commands.IsBind(command) || command is CommandId.Unbind or CommandId.EnquireLink
            or CommandId.Outbind;
        lock (gate)
        {
            Note(!isOfSession);
            if (command == CommandId.Outbind && Binder is null && session.State == SessionState.Open && far is null)
            {
                // Who says outbind is a message centre, and we its ESME.
                session = new SmppSession(SessionSide.Esme);
            }
            var refusal = session.Receive(command, SmppStatus.Ok);
            if (refusal == SmppRefusal.None && !isOfSession && command != CommandId.AlertNotification)
            {
                isFull = IsLeaving || !near.TryTake();
                near.Follow(wire, far!.Owed);
            }
            return refusal;
        }
    }

    /// <summary>A response came: what it answers, or why it answers nothing.</summary>
    internal SmppRefusal TakeResponse(scoped in SmppPdu pdu, out Outstanding outstanding)
    {
        outstanding = default;
        lock (gate)
        {
            Note(isMessage: false);
            var refusal = far is null
                ? SmppRefusal.ResponseUnsolicited
                : far.TryTake(pdu.Sequence, pdu.Command, out outstanding);
            if (refusal == SmppRefusal.None)
            {
                refusal = session.Receive(pdu.Command, pdu.Status);
            }
            Settle();
            return refusal;
        }
    }

    /// <summary>Asks what the session itself has to ask: bind, unbind, enquire_link.</summary>
    internal bool Ask(Span<byte> pdu)
    {
        var command = CommandOf(pdu);
        return Send(pdu, new Outstanding(default, command)) == SendResult.Sent;
    }

    /// <summary>Answers for the session itself, or what has no place in the window.</summary>
    internal bool Tell(ReadOnlySpan<byte> pdu)
    {
        lock (gate)
        {
            return Put(pdu);
        }
    }

    /// <summary>
    /// Says what is wrong with a PDU, whatever the session makes of it: generic_nack, and answers out of order.
    /// </summary>
    internal void TellRefusal(ReadOnlySpan<byte> pdu)
    {
        Count(CommandOf(pdu), StatusOf(pdu));
        if (!wire.TrySend(pdu))
        {
            Close();
        }
    }

    /// <summary>A PDU came or went.</summary>
    internal void Count(CommandId command, SmppStatus status) => Role?.Pdus.Count(command, status);

    /// <summary>The peer wants to go: it is answered when nothing is in hand any more, or in time.</summary>
    internal void PeerUnbinds(uint sequence)
    {
        lock (gate)
        {
            peerUnbind = sequence;
            BeginToLeave();
            Settle();
        }
    }

    /// <summary>Reads no more while a bind waits for its judgement.</summary>
    internal void Hold() => wire.Pause();

    internal void ReadOn() => wire.Resume();

    internal void SettleParked() => parking?.Settle();

    /// <summary>See <see cref="Parking.Unpark"/>.</summary>
    internal bool Unpark(WaitingRoom room) => parking?.Unpark(room) != false;

    /// <summary>Gives up what was sent or parked then or before.</summary>
    /// <returns>What the session itself had asked and got no answer to, if anything.</returns>
    internal CommandId GiveUpSentBy(long time, GiveUp why)
    {
        var own = CommandId.None;
        while (TryTakeSentBy(time, out var outstanding))
        {
            if (outstanding.IsOwn)
            {
                own = outstanding.Own;
                continue;
            }
            parts.Handler.GivenUp(this, outstanding.Waiting, why);
        }
        parking?.GiveUpParkedBy(time, why);
        return own;
    }

    /// <summary>The connection is gone.</summary>
    internal void MarkClosed()
    {
        lock (gate)
        {
            session.Close();
        }
    }

    /// <summary>Bound; false when the connection was gone by then.</summary>
    internal bool TryBeginLife() => Interlocked.CompareExchange(ref life, 1, 0) == 0;

    /// <summary>Gone; whether it was bound before.</summary>
    internal bool EndLife() => Interlocked.Exchange(ref life, 2) == 1;

    /// <summary>
    /// Where it is about to leave and nothing is in hand any more, or the time is over: unbinds, or answers the peer's
    /// unbind and closes.
    /// </summary>
    internal void SettleLeaving(long now)
    {
        lock (gate)
        {
            if (LeavesBy != 0 && now >= LeavesBy)
            {
                SayGoodbye();
            }
            else
            {
                Settle();
            }
        }
    }

    static CommandId CommandOf(ReadOnlySpan<byte> pdu) => (CommandId)BinaryPrimitives.ReadUInt32BigEndian(pdu[4..]);

    static SmppStatus StatusOf(ReadOnlySpan<byte> pdu) => (SmppStatus)BinaryPrimitives.ReadUInt32BigEndian(pdu[8..]);

    SendResult Send(Span<byte> pdu, in Outstanding outstanding)
    {
        var command = CommandOf(pdu);
        lock (gate)
        {
            if (far is null || (IsLeaving && !outstanding.IsOwn))
            {
                return SendResult.Closed;
            }
            if (!far.TryAdd(command, outstanding, parts.Clock.Now, out var sequence))
            {
                return SendResult.NoRoom;
            }
            BinaryPrimitives.WriteUInt32BigEndian(pdu[12..], sequence);
            var isSent = Put(pdu);
            if (!isSent || Commands.ResponseOf(command) == CommandId.None)
            {
                far.Undo(sequence);
            }
            near.Follow(wire, far.Owed);
            return isSent ? SendResult.Sent : SendResult.Closed;
        }
    }

    bool Put(ReadOnlySpan<byte> pdu)
    {
        var command = CommandOf(pdu);
        var status = StatusOf(pdu);
        if (!session.Send(command, status))
        {
            return false;
        }
        Count(command, status);
        if (wire.TrySend(pdu))
        {
            return true;
        }
        // It does not read: what it was not told it must take for not received (v3.4 §2.8).
        Close();
        return false;
    }

    void Note(bool isMessage)
    {
        var now = parts.Clock.Now;
        Volatile.Write(ref receivedAt, now);
        if (isMessage)
        {
            Volatile.Write(ref messageAt, now);
        }
    }

    void BeginToLeave()
    {
        if (IsLeaving)
        {
            return;
        }
        IsLeaving = true;
        LeavesBy = parts.Clock.Now + parts.Times.Response;
    }

    void Settle()
    {
        if (far is not null)
        {
            near.Follow(wire, far.Owed);
        }
        if (IsLeaving && near.InHand == 0 && Sent == 0)
        {
            SayGoodbye();
        }
    }

    void SayGoodbye()
    {
        Span<byte> pdu = stackalloc byte[SmppLimits.HeaderOctets];
        if (peerUnbind is { } sequence)
        {
            peerUnbind = null;
            PduWriter.WriteHeader(pdu, CommandId.UnbindResp, SmppStatus.Ok, sequence);
            Put(pdu);
            Close();
        }
        else if (!session.IsUnbinding && session.IsBound)
        {
            PduWriter.WriteHeader(pdu, CommandId.Unbind, SmppStatus.Ok, 0);
            LeavesBy = parts.Clock.Now + parts.Times.Response;
            Send(pdu, new Outstanding(default, CommandId.Unbind));
        }
        else if (!session.IsBound || parts.Clock.Now >= LeavesBy)
        {
            Close();
        }
    }

    bool TryTakeSentBy(long time, out Outstanding outstanding)
    {
        lock (gate)
        {
            outstanding = default;
            if (far?.TryTakeSentBy(time, out var taken) != true)
            {
                return false;
            }
            outstanding = taken!.Value;
            Settle();
            return true;
        }
    }
}
