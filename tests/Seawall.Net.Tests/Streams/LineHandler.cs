using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;

namespace Seawall.Net.Tests.Streams;

/// <summary>A protocol of lines: each is noted, and answered when the test says so.</summary>
sealed class LineHandler : IStreamHandler
{
    readonly Channel<StreamConnection> _opened = Channel.CreateUnbounded<StreamConnection>();
    readonly Channel<StreamConnection> _closed = Channel.CreateUnbounded<StreamConnection>();
    readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    public Func<StreamConnection, string, string?> Answer { get; init; } = (_, line) => line;

    public Action<StreamConnection>? AtOpening { get; init; }

    public Action<StreamConnection>? AtClosing { get; init; }

    /// <summary>Octets offered in each call.</summary>
    public ConcurrentQueue<int> Offered { get; } = new();

    public Task<StreamConnection> OpenedAsync() => _opened.Reader.ReadAsync(Guard.Token).Within();

    public Task<StreamConnection> ClosedAsync() => _closed.Reader.ReadAsync(Guard.Token).Within();

    public Task<string> LineAsync() => _lines.Reader.ReadAsync(Guard.Token).Within();

    public void Opened(StreamConnection connection)
    {
        AtOpening?.Invoke(connection);
        _opened.Writer.TryWrite(connection);
    }

    public int Received(StreamConnection connection, ReadOnlySpan<byte> bytes)
    {
        Offered.Enqueue(bytes.Length);
        var end = bytes.IndexOf((byte)'\n');
        if (end < 0) return 0;
        var line = Encoding.ASCII.GetString(bytes[..end]);
        _lines.Writer.TryWrite(line);
        if (line == "bye") return -1;
        var answer = Answer(connection, line);
        if (answer is not null) connection.TrySend(Encoding.ASCII.GetBytes(answer + "\n"));
        return end + 1;
    }

    public void Closed(StreamConnection connection)
    {
        _closed.Writer.TryWrite(connection);
        AtClosing?.Invoke(connection);
    }
}
