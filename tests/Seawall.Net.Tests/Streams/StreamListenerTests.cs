using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Seawall.Net.Tests.Streams;

public class StreamListenerTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task A_line_comes_back_in_both_families(string address)
    {
        await using var bed = await StreamBed.StartAsync([new(new(IPAddress.Parse(address), 0))]);
        await using var peer = await bed.ConnectAsync();
        Assert.Equal("hello", await peer.AskAsync("hello"));
        var connection = await bed.Handler.OpenedAsync();
        Assert.Equal((peer.Local, bed.Server), (connection.Remote, connection.Local));
        Assert.Equal((0, false), (connection.Listener, connection.IsTls));
        Assert.Null(connection.Destination);
        Assert.Same(PeerNames.None, connection.Names);
        var counts = bed.Table.Counts;
        Assert.Equal((1, 0, 1L, 6L), (counts.Open, counts.Handshaking, counts.Opened, counts.BytesIn));
        await Guard.Until(() => bed.Table.Counts.BytesOut == 6);
    }

    [Fact]
    public async Task Each_of_many_addresses_names_itself_by_its_index()
    {
        await using var bed = await StreamBed.StartAsync(
            [new(new(IPAddress.Loopback, 0)), new(new(IPAddress.IPv6Loopback, 0)), new(new(IPAddress.Loopback, 0))]);
        for (var i = 0; i < 3; i++)
        {
            await using var peer = await LinePeer.ConnectAsync(bed.Listener.Locals[i]);
            Assert.Equal(i, (await bed.Handler.OpenedAsync()).Listener);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_IPv6_wildcard_takes_IPv4_only_where_told(bool isDualStack)
    {
        await using var bed = await StreamBed.StartAsync([new(new(IPAddress.IPv6Any, 0), IsDualStack: isDualStack)]);
        Assert.True(PeerAddress.TryParse($"127.0.0.1:{bed.Server.Port}", out var four));
        if (isDualStack)
        {
            await using var peer = await LinePeer.ConnectAsync(four);
            Assert.Equal((peer.Local, four), await Ends(bed));
        }
        else
        {
            await Assert.ThrowsAsync<SocketException>(() => LinePeer.ConnectAsync(four));
        }

        static async Task<(PeerAddress, PeerAddress)> Ends(StreamBed bed)
        {
            var connection = await bed.Handler.OpenedAsync();
            return (connection.Remote, connection.Local);
        }
    }

    [Fact]
    public async Task Lines_that_come_together_are_given_one_by_one()
    {
        await using var bed = await StreamBed.StartAsync();
        await using var peer = await bed.ConnectAsync();
        var lines = Enumerable.Range(0, 5000).Select(i => $"line {i}").ToList();
        await peer.SendAsync(string.Join("\n", lines) + "\n");
        foreach (var line in lines) Assert.Equal(line, await bed.Handler.LineAsync());
        foreach (var line in lines) Assert.Equal(line, await peer.LineAsync());
    }

    [Fact]
    public async Task Lines_come_whole_at_every_cut()
    {
        await using var bed = await StreamBed.StartAsync();
        await using var peer = await bed.ConnectAsync();
        const string text = "one\ntwo\n\nfour\n";
        for (var first = 1; first < text.Length; first++)
        {
            // What the handler answered shows that the first part was taken by itself, when it holds a line at all.
            await peer.SendAsync(text[..first]);
            var whole = text[..first].Count(symbol => symbol == '\n');
            for (var i = 0; i < whole; i++) Assert.Equal(text.Split('\n')[i], await peer.LineAsync());
            await peer.SendAsync(text[first..]);
            for (var i = whole; i < 4; i++) Assert.Equal(text.Split('\n')[i], await peer.LineAsync());
        }
    }

    [Fact]
    public async Task A_line_in_many_small_pieces_is_offered_again_with_more_each_time()
    {
        await using var bed = await StreamBed.StartAsync();
        await using var peer = await bed.ConnectAsync();
        var line = new string('x', 3000);
        for (var at = 0; at < line.Length; at += 100)
        {
            await peer.SendAsync(line.Substring(at, 100));
            await Guard.Until(() => bed.Handler.Offered.LastOrDefault() == at + 100);
        }
        Assert.Equal(line, await peer.AskAsync(""));
        Assert.Equal(Enumerable.Range(1, 30).Select(i => i * 100).Append(3001), bed.Handler.Offered);
    }

    [Fact]
    public async Task What_was_sent_before_closing_arrives_before_the_end()
    {
        var handler = new LineHandler
        {
            AtOpening = connection => connection.TrySend(Encoding.ASCII.GetBytes(new string('y', 500_000) + "\n")),
        };
        await using var bed = await StreamBed.StartAsync(handler: handler);
        await using var peer = await bed.ConnectAsync();
        await peer.SendAsync("bye\n");
        Assert.Equal(500_000, (await peer.LineAsync()).Length);
        await peer.EndAsync();
        Assert.Equal(StreamEnd.HandlerClosed, (await bed.Handler.ClosedAsync()).End);
    }

    [Fact]
    public async Task A_peer_that_finished_sending_still_gets_its_answers()
    {
        await using var bed = await StreamBed.StartAsync();
        await using var peer = await bed.ConnectAsync();
        await peer.SendAsync("last\nrest without an end");
        peer.FinishSending();
        Assert.Equal("last", await peer.LineAsync());
        await peer.EndAsync();
        Assert.Equal(StreamEnd.PeerClosed, (await bed.Handler.ClosedAsync()).End);
        Assert.Equal(1, bed.Ends(StreamEnd.PeerClosed));
        Assert.Equal(0, bed.Table.Counts.Open);
    }

    [Fact]
    public async Task A_reset_is_told_as_one()
    {
        await using var bed = await StreamBed.StartAsync();
        var peer = await bed.ConnectAsync();
        await peer.AskAsync("here");
        peer.Break();
        Assert.Equal(StreamEnd.Reset, (await bed.Handler.ClosedAsync()).End);
    }

    [Fact]
    public async Task Other_threads_find_a_connection_by_its_id_and_send_on_it_until_it_ends()
    {
        await using var bed = await StreamBed.StartAsync();
        await using var peer = await bed.ConnectAsync();
        var opened = await bed.Handler.OpenedAsync();
        Assert.True(bed.Table.TryFind(opened.Id, out var found));
        Assert.Same(opened, found);
        // 8 threads at once: each line whole, none lost.
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 100; i++) Assert.True(found.TrySend(Encoding.ASCII.GetBytes($"{thread} {i}\n")));
        }))).Within();
        var lines = new List<string>();
        for (var i = 0; i < 800; i++) lines.Add(await peer.LineAsync());
        for (var thread = 0; thread < 8; thread++)
        {
            Assert.Equal(
                Enumerable.Range(0, 100).Select(i => $"{thread} {i}"),
                lines.Where(line => line.StartsWith($"{thread} ", StringComparison.Ordinal)));
        }
        found.Close();
        await peer.EndAsync();
        await bed.Handler.ClosedAsync();
        Assert.False(bed.Table.TryFind(opened.Id, out _));
        Assert.False(found.TrySend("late"u8));
        Assert.Equal(1, bed.Table.Counts.SendsRefused);
    }

    [Fact]
    public async Task Ids_are_new_and_go_on_behind_those_of_an_earlier_process()
    {
        await using var bed = await StreamBed.StartAsync();
        await using var first = await bed.ConnectAsync();
        var one = await bed.Handler.OpenedAsync();
        await using var second = await bed.ConnectAsync();
        var two = await bed.Handler.OpenedAsync();
        Assert.Equal(one.Id + 1, two.Id);
        bed.Clock.Advance(TimeSpan.FromMilliseconds(1));
        using var later = new StreamTable(new(), bed.Clock, bed.Log);
        Assert.True(later.NextId() > two.Id + 1000);
    }

    [Fact]
    public async Task Many_connections_are_served_side_by_side()
    {
        await using var bed = await StreamBed.StartAsync(new NetLimits { ConnectionsPerSourceMax = 1000 });
        var peers = new List<LinePeer>();
        for (var i = 0; i < 500; i++) peers.Add(await bed.ConnectAsync());
        var answers = await Task.WhenAll(peers.Select((peer, i) => peer.AskAsync($"I am {i}"))).Within();
        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"I am {i}"), answers);
        Assert.Equal(500, bed.Table.Counts.Open);
        foreach (var peer in peers) await peer.DisposeAsync();
        await Guard.Until(() => bed.Table.Counts.Open == 0);
        Assert.Equal((500, 500), (bed.Table.Counts.Opened, bed.Ends(StreamEnd.PeerClosed)));
    }

    [Fact]
    public async Task It_stops_with_connections_standing_and_sends_what_is_queued()
    {
        await using var bed = await StreamBed.StartAsync();
        await using var peer = await bed.ConnectAsync();
        var connection = await bed.Handler.OpenedAsync();
        connection.TrySend("the end\n"u8);
        await bed.Listener.StopAsync().Within();
        Assert.Equal("the end", await peer.LineAsync());
        await peer.EndAsync();
        Assert.Equal(StreamEnd.Stopped, (await bed.Handler.ClosedAsync()).End);
        await Assert.ThrowsAsync<SocketException>(bed.ConnectAsync);
    }

    [Fact]
    public async Task When_one_address_is_taken_none_is_listened_on()
    {
        await using var bed = await StreamBed.StartAsync();
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var free = (IPEndPoint)probe.LocalEndPoint!;
        probe.Dispose();
        await using var second = new StreamListener(
            bed.Table, [new(free), new(bed.Server.ToIPEndPoint())], bed.Handler);
        await Assert.ThrowsAnyAsync<Exception>(() => second.StartAsync(Guard.Token));
        await Assert.ThrowsAsync<SocketException>(() => LinePeer.ConnectAsync(PeerAddress.From(free)));
    }
}
