using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// The data plane as a whole: listeners, workers, next hops. Built from a model, started once, and given a new model by
/// one swap while it runs. Its methods may be called from any thread.
/// </summary>
public sealed class Gateway : IAsyncDisposable
{
    readonly Lock gate = new();
    readonly GatewayParts parts;
    readonly TrunkCounterBook trunkCounters;
    readonly TargetRegister targets;
    readonly int workers;
    readonly int streamGates;
    GatewayModel model;
    Plant? plant;

    /// <param name="model">What to begin with.</param>
    /// <param name="parts">What it works with.</param>
    /// <exception cref="ArgumentException">The model cannot be run; the message says why.</exception>
    public Gateway(GatewayModel model, GatewayParts parts)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(parts);
        var faults = ModelFaults.Of(model);
        if (!faults.IsEmpty)
        {
            throw new ArgumentException(string.Join(' ', faults), nameof(model));
        }
        this.model = model;
        this.parts = parts;
        workers = parts.Workers > 0 ? parts.Workers : Environment.ProcessorCount;
        streamGates = 2 * Environment.ProcessorCount;
        var datagramWorkers = workers * model.Listeners.Count(listener => listener.Transport == SipTransport.Udp);
        trunkCounters = new TrunkCounterBook(datagramWorkers + streamGates);
        targets = new TargetRegister(parts.Time);
    }

    /// <summary>Whether new work is refused.</summary>
    public bool IsDraining => plant?.State.IsDraining == true;

    /// <summary>Binds every listener, or none, and takes calls from then on.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">An address is taken, not ours, or not allowed.</exception>
    /// <exception cref="IOException">A certificate file is not readable.</exception>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        var made = new Plant(model, parts, trunkCounters, targets, workers, streamGates);
        try
        {
            await made.StartAsync(cancellation);
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
        lock (gate)
        {
            plant = made;
        }
    }

    /// <summary>
    /// Puts a new model in force as a whole. Null when that was done; else why the old one stays. Verdicts and targets
    /// of transactions in flight stay what they were; states of targets, rates and counters go on by their names.
    /// </summary>
    public string? Swap(GatewayModel next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var faults = ModelFaults.Of(next);
        if (!faults.IsEmpty)
        {
            return string.Join(' ', faults);
        }
        lock (gate)
        {
            if (!next.Listeners.SequenceEqual(model.Listeners))
            {
                return "Listeners cannot change while the process runs; a restart takes the new ones.";
            }
            if (!next.HashKey.SequenceEqual(model.HashKey))
            {
                return "The hash key cannot change while the process runs; a restart takes the new one.";
            }
            model = next;
            plant?.Swap(next);
            GatewayLog.Swapped(parts.Logger, next.Generation);
            return null;
        }
    }

    /// <summary>
    /// Takes no new work from now on: OPTIONS and new requests are answered 503; what runs goes on.
    /// </summary>
    public void Drain()
    {
        if (plant is { } running)
        {
            running.State.IsDraining = true;
            GatewayLog.Draining(parts.Logger);
        }
    }

    /// <summary>Does to a target what an operator asks; its new state, or null where there is no such target.</summary>
    public TargetState? Do(string group, string address, TargetAction action)
    {
        lock (gate)
        {
            var isKnown = model.NextHops.Any(hop =>
                hop.Name == group && hop.Targets.Any(target => target.Address == address));
            if (!isKnown)
            {
                return null;
            }
            var target = targets.Of(group, address);
            var before = target.State;
            var now = target.Do(action);
            if (now != before)
            {
                GatewayLog.TargetChanged(parts.Logger, group, address, before, now, "operator");
            }
            return now;
        }
    }

    /// <summary>How everything stands now.</summary>
    public GatewayStatus Status()
    {
        lock (gate)
        {
            return StatusView.Of(model, plant, targets, trunkCounters, parts.Time);
        }
    }

    /// <summary>All counters since the start.</summary>
    public CounterSnapshot Counters()
    {
        lock (gate)
        {
            return CounterView.Of(trunkCounters, plant?.Workers ?? []);
        }
    }

    /// <summary>Takes nothing more, and ends when what was taken is handled and sent.</summary>
    public async Task StopAsync()
    {
        Plant? running;
        lock (gate)
        {
            running = plant;
            plant = null;
        }
        if (running is not null)
        {
            await running.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync();
}
