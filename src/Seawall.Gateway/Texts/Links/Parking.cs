using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>The park of one near link and who is told of what becomes of it. It has a lock of its own.</summary>
internal sealed class Parking(SmppLink near, LinkParts parts)
{
    readonly Lock gate = new();
    readonly Park park = new();
    WaitingRoom? newlyParked;

    public int Count => park.Count;

    public bool TryAdd(scoped in SmppPdu pdu, in ParkedNote note, WaitingRoom room)
    {
        lock (gate)
        {
            var isFirst = !park.Has(room);
            if (!park.TryAdd(pdu, note, room, parts.Clock.Now))
            {
                return false;
            }
            if (isFirst)
            {
                room.Enter(near);
            }
            newlyParked = room;
            return true;
        }
    }

    public bool Has(WaitingRoom room)
    {
        lock (gate)
        {
            return park.Has(room);
        }
    }

    /// <summary>What was parked within the call that just ended need not wait where there is room by now.</summary>
    public void Settle()
    {
        var room = newlyParked;
        newlyParked = null;
        if (room?.IsFull == false)
        {
            room.Signal();
        }
    }

    /// <summary>
    /// Tries the first that waits for this side. False when it found no room; it waits on, and so does what is behind
    /// it.
    /// </summary>
    public bool Unpark(WaitingRoom room)
    {
        Parked parked;
        lock (gate)
        {
            if (!park.TryBegin(room, out parked))
            {
                return true;
            }
        }
        SmppPdu.Parse(parked.Octets.AsSpan(0, parked.Length), out var pdu);
        var isGone = near.State == SessionState.Closed;
        var isDone = isGone || parts.Handler.Unparked(near, pdu, parked.Note);
        if (isGone)
        {
            parts.Handler.ParkEnded(near, pdu, parked.Note, GiveUp.LinkGone);
        }
        lock (gate)
        {
            park.End(parked, isDone);
            if (park.Has(room))
            {
                room.Enter(near);
            }
        }
        return isDone;
    }

    /// <summary>Gives up what was parked then or before.</summary>
    public void GiveUpParkedBy(long time, GiveUp why)
    {
        while (TryTakeParkedBy(time, out var parked))
        {
            SmppPdu.Parse(parked.Octets.AsSpan(0, parked.Length), out var pdu);
            parts.Handler.ParkEnded(near, pdu, parked.Note, why);
            lock (gate)
            {
                park.Free(parked);
            }
        }
    }

    bool TryTakeParkedBy(long time, out Parked parked)
    {
        lock (gate)
        {
            return park.TryTakeParkedBy(time, out parked);
        }
    }
}
