using Microsoft.Extensions.Time.Testing;

namespace Seawall.Net.Tests.Streams;

/// <summary>A connector with a table and a clock of its own; what comes back is noted and not answered.</summary>
sealed class Near : IAsyncDisposable
{
    public Near(NetLimits? limits = null, Func<TlsClientModel>? tls = null)
    {
        Table = new StreamTable(limits ?? new(), Clock, new NotedLog());
        Connector = new StreamConnector(Table, Handler, new Random(1), tls);
    }

    public FakeTimeProvider Clock { get; } = new();

    public LineHandler Handler { get; } = new() { Answer = (_, _) => null };

    public StreamTable Table { get; }

    public StreamConnector Connector { get; }

    public StreamDestination To(StreamTarget target)
    {
        Assert.True(Connector.TryGet(target, out var destination));
        return destination;
    }

    public long Ends(StreamEnd end) => Table.Counts.Ends[(int)end];

    /// <summary>Lets the time pass, with one look at the limits behind it.</summary>
    public void Pass(int ms) => Clock.Advance(TimeSpan.FromMilliseconds(ms + Table.Limits.SweepMs + 1));

    public async ValueTask DisposeAsync()
    {
        await Connector.DisposeAsync().AsTask().Within();
        Table.Dispose();
    }
}
