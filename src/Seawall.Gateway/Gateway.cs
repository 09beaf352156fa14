using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// The data plane as a whole: listeners, workers, next hops, for calls and for texts or for one of the two. Built from
/// a model, started once, and given a new model by one swap while it runs. Its methods may be called from any thread.
/// </summary>
public sealed class Gateway : IAsyncDisposable
{
    readonly Lock gate = new();
    readonly GatewayParts parts;
    readonly TrunkCounterBook trunkCounters;
    readonly TextCounterBook textCounters = new();
    readonly TargetRegister targets;
    readonly int workers;
    readonly int streamGates;
    GatewayModel model;
    Plant? plant;
    TextPlant? texts;

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
    public bool IsDraining => plant?.State.IsDraining == true || texts?.State.IsDraining == true;

    /// <summary>Binds every listener, or none, and takes calls and texts from then on.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">An address is taken, not ours, or not allowed.</exception>
    /// <exception cref="IOException">A certificate file is not readable.</exception>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        Plant? calls = null;
        TextPlant? messages = null;
        try
        {
            if (!model.Listeners.IsEmpty)
            {
                calls = new Plant(model, parts, trunkCounters, targets, workers, streamGates);
                await calls.StartAsync(cancellation);
            }
            if (model.Smpp is not null)
            {
                messages = new TextPlant(model, parts, textCounters);
                await messages.StartAsync(cancellation);
            }
        }
        catch
        {
            await StopAsync(calls, messages);
            throw;
        }
        lock (gate)
        {
            (plant, texts) = (calls, messages);
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
            if (!(next.Smpp?.Listeners ?? []).SequenceEqual(model.Smpp?.Listeners ?? [])
                || next.Smpp is null != model.Smpp is null)
            {
                return "Listeners for texts cannot change while the process runs; a restart takes the new ones.";
            }
            if (!next.HashKey.SequenceEqual(model.HashKey))
            {
                return "The hash key cannot change while the process runs; a restart takes the new one.";
            }
            model = next;
            plant?.Swap(next);
            texts?.Swap(next);
            GatewayLog.Swapped(parts.Logger, next.Generation);
            return null;
        }
    }

    /// <summary>
    /// Takes no new work from now on: OPTIONS and new requests are answered 503, and what runs goes on; each bind for
    /// texts is unbound when nothing is in hand on it.
    /// </summary>
    public void Drain()
    {
        var (calls, messages) = (plant, texts);
        if (calls is null && messages is null)
        {
            return;
        }
        if (calls is not null)
        {
            calls.State.IsDraining = true;
        }
        messages?.Drain();
        GatewayLog.Draining(parts.Logger);
    }

    /// <summary>Sends a text of our own; returns when the far leg took it, or cannot.</summary>
    public Task<OwnTextOutcome> SendAsync(OwnText text, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(text);
        return texts?.Sender.SendAsync(text, cancel) ?? Task.FromResult(OwnTextOutcome.Unreachable);
    }

    /// <summary>
    /// Hands a notice over without waiting. False: there is no room now, or nobody is bound; nothing happened. True:
    /// the waiter is told once, possibly before this returns.
    /// </summary>
    public bool TrySend(in OwnNotice notice, IOwnNoticeWaiter waiter)
    {
        ArgumentNullException.ThrowIfNull(waiter);
        return texts?.State.Notices.TrySend(notice, waiter) == true;
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
            return StatusView.Of(model, plant, targets, trunkCounters, parts.Time, IsDraining) with
            {
                Texts = model.Smpp is null ? null : TextView.Status(model.Smpp, texts, textCounters),
            };
        }
    }

    /// <summary>All counters since the start.</summary>
    public CounterSnapshot Counters()
    {
        lock (gate)
        {
            return CounterView.Of(
                trunkCounters, plant?.Workers ?? [], plant?.State.Reports, textCounters, texts);
        }
    }

    /// <summary>Takes nothing more, and ends when what was taken is handled and sent.</summary>
    public async Task StopAsync()
    {
        Plant? calls;
        TextPlant? messages;
        lock (gate)
        {
            (calls, messages) = (plant, texts);
            (plant, texts) = (null, null);
        }
        await StopAsync(calls, messages);
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    static async Task StopAsync(Plant? calls, TextPlant? messages)
    {
        if (messages is not null)
        {
            await messages.DisposeAsync();
        }
        if (calls is not null)
        {
            await calls.DisposeAsync();
        }
    }
}
