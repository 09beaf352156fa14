using System.Collections.Concurrent;
using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>
/// The plainest gate there can be: every request of a trunk goes on to its next hop and every one of a next hop to the
/// trunk, without a verdict; what cannot go on is answered with a temporary error.
/// </summary>
internal sealed class RelayHandler : ILinkHandler
{
    public ConcurrentQueue<string> Notes { get; } = new();

    /// <summary>Where the requests of next hops go.</summary>
    public Func<SmppTrunk>? Back { get; set; }

    /// <summary>Keeps requests instead of relaying them.</summary>
    public ConcurrentQueue<(SmppLink From, uint Sequence, CommandId Command)>? Kept { get; set; }

    public void Request(SmppLink from, scoped in SmppPdu pdu)
    {
        if (Kept is not null)
        {
            Kept.Enqueue((from, pdu.Sequence, pdu.Command));
            return;
        }
        var waiting = new InFlight(from, pdu.Sequence, pdu.Command, 0, 0, 0);
        var room = RoomOf(from);
        if (room is not null && from.HasParked(room))
        {
            ParkOrRefuse(from, pdu, waiting, room);
            return;
        }
        switch (Carry(from, pdu, waiting))
        {
            case Chosen.NoRoom:
                ParkOrRefuse(from, pdu, waiting, room!);
                break;
            case Chosen.NoneBound:
                Answer(waiting, SmppStatus.SystemError);
                break;
            default:
                break;
        }
    }

    public void Answered(SmppLink far, scoped in SmppPdu response, in InFlight waiting)
    {
        if (!response.FieldsRead || response.Command == CommandId.GenericNack)
        {
            Answer(waiting, response.Status == SmppStatus.Ok ? SmppStatus.Ok : response.Status);
            return;
        }
        waiting.Near!.Respond(response, new ForwardPlan
        {
            Sequence = waiting.NearSequence,
            Command = Commands.ResponseOf(waiting.NearCommand),
        });
    }

    public void GivenUp(SmppLink far, in InFlight waiting, GiveUp why)
    {
        Notes.Enqueue($"given up {waiting.NearSequence} {why}");
        Answer(waiting, SmppStatus.SystemError);
    }

    public bool Unparked(SmppLink near, scoped in SmppPdu pdu, in ParkedNote note)
    {
        var chosen = Carry(near, pdu, note.Waiting);
        if (chosen == Chosen.NoneBound)
        {
            Answer(note.Waiting, SmppStatus.SystemError);
        }
        return chosen != Chosen.NoRoom;
    }

    public void ParkEnded(SmppLink near, scoped in SmppPdu pdu, in ParkedNote note, GiveUp why)
    {
        Notes.Enqueue($"park ended {pdu.Sequence} {why}");
        if (why == GiveUp.TimedOut)
        {
            Answer(note.Waiting, SmppStatus.SystemError);
        }
    }

    public void Opened(SmppLink link) => Notes.Enqueue($"opened {link.State}");

    public void Closed(SmppLink link) => Notes.Enqueue("closed");

    WaitingRoom? RoomOf(SmppLink from) => from.Trunk is { } trunk ? trunk.NextHop?.Room : Back?.Invoke().Room;

    Chosen Carry(SmppLink from, scoped in SmppPdu pdu, in InFlight waiting)
    {
        SmppLink? far;
        var chosen = from.Trunk is { } trunk
            ? trunk.NextHop!.Choose(pdu.Sequence, out far)
            : Back!().Links.Choose(pdu.Sequence, out far);
        if (chosen != Chosen.Found)
        {
            return chosen;
        }
        var command = far!.Side == SessionSide.Esme && pdu.Command == CommandId.DeliverSm
            ? CommandId.SubmitSm
            : CommandId.None;
        var plan = new ForwardPlan { Sequence = 0, Command = command, DropTlvs = !far.TakesTlvs };
        return far.TryRequest(pdu, plan, waiting) switch
        {
            SendResult.Sent => Chosen.Found,
            SendResult.NoRoom => Chosen.NoRoom,
            _ => Chosen.NoneBound,
        };
    }

    static void ParkOrRefuse(SmppLink from, scoped in SmppPdu pdu, in InFlight waiting, WaitingRoom room)
    {
        if (!from.Park(pdu, new ParkedNote(waiting, 0), room))
        {
            Answer(waiting, SmppStatus.Throttled);
        }
    }

    static void Answer(in InFlight waiting, SmppStatus status)
    {
        Span<byte> room = stackalloc byte[RefusalWriter.OctetsMax];
        var length = ResponseWriter.Write(
            Commands.ResponseOf(waiting.NearCommand), status, waiting.NearSequence, default, room);
        waiting.Near!.Respond(room[..length]);
    }
}
