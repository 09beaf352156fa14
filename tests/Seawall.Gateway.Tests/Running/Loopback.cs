using System.Net;
using System.Net.Sockets;
using System.Text;
using Seawall.Screening;
using Seawall.Sip;

namespace Seawall.Gateway.Tests;

/// <summary>A peer with a real UDP socket.</summary>
internal sealed class UdpPeer(string address = "127.0.0.1") : IDisposable
{
    readonly UdpClient socket = new(new IPEndPoint(IPAddress.Parse(address), 0));

    public IPEndPoint Local => (IPEndPoint)socket.Client.LocalEndPoint!;

    public async Task SendAsync(string text, IPEndPoint to) =>
        await socket.SendAsync(Encoding.Latin1.GetBytes(text), to, Cancel);

    public async Task<(string Text, IPEndPoint From)> ReceiveAsync()
    {
        var received = await socket.ReceiveAsync(Cancel);
        return (Encoding.Latin1.GetString(received.Buffer), received.RemoteEndPoint);
    }

    public void Dispose() => socket.Dispose();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

/// <summary>A peer with a real stream: TCP, or TLS over it.</summary>
internal sealed class StreamPeer(Stream stream) : IDisposable
{
    readonly StringBuilder kept = new();

    public static async Task<StreamPeer> ConnectAsync(IPEndPoint to)
    {
        var client = new TcpClient();
        await client.ConnectAsync(to, Cancel);
        return new StreamPeer(client.GetStream());
    }

    public async Task SendAsync(string text) => await stream.WriteAsync(Encoding.Latin1.GetBytes(text), Cancel);

    /// <summary>The next head without a body; null when the other end closed.</summary>
    public async Task<string?> ReceiveAsync()
    {
        var room = new byte[65_536];
        while (true)
        {
            var end = kept.ToString().IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0)
            {
                var head = kept.ToString(0, end + 4);
                kept.Remove(0, end + 4);
                return head;
            }
            int length;
            try
            {
                length = await stream.ReadAsync(room, Cancel);
            }
            catch (IOException)
            {
                return null;
            }
            if (length == 0)
            {
                return null;
            }
            kept.Append(Encoding.Latin1.GetString(room, 0, length));
        }
    }

    public async Task<string> ReceiveRawAsync(int length)
    {
        var room = new byte[length];
        await stream.ReadExactlyAsync(room, Cancel);
        return Encoding.Latin1.GetString(room);
    }

    public void Dispose() => stream.Dispose();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

/// <summary>A whole gateway on loopback.</summary>
internal static class Running
{
    public static GatewayParts Parts(ChoiceBook book, IRecordSink records) => new()
    {
        Book = book,
        Records = records,
        Time = TimeProvider.System,
        Random = new Random(1),
        Workers = 1,
    };

    public static GatewayModel Model(params TargetModel[] targets) => new()
    {
        Generation = 1,
        Listeners =
        [
            Settings.Listener(SipTransport.Udp, "127.0.0.1:0"),
            Settings.Listener(SipTransport.Tcp, "127.0.0.1:0"),
            Settings.Listener(SipTransport.Udp, "[::1]:0"),
        ],
        NextHops = [new NextHopModel { Name = "core", Targets = [.. targets] }],
        Trunks = [Settings.Trunk("igw", "127.0.0.1/32"), Settings.Trunk("six", "::1/128")],
        Screening = World.Model,
        HashKey = [.. "0123456789abcdef"u8],
    };

    public static TargetModel Target(SipTransport transport, IPEndPoint end) =>
        Settings.Target($"{transport.ToString().ToLowerInvariant()}:{end}");

    public static IPEndPoint Of(Gateway gateway, int listener) =>
        IPEndPoint.Parse(gateway.Status().Listeners[listener].Bound);

    public static ChoiceBook Book()
    {
        var book = new ChoiceBook(2);
        book.Apply(new LineState(World.Shut, default(ChoiceBits).With(Service.Voice, 1, Choice.Shut), null), 1);
        return book;
    }
}
