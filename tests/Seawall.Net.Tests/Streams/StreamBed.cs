using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;

namespace Seawall.Net.Tests.Streams;

/// <summary>A table with a clock that the test turns, a handler, and a listener on the loopback.</summary>
sealed class StreamBed : IAsyncDisposable
{
    StreamBed(NetLimits limits, LineHandler handler, IReadOnlyList<StreamEndPoint> endPoints)
    {
        Limits = limits;
        Handler = handler;
        Table = new StreamTable(limits, Clock, Log);
        Listener = new StreamListener(Table, endPoints, handler);
    }

    public NetLimits Limits { get; }

    public FakeTimeProvider Clock { get; } = new();

    public NotedLog Log { get; } = new();

    public LineHandler Handler { get; }

    public StreamTable Table { get; }

    public StreamListener Listener { get; }

    public PeerAddress Server => Listener.Locals[0];

    public static Task<StreamBed> StartAsync(NetLimits? limits = null, LineHandler? handler = null) =>
        StartAsync([new(new(IPAddress.Loopback, 0))], limits, handler);

    public static async Task<StreamBed> StartAsync(
        IReadOnlyList<StreamEndPoint> endPoints, NetLimits? limits = null, LineHandler? handler = null)
    {
        var bed = new StreamBed(limits ?? new(), handler ?? new(), endPoints);
        await bed.Listener.StartAsync(Guard.Token);
        return bed;
    }

    public Task<LinePeer> ConnectAsync() => LinePeer.ConnectAsync(Server);

    /// <summary>Connects, and is cut off at once.</summary>
    public async Task RefusedAsync()
    {
        try
        {
            await using var peer = await ConnectAsync();
            await peer.EndAsync();
        }
        catch (SocketException)
        {
            // Cut off before it was told that it is connected.
            return;
        }
    }

    public long Ends(StreamEnd end) => Table.Counts.Ends[(int)end];

    /// <summary>Lets the time pass, with one look at the limits behind it.</summary>
    public void Pass(int ms) => Clock.Advance(TimeSpan.FromMilliseconds(ms + Limits.SweepMs + 1));

    public async ValueTask DisposeAsync()
    {
        await Listener.DisposeAsync().AsTask().Within();
        Table.Dispose();
    }
}
