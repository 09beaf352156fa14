using System.Net;
using System.Net.Sockets;

namespace Seawall.Net.Tests.Datagrams;

public class UdpFaultTests
{
    [Fact]
    public async Task A_handler_that_throws_loses_its_datagram_and_nothing_else()
    {
        var log = new NotedLog();
        var handler = new ScriptedHandler((datagram, in from, sender) =>
        {
            var room = sender.Reserve();
            if (datagram[0] % 3 == 0) throw new InvalidOperationException("three");
            if (datagram[0] % 5 == 0) throw new FormatException("five");
            datagram.CopyTo(room);
            sender.Send(datagram.Length, from);
        });
        await using var listener = new UdpListener(new(IPAddress.Loopback, 0), new(), _ => handler, log);
        using var peer = new UdpPeer(listener.Local);
        // All before the start, so that they are one batch, with failures at its begin and end.
        for (byte i = 0; i < 61; i++) peer.Send(i);
        listener.Start();
        for (byte i = 0; i < 61; i++)
        {
            if (i % 3 != 0 && i % 5 != 0) Assert.Equal([i], await peer.ReceiveAsync());
        }
        Assert.Equal([61], await peer.AskAsync([61]));
        Assert.Equal((62, 29), (listener.Counts.DatagramsIn, listener.Counts.HandlerFaults));
        Type[] kinds = [typeof(InvalidOperationException), typeof(FormatException)];
        Assert.Equal(kinds, log.Faults.Select(fault => fault.GetType()));
    }

    [Fact]
    public async Task A_throwing_end_of_batch_keeps_no_answer_back()
    {
        var handler = new ScriptedHandler((_, in from, sender) =>
        {
            sender.Reserve()[0] = 4;
            sender.Send(1, from);
        })
        {
            AtEndOfBatch = () => throw new InvalidOperationException(),
        };
        await using var listener = Listening.On(Listening.Loopback, handler);
        using var peer = new UdpPeer(listener.Local);
        Assert.Equal([4], await peer.AskAsync([1]));
        Assert.Equal([4], await peer.AskAsync([1]));
        Assert.Equal(2, listener.Counts.HandlerFaults);
    }

    [Fact]
    public async Task Peers_that_refuse_by_ICMP_disturb_nobody()
    {
        var closed = FreePort();
        var handler = new ScriptedHandler((datagram, in from, sender) =>
        {
            for (var i = 0; i < 3; i++)
            {
                sender.Reserve()[0] = 0;
                sender.Send(1, closed);
            }
            datagram.CopyTo(sender.Reserve());
            sender.Send(datagram.Length, from);
        });
        await using var listener = Listening.On(Listening.Loopback, handler);
        using var peer = new UdpPeer(listener.Local);
        for (byte i = 0; i < 100; i++) Assert.Equal([i], await peer.AskAsync([i]));
        await Guard.Until(() => listener.Counts.DatagramsOut == 400);
        Assert.Equal((100, 0), (listener.Counts.DatagramsIn, listener.Counts.ReceiveErrors));
    }

    [Fact]
    public async Task What_the_kernel_refuses_is_counted_by_kind_and_the_rest_leaves()
    {
        Assert.True(PeerAddress.TryParse("[::1]:9", out var six));
        Assert.True(PeerAddress.TryParse("255.255.255.255:9", out var broadcast));
        var handler = new ScriptedHandler((_, in from, sender) =>
        {
            Send(sender, 1, six);
            Send(sender, 1, from);
            Send(sender, NetLimits.DatagramBytesMax, from);
            Send(sender, 2, from);
            Send(sender, 1, broadcast);
            Send(sender, 1, from.WithPort(0));
            Send(sender, 3, from);
        });
        await using var listener = Listening.On(Listening.Loopback, handler);
        using var peer = new UdpPeer(listener.Local);
        peer.Send(0);
        for (var i = 1; i <= 3; i++) Assert.Equal(i, (await peer.ReceiveAsync()).Length);
        await Guard.Until(() => listener.Counts.DatagramsOut == 3);
        var faults = listener.Counts.SendFaults;
        Assert.Equal(1, faults[(int)SendFault.TooLong]);
        Assert.Equal(1, faults[(int)SendFault.NotPermitted]);
        Assert.Equal(2, faults[(int)SendFault.WrongAddress]);
        Assert.Equal(4, faults.Sum());

        Assert.False(listener.TrySend([1], six));
        Assert.False(listener.TrySend(new byte[65_508], peer.Local));
        Assert.Equal(3, listener.Counts.SendFaults[(int)SendFault.WrongAddress]);
        Assert.Equal(2, listener.Counts.SendFaults[(int)SendFault.TooLong]);

        static void Send(DatagramSender sender, int length, in PeerAddress to)
        {
            sender.Reserve();
            sender.Send(length, to);
        }
    }

    [Theory]
    [InlineData(Kernel.EAgain, SendFault.BufferFull)]
    [InlineData(Kernel.ENoBufs, SendFault.NoBuffers)]
    [InlineData(Kernel.ENoMem, SendFault.NoBuffers)]
    [InlineData(Kernel.EPerm, SendFault.NotPermitted)]
    [InlineData(Kernel.EAcces, SendFault.NotPermitted)]
    [InlineData(Kernel.EMsgSize, SendFault.TooLong)]
    [InlineData(Kernel.EHostUnreach, SendFault.Unreachable)]
    [InlineData(Kernel.ENetUnreach, SendFault.Unreachable)]
    [InlineData(Kernel.EAddrNotAvail, SendFault.Unreachable)]
    [InlineData(Kernel.ENetDown, SendFault.Unreachable)]
    [InlineData(Kernel.EConnRefused, SendFault.Refused)]
    [InlineData(Kernel.EAfNoSupport, SendFault.WrongAddress)]
    [InlineData(Kernel.EInval, SendFault.WrongAddress)]
    [InlineData(5, SendFault.Other)]
    public void Every_error_has_its_kind(int error, SendFault fault) => Assert.Equal(fault, Kernel.SendFaultOf(error));

    [Fact]
    public async Task More_than_the_kernel_may_hold_is_dropped_and_its_count_shown()
    {
        var handler = new GatedHandler();
        await using var listener = Listening.On(Listening.Loopback, handler, new() { ReceiveBufferBytes = 65_536 });
        using var peer = new UdpPeer(listener.Local);
        peer.Send(1);
        await handler.Entered.Task.Within();
        for (var i = 0; i < 1000; i++) peer.Send(new byte[1000]);
        Assert.InRange(listener.Counts.KernelDrops, 1, 1000);
        var dropped = listener.Counts.KernelDrops;
        handler.Gate.Set();
        await Guard.Until(() => listener.Counts.DatagramsOut == 1001 - dropped);
    }

    [Fact]
    public async Task A_length_no_datagram_can_have_is_our_mistake()
    {
        await using var listener = Listening.On(Listening.Loopback, new EchoHandler());
        var sender = listener.OpenSender();
        Assert.Throws<ArgumentOutOfRangeException>(() => sender.Send(NetLimits.DatagramBytesMax + 1, listener.Local));
        Assert.Throws<ArgumentOutOfRangeException>(() => sender.Send(-1, listener.Local));
    }

    static PeerAddress FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return PeerAddress.From((IPEndPoint)socket.LocalEndPoint!);
    }
}
