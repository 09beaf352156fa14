using System.Buffers.Binary;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>A peer with a real connection, at either end of it.</summary>
internal sealed class SmppPeer(Socket socket, Stream stream) : IDisposable
{
    uint sequence;

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<SmppPeer> ConnectAsync(IPEndPoint to, SslClientAuthenticationOptions? tls = null)
    {
        var socket = new Socket(to.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(to, Cancel);
        var plain = new NetworkStream(socket, ownsSocket: true);
        if (tls is null)
        {
            return new SmppPeer(socket, plain);
        }
        var secure = new SslStream(plain);
        await secure.AuthenticateAsClientAsync(tls, Cancel);
        return new SmppPeer(socket, secure);
    }

    /// <summary>Connects and binds.</summary>
    public static async Task<SmppPeer> BindAsync(IPEndPoint to, CommandId command = CommandId.BindTransceiver)
    {
        var peer = await ConnectAsync(to);
        await peer.SendAsync(Smpp.Bind(command: command));
        Assert.Equal(SmppStatus.Ok, (await peer.ReceiveAsync())!.Status);
        return peer;
    }

    /// <summary>Takes the next connection of ours, and its bind.</summary>
    public static async Task<SmppPeer> AcceptAsync(Socket listener)
    {
        var socket = await listener.AcceptAsync(Cancel);
        var peer = new SmppPeer(socket, new NetworkStream(socket, ownsSocket: true));
        var bind = await peer.ReceiveAsync();
        await peer.SendAsync(Smpp.BindResponse(bind!.Sequence, Commands.ResponseOf(bind.Command)));
        return peer;
    }

    /// <summary>A free port that is listened on.</summary>
    public static Socket Listen()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        return socket;
    }

    public uint NextSequence() => ++sequence;

    public async Task SendAsync(byte[] bytes) => await stream.WriteAsync(bytes, Cancel);

    /// <summary>The next PDU; null when the other end closed.</summary>
    public async Task<SentPdu?> ReceiveAsync()
    {
        try
        {
            var head = new byte[4];
            await stream.ReadExactlyAsync(head, Cancel);
            var pdu = new byte[BinaryPrimitives.ReadInt32BigEndian(head)];
            head.CopyTo(pdu, 0);
            await stream.ReadExactlyAsync(pdu.AsMemory(4), Cancel);
            return SentPdu.Of(pdu);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Breaks the connection with a reset.</summary>
    public void Break()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }

    public void Dispose() => stream.Dispose();
}
