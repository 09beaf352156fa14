using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Seawall.Smpp;
using Seawall.Texts;

namespace Seawall.Demo;

/// <summary>
/// The message centre at the far end of the demonstration, and the hub in front of it: takes every bind, takes every
/// text with an id of its own and a receipt where one is asked for, and delivers what it is given to whoever is bound.
/// </summary>
internal sealed class DemoCentre : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly DemoPhones? _phones;
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly List<DemoSession> _sessions = [];
    private Task _running = Task.CompletedTask;
    private int _texts;

    private DemoCentre(Socket socket, DemoPhones? phones) => (_socket, _phones) = (socket, phones);

    /// <summary>Where it listens.</summary>
    public IPEndPoint Endpoint => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>How many texts, or parts of texts, it took.</summary>
    public int Texts => Volatile.Read(ref _texts);

    /// <summary>Starts to listen; the phones say what becomes of texts, without them all are delivered.</summary>
    public static DemoCentre Start(IPEndPoint at, DemoPhones? phones = null)
    {
        var socket = new Socket(at.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(at);
        socket.Listen();
        var centre = new DemoCentre(socket, phones);
        centre._running = centre.RunAsync();
        return centre;
    }

    /// <summary>
    /// Delivers a text to whoever is bound to take some; the status of the answer, null where nobody is bound, or
    /// nobody answered.
    /// </summary>
    public async Task<SmppStatus?> DeliverAsync(string from, string to, string message, CancellationToken cancel)
    {
        DemoSession? session;
        lock (_gate)
        {
            session = _sessions.Find(one => one.Takes);
        }

        return session is null ? null : await session.DeliverAsync(
            new TextRequest { From = from, To = to, Message = message }, cancel);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_end.IsCancellationRequested)
        {
            return;
        }

        await _end.CancelAsync();
        _socket.Dispose();
        await _running;
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        var serving = new List<Task>();
        while (!_end.IsCancellationRequested)
        {
            try
            {
                serving.Add(ServeAsync(await _socket.AcceptAsync(_end.Token)));
            }
            catch (Exception failure) when (failure is OperationCanceledException or ObjectDisposedException
                or SocketException)
            {
                // Somebody who came and went at once; or the end.
            }
        }

        await Task.WhenAll(serving);
    }

    private async Task ServeAsync(Socket socket)
    {
        socket.NoDelay = true;
        var stream = new SmppStream(new NetworkStream(socket, ownsSocket: true));
        await using (stream)
        {
            using var session = new DemoSession(stream, NextId, _phones);
            lock (_gate)
            {
                _sessions.Add(session);
            }

            try
            {
                await session.RunAsync(_end.Token);
            }
            catch (Exception failure) when (failure is OperationCanceledException or IOException)
            {
                // The other end went away, or this one does.
            }
            finally
            {
                lock (_gate)
                {
                    _sessions.Remove(session);
                }
            }
        }
    }

    private string NextId() =>
        string.Create(CultureInfo.InvariantCulture, $"demo-{Interlocked.Increment(ref _texts)}");
}
