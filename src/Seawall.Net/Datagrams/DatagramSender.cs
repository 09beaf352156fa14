using System.Runtime.InteropServices;

namespace Seawall.Net;

/// <summary>
/// Queues datagrams for one socket and hands them to the kernel together. For one thread only: a worker's own sender
/// inside its handler, or one from <see cref="UdpListener.OpenSender"/> for the thread that opened it.
/// </summary>
public sealed unsafe class DatagramSender
{
    readonly DatagramSlots _slots;
    readonly UdpCounters _counters;
    readonly ushort _family;
    readonly bool _hasPacketInfo;
    int _descriptor;
    int _count;
    PeerAddress _local;

    internal DatagramSender(UdpSocket socket, UdpCounters counters)
    {
        _counters = counters;
        _slots = new DatagramSlots(socket.Family, socket.HasPacketInfo);
        _descriptor = socket.Descriptor;
        _family = socket.Family;
        _hasPacketInfo = socket.HasPacketInfo;
        _local = socket.Local;
    }

    /// <summary>
    /// Where the datagram in hand came in, and where what is sent meanwhile leaves from: the listener's address, or on
    /// a wildcard the very address the peer sent to.
    /// </summary>
    public PeerAddress Local => _local;

    /// <summary>
    /// Room for the next datagram, <see cref="NetLimits.DatagramBytesMax"/> octets of whatever was there before.
    /// Reserving again without sending gives the same room again.
    /// </summary>
    public Span<byte> Reserve()
    {
        if (_count == NetLimits.BatchMax) Flush();
        return new Span<byte>(_slots.Payload(_count), NetLimits.DatagramBytesMax);
    }

    /// <summary>Queues the first octets of the reserved room; they leave from <see cref="Local"/>.</summary>
    public void Send(int length, in PeerAddress to) => Send(length, to, _local);

    /// <summary>The same, from another local address; it counts only where the listener is a wildcard.</summary>
    public void Send(int length, in PeerAddress to, in PeerAddress from)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)NetLimits.DatagramBytesMax, nameof(length));
        if (_count == NetLimits.BatchMax) Flush();
        var index = _count;
        if (!SocketName.TryWrite(_slots.Name(index), _family, to))
        {
            _counters.Count(SendFault.WrongAddress);
            return;
        }
        _slots.Vectors[index].Length = (nuint)length;
        if (_hasPacketInfo)
        {
            _slots.Headers[index].ControlLength = PacketControl.Write(_slots.Control(index), _family, from);
        }
        _count = index + 1;
    }

    /// <summary>
    /// Hands everything queued to the kernel without waiting for it. A worker does so itself after each batch. What the
    /// kernel refuses is counted and dropped; the rest goes on.
    /// </summary>
    public void Flush()
    {
        var count = _count;
        if (count == 0) return;
        _count = 0;
        for (var done = 0; done < count;)
        {
            const int flags = Kernel.MsgDontWait | Kernel.MsgNoSignal;
            var sent = Kernel.SendMany(_descriptor, _slots.Headers + done, (uint)(count - done), flags);
            if (sent > 0)
            {
                done += sent;
                _counters.Cells.DatagramsOut += sent;
                continue;
            }
            var error = Marshal.GetLastSystemError();
            if (error is Kernel.EIntr) continue;
            // The error is the first datagram's alone, but a buffer that is full is full for all that follow as well.
            var dropped = error is Kernel.EAgain ? count - done : 1;
            _counters.Count(Kernel.SendFaultOf(error), dropped);
            done += dropped;
        }
        GC.KeepAlive(_slots);
    }

    internal void SetLocal(in PeerAddress local) => _local = local;

    /// <summary>
    /// The socket is gone: what is still sent is counted as a fault, and no other file is written by mistake.
    /// </summary>
    internal void Close() => Volatile.Write(ref _descriptor, -1);
}
