using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Seawall.Net;

/// <summary>
/// Listens for datagrams on one address: a socket, a thread and a handler for each worker. Errors of the network are
/// counted and never end it. An IPv4 address takes IPv4 only, an IPv6 address IPv6 only unless told otherwise.
/// </summary>
public sealed class UdpListener : IAsyncDisposable
{
    readonly ImmutableArray<UdpWorker> _workers;
    readonly List<(DatagramSender Sender, UdpCounters Counters)> _senders = [];
    readonly long[] _otherFaults = new long[UdpCounters.FaultKinds];
    long _otherOut;

    /// <summary>Binds the sockets; nothing is received before <see cref="Start"/>.</summary>
    /// <param name="endPoint">Where to listen; port 0 lets the system choose one for all workers.</param>
    /// <param name="options">Workers, buffers, cores.</param>
    /// <param name="handlers">Makes the handler of each worker, by its index.</param>
    /// <param name="logger">For the first of each kind of handler exception.</param>
    /// <exception cref="SocketException">The address is taken, not ours, or not allowed.</exception>
    public UdpListener(IPEndPoint endPoint, UdpOptions options, Func<int, IDatagramHandler> handlers, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(handlers);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Workers, 1);
        if (endPoint.Port != 0) UdpSocket.ThrowIfTaken(endPoint, options);
        var workers = new List<UdpWorker>(options.Workers);
        try
        {
            for (var i = 0; i < options.Workers; i++)
            {
                var socket = new UdpSocket(i == 0 ? endPoint : workers[0].Socket.EndPoint, options);
                var core = options.Cores.IsEmpty ? -1 : options.Cores[i % options.Cores.Length];
                var faults = new FaultLog(logger, $"udp {socket.Local}");
                workers.Add(new UdpWorker(socket, handlers(i), faults, i, core));
            }
            if (options.SpreadsEachSource) workers[0].Socket.SpreadOver(options.Workers);
        }
        catch
        {
            foreach (var worker in workers) worker.Dispose();
            throw;
        }
        _workers = [.. workers];
    }

    /// <summary>Where it listens, with the port the system chose.</summary>
    public PeerAddress Local => _workers[0].Socket.Local;

    /// <summary>
    /// Sums of all workers and senders since the start; the figures of one moment, but not of the same one.
    /// </summary>
    public UdpCounts Counts
    {
        get
        {
            long input = 0, batches = 0, errors = 0, faults = 0, drops = 0;
            var output = Volatile.Read(ref _otherOut);
            var sendFaults = ImmutableArray.CreateBuilder<long>(UdpCounters.FaultKinds);
            for (var i = 0; i < UdpCounters.FaultKinds; i++) sendFaults.Add(Volatile.Read(ref _otherFaults[i]));
            foreach (var counters in AllCounters())
            {
                ref var cells = ref counters.Cells;
                input += Volatile.Read(ref cells.DatagramsIn);
                batches += Volatile.Read(ref cells.BatchesIn);
                output += Volatile.Read(ref cells.DatagramsOut);
                errors += Volatile.Read(ref cells.ReceiveErrors);
                faults += Volatile.Read(ref cells.HandlerFaults);
                for (var i = 0; i < sendFaults.Count; i++) sendFaults[i] += Volatile.Read(ref cells.SendFaults[i]);
            }
            foreach (var worker in _workers) drops += worker.Socket.ReadKernelDrops();
            var granted = _workers[0].Socket.ReceiveBufferBytes;
            return new(input, batches, output, errors, faults, drops, granted, sendFaults.MoveToImmutable());
        }
    }

    public void Start()
    {
        foreach (var worker in _workers) worker.Start();
    }

    /// <summary>
    /// Sends one datagram from any thread, at once; false, and counted, when the kernel did not take it.
    /// </summary>
    public bool TrySend(ReadOnlySpan<byte> datagram, in PeerAddress to)
    {
        if (_workers[0].Socket.TrySend(datagram, to, out var fault))
        {
            Interlocked.Increment(ref _otherOut);
            return true;
        }
        Interlocked.Increment(ref _otherFaults[(int)fault]);
        return false;
    }

    /// <summary>
    /// A sender of this listener's address for another thread that sends much, such as a worker of another listener; it
    /// flushes itself at its <see cref="IDatagramHandler.EndOfBatch"/>. It sends nothing once the listener is disposed.
    /// </summary>
    public DatagramSender OpenSender()
    {
        var counters = new UdpCounters();
        var sender = new DatagramSender(_workers[0].Socket, counters);
        lock (_senders) _senders.Add((sender, counters));
        return sender;
    }

    /// <summary>Takes no more; ends when each worker has finished its batch.</summary>
    public Task StopAsync() => Task.WhenAll(_workers.Select(worker => worker.StopAsync()));

    /// <summary>Stops, and gives the address back.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        lock (_senders)
        {
            foreach (var (sender, _) in _senders) sender.Close();
        }
        foreach (var worker in _workers) worker.Dispose();
    }

    IEnumerable<UdpCounters> AllCounters()
    {
        lock (_senders)
        {
            return [.. _workers.Select(worker => worker.Counters), .. _senders.Select(sender => sender.Counters)];
        }
    }
}
