using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;

namespace Seawall.Net;

/// <summary>
/// Connects to next hops by TCP and TLS when there is something to send, and keeps each connection for all that is sent
/// to an equal target. What comes back goes to the same handler as what peers send on connections of their own.
/// </summary>
public sealed class StreamConnector : IAsyncDisposable
{
    readonly StreamTable _table;
    readonly IStreamHandler _handler;
    readonly Random _random;
    readonly Func<TlsClientModel> _tls;
    readonly SocketConnectionContextFactory _contexts;
    readonly Dictionary<StreamTarget, StreamDestination> _destinations = [];
    readonly ConcurrentDictionary<Task, bool> _running = new();
    readonly CancellationTokenSource _stopping = new();

    /// <param name="table">Limits and counts; shared with listeners.</param>
    /// <param name="handler">Takes what comes back.</param>
    /// <param name="random">Spreads the pauses after failures; used under a lock.</param>
    /// <param name="tls">
    /// Gives the TLS model in force, at each handshake; null for the system's roots and no certificate.
    /// </param>
    public StreamConnector(
        StreamTable table, IStreamHandler handler, Random random, Func<TlsClientModel>? tls = null)
    {
        _table = table;
        _handler = handler;
        _random = random;
        _tls = tls ?? (static () => new TlsClientModel());
        _contexts = new SocketConnectionContextFactory(new SocketConnectionFactoryOptions(), NullLogger.Instance);
    }

    internal bool IsStopping => _stopping.IsCancellationRequested;

    /// <summary>
    /// The next hop of that target, the same object for equal targets; keep it, and the path needs no look-up. False
    /// when there are as many as there may be and all of them are in use.
    /// </summary>
    public bool TryGet(in StreamTarget target, [NotNullWhen(true)] out StreamDestination? destination)
    {
        lock (_destinations)
        {
            if (_destinations.TryGetValue(target, out destination)) return true;
            if (_destinations.Count >= _table.Limits.DestinationsMax && !TryForgetIdle()) return false;
            destination = new StreamDestination(this, _table, target);
            _destinations.Add(target, destination);
            return true;
        }
    }

    /// <summary>Sends to a target that is not known beforehand; see <see cref="StreamDestination.TrySend"/>.</summary>
    public bool TrySend(in StreamTarget target, ReadOnlySpan<byte> bytes) =>
        TryGet(target, out var destination) && destination.TrySend(bytes);

    /// <summary>
    /// Connects once, by a connection that is nobody else's. Ends with <see cref="StreamEnd.None"/> when it stands, its
    /// state set before the handler is told of it; else with why not.
    /// </summary>
    public async Task<StreamEnd> ConnectAsync(StreamTarget target, object? state)
    {
        var refusal = IsStopping ? StreamEnd.Stopped : _table.Door.TryEnter(target.Address, isIncoming: false);
        if (refusal != StreamEnd.None)
        {
            _table.Count(refusal);
            return refusal;
        }
        var connection = await ConnectAsync(target, destination: null);
        if (connection is null)
        {
            _table.Door.Leave(target.Address, isIncoming: false);
            return IsStopping ? StreamEnd.Stopped : StreamEnd.ConnectFailed;
        }
        connection.State = state;
        if (IsStopping) connection.EndWith(StreamEnd.Stopped);
        Keep(Task.Run(connection.RunAsync));
        return StreamEnd.None;
    }

    /// <summary>Connects no more, lets what is queued be sent, and ends when the last connection is over.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        foreach (var connection in _table.Connections)
        {
            if (connection.Owner == this) connection.EndWith(StreamEnd.Stopped);
        }
        await Task.WhenAll(_running.Keys);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _contexts.Dispose();
        _stopping.Dispose();
    }

    internal void Begin(StreamDestination destination)
    {
        Keep(Task.Run(() => RunAsync(destination)));
    }

    void Keep(Task running)
    {
        _running[running] = true;
        _ = running.ContinueWith(
            done => _running.TryRemove(done, out _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>
    /// Doubled by each failure up to the longest, and spread over its upper half so that peers come back apart.
    /// </summary>
    internal TimeSpan PauseAfter(int failures)
    {
        var limits = _table.Limits;
        var full = Math.Min(limits.BackOffLongestMs, limits.BackOffFirstMs * Math.Pow(2, Math.Min(failures - 1, 30)));
        lock (_random) return TimeSpan.FromMilliseconds(full * (0.5 + _random.NextDouble() / 2));
    }

    async Task RunAsync(StreamDestination destination)
    {
        var remote = destination.Target.Address;
        var refusal = _table.Door.TryEnter(remote, isIncoming: false);
        if (refusal != StreamEnd.None)
        {
            _table.Count(refusal);
            destination.Failed();
            return;
        }
        var connection = await ConnectAsync(destination.Target, destination);
        if (connection is null)
        {
            _table.Door.Leave(remote, isIncoming: false);
            destination.Failed();
            return;
        }
        destination.Connected(connection);
        if (IsStopping) connection.EndWith(StreamEnd.Stopped);
        await connection.RunAsync();
    }

    async Task<StreamConnection?> ConnectAsync(StreamTarget target, StreamDestination? destination)
    {
        ConnectionContext? context = null;
        var failure = StreamEnd.ConnectFailed;
        try
        {
            context = await OpenAsync(target);
            failure = StreamEnd.HandshakeFailed;
            var tls = target.IsTls ? await HandshakeAsync(context, target.ServerName) : null;
            var local = PeerAddress.From((IPEndPoint)context.LocalEndPoint!);
            var origin = new StreamOrigin(target.Address, local, -1, this, destination);
            return new StreamConnection(_table, _handler, origin, new StreamTransport(context, tls));
        }
        catch (Exception e)
        {
            // The peer's doing, or a certificate source of ours that failed: either way this attempt only.
            var isTooSlow = failure == StreamEnd.HandshakeFailed && e is OperationCanceledException;
            _table.Count(IsStopping ? StreamEnd.Stopped : isTooSlow ? StreamEnd.HandshakeTooSlow : failure);
            if (!IsOfTheNetwork(e)) _table.CountFault(e);
            context?.Abort();
            if (context is not null) await context.DisposeAsync();
            return null;
        }
    }

    static bool IsOfTheNetwork(Exception e) =>
        e is SocketException or IOException or AuthenticationException or OperationCanceledException;

    async Task<ConnectionContext> OpenAsync(StreamTarget target)
    {
        var end = target.Address.ToIPEndPoint();
        var socket = new Socket(end.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (!target.From.IsUnspecified) socket.Bind(target.From.ToIPEndPoint());
            using var deadline = DeadlineIn(_table.Limits.ConnectMs);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, _stopping.Token);
            await socket.ConnectAsync(end, either.Token);
            return _contexts.Create(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    async Task<SslStream> HandshakeAsync(ConnectionContext context, string serverName)
    {
        using var deadline = DeadlineIn(_table.Limits.HandshakeMs);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, _stopping.Token);
        return await TlsHandshake.ConnectAsync(context, _tls(), serverName, either.Token);
    }

    CancellationTokenSource DeadlineIn(int ms) => new(TimeSpan.FromMilliseconds(ms), _table.Time);

    // Only a known peer's object is kept for good; one made for a single answer gives its place to the next.
    bool TryForgetIdle()
    {
        foreach (var (target, destination) in _destinations)
        {
            if (destination.State != DestinationState.Idle) continue;
            return _destinations.Remove(target);
        }
        return false;
    }
}
