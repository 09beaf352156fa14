using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Seawall.Net;

/// <summary>
/// One bound datagram socket with its options. The framework opens, binds and closes it; the calls that carry traffic
/// use its descriptor directly, which stays valid until <see cref="Dispose"/>.
/// </summary>
sealed class UdpSocket : IDisposable
{
    readonly Socket _socket;
    uint _dropsSeen;

    /// <exception cref="SocketException">The address is taken, not ours, or not allowed.</exception>
    public UdpSocket(IPEndPoint endPoint, UdpOptions options)
        : this(endPoint, options, isShared: true)
    {
    }

    UdpSocket(IPEndPoint endPoint, UdpOptions options, bool isShared)
    {
        _socket = new Socket(endPoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            Descriptor = (int)_socket.SafeHandle.DangerousGetHandle();
            Family = endPoint.AddressFamily == AddressFamily.InterNetwork ? Kernel.AfInet : Kernel.AfInet6;
            if (Family == Kernel.AfInet6) _socket.DualMode = options.IsDualStack;
            if (isShared) Set(Kernel.SolSocket, Kernel.SoReusePort, 1);
            Reserve(Kernel.SoRcvBufForce, Kernel.SoRcvBuf, options.ReceiveBufferBytes);
            Reserve(Kernel.SoSndBufForce, Kernel.SoSndBuf, options.SendBufferBytes);
            Coalesces = options.Coalesces;
            HasPacketInfo = endPoint.Address.Equals(IPAddress.Any) || endPoint.Address.Equals(IPAddress.IPv6Any);
            if (HasPacketInfo && Family == Kernel.AfInet) Set(Kernel.SolIp, Kernel.IpPktInfo, 1);
            if (HasPacketInfo && Family == Kernel.AfInet6) Set(Kernel.SolIpv6, Kernel.Ipv6RecvPktInfo, 1);
            _socket.Bind(endPoint);
            EndPoint = (IPEndPoint)_socket.LocalEndPoint!;
            Local = PeerAddress.From(EndPoint);
            ReceiveBufferBytes = _socket.ReceiveBufferSize;
        }
        catch
        {
            _socket.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Sockets that share an address among workers would share it with a second process as well, each getting half the
    /// traffic. One bind without sharing finds out.
    /// </summary>
    /// <exception cref="SocketException">Somebody listens there already.</exception>
    public static void ThrowIfTaken(IPEndPoint endPoint, UdpOptions options)
    {
        using var probe = new UdpSocket(endPoint, options, isShared: false);
    }

    public int Descriptor { get; }

    public ushort Family { get; }

    /// <summary>Whether each datagram comes with the local address it was sent to: on a wildcard.</summary>
    public bool HasPacketInfo { get; }

    /// <summary>Whether datagrams to one peer may be handed over together.</summary>
    public bool Coalesces { get; }

    public IPEndPoint EndPoint { get; }

    public PeerAddress Local { get; }

    /// <summary>
    /// Octets the kernel keeps for receiving; it counts its own overhead, so about half of it is payload.
    /// </summary>
    public int ReceiveBufferBytes { get; }

    /// <summary>
    /// Datagrams dropped because the receive buffer was full, as the socket itself counts (SO_MEMINFO).
    /// </summary>
    public uint ReadKernelDrops()
    {
        const int dropsIndex = 8;
        Span<uint> figures = stackalloc uint[dropsIndex + 1];
        try
        {
            _socket.GetRawSocketOption(Kernel.SolSocket, Kernel.SoMemInfo, MemoryMarshal.AsBytes(figures));
            _dropsSeen = figures[dropsIndex];
        }
        catch (ObjectDisposedException)
        {
            // The figure of the last look stays: a counter must not fall while the listener goes away.
            return _dropsSeen;
        }
        return _dropsSeen;
    }

    /// <summary>Sends one datagram from any thread without waiting; false when the kernel did not take it.</summary>
    public unsafe bool TrySend(ReadOnlySpan<byte> datagram, in PeerAddress to, out SendFault fault)
    {
        var name = stackalloc byte[SocketName.SlotBytes];
        fault = SendFault.WrongAddress;
        if (!SocketName.TryWrite(name, Family, to)) return false;
        const int flags = Kernel.MsgDontWait | Kernel.MsgNoSignal;
        fixed (byte* data = datagram)
        {
            var length = (nuint)datagram.Length;
            try
            {
                var sent = Kernel.SendTo(_socket.SafeHandle, data, length, flags, name, SocketName.LengthOf(Family));
                if (sent >= 0) return true;
                fault = Kernel.SendFaultOf(Marshal.GetLastSystemError());
            }
            catch (ObjectDisposedException)
            {
                fault = SendFault.Other;
            }
            return false;
        }
    }

    /// <summary>
    /// Has the kernel choose among the sockets of this address at random for each datagram instead of by its source:
    /// a classic BPF program (socket(7), SO_ATTACH_REUSEPORT_CBPF) of three steps of 8 octets each.
    /// </summary>
    public unsafe void SpreadOver(int sockets)
    {
        const uint randomWord = 0xFFFFF000 + 56;
        var program = stackalloc ulong[]
        {
            0x20 | (ulong)randomWord << 32, // A = a random word
            0x94 | (ulong)sockets << 32, // A = A mod sockets
            0x16, // return A
        };
        var pointer = stackalloc ulong[] { 3, (ulong)program };
        _socket.SetRawSocketOption(Kernel.SolSocket, Kernel.SoAttachReusePortCbpf, new ReadOnlySpan<byte>(pointer, 16));
    }

    /// <summary>
    /// Ends receiving: whoever waits in the kernel for a datagram gets an empty one at once. An unconnected socket
    /// answers ENOTCONN and does it all the same, so the error is expected.
    /// </summary>
    public void Shutdown()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.NotConnected)
        {
            return;
        }
    }

    public void Dispose() => _socket.Dispose();

    void Set(int level, int name, int value) =>
        _socket.SetRawSocketOption(level, name, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(ref value)));

    // The first form may pass the system's limit and needs CAP_NET_ADMIN; the second gives what the limit allows.
    void Reserve(int forced, int limited, int bytes)
    {
        try
        {
            Set(Kernel.SolSocket, forced, bytes);
        }
        catch (SocketException)
        {
            Set(Kernel.SolSocket, limited, bytes);
        }
    }
}
