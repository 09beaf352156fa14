using System.Net;
using System.Net.Sockets;

namespace Seawall.Net.Tests.Datagrams;

/// <summary>
/// A peer on the loopback that takes answers only from where it sends to, as a connected socket does.
/// </summary>
sealed class UdpPeer : IDisposable
{
    readonly Socket _socket;

    public UdpPeer(PeerAddress server, string? from = null)
    {
        var end = server.ToIPEndPoint();
        _socket = new Socket(end.AddressFamily, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveBufferSize = 4 * 1024 * 1024,
            SendBufferSize = 4 * 1024 * 1024,
            ReceiveTimeout = 30_000,
        };
        if (from is not null) _socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        _socket.Connect(end);
    }

    public PeerAddress Local => PeerAddress.From((IPEndPoint)_socket.LocalEndPoint!);

    public void Send(params ReadOnlySpan<byte> datagram) => _socket.Send(datagram);

    public async Task<byte[]> ReceiveAsync()
    {
        var buffer = new byte[NetLimits.DatagramBytesMax];
        var length = await _socket.ReceiveAsync(buffer, Guard.Token).Within();
        return buffer[..length];
    }

    public async Task<byte[]> AskAsync(byte[] datagram)
    {
        Send(datagram);
        return await ReceiveAsync();
    }

    /// <summary>Takes that many answers, whatever they are.</summary>
    public void Drain(int answers)
    {
        Span<byte> buffer = stackalloc byte[2048];
        for (var i = 0; i < answers; i++) _socket.Receive(buffer);
    }

    public void Dispose() => _socket.Dispose();
}
