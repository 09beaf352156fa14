using System.Numerics;

namespace Seawall.Smpp;

/// <summary>
/// What is in flight on one leg: for each sequence number that we sent, what was asked and what its answer needs (the
/// other leg, its sequence number). A fixed table, made once: nothing is allocated after that, and a full one is the
/// back-pressure of the window. Answers may come in any order. Time is given, in any unit. Who calls sees to it that
/// one thing happens at a time.
/// </summary>
public sealed class SequenceMap<T>
    where T : struct
{
    const int None = -1;

    readonly Slot[] _slots;
    readonly int _window;
    readonly uint _first;
    int _oldest = None;
    int _newest = None;
    uint _last;
    bool _wentRound;

    /// <summary>
    /// A table for so many requests in flight at a time. Numbers go on after the last one of a session before, if there
    /// was one on the same line.
    /// </summary>
    public SequenceMap(int window, uint last = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(window, SmppLimits.WindowMax);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last, SmppLimits.SequenceMax);
        _window = window;
        _first = last + 1;
        _last = last;

        // Twice the window: a slow answer rarely stands in the way of a new number.
        _slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)window * 2)];
    }

    /// <summary>How many are in flight.</summary>
    public int Count { get; private set; }

    /// <summary>Whether another one has room.</summary>
    public bool HasRoom => Count < _window;

    /// <summary>
    /// Takes a place and the next sequence number; false when the window is full. Numbers go from 1 to 0x7FFFFFFF and
    /// round again (v3.4 §5.1.4), and pass over those whose place is still taken.
    /// </summary>
    public bool TryAdd(CommandId request, in T value, long now, out uint sequence)
    {
        if (!HasRoom)
        {
            sequence = 0;
            return false;
        }

        int at;
        do
        {
            _wentRound |= _last == SmppLimits.SequenceMax;
            _last = _last == SmppLimits.SequenceMax ? 1 : _last + 1;
            at = IndexOf(_last);
        }
        while (_slots[at].IsTaken);

        sequence = _last;
        ref Slot slot = ref _slots[at];
        slot.Sequence = sequence;
        slot.IsTaken = true;
        slot.Request = request;
        slot.Since = now;
        slot.Value = value;
        Append(at);
        Count++;
        return true;
    }

    /// <summary>
    /// An answer came: gives back what it answers and frees the place. Otherwise says why not:
    /// <see cref="SmppRefusal.ResponseUnsolicited"/>, <see cref="SmppRefusal.ResponseRepeated"/> or
    /// <see cref="SmppRefusal.ResponseMismatched"/>, and keeps what is there.
    /// </summary>
    public SmppRefusal TryTake(uint sequence, CommandId response, out T value)
    {
        value = default;
        if (sequence is 0 or > SmppLimits.SequenceMax)
        {
            return SmppRefusal.ResponseUnsolicited;
        }

        int at = IndexOf(sequence);
        ref Slot slot = ref _slots[at];
        if (slot.Sequence != sequence || !slot.IsTaken)
        {
            return WasSent(sequence) ? SmppRefusal.ResponseRepeated : SmppRefusal.ResponseUnsolicited;
        }

        // generic_nack answers anything.
        if (response != CommandId.GenericNack && Commands.RequestOf(response) != slot.Request)
        {
            return SmppRefusal.ResponseMismatched;
        }

        value = slot.Value;
        Free(at);
        return SmppRefusal.None;
    }

    /// <summary>
    /// Gives up the oldest one if it was sent at this time or before; call it until it returns false.
    /// </summary>
    public bool TryTakeSentBy(long time, out uint sequence, out CommandId request, out T value)
    {
        if (_oldest == None || _slots[_oldest].Since > time)
        {
            (sequence, request, value) = (0, CommandId.None, default);
            return false;
        }

        ref Slot slot = ref _slots[_oldest];
        (sequence, request, value) = (slot.Sequence, slot.Request, slot.Value);
        Free(_oldest);
        return true;
    }

    /// <summary>Gives up the oldest one whenever it was sent: the leg is dead.</summary>
    public bool TryTakeOldest(out uint sequence, out CommandId request, out T value) =>
        TryTakeSentBy(long.MaxValue, out sequence, out request, out value);

    /// <summary>When the oldest one was sent.</summary>
    public bool TryOldest(out long since)
    {
        since = _oldest == None ? 0 : _slots[_oldest].Since;
        return _oldest != None;
    }

    bool WasSent(uint sequence) =>
        _wentRound ? sequence <= _last || sequence >= _first : sequence <= _last && sequence >= _first;

    int IndexOf(uint sequence) => (int)(sequence & (uint)(_slots.Length - 1));

    void Append(int at)
    {
        ref Slot slot = ref _slots[at];
        slot.Older = _newest;
        slot.Newer = None;
        if (_newest == None)
        {
            _oldest = at;
        }
        else
        {
            _slots[_newest].Newer = at;
        }

        _newest = at;
    }

    void Free(int at)
    {
        ref Slot slot = ref _slots[at];
        if (slot.Older == None)
        {
            _oldest = slot.Newer;
        }
        else
        {
            _slots[slot.Older].Newer = slot.Newer;
        }

        if (slot.Newer == None)
        {
            _newest = slot.Older;
        }
        else
        {
            _slots[slot.Newer].Older = slot.Older;
        }

        slot.IsTaken = false;
        slot.Value = default;
        Count--;
    }

    struct Slot
    {
        public T Value;
        public long Since;
        public uint Sequence;
        public CommandId Request;
        public int Older;
        public int Newer;
        public bool IsTaken;
    }
}
