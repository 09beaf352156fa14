using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Seawall.Net;

/// <summary>
/// Arranges one batch of queued datagrams for sendmmsg. Most of what sending costs is spent once for each message the
/// kernel is given, and the kernel takes several datagrams of one length to one peer as one message that it cuts apart
/// on the way out (udp(7), UDP_SEGMENT; the last may be shorter). So:
/// 1. datagrams are put into runs, each of one peer, one way out and one length;
/// 2. a run of <see cref="RunMin"/> and more becomes one message, of a shorter one each datagram its own.
/// What goes to one peer keeps its order. Light traffic is sent as ever, one datagram a message, as captures show it.
/// </summary>
sealed unsafe class SendRuns
{
    /// <summary>Fewer datagrams than this are not worth a run.</summary>
    public const int RunMin = 4;

    /// <summary>Peers whose runs are open at a time; a batch of more is of little company anyway.</summary>
    const int OpenMax = 8;

    /// <summary>A message is one UDP datagram to the kernel until it is cut: below 65,507 octets.</summary>
    const int RunBytesMax = 65_000;

    const int SegmentControlBytes = 24;

    readonly DatagramSlots _slots;
    readonly bool _hasPacketInfo;
    readonly int _nameBytes;
    readonly byte[] _runOf = new byte[NetLimits.BatchMax];
    readonly Run[] _runs = new Run[NetLimits.BatchMax];
    readonly byte[] _open = new byte[OpenMax];
    readonly Arranged[] _arranged = new Arranged[NetLimits.BatchMax];
    readonly Kernel.Vector* _vectors;
    readonly byte* _controls;
    int _runCount;
    int _openCount;
    int _openNext;

    public SendRuns(DatagramSlots slots, UdpSocket socket)
    {
        _slots = slots;
        _hasPacketInfo = socket.HasPacketInfo;
        _nameBytes = (int)SocketName.LengthOf(socket.Family);
        SegmentBytesMax = socket.Coalesces ? NetLimits.DatagramBytesMax : 0;
        const int bytes = NetLimits.BatchMax * (64 + 16 + PacketControl.SlotBytes);
        Messages = (Kernel.Message*)NativeMemory.AlignedAlloc(bytes, 64);
        new Span<byte>(Messages, bytes).Clear();
        _vectors = (Kernel.Vector*)(Messages + NetLimits.BatchMax);
        _controls = (byte*)(_vectors + NetLimits.BatchMax);
    }

    ~SendRuns() => NativeMemory.AlignedFree(Messages);

    /// <summary>What sendmmsg is given, once arranged.</summary>
    public Kernel.Message* Messages { get; }

    /// <summary>
    /// The longest datagram that may be part of a run: less where the path took no longer one; 0 for none.
    /// </summary>
    public int SegmentBytesMax { get; private set; }

    /// <summary>Datagrams in a message.</summary>
    public int CountOf(int message) => _arranged[message].Count;

    /// <summary>Arranges the first so many queued datagrams; returns how many messages they are.</summary>
    public int Arrange(int count)
    {
        // 1. Into runs.
        _runCount = _openCount = _openNext = 0;
        for (var i = 0; i < count; i++) Put(i);

        // 2. Runs to messages. The vectors of a run stand side by side, in the order they were queued.
        var vectors = 0;
        for (var run = 0; run < _runCount; run++)
        {
            _runs[run].FirstVector = vectors;
            vectors += _runs[run].Count;
            _runs[run].Filled = 0;
        }
        for (var i = 0; i < count; i++)
        {
            ref var run = ref _runs[_runOf[i]];
            _vectors[run.FirstVector + run.Filled++] = _slots.Vectors[i];
        }
        var messages = 0;
        for (var run = 0; run < _runCount; run++) messages = Emit(_runs[run], messages);
        return messages;
    }

    /// <summary>
    /// What is to be done when the kernel refused a message: false where it is no run, or not for being one. Else its
    /// datagrams are to be sent one by one (<see cref="Single"/>), and later ones like it will be.
    /// </summary>
    public bool TryGiveUp(int message, int error)
    {
        if (_arranged[message].Count < RunMin) return false;
        switch (error)
        {
            // The interface cannot: no checksum of its own, or a kernel without.
            case Kernel.EIo or Kernel.ENoProtoOpt or Kernel.EOpNotSupp:
                SegmentBytesMax = 0;
                return true;

            // The path takes no datagram this long in one piece; alone it goes in fragments.
            case Kernel.EInval or Kernel.EMsgSize:
                SegmentBytesMax = Math.Min(SegmentBytesMax, _arranged[message].SegmentBytes - 1);
                return true;
            default:
                return false;
        }
    }

    /// <summary>One datagram of a run, as a message of its own in the place of the run's.</summary>
    public Kernel.Message* Single(int message, int datagram)
    {
        var single = Messages + message;
        var control = _slots.Headers + _arranged[message].FirstSlot;
        single->Vectors = _vectors + _arranged[message].FirstVector + datagram;
        single->VectorCount = 1;
        single->Control = control->Control;
        single->ControlLength = control->ControlLength;
        return single;
    }

    void Put(int i)
    {
        var length = (int)_slots.Vectors[i].Length;
        for (var open = _openCount - 1; open >= 0; open--)
        {
            ref var run = ref _runs[_open[open]];
            if (!IsSamePeer(run.FirstSlot, i)) continue;
            var fits = !run.IsClosed && length <= run.SegmentBytes && run.Bytes + length <= RunBytesMax;
            if (!fits)
            {
                _open[open] = Begin(i, length);
                return;
            }
            run.Count++;
            run.Bytes += length;
            run.IsClosed = length < run.SegmentBytes;
            _runOf[i] = _open[open];
            return;
        }
        // A peer that is no longer open begins a run of its own, which leaves after those it had.
        var begun = Begin(i, length);
        if (_openCount < OpenMax) _open[_openCount++] = begun;
        else _open[_openNext++ % OpenMax] = begun;
    }

    byte Begin(int i, int length)
    {
        _runs[_runCount] = new Run
        {
            FirstSlot = i,
            Count = 1,
            SegmentBytes = length,
            Bytes = length,
            IsClosed = length == 0 || length > SegmentBytesMax,
        };
        _runOf[i] = (byte)_runCount;
        return (byte)_runCount++;
    }

    int Emit(in Run run, int message)
    {
        var first = _slots.Headers + run.FirstSlot;
        if (run.Count < RunMin)
        {
            for (var i = 0; i < run.Count; i++, message++)
            {
                Messages[message] = *first;
                Messages[message].Vectors = _vectors + run.FirstVector + i;
                _arranged[message] = new Arranged(run.FirstSlot, run.FirstVector + i, 1, run.SegmentBytes);
            }
            return message;
        }
        var control = _controls + message * PacketControl.SlotBytes;
        var used = _hasPacketInfo ? (int)first->ControlLength : 0;
        Unsafe.CopyBlockUnaligned(control, first->Control, (uint)used);
        *(Kernel.ControlHeader*)(control + used) =
            new() { Length = 16 + sizeof(ushort), Level = Kernel.SolUdp, Type = Kernel.UdpSegment };
        *(ushort*)(control + used + 16) = (ushort)run.SegmentBytes;
        Messages[message] = *first;
        Messages[message].Vectors = _vectors + run.FirstVector;
        Messages[message].VectorCount = (nuint)run.Count;
        Messages[message].Control = control;
        Messages[message].ControlLength = (nuint)(used + SegmentControlBytes);
        _arranged[message] = new Arranged(run.FirstSlot, run.FirstVector, run.Count, run.SegmentBytes);
        return message + 1;
    }

    bool IsSamePeer(int one, int other)
    {
        if (!new ReadOnlySpan<byte>(_slots.Name(one), _nameBytes)
            .SequenceEqual(new ReadOnlySpan<byte>(_slots.Name(other), _nameBytes)))
        {
            return false;
        }
        if (!_hasPacketInfo) return true;
        var length = (int)_slots.Headers[one].ControlLength;
        return length == (int)_slots.Headers[other].ControlLength
            && new ReadOnlySpan<byte>(_slots.Control(one), length)
                .SequenceEqual(new ReadOnlySpan<byte>(_slots.Control(other), length));
    }

    struct Run
    {
        public int FirstSlot;
        public int FirstVector;
        public int Filled;
        public int Count;
        public int SegmentBytes;
        public int Bytes;
        public bool IsClosed;
    }

    readonly record struct Arranged(int FirstSlot, int FirstVector, int Count, int SegmentBytes);
}
