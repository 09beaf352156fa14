using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;

namespace Seawall.Net.Tests.Datagrams;

public class UdpListenerTests
{
    [Theory]
    [InlineData("127.0.0.1:0")]
    [InlineData("[::1]:0")]
    public async Task An_echo_comes_back_in_both_families(string endPoint)
    {
        await using var listener = Listening.On(endPoint, new EchoHandler());
        using var peer = new UdpPeer(listener.Local);
        Assert.Equal([1, 2, 3], await peer.AskAsync([1, 2, 3]));
        await Guard.Until(() => listener.Counts.DatagramsOut == 1);
        var counts = listener.Counts;
        Assert.Equal((1, 1, 0), (counts.DatagramsIn, counts.BatchesIn, counts.SendFaults.Sum()));
    }

    [Theory]
    [InlineData("127.0.0.1:0")]
    [InlineData("[::1]:0")]
    public async Task The_handler_learns_who_sent(string endPoint)
    {
        var seen = new TaskCompletionSource<PeerAddress>();
        var handler = new ScriptedHandler((_, in from, _) => seen.TrySetResult(from));
        await using var listener = Listening.On(endPoint, handler);
        using var peer = new UdpPeer(listener.Local);
        peer.Send(1);
        Assert.Equal(peer.Local, await seen.Task.Within());
    }

    [Theory]
    [InlineData("127.0.0.1:0", 0)]
    [InlineData("127.0.0.1:0", 1)]
    [InlineData("127.0.0.1:0", 1500)]
    [InlineData("127.0.0.1:0", 65_507)]
    [InlineData("[::1]:0", 65_507)]
    public async Task Datagrams_of_all_lengths_pass_whole(string endPoint, int length)
    {
        await using var listener = Listening.On(endPoint, new EchoHandler());
        using var peer = new UdpPeer(listener.Local);
        var datagram = new byte[length];
        new Random(length).NextBytes(datagram);
        Assert.Equal(datagram, await peer.AskAsync(datagram));
    }

    [Fact]
    public async Task What_waits_is_taken_and_answered_in_full_batches_in_order()
    {
        var handler = new GatedHandler();
        await using var listener = Listening.On(Listening.Loopback, handler);
        using var peer = new UdpPeer(listener.Local);
        peer.Send(255);
        await handler.Entered.Task.Within();
        for (var i = 0; i < 200; i++) peer.Send((byte)i);
        handler.Gate.Set();
        Assert.Equal([255], await peer.ReceiveAsync());
        for (var i = 0; i < 200; i++) Assert.Equal([(byte)i], await peer.ReceiveAsync());
        Assert.Equal([1, 64, 64, 64, 8], handler.Batches);
        Assert.Equal((201, 5), (listener.Counts.DatagramsIn, listener.Counts.BatchesIn));
    }

    [Fact]
    public async Task A_handler_may_send_more_than_a_batch_for_one_datagram()
    {
        var handler = new ScriptedHandler((_, in from, sender) =>
        {
            for (var i = 0; i < 150; i++)
            {
                sender.Reserve()[0] = (byte)i;
                sender.Send(1, from);
            }
        });
        await using var listener = Listening.On(Listening.Loopback, handler);
        using var peer = new UdpPeer(listener.Local);
        peer.Send(1);
        for (var i = 0; i < 150; i++) Assert.Equal([(byte)i], await peer.ReceiveAsync());
    }

    [Fact]
    public async Task What_is_sent_at_the_end_of_a_batch_leaves_with_it()
    {
        PeerAddress asker = default;
        DatagramSender? own = null;
        var handler = new ScriptedHandler((_, in from, sender) =>
        {
            asker = from;
            own = sender;
        })
        {
            AtEndOfBatch = () =>
            {
                own!.Reserve()[0] = 9;
                own.Send(1, asker);
            },
        };
        await using var listener = Listening.On(Listening.Loopback, handler);
        using var peer = new UdpPeer(listener.Local);
        Assert.Equal([9], await peer.AskAsync([1]));
    }

    [Theory]
    [InlineData("0.0.0.0:0", false, "127.0.0.1")]
    [InlineData("0.0.0.0:0", false, "127.0.0.77")]
    [InlineData("[::]:0", false, "[::1]")]
    [InlineData("[::]:0", true, "[::1]")]
    [InlineData("[::]:0", true, "127.0.0.77")]
    public async Task On_a_wildcard_the_answer_leaves_from_where_the_question_came_in(
        string endPoint, bool isDualStack, string server)
    {
        var locals = new TaskCompletionSource<PeerAddress>();
        var handler = new ScriptedHandler((datagram, in from, sender) =>
        {
            locals.TrySetResult(sender.Local);
            datagram.CopyTo(sender.Reserve());
            sender.Send(datagram.Length, from);
        });
        await using var listener = Listening.On(endPoint, handler, new() { IsDualStack = isDualStack });
        Assert.True(PeerAddress.TryParse($"{server}:{listener.Local.Port}", out var asked));
        // A connected socket takes nothing from another address.
        using var peer = new UdpPeer(asked);
        Assert.Equal([7], await peer.AskAsync([7]));
        Assert.Equal([8], await peer.AskAsync([8]));
        Assert.Equal(asked, await locals.Task.Within());
    }

    [Fact]
    public async Task On_a_wildcard_the_handler_may_name_the_address_to_leave_from()
    {
        Assert.True(PeerAddress.TryParse("127.0.0.88:0", out var other));
        var handler = new ScriptedHandler((_, in from, sender) =>
        {
            sender.Reserve()[0] = 5;
            sender.Send(1, from, other);
        });
        await using var listener = Listening.On("0.0.0.0:0", handler);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.SendTo([1], new IPEndPoint(IPAddress.Loopback, listener.Local.Port));
        var answer = await socket.ReceiveFromAsync(new byte[9], new IPEndPoint(IPAddress.Any, 0), Guard.Token).Within();
        Assert.Equal(new IPEndPoint(IPAddress.Parse("127.0.0.88"), listener.Local.Port), answer.RemoteEndPoint);
    }

    [Fact]
    public async Task An_IPv6_wildcard_leaves_IPv4_to_another_listener_unless_told_otherwise()
    {
        await using var six = Listening.On("[::]:0", new EchoHandler());
        await using var four = Listening.On($"0.0.0.0:{six.Local.Port}", new EchoHandler());
        Assert.True(PeerAddress.TryParse($"127.0.0.1:{six.Local.Port}", out var server));
        using var peer = new UdpPeer(server);
        await peer.AskAsync([1]);
        Assert.Equal((0, 1), (six.Counts.DatagramsIn, four.Counts.DatagramsIn));
    }

    [Fact]
    public async Task All_workers_listen_on_one_address_and_share_its_sources()
    {
        var byWorker = new int[4];
        await using var listener = Listening.On(
            Listening.Loopback,
            worker => new ScriptedHandler((_, in from, sender) =>
            {
                byWorker[worker]++;
                sender.Reserve();
                sender.Send(1, from);
            }),
            new() { Workers = 4, Cores = [0, 1] });
        // 256 sources all on one of four: never, by any hash worth the name.
        for (var i = 0; i < 256; i++)
        {
            using var peer = new UdpPeer(listener.Local);
            await peer.AskAsync([1]);
        }
        Assert.Equal(256, byWorker.Sum());
        Assert.True(byWorker.Count(datagrams => datagrams > 0) > 1);
        Assert.Equal(256, listener.Counts.DatagramsIn);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_source_is_one_workers_unless_told_otherwise(bool spreads)
    {
        var byWorker = new int[2];
        await using var listener = Listening.On(
            Listening.Loopback,
            worker => new ScriptedHandler((_, in from, sender) =>
            {
                byWorker[worker]++;
                sender.Reserve();
                sender.Send(1, from);
            }),
            new() { Workers = 2, SpreadsEachSource = spreads });
        using var peer = new UdpPeer(listener.Local);
        for (var i = 0; i < 100; i++) await peer.AskAsync([1]);
        Assert.Equal(spreads ? 2 : 1, byWorker.Count(datagrams => datagrams > 0));
    }

    [Fact]
    public async Task Other_threads_send_from_the_listeners_address()
    {
        await using var listener = Listening.On(Listening.Loopback, new EchoHandler());
        await using var other = Listening.On(Listening.Loopback, new EchoHandler());
        using var peer = new UdpPeer(listener.Local);
        Assert.True(listener.TrySend([1], peer.Local));
        Assert.Equal([1], await peer.ReceiveAsync());

        var sender = listener.OpenSender();
        for (byte i = 0; i < 3; i++)
        {
            sender.Reserve()[0] = i;
            sender.Send(1, peer.Local);
        }
        Assert.Equal(1, listener.Counts.DatagramsOut);
        sender.Flush();
        for (byte i = 0; i < 3; i++) Assert.Equal([i], await peer.ReceiveAsync());
        Assert.Equal(4, listener.Counts.DatagramsOut);
    }

    [Fact]
    public async Task An_address_that_is_taken_or_not_ours_is_told_at_once()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var fault = Assert.Throws<SocketException>(() => New((IPEndPoint)taken.LocalEndPoint!));
        Assert.Equal(SocketError.AddressAlreadyInUse, fault.SocketErrorCode);
        await using var shared = Listening.On(Listening.Loopback, new EchoHandler());
        fault = Assert.Throws<SocketException>(() => New(shared.Local.ToIPEndPoint()));
        Assert.Equal(SocketError.AddressAlreadyInUse, fault.SocketErrorCode);
        fault = Assert.Throws<SocketException>(() => New(new IPEndPoint(IPAddress.Parse("192.0.2.1"), 0)));
        Assert.Equal(SocketError.AddressNotAvailable, fault.SocketErrorCode);

        static UdpListener New(IPEndPoint endPoint) =>
            new(endPoint, new(), _ => new EchoHandler(), NullLogger.Instance);
    }
}
