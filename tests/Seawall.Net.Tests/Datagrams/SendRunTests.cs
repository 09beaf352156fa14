using System.Net;
using System.Runtime.InteropServices;

namespace Seawall.Net.Tests.Datagrams;

/// <summary>What leaves in runs arrives as if each datagram had left by itself.</summary>
public class SendRunTests
{
    [Theory]
    [InlineData("127.0.0.1:0", true)]
    [InlineData("127.0.0.1:0", false)]
    [InlineData("[::1]:0", true)]
    [InlineData("0.0.0.0:0", true)]
    [InlineData("[::]:0", true)]
    public async Task Each_peer_gets_its_own_datagrams_whole_and_in_order(string endPoint, bool coalesces)
    {
        using var socket = Bound(endPoint, new() { Coalesces = coalesces });
        var counters = new UdpCounters();
        var sender = new DatagramSender(socket, counters);
        var host = socket.Family == Kernel.AfInet ? "127.0.0.1" : "[::1]";
        Assert.True(PeerAddress.TryParse($"{host}:{socket.Local.Port}", out var server));
        var random = new Random(20220520);
        for (var round = 0; round < 60; round++)
        {
            // From one peer to more than have a place among the open ones, from one length to any.
            UdpPeer[] peers = [.. Enumerable.Range(0, 1 + (round % 12)).Select(_ => new UdpPeer(server))];
            var sent = peers.Select(_ => new List<byte[]>()).ToArray();
            var lengths = 1 + (round % 5);
            for (var i = 0; i < NetLimits.BatchMax; i++)
            {
                var to = random.Next(peers.Length);
                var datagram = new byte[round % 7 == 6 ? random.Next(0, 3_000) : 300 + (10 * random.Next(lengths))];
                random.NextBytes(datagram);
                datagram.CopyTo(sender.Reserve());
                sender.Send(datagram.Length, peers[to].Local, server);
                sent[to].Add(datagram);
            }
            sender.Flush();
            for (var peer = 0; peer < peers.Length; peer++)
            {
                foreach (var datagram in sent[peer]) Assert.Equal(datagram, await peers[peer].ReceiveAsync());
                peers[peer].Dispose();
            }
            Assert.Equal((round + 1) * NetLimits.BatchMax, counters.Cells.DatagramsOut);
        }
    }

    [Fact]
    public async Task Long_datagrams_make_runs_no_longer_than_one_may_be()
    {
        using var socket = Bound("127.0.0.1:0", new());
        var sender = new DatagramSender(socket, new UdpCounters());
        using var peer = new UdpPeer(socket.Local);
        for (var i = 0; i < 40; i++)
        {
            sender.Reserve()[..9_000].Fill((byte)i);
            sender.Send(9_000, peer.Local);
        }
        sender.Flush();
        for (var i = 0; i < 40; i++)
        {
            var datagram = await peer.ReceiveAsync();
            Assert.Equal((9_000, (byte)i, (byte)i), (datagram.Length, datagram[0], datagram[^1]));
        }
    }

    [Theory]
    [InlineData(300)]
    [InlineData(2_000)]
    public async Task Where_the_kernel_takes_no_run_each_leaves_by_itself(int length)
    {
        // Without checksums the kernel refuses runs with EINVAL, as it does where the path is too narrow.
        const int noCheck = 11;
        using var socket = Bound("127.0.0.1:0", new());
        using var descriptor = new System.Net.Sockets.SafeSocketHandle(socket.Descriptor, ownsHandle: false);
        using var raw = new System.Net.Sockets.Socket(descriptor);
        raw.SetRawSocketOption(Kernel.SolSocket, noCheck, MemoryMarshal.AsBytes<int>([1]));
        var counters = new UdpCounters();
        var sender = new DatagramSender(socket, counters);
        using var peer = new UdpPeer(socket.Local);
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 20; i++)
            {
                sender.Reserve()[..length].Fill((byte)i);
                sender.Send(length, peer.Local);
            }
            sender.Flush();
            for (var i = 0; i < 20; i++)
            {
                var datagram = await peer.ReceiveAsync();
                Assert.Equal((length, (byte)i), (datagram.Length, datagram[0]));
            }
        }
        Assert.Equal(60, counters.Cells.DatagramsOut);
        for (var fault = 0; fault < UdpCounters.FaultKinds; fault++) Assert.Equal(0, counters.Cells.SendFaults[fault]);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 64)]
    public void A_batch_to_one_peer_is_one_message_unless_told_otherwise(bool coalesces, int messages)
    {
        using var socket = Bound("127.0.0.1:0", new() { Coalesces = coalesces });
        Assert.Equal(messages, Arranged(socket, Enumerable.Repeat(320, 64)));
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(4, 1)]
    public void Few_datagrams_stay_by_themselves(int datagrams, int messages)
    {
        using var socket = Bound("127.0.0.1:0", new());
        Assert.Equal(messages, Arranged(socket, Enumerable.Repeat(320, datagrams)));
    }

    [Fact]
    public void Only_the_last_of_a_run_is_shorter()
    {
        using var socket = Bound("127.0.0.1:0", new());
        Assert.Equal(2, Arranged(socket, [400, 400, 400, 400, 300, 300, 300, 300, 300]));
        Assert.Equal(4, Arranged(socket, [300, 400, 300, 400]));
    }

    static UdpSocket Bound(string endPoint, UdpOptions options)
    {
        Assert.True(PeerAddress.TryParse(endPoint, out var address));
        return new UdpSocket(address.ToIPEndPoint(), options);
    }

    static unsafe int Arranged(UdpSocket socket, IEnumerable<int> lengths)
    {
        var slots = new DatagramSlots(socket.Family, socket.HasPacketInfo);
        var runs = new SendRuns(slots, socket);
        var to = PeerAddress.From(new IPEndPoint(IPAddress.Loopback, 9));
        var count = 0;
        foreach (var length in lengths)
        {
            SocketName.TryWrite(slots.Name(count), socket.Family, to);
            slots.Vectors[count++].Length = (nuint)length;
        }
        var messages = runs.Arrange(count);
        Assert.Equal(count, Enumerable.Range(0, messages).Sum(runs.CountOf));
        return messages;
    }
}
