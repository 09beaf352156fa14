using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Seawall.Net;

/// <summary>
/// Accepts TCP and TLS connections on any number of addresses, by Kestrel's socket transport, and runs each:
/// 1. let it in by the limits;
/// 2. shake hands;
/// 3. serve it by the handler until it is over.
/// </summary>
public sealed class StreamListener : IAsyncDisposable
{
    readonly StreamTable _table;
    readonly IStreamHandler _handler;
    readonly ImmutableArray<StreamEndPoint> _endPoints;
    readonly ConcurrentDictionary<Task, bool> _serving = new();
    readonly ConcurrentDictionary<ConnectionContext, bool> _handshaking = new();
    readonly List<IConnectionListener> _listeners = [];
    readonly List<Task> _accepting = [];
    volatile bool _isStopping;

    /// <param name="table">Limits and counts; shared with other listeners and connectors.</param>
    /// <param name="endPoints">Where to accept; a connection names its own by index.</param>
    /// <param name="handler">Takes the octets of all of them.</param>
    public StreamListener(StreamTable table, IReadOnlyList<StreamEndPoint> endPoints, IStreamHandler handler)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(handler);
        _table = table;
        _handler = handler;
        _endPoints = [.. endPoints];
    }

    /// <summary>Where it accepts, in the order given, with the ports the system chose; once it has started.</summary>
    public ImmutableArray<PeerAddress> Locals { get; private set; } = [];

    /// <summary>Binds all addresses, or none, and accepts.</summary>
    /// <exception cref="SocketException">An address is taken, not ours, or not allowed.</exception>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        try
        {
            foreach (var endPoint in _endPoints) _listeners.Add(await BindAsync(endPoint, cancellation));
        }
        catch
        {
            await UnbindAsync();
            throw;
        }
        Locals = [.. _listeners.Select(listener => PeerAddress.From((IPEndPoint)listener.EndPoint))];
        for (var i = 0; i < _listeners.Count; i++) _accepting.Add(AcceptAsync(_listeners[i], i));
    }

    /// <summary>Accepts no more, lets what is queued be sent, and ends when the last connection is over.</summary>
    public async Task StopAsync()
    {
        _isStopping = true;
        foreach (var listener in _listeners) await listener.UnbindAsync();
        await Task.WhenAll(_accepting);
        foreach (var (context, _) in _handshaking) context.Abort();
        foreach (var connection in _table.Connections)
        {
            if (connection.Owner == this) connection.EndWith(StreamEnd.Stopped);
        }
        await Task.WhenAll(_serving.Keys);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await UnbindAsync();
    }

    static async Task<IConnectionListener> BindAsync(StreamEndPoint endPoint, CancellationToken cancellation)
    {
        // The framework would take IPv4 on any IPv6 wildcard; here only where the settings say so.
        var options = new SocketTransportOptions
        {
            CreateBoundListenSocket = address =>
            {
                var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                try
                {
                    if (address.AddressFamily == AddressFamily.InterNetworkV6) socket.DualMode = endPoint.IsDualStack;
                    socket.Bind(address);
                    return socket;
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        };
        var transport = new SocketTransportFactory(Options.Create(options), NullLoggerFactory.Instance);
        return await transport.BindAsync(endPoint.Address, cancellation);
    }

    async Task UnbindAsync()
    {
        foreach (var listener in _listeners) await listener.DisposeAsync();
        _listeners.Clear();
    }

    async Task AcceptAsync(IConnectionListener listener, int index)
    {
        while (await NextAsync(listener) is { } context)
        {
            var serving = Task.Run(() => ServeAsync(context, index));
            _serving[serving] = true;
            _ = serving.ContinueWith(
                done => _serving.TryRemove(done, out _),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }
    }

    // The transport itself passes over connections that broke before they were taken. Anything else is not known to
    // happen; if it does, it must not end the accepting of a listener without a word.
    async Task<ConnectionContext?> NextAsync(IConnectionListener listener)
    {
        while (true)
        {
            try
            {
                return await listener.AcceptAsync();
            }
            catch (Exception e) when (!_isStopping)
            {
                _table.CountFault(e);
            }
        }
    }

    async Task ServeAsync(ConnectionContext context, int index)
    {
        // 1. Let it in by the limits.
        var remote = PeerAddress.From((IPEndPoint)context.RemoteEndPoint!);
        var refusal = _isStopping ? StreamEnd.Stopped : _table.Door.TryEnter(remote, isIncoming: true);
        if (refusal != StreamEnd.None)
        {
            _table.Count(refusal);
            context.Abort();
            await context.DisposeAsync();
            return;
        }
        // 2. Shake hands.
        var transport = await ShakeHandsAsync(context, _endPoints[index].Tls);
        if (transport is null)
        {
            await context.DisposeAsync();
            _table.Door.Leave(remote, isIncoming: true);
            return;
        }
        // 3. Serve it until it leaves. Whoever comes while we stop is told so at once.
        var local = PeerAddress.From((IPEndPoint)context.LocalEndPoint!);
        var origin = new StreamOrigin(remote, local, index, this, Destination: null);
        var connection = new StreamConnection(_table, _handler, origin, transport);
        if (_isStopping) connection.EndWith(StreamEnd.Stopped);
        await connection.RunAsync();
    }

    async Task<StreamTransport?> ShakeHandsAsync(ConnectionContext context, Func<TlsServerModel>? tls)
    {
        if (tls is null) return new StreamTransport(context, null);
        using var handshake = _table.Door.TryBegin(_table.Time.GetTimestamp(), context.Abort);
        if (handshake is null)
        {
            _table.Count(StreamEnd.TooManyHandshakes);
            context.Abort();
            return null;
        }
        _handshaking[context] = true;
        try
        {
            if (_isStopping) context.Abort();
            return new StreamTransport(context, await TlsHandshake.ServeAsync(context, tls()));
        }
        catch (Exception e)
        {
            // The peer's doing, or a certificate source of ours that failed: either way this connection only.
            var end = _isStopping ? StreamEnd.Stopped
                : handshake.IsTooSlow ? StreamEnd.HandshakeTooSlow
                : StreamEnd.HandshakeFailed;
            _table.Count(end);
            if (e is not (IOException or AuthenticationException or OperationCanceledException)) _table.CountFault(e);
            context.Abort();
            return null;
        }
        finally
        {
            _handshaking.TryRemove(context, out _);
        }
    }
}
