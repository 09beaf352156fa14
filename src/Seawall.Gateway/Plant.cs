using System.Collections.Immutable;
using Seawall.Net;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// A gateway that runs: sockets, workers, probes, put together in the order that each needs the one before. Made once,
/// started once, disposed once.
/// </summary>
internal sealed class Plant : IAsyncDisposable
{
    readonly GatewayModel first;
    readonly GatewayParts parts;
    readonly TrunkCounterBook counters;
    readonly TargetRegister targets;
    readonly int workersEach;
    readonly int streamGates;
    readonly UdpListener?[] datagrams;
    readonly List<DatagramEntry> entries = [];
    readonly StreamEntry streamEntry = new();
    readonly int[] streamIndexes;
    readonly StreamTable streamTable;
    readonly StreamListener streams;
    readonly StreamConnector connector;
    TablesBuilder? builder;
    Prober? prober;
    ReportTable? reports;
    GateState? state;

    public Plant(
        GatewayModel model, GatewayParts parts, TrunkCounterBook counters, TargetRegister targets, int workersEach,
        int streamGates)
    {
        first = model;
        this.parts = parts;
        this.counters = counters;
        this.targets = targets;
        this.workersEach = workersEach;
        this.streamGates = streamGates;
        datagrams = new UdpListener?[model.Listeners.Length];
        streamIndexes = [.. Indexes(model, isStream: true)];
        var asksClients = model.Trunks.Any(trunk => !trunk.TlsNames.IsEmpty);
        var tls = streamIndexes.Where(index => model.Listeners[index].Tls is not null)
            .ToDictionary(
                index => index,
                index => new TlsFiles(
                    model.Listeners[index].Name, model.Listeners[index].Tls!, asksClients, parts.Logger));
        streamTable = new StreamTable(parts.Net, parts.Time, parts.Logger);
        streams = new StreamListener(
            streamTable,
            [.. streamIndexes.Select(index => new StreamEndPoint(
                model.Listeners[index].Endpoint, tls.TryGetValue(index, out var files) ? files.Server : null))],
            streamEntry);
        connector = new StreamConnector(
            streamTable, streamEntry, parts.Random, tls.Values.FirstOrDefault() is { } own ? own.Client : null);
    }

    public GateState State => state!;

    public ImmutableArray<GateWorker> Workers { get; private set; } = [];

    public async Task StartAsync(CancellationToken cancellation)
    {
        // 1. Sockets, so that every address and port is known.
        var options = new UdpOptions
        {
            Workers = workersEach,
            Coalesces = parts.Coalesces,
            SpreadsEachSource = parts.SpreadsEachSource && workersEach > 1,
        };
        foreach (var index in Indexes(first, isStream: false))
        {
            datagrams[index] = new UdpListener(
                first.Listeners[index].Endpoint, options, _ => Entry(index), parts.Logger);
        }
        await streams.StartAsync(cancellation);

        // 2. What all workers share.
        var listeners =
            new Listeners(first.Listeners.Select((model, index) => new OwnListener(index, model, Bound(index))));
        var carriers = new Carriers(datagrams, streamTable, connector);
        var key = new KeyedHash(first.HashKey.AsSpan());
        builder = new TablesBuilder(listeners, targets, counters, new GateClock(parts.Time));
        prober = new Prober(new ProbeParts(listeners, key, parts.Time, carriers.TrySend, parts.Logger));
        reports = new ReportTable(parts.Time, carriers.TrySend);
        state = new GateState(builder.Build(first, 0))
        {
            Listeners = listeners,
            Key = key,
            Memory = new TransactionMemory(TransactionsInFlight(first)),
            Book = parts.Book,
            Records = parts.Records,
            Probes = prober,
            Parts = new PartMemory(),
            Reports = reports,
            Peers = carriers,
        };

        // 3. Workers, and then what they wait for.
        Employ(listeners, carriers);
        foreach (var listener in datagrams)
        {
            listener?.Start();
        }
        prober.Watch(state.Tables);
        foreach (var listener in listeners.All)
        {
            GatewayLog.Listening(parts.Logger, listener.Model.Name, listener.Bound.ToString());
        }
    }

    public void Swap(GatewayModel next)
    {
        var tables = builder!.Build(next, State.NextSwap);
        State.Swap(tables);
        prober!.Watch(tables);
    }

    public ImmutableArray<ListenerStatus> Listeners() =>
    [
        .. State.Listeners.All.Select(listener => new ListenerStatus(
            listener.Model.Name, listener.Bound.ToString(), streamEntry.Open(listener.Index),
            datagrams[listener.Index]?.Counts.KernelDrops ?? 0)),
    ];

    public async ValueTask DisposeAsync()
    {
        prober?.Dispose();
        reports?.Dispose();
        await streams.DisposeAsync();
        await connector.DisposeAsync();
        foreach (var listener in datagrams)
        {
            if (listener is not null)
            {
                await listener.DisposeAsync();
            }
        }
        streamTable.Dispose();
    }

    /// <summary>A gate for each UDP worker, and a few that all streams share.</summary>
    void Employ(Listeners listeners, Carriers carriers)
    {
        var workers = ImmutableArray.CreateBuilder<GateWorker>();
        foreach (var entry in entries)
        {
            var outlet = new DatagramOutlet(entry.Listener, listeners.All.Length, carriers);
            workers.Add(new GateWorker(workers.Count, parts.Time, outlet));
            entry.Attach(new CallGate(State, workers[^1]), outlet);
        }
        var gates = new CallGate[streamGates];
        for (var index = 0; index < gates.Length; index++)
        {
            workers.Add(new GateWorker(workers.Count, parts.Time, new StreamOutlet(carriers)));
            gates[index] = new CallGate(State, workers[^1]);
        }
        Workers = workers.ToImmutable();
        streamEntry.Attach(gates, listeners, streamIndexes, State);
    }

    DatagramEntry Entry(int listener)
    {
        var entry = new DatagramEntry(listener);
        entries.Add(entry);
        return entry;
    }

    PeerAddress Bound(int index) => datagrams[index]?.Local ?? streams.Locals[Array.IndexOf(streamIndexes, index)];

    static IEnumerable<int> Indexes(GatewayModel model, bool isStream) =>
        Enumerable.Range(0, model.Listeners.Length)
            .Where(index => model.Listeners[index].Transport.IsStream() == isStream);

    /// <summary>Every trunk at its highest rate for 64·T1.</summary>
    static long TransactionsInFlight(GatewayModel model) =>
        model.Trunks.Sum(trunk => (long)(trunk.Rate?.PerSecond ?? GatewayLimits.UnlimitedTrunkPerSecond))
            * GatewayLimits.TransactionSeconds;
}
