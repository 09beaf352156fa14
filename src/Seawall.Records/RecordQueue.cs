using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Seawall.Screening;

namespace Seawall.Records;

/// <summary>
/// The way records leave the path: a ring of slots made once, for many producers and one consumer. A producer takes the
/// next slot by one compare-and-swap, fills it, and publishes it by its turn number (D. Vyukov's bounded queue). Adding
/// never waits and never allocates; when the ring is full the record is lost, and counted.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is a queue, though of no collection type.")]
public sealed class RecordQueue : IRecordSink
{
    readonly Slot[] _slots;
    readonly int _mask;
    Cursors _cursors;

    /// <summary>
    /// A queue of at least <paramref name="capacity"/> records, rounded up to a power of two; a slot is about 256
    /// octets.
    /// </summary>
    public RecordQueue(int capacity = 65_536)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, 1 << 24);
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)capacity);
        _slots = new Slot[size];
        _mask = size - 1;
        for (var i = 0; i < size; i++)
        {
            _slots[i].Turn = i;
        }
    }

    /// <summary>How many records fit.</summary>
    public int Capacity => _slots.Length;

    /// <summary>Records in the queue now.</summary>
    public int Waiting => (int)Math.Clamp(
        Volatile.Read(ref _cursors.Tail) - Volatile.Read(ref _cursors.Head), 0, _slots.Length);

    /// <summary>Records that found the queue full.</summary>
    public long Lost => Volatile.Read(ref _cursors.Lost);

    /// <inheritdoc/>
    public bool TryAdd(in Record record, ReadOnlySpan<byte> correlation) => TryAdd(record, correlation, default);

    /// <inheritdoc/>
    public bool TryAdd(in Record record, ReadOnlySpan<byte> correlation, ReadOnlySpan<byte> sender)
    {
        var position = Volatile.Read(ref _cursors.Tail);
        while (true)
        {
            ref var slot = ref _slots[position & _mask];
            var ahead = Volatile.Read(ref slot.Turn) - position;
            if (ahead < 0)
            {
                // The slot still holds the record of a round ago. Full.
                Interlocked.Increment(ref _cursors.Lost);
                return false;
            }

            if (ahead > 0)
            {
                position = Volatile.Read(ref _cursors.Tail);
                continue;
            }

            var seen = Interlocked.CompareExchange(ref _cursors.Tail, position + 1, position);
            if (seen != position)
            {
                position = seen;
                continue;
            }

            slot.Record = record;
            var length = Math.Min(correlation.Length, RecordLimits.CorrelationOctetsMax);
            correlation[..length].CopyTo(slot.Correlation);
            slot.CorrelationLength = (byte)length;
            length = Math.Min(sender.Length, RecordLimits.SenderOctetsMax);
            sender[..length].CopyTo(slot.Sender);
            slot.SenderLength = (byte)length;
            Volatile.Write(ref slot.Turn, position + 1);
            return true;
        }
    }

    /// <summary>
    /// The oldest record, left in place until <see cref="Advance"/>; false when there is none, or when its producer has
    /// not finished writing it. One thread only.
    /// </summary>
    internal bool TryPeek(out Record record, out ReadOnlySpan<byte> correlation) =>
        TryPeek(out record, out correlation, out _);

    /// <summary>The same with the sender, empty for none.</summary>
    internal bool TryPeek(out Record record, out ReadOnlySpan<byte> correlation, out ReadOnlySpan<byte> sender)
    {
        ref var slot = ref _slots[_cursors.Head & _mask];
        if (Volatile.Read(ref slot.Turn) != _cursors.Head + 1)
        {
            record = default;
            correlation = default;
            sender = default;
            return false;
        }

        record = slot.Record;
        correlation = ((ReadOnlySpan<byte>)slot.Correlation)[..slot.CorrelationLength];
        sender = ((ReadOnlySpan<byte>)slot.Sender)[..slot.SenderLength];
        return true;
    }

    /// <summary>Gives the peeked slot back to the producers.</summary>
    internal void Advance()
    {
        ref var slot = ref _slots[_cursors.Head & _mask];
        Volatile.Write(ref slot.Turn, _cursors.Head + _slots.Length);
        Volatile.Write(ref _cursors.Head, _cursors.Head + 1);
    }

    struct Slot
    {
        public long Turn;
        public Record Record;
        public byte CorrelationLength;
        public byte SenderLength;
        public CorrelationOctets Correlation;
        public SenderOctets Sender;
    }

    [InlineArray(RecordLimits.SenderOctetsMax)]
    struct SenderOctets
    {
        byte _first;
    }

    [InlineArray(RecordLimits.CorrelationOctetsMax)]
    struct CorrelationOctets
    {
        byte _first;
    }

    /// <summary>
    /// The two ends, each on cache lines of its own, so that producers and the consumer do not slow each other.
    /// </summary>
    [StructLayout(LayoutKind.Explicit, Size = 384)]
    struct Cursors
    {
        [FieldOffset(128)]
        public long Tail;

        [FieldOffset(256)]
        public long Head;

        [FieldOffset(320)]
        public long Lost;
    }
}
