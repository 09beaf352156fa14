using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;

namespace Seawall.Net.Tests.Datagrams;

public class UdpStopTests
{
    [Theory]
    [InlineData("127.0.0.1:0")]
    [InlineData("[::1]:0")]
    [InlineData("0.0.0.0:0")]
    public async Task Workers_that_wait_for_traffic_stop_at_once(string endPoint)
    {
        var listener = Listening.On(endPoint, _ => new EchoHandler(), new() { Workers = 3 });
        await listener.StopAsync().Within();
        await listener.StopAsync().Within();
        await listener.DisposeAsync();
    }

    [Fact]
    public async Task A_listener_that_never_started_stops_as_well()
    {
        var listener = new UdpListener(
            new(IPAddress.Loopback, 0), new() { Workers = 2 }, _ => new EchoHandler(), NullLogger.Instance);
        await listener.DisposeAsync().AsTask().Within();
    }

    [Fact]
    public async Task Under_load_it_stops_after_the_batch_in_hand()
    {
        var listener = Listening.On(Listening.Loopback, _ => new EchoHandler(), new() { Workers = 2 });
        using var quit = new CancellationTokenSource();
        var load = Enumerable.Range(0, 2).Select(_ => Task.Run(() => Flood(listener.Local, quit.Token))).ToArray();
        await Guard.Until(() => listener.Counts.DatagramsIn > 1000);
        await listener.StopAsync().Within();
        var after = listener.Counts;
        await listener.DisposeAsync();
        await quit.CancelAsync();
        await Task.WhenAll(load).Within();
        Assert.Equal(after.DatagramsIn, listener.Counts.DatagramsIn);
        Assert.Equal(after.DatagramsIn, after.DatagramsOut + after.SendFaults.Sum());
    }

    [Fact]
    public async Task The_address_is_free_again_once_disposed()
    {
        var listener = Listening.On(Listening.Loopback, _ => new EchoHandler(), new() { Workers = 2 });
        var address = listener.Local.ToIPEndPoint();
        await listener.DisposeAsync();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(address);
    }

    [Fact]
    public async Task What_is_sent_after_the_end_is_counted_and_harms_nobody()
    {
        var listener = Listening.On(Listening.Loopback, new EchoHandler());
        var sender = listener.OpenSender();
        using var peer = new UdpPeer(listener.Local);
        await listener.DisposeAsync();
        sender.Reserve();
        sender.Send(1, peer.Local);
        sender.Flush();
        Assert.False(listener.TrySend([1], peer.Local));
        Assert.Equal(2, listener.Counts.SendFaults[(int)SendFault.Other]);
    }

    static void Flood(PeerAddress server, CancellationToken quit)
    {
        using var peer = new UdpPeer(server);
        var datagram = new byte[200];
        while (!quit.IsCancellationRequested)
        {
            try
            {
                peer.Send(datagram);
            }
            catch (SocketException)
            {
                // Refused by ICMP once the listener is gone.
                return;
            }
        }
    }
}
