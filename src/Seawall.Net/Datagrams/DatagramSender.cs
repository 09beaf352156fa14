using System.Runtime.InteropServices;

namespace Seawall.Net;

/// <summary>
/// Queues datagrams for one socket and hands them to the kernel together. For one thread only: a worker's own sender
/// inside its handler, or one from <see cref="UdpListener.OpenSender"/> for the thread that opened it.
/// </summary>
public sealed unsafe class DatagramSender
{
    const int SendFlags = Kernel.MsgDontWait | Kernel.MsgNoSignal;

    readonly DatagramSlots _slots;
    readonly SendRuns _runs;
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
        _runs = new SendRuns(_slots, socket);
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
        var messages = _runs.Arrange(count);
        for (var done = 0; done < messages;)
        {
            var sent = Kernel.SendMany(_descriptor, _runs.Messages + done, (uint)(messages - done), SendFlags);
            if (sent > 0)
            {
                for (var i = 0; i < sent; i++) _counters.Cells.DatagramsOut += _runs.CountOf(done + i);
                done += sent;
                continue;
            }
            var error = Marshal.GetLastSystemError();
            if (error is Kernel.EIntr) continue;
            if (_runs.TryGiveUp(done, error))
            {
                SendSingly(done++);
                continue;
            }
            // The error is the first message's alone, but a buffer that is full is full for all that follow as well.
            var end = error is Kernel.EAgain ? messages : done + 1;
            for (; done < end; done++) _counters.Count(Kernel.SendFaultOf(error), _runs.CountOf(done));
        }
        GC.KeepAlive(_slots);
        GC.KeepAlive(_runs);
    }

    /// <summary>The datagrams of a run that the kernel does not take as one.</summary>
    void SendSingly(int message)
    {
        for (var i = 0; i < _runs.CountOf(message);)
        {
            if (Kernel.SendMany(_descriptor, _runs.Single(message, i), 1, SendFlags) > 0)
            {
                _counters.Cells.DatagramsOut++;
                i++;
                continue;
            }
            var error = Marshal.GetLastSystemError();
            if (error is Kernel.EIntr) continue;
            _counters.Count(Kernel.SendFaultOf(error));
            i++;
        }
    }

    internal void SetLocal(in PeerAddress local) => _local = local;

    /// <summary>
    /// The socket is gone: what is still sent is counted as a fault, and no other file is written by mistake.
    /// </summary>
    internal void Close() => Volatile.Write(ref _descriptor, -1);
}
