using System.Net;
using System.Net.Sockets;
using Seawall.Sip;

namespace Seawall.Calls;

/// <summary>A line over one TCP connection from an address of our own choice.</summary>
internal sealed class TcpLine : ICallLine
{
    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[131_072];
    private int _filled;

    private TcpLine(Socket socket) => _socket = socket;

    /// <inheritdoc/>
    public string Transport => "TCP";

    /// <inheritdoc/>
    public IPEndPoint Local => (IPEndPoint)_socket.LocalEndPoint!;

    /// <inheritdoc/>
    public bool IsLossy => false;

    /// <summary>Connects.</summary>
    public static async Task<TcpLine> ConnectAsync(IPAddress from, IPEndPoint to, CancellationToken cancel)
    {
        var socket = new Socket(from.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(to, cancel);
            return new TcpLine(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancel) =>
        await _socket.SendAsync(message, cancel);

    /// <inheritdoc/>
    public async ValueTask<SipText?> ReceiveAsync(CancellationToken cancel)
    {
        while (true)
        {
            var frame = StreamFraming.Next(_buffer.AsSpan(0, _filled));
            switch (frame.Kind)
            {
                case StreamFrameKind.Message:
                    var message = SipText.Read(_buffer.AsSpan(0, frame.Length));
                    Consume(frame.Length);
                    if (message is not null)
                    {
                        return message;
                    }

                    break;
                case StreamFrameKind.Ping or StreamFrameKind.LineBreak:
                    Consume(frame.Length);
                    break;
                case StreamFrameKind.Refused:
                    return null;
                default:
                    var read = _filled == _buffer.Length ? 0
                        : await _socket.ReceiveAsync(_buffer.AsMemory(_filled), cancel);
                    if (read == 0)
                    {
                        return null;
                    }

                    _filled += read;
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Consume(int length)
    {
        _buffer.AsSpan(length, _filled - length).CopyTo(_buffer);
        _filled -= length;
    }
}
