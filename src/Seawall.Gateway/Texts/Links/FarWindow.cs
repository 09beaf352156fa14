using System.Diagnostics.CodeAnalysis;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// The requests of ours that one peer owes a response for. The session's own (bind, enquire_link, unbind) have places
/// beside the window, so that a full one neither hinders nor looks like a dead line. Under its link's lock.
/// </summary>
internal sealed class FarWindow(int window)
{
    readonly SequenceMap<Outstanding> sent = new(window + LinkLimits.SessionRequestsMax);
    int own;
    volatile int count;

    /// <summary>Requests of the gate that wait; may be read from anywhere.</summary>
    public int Count => count;

    /// <summary>Responses that the peer owes, the session's included.</summary>
    public int Owed => sent.Count;

    public bool HasRoom => count < window;

    /// <summary>Takes a place; false when there is none.</summary>
    public bool TryAdd(CommandId request, in Outstanding outstanding, long now, out uint sequence)
    {
        sequence = 0;
        if (outstanding.IsOwn ? own >= LinkLimits.SessionRequestsMax : !HasRoom)
        {
            return false;
        }
        if (!sent.TryAdd(request, outstanding, now, out sequence))
        {
            return false;
        }
        Note(outstanding, 1);
        return true;
    }

    /// <summary>A response came; see <see cref="SequenceMap{T}.TryTake"/>.</summary>
    public SmppRefusal TryTake(uint sequence, CommandId response, out Outstanding outstanding)
    {
        var refusal = sent.TryTake(sequence, response, out outstanding);
        if (refusal == SmppRefusal.None)
        {
            Note(outstanding, -1);
        }
        return refusal;
    }

    /// <summary>What was sent then or before is given up, one at a time, the oldest first.</summary>
    public bool TryTakeSentBy(long time, [NotNullWhen(true)] out Outstanding? outstanding)
    {
        outstanding = null;
        if (!sent.TryTakeSentBy(time, out _, out _, out var taken))
        {
            return false;
        }
        outstanding = taken;
        Note(taken, -1);
        return true;
    }

    /// <summary>What was never sent leaves its place: generic_nack takes anything.</summary>
    public void Undo(uint sequence) => TryTake(sequence, CommandId.GenericNack, out _);

    void Note(in Outstanding outstanding, int change)
    {
        if (outstanding.IsOwn)
        {
            own += change;
        }
        else
        {
            count += change;
        }
    }
}
