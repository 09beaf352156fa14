using System.Net;
using System.Net.Sockets;

namespace Seawall.Net.Tests.Streams;

public class StreamPauseTests
{
    [Fact]
    public async Task Nothing_is_read_during_a_pause_and_all_of_it_in_order_after_it()
    {
        await using var bed = await StreamBed.StartAsync(handler: Pausing("stop"));
        await using var peer = await bed.ConnectAsync();
        var connection = await bed.Handler.OpenedAsync();
        // The pause begins within one read, whose rest waits too.
        await peer.SendAsync("one\nstop\ntwo\nthr");
        Assert.Equal("one", await peer.LineAsync());
        Assert.Equal("stop", await peer.LineAsync());
        Assert.True(connection.IsPaused);
        await peer.SendAsync("ee\nstop\nfour\n");
        Assert.Equal("one", await bed.Handler.LineAsync());
        Assert.Equal("stop", await bed.Handler.LineAsync());
        connection.Resume();
        Assert.Equal("two", await peer.LineAsync());
        Assert.Equal("three", await peer.LineAsync());
        Assert.Equal("stop", await peer.LineAsync());
        Assert.True(connection.IsPaused);
        connection.Resume();
        Assert.Equal("four", await peer.LineAsync());
    }

    [Fact]
    public async Task A_pause_can_be_taken_back_before_it_was_noticed_and_be_had_again_and_again()
    {
        await using var bed = await StreamBed.StartAsync(handler: Pausing("stop"));
        await using var peer = await bed.ConnectAsync();
        var connection = await bed.Handler.OpenedAsync();
        for (var round = 0; round < 200; round++)
        {
            await peer.SendAsync("stop\n");
            await peer.LineAsync();
            connection.Resume();
            connection.Resume();
            connection.Pause();
            connection.Resume();
        }
        Assert.Equal("on", await peer.AskAsync("on"));
    }

    [Fact]
    public async Task What_is_left_over_is_given_however_short_the_pause_was()
    {
        await using var bed = await StreamBed.StartAsync(handler: Pausing("stop"));
        await using var peer = await bed.ConnectAsync();
        var connection = await bed.Handler.OpenedAsync();
        var isOver = false;
        var resuming = Task.Run(
            () =>
            {
                while (!Volatile.Read(ref isOver)) connection.Resume();
            },
            Guard.Token);
        for (var round = 0; round < 2_000; round++)
        {
            // Nothing more comes until the line after the pause was answered.
            await peer.SendAsync("stop\nnext\n");
            Assert.Equal("stop", await peer.LineAsync());
            Assert.Equal("next", await peer.LineAsync());
        }
        Volatile.Write(ref isOver, true);
        await resuming;
    }

    [Fact]
    public async Task The_peer_is_held_up_by_its_own_kernel()
    {
        await using var bed = await StreamBed.StartAsync(handler: Pausing("stop"));
        await using var peer = await bed.ConnectAsync();
        var connection = await bed.Handler.OpenedAsync();
        await peer.AskAsync("stop");
        var sent = 0;
        var writing = Task.Run(
            async () =>
            {
                for (; sent < 1_000; sent++) await peer.SendAsync(new string('x', 20_000) + "\n");
            },
            Guard.Token);
        var before = -1;
        await Guard.Until(() => before == (before = Volatile.Read(ref sent)) && before > 0);
        Assert.InRange(bed.Table.Counts.BytesIn, 0, 100_000);
        Assert.False(writing.IsCompleted);
        connection.Resume();
        Assert.Equal("stop", await bed.Handler.LineAsync());
        for (var line = 0; line < 1_000; line++) Assert.Equal(20_000, (await bed.Handler.LineAsync()).Length);
        await writing;
    }

    [Fact]
    public async Task A_paused_connection_ends_when_we_end_it()
    {
        await using var bed = await StreamBed.StartAsync(handler: Pausing("stop"));
        await using var peer = await bed.ConnectAsync();
        var connection = await bed.Handler.OpenedAsync();
        await peer.AskAsync("stop");
        connection.Close();
        await peer.EndAsync();
        Assert.Same(connection, await bed.Handler.ClosedAsync());
        connection.Pause();
        Assert.False(connection.IsPaused);
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_a_pause()
    {
        await using var bed = await StreamBed.StartAsync(handler: Pausing("stop"));
        await using var peer = await bed.ConnectAsync();
        await peer.AskAsync("stop");
        await bed.Listener.StopAsync().Within();
    }

    [Fact]
    public async Task That_the_peer_is_gone_is_learnt_after_the_pause()
    {
        await using var bed = await StreamBed.StartAsync(handler: Pausing("stop"));
        var peer = await bed.ConnectAsync();
        var connection = await bed.Handler.OpenedAsync();
        await peer.AskAsync("stop");
        await peer.SendAsync("last\n");
        peer.FinishSending();
        connection.Resume();
        Assert.Equal("last", await peer.LineAsync());
        Assert.Equal(StreamEnd.PeerClosed, (await bed.Handler.ClosedAsync()).End);
        await peer.DisposeAsync();
    }

    [Fact]
    public async Task A_pause_of_ours_is_not_held_against_the_peer()
    {
        await using var bed = await StreamBed.StartAsync(handler: Pausing("stop"));
        await using var peer = await bed.ConnectAsync();
        var connection = await bed.Handler.OpenedAsync();
        await peer.SendAsync("stop\nhalf a l");
        await peer.LineAsync();
        bed.Pass(bed.Limits.MessageMs * 2);
        bed.Pass(bed.Limits.IdleMs);
        Assert.Equal(StreamEnd.None, connection.End);
        connection.Resume();
        await peer.SendAsync("ine\n");
        Assert.Equal("half a line", await peer.LineAsync());
    }

    [Fact]
    public async Task A_connection_for_one_use_is_nobody_elses_and_knows_its_state()
    {
        await using var bed = await StreamBed.StartAsync();
        await using var near = new Near();
        var target = new StreamTarget(bed.Server);
        var first = new object();
        Assert.Equal(StreamEnd.None, await near.Connector.ConnectAsync(target, first).Within());
        var one = await near.Handler.OpenedAsync();
        Assert.Same(first, one.State);
        Assert.Null(one.Destination);
        Assert.Equal(StreamEnd.None, await near.Connector.ConnectAsync(target, null).Within());
        var two = await near.Handler.OpenedAsync();
        Assert.NotEqual(one.Id, two.Id);
        two.TrySend("hello\n"u8);
        Assert.Equal("hello", await near.Handler.LineAsync());
        await near.Connector.StopAsync().Within();
        Assert.Equal(StreamEnd.Stopped, one.End);
        Assert.Equal(StreamEnd.Stopped, await near.Connector.ConnectAsync(target, null).Within());
    }

    [Fact]
    public async Task A_connection_for_one_use_that_cannot_be_made_says_so()
    {
        using var free = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        free.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var target = new StreamTarget(PeerAddress.From((IPEndPoint)free.LocalEndPoint!));
        await using var near = new Near(new NetLimits { ConnectionsMax = 1 });
        Assert.Equal(StreamEnd.ConnectFailed, await near.Connector.ConnectAsync(target, null).Within());
        free.Listen();
        Assert.Equal(StreamEnd.None, await near.Connector.ConnectAsync(target, null).Within());
        Assert.Equal(StreamEnd.TooMany, await near.Connector.ConnectAsync(target, null).Within());
    }

    /// <summary>Echoes each short line, and pauses after one of them.</summary>
    static LineHandler Pausing(string after) => new()
    {
        Answer = (connection, line) =>
        {
            if (line == after) connection.Pause();
            return line.Length > 100 ? null : line;
        },
    };
}
