using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Seawall.Gateway.Tests;

/// <summary>One PDU as the bytes it was.</summary>
internal sealed record Heard(byte[] Bytes)
{
    public uint Command => Number(4);

    public uint Status => Number(8);

    public uint Sequence => Number(12);

    public string Body => Encoding.Latin1.GetString(Bytes, 16, Bytes.Length - 16);

    /// <summary>The string that a response begins with.</summary>
    public string MessageId => Body.Length == 0 ? "" : Body[..Body.IndexOf('\0', StringComparison.Ordinal)];

    public override string ToString() => Convert.ToHexString(Bytes);

    uint Number(int at) => BinaryPrimitives.ReadUInt32BigEndian(Bytes.AsSpan(at));
}

/// <summary>A peer that speaks bytes over a real socket; which end of a session it is, the test says.</summary>
internal sealed class FakePeer : IDisposable
{
    readonly NetworkStream stream;

    public FakePeer(Socket socket) => stream = new NetworkStream(socket, ownsSocket: true);

    public static async Task<FakePeer> ConnectAsync(IPEndPoint to)
    {
        var socket = new Socket(to.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(to, Cancel);
        return new FakePeer(socket);
    }

    /// <summary>Connects and binds as a transceiver, unless told otherwise.</summary>
    public static async Task<FakePeer> BindAsync(
        IPEndPoint to, string systemId = "hub", byte version = 0x34, uint command = 9)
    {
        var peer = await ConnectAsync(to);
        await peer.SendAsync(Pdu.Bind(command, 1, systemId, version));
        var answer = await peer.HearAsync();
        Assert.Equal((command | 0x80000000, 0u, 1u), (answer.Command, answer.Status, answer.Sequence));
        return peer;
    }

    /// <summary>Whether something came that was not heard yet.</summary>
    public bool HasMore => stream.DataAvailable;

    public async Task SendAsync(params byte[][] pdus) =>
        await stream.WriteAsync(pdus.SelectMany(pdu => pdu).ToArray(), Cancel);

    /// <summary>What never comes fails its test instead of holding up all of them.</summary>
    static Task Within(ValueTask read) => read.AsTask().WaitAsync(TimeSpan.FromMinutes(1), Cancel);

    /// <summary>The next PDU; enquire_link is answered and passed over.</summary>
    public async Task<Heard> HearAsync()
    {
        while (true)
        {
            var head = new byte[4];
            await Within(stream.ReadExactlyAsync(head, Cancel));
            var bytes = new byte[BinaryPrimitives.ReadInt32BigEndian(head)];
            head.CopyTo(bytes, 0);
            await Within(stream.ReadExactlyAsync(bytes.AsMemory(4), Cancel));
            var heard = new Heard(bytes);
            if (heard.Command != 0x15)
            {
                return heard;
            }
            await SendAsync(Pdu.Of(0x80000015, 0, heard.Sequence));
        }
    }

    /// <summary>As many as there are, in the order they came.</summary>
    public async Task<Heard[]> HearAsync(int count)
    {
        var all = new Heard[count];
        for (var at = 0; at < count; at++)
        {
            all[at] = await HearAsync();
        }
        return all;
    }

    /// <summary>A message centre's answer to what it heard.</summary>
    public Task AnswerAsync(Heard request, uint status = 0, string? id = "") =>
        SendAsync(id is null
            ? Pdu.Of(request.Command | 0x80000000, status, request.Sequence)
            : Pdu.Of(request.Command | 0x80000000, status, request.Sequence, id));

    /// <summary>Nothing came before the answer to an enquire_link sent now.</summary>
    public async Task AssertSilentAsync()
    {
        await SendAsync(Pdu.Of(0x15, 0, 0x7FFFFFF0));
        var heard = await HearAsync();
        Assert.Equal((0x80000015, 0x7FFFFFF0u), (heard.Command, heard.Sequence));
    }

    public void Dispose() => stream.Dispose();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

/// <summary>A message centre that waits to be bound to.</summary>
internal sealed class FakeCentre : IDisposable
{
    readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public FakeCentre()
    {
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
    }

    public IPEndPoint Local => (IPEndPoint)socket.LocalEndPoint!;

    /// <summary>Takes one bind; without a version it is one that takes no optional parameters.</summary>
    public async Task<FakePeer> AcceptAsync(byte? version = 0x34)
    {
        var peer = new FakePeer(await socket.AcceptAsync(TestContext.Current.CancellationToken));
        var bind = await peer.HearAsync();
        Assert.Contains(bind.Command, new uint[] { 1, 2, 9 });
        await peer.SendAsync(version is { } said
            ? Pdu.Of(bind.Command | 0x80000000, 0, bind.Sequence, "smsc", Pdu.Tlv(0x210, said))
            : Pdu.Of(bind.Command | 0x80000000, 0, bind.Sequence, "smsc"));
        return peer;
    }

    public void Dispose() => socket.Dispose();
}
