using System.Net;

namespace Seawall.Net.Tests.Streams;

public class StreamLimitTests
{
    [Fact]
    public async Task No_more_connections_than_there_may_be()
    {
        await using var bed = await StreamBed.StartAsync(new NetLimits { ConnectionsMax = 2 });
        var first = await bed.ConnectAsync();
        await first.AskAsync("in");
        await using var second = await bed.ConnectAsync();
        await second.AskAsync("in");
        await bed.RefusedAsync();
        Assert.Equal((1, 2), (bed.Ends(StreamEnd.TooMany), bed.Table.Counts.Open));
        // A place that was left is given again.
        await first.DisposeAsync();
        await Guard.Until(() => bed.Table.Counts.Open == 1);
        await using var fourth = await bed.ConnectAsync();
        Assert.Equal("in", await fourth.AskAsync("in"));
    }

    [Fact]
    public async Task No_more_of_one_source_than_there_may_be_and_others_still_come_in()
    {
        await using var bed = await StreamBed.StartAsync(new NetLimits { ConnectionsPerSourceMax = 1 });
        await using var first = await bed.ConnectAsync();
        await first.AskAsync("in");
        await bed.RefusedAsync();
        await Guard.Until(() => bed.Ends(StreamEnd.TooManyOfSource) == 1);
        await using var other = await LinePeer.ConnectAsync(bed.Server, from: "127.0.0.2");
        Assert.Equal("in", await other.AskAsync("in"));
    }

    [Theory]
    [InlineData("2001:db8::1", "2001:db8::2", StreamEnd.TooManyOfSource)]
    [InlineData("2001:db8::1", "2001:db8:0:1::1", StreamEnd.None)]
    [InlineData("192.0.2.1", "192.0.2.2", StreamEnd.None)]
    [InlineData("192.0.2.1", "192.0.2.1", StreamEnd.TooManyOfSource)]
    public void A_source_is_an_IPv4_address_or_an_IPv6_network_of_64_bits(string first, string second, StreamEnd end)
    {
        var door = new StreamDoor(new() { ConnectionsPerSourceMax = 1 });
        Assert.True(PeerAddress.TryParseHost(first, 1, out var one) & PeerAddress.TryParseHost(second, 2, out var two));
        Assert.Equal(StreamEnd.None, door.TryEnter(one, isIncoming: true));
        Assert.Equal(end, door.TryEnter(two, isIncoming: true));
        Assert.Equal(StreamEnd.None, door.TryEnter(one, isIncoming: false));
        door.Leave(one, isIncoming: true);
        Assert.Equal(StreamEnd.None, door.TryEnter(one, isIncoming: true));
    }

    [Fact]
    public async Task A_connection_that_carries_nothing_is_closed()
    {
        await using var bed = await StreamBed.StartAsync();
        await using var peer = await bed.ConnectAsync();
        var connection = await bed.Handler.OpenedAsync();
        bed.Pass(bed.Limits.IdleMs / 2);
        Assert.Equal("alive", await peer.AskAsync("alive"));
        bed.Pass(bed.Limits.IdleMs / 2);
        Assert.Equal(StreamEnd.None, connection.End);
        bed.Pass(bed.Limits.IdleMs / 2);
        await peer.EndAsync();
        Assert.Equal(StreamEnd.Idle, (await bed.Handler.ClosedAsync()).End);
    }

    [Fact]
    public async Task A_message_that_trickles_is_given_up_whatever_comes_meanwhile()
    {
        await using var bed = await StreamBed.StartAsync();
        await using var peer = await bed.ConnectAsync();
        var connection = await bed.Handler.OpenedAsync();
        await peer.SendAsync("s");
        await Guard.Until(() => bed.Handler.Offered.LastOrDefault() == 1);
        bed.Pass(bed.Limits.MessageMs - bed.Limits.SweepMs - 2);
        await peer.SendAsync("l");
        await Guard.Until(() => bed.Handler.Offered.LastOrDefault() == 2);
        Assert.Equal(StreamEnd.None, connection.End);
        bed.Pass(0);
        await peer.EndAsync();
        Assert.Equal(StreamEnd.MessageTooSlow, (await bed.Handler.ClosedAsync()).End);
    }

    [Fact]
    public async Task Each_message_has_its_own_time()
    {
        await using var bed = await StreamBed.StartAsync();
        await using var peer = await bed.ConnectAsync();
        var connection = await bed.Handler.OpenedAsync();
        for (var i = 0; i < 5; i++)
        {
            // The begin of the next line comes with the end of the one before.
            await peer.SendAsync("line\nli");
            await peer.LineAsync();
            await Guard.Until(() => bed.Handler.Offered.LastOrDefault() == 2);
            bed.Pass(bed.Limits.MessageMs * 2 / 3);
            await peer.SendAsync("ne\n");
            await peer.LineAsync();
        }
        bed.Pass(bed.Limits.MessageMs * 2);
        Assert.Equal(StreamEnd.None, connection.End);
    }

    [Fact]
    public async Task A_message_without_an_end_is_cut_off_at_the_limit()
    {
        await using var bed = await StreamBed.StartAsync(new NetLimits { ReceiveBytesMax = 10_000 });
        await using var peer = await bed.ConnectAsync();
        await peer.SendAsync(new string('x', 9_999));
        Assert.Equal(9_999, (await peer.AskAsync("")).Length);
        await peer.SendAsync(new string('x', 10_001));
        await peer.EndAsync();
        Assert.Equal(StreamEnd.MessageTooLong, (await bed.Handler.ClosedAsync()).End);
    }

    [Fact]
    public async Task A_peer_that_does_not_read_gets_no_more_than_its_queue_and_is_given_up()
    {
        await using var bed = await StreamBed.StartAsync(new NetLimits { SendQueueBytesMax = 100_000 });
        await using var peer = await bed.ConnectAsync();
        var connection = await bed.Handler.OpenedAsync();
        var block = new byte[10_000];
        // The buffers of both kernels fill first, and how much they take is theirs to say; then the queue stays full.
        await Guard.Until(() =>
        {
            while (connection.TrySend(block))
            {
            }
            bed.Pass(bed.Limits.SendMs);
            return connection.End == StreamEnd.SendTooSlow;
        });
        Assert.InRange(bed.Table.Counts.SendsRefused, 1, long.MaxValue);
        Assert.Same(connection, await bed.Handler.ClosedAsync());
        await Guard.Until(() => bed.Table.Counts.Open == 0);
    }

    [Fact]
    public async Task One_slow_peer_holds_no_other_up_and_stopping_waits_for_it_only_so_long()
    {
        var handler = new LineHandler { Answer = (_, line) => line == "much" ? new string('z', 900_000) : line };
        await using var bed = await StreamBed.StartAsync(handler: handler);
        await using var slow = await bed.ConnectAsync();
        for (var i = 0; i < 20; i++) await slow.SendAsync("much\n");
        await using var quick = await bed.ConnectAsync();
        Assert.Equal("quick", await quick.AskAsync("quick"));
        var stopping = bed.Listener.StopAsync();
        await Guard.Until(() =>
        {
            bed.Pass(bed.Limits.SendMs);
            return stopping.IsCompleted;
        });
        await stopping;
        Assert.Equal(0, bed.Table.Counts.Open);
    }

    [Fact]
    public async Task A_handler_that_throws_loses_its_connection_and_no_other()
    {
        var handler = new LineHandler
        {
            Answer = (_, line) => line == "boom" ? throw new FormatException() : line,
            AtOpening = connection => _ = connection.Remote.Port == 0 ? throw new FormatException() : 0,
            AtClosing = _ => throw new InvalidOperationException(),
        };
        await using var bed = await StreamBed.StartAsync(handler: handler);
        await using var good = await bed.ConnectAsync();
        for (var i = 0; i < 3; i++)
        {
            await using var bad = await bed.ConnectAsync();
            await bad.SendAsync("boom\n");
            await bad.EndAsync();
            Assert.Equal(StreamEnd.HandlerFault, (await bed.Handler.ClosedAsync()).End);
        }
        Assert.Equal("good", await good.AskAsync("good"));
        await Guard.Until(() => bed.Table.Counts.HandlerFaults == 6);
        Assert.Equal(2, bed.Log.Faults.Count);
    }

    [Fact]
    public async Task A_handler_that_throws_at_the_opening_is_told_of_the_end()
    {
        var handler = new LineHandler { AtOpening = _ => throw new FormatException() };
        await using var bed = await StreamBed.StartAsync(handler: handler);
        await using var peer = await bed.ConnectAsync();
        await peer.EndAsync();
        Assert.Equal(StreamEnd.HandlerFault, (await bed.Handler.ClosedAsync()).End);
    }

    [Fact]
    public async Task A_handler_cannot_consume_more_than_there_is()
    {
        await using var bed = await StreamBed.StartAsync();
        await using var other = new StreamListener(bed.Table, [new(new(IPAddress.Loopback, 0))], new Greedy());
        await other.StartAsync(Guard.Token);
        await using var peer = await LinePeer.ConnectAsync(other.Locals[0]);
        await peer.SendAsync("x");
        await peer.EndAsync();
        await Guard.Until(() => bed.Ends(StreamEnd.HandlerFault) == 1);
    }

    sealed class Greedy : IStreamHandler
    {
        public void Opened(StreamConnection connection)
        {
        }

        public int Received(StreamConnection connection, ReadOnlySpan<byte> bytes) => bytes.Length + 1;

        public void Closed(StreamConnection connection)
        {
        }
    }
}
