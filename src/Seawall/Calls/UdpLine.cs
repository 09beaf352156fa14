using System.Net;
using System.Net.Sockets;

namespace Seawall.Calls;

/// <summary>A line over UDP from an address of our own choice.</summary>
internal sealed class UdpLine : ICallLine
{
    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[65_536];

    /// <summary>Binds and points at the listener.</summary>
    public UdpLine(IPAddress from, IPEndPoint to)
    {
        _socket = new Socket(from.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        _socket.Bind(new IPEndPoint(from, 0));
        _socket.Connect(to);
    }

    /// <inheritdoc/>
    public string Transport => "UDP";

    /// <inheritdoc/>
    public IPEndPoint Local => (IPEndPoint)_socket.LocalEndPoint!;

    /// <inheritdoc/>
    public bool IsLossy => true;

    /// <inheritdoc/>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancel) =>
        await _socket.SendAsync(message, cancel);

    /// <inheritdoc/>
    public async ValueTask<SipText?> ReceiveAsync(CancellationToken cancel)
    {
        while (true)
        {
            var length = await _socket.ReceiveAsync(_buffer, cancel);
            if (SipText.Read(_buffer.AsSpan(0, length)) is { } message)
            {
                return message;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
