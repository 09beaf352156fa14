using Seawall.Net;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>Keeps one bind to one target: connects, binds, and after a failure waits and does it again.</summary>
internal sealed class Binder(SmppTarget target, CommandId command, BinderParts parts)
{
    readonly Lock gate = new();
    SmppLink? link;
    int failures;
    long boundAt;
    long nextAt;

    public SmppTarget Target => target;

    /// <summary>The bind it begins with.</summary>
    public CommandId Command => command;

    public BinderState State { get; private set; } = BinderState.BackingOff;

    /// <summary>What the last attempt failed with; <c>none</c> where it did not.</summary>
    public string LastFailure { get; private set; } = "";

    /// <summary>Its link, while there is one.</summary>
    public SmppLink? Link => link;

    /// <summary>Looks whether it is time to connect.</summary>
    public void Tick(long now)
    {
        lock (gate)
        {
            if (State != BinderState.BackingOff || now < nextAt)
            {
                return;
            }
            State = BinderState.Connecting;
        }
        _ = ConnectAsync();
    }

    /// <summary>The connection stands.</summary>
    public void Opened(SmppLink opened)
    {
        lock (gate)
        {
            link = opened;
            if (State == BinderState.Stopped)
            {
                opened.Close();
                return;
            }
            State = BinderState.Binding;
        }
    }

    public void Bound(long now)
    {
        lock (gate)
        {
            boundAt = now;
            LastFailure = "";
            State = State == BinderState.Stopped ? State : BinderState.Bound;
        }
    }

    /// <summary>The peer answered the bind with an error.</summary>
    public void Refused(SmppStatus status)
    {
        lock (gate)
        {
            LastFailure = SmppStatuses.Label(status);
        }
    }

    /// <summary>The link is gone. One that stood for long is no failure, and its peer may be back at once.</summary>
    public void Lost(long now)
    {
        lock (gate)
        {
            link = null;
            var stoodLong = State == BinderState.Bound
                && now - boundAt >= parts.Clock.Units(parts.Timers.ReconnectMax);
            Fail(now, stoodLong ? 0 : failures);
        }
    }

    /// <summary>Wants no link any more; the one there is leaves politely.</summary>
    public void Stop()
    {
        SmppLink? leaving;
        lock (gate)
        {
            State = BinderState.Stopped;
            leaving = link;
        }
        leaving?.Leave();
    }

    async Task ConnectAsync()
    {
        var model = target.Model;
        var to = new StreamTarget(
            PeerAddress.From(model.Endpoint), model.IsTls, model.ServerName ?? model.Endpoint.Address.ToString());
        var end = await parts.Connector.ConnectAsync(to, this);
        if (end != StreamEnd.None)
        {
            lock (gate)
            {
                LastFailure = end.ToString();
                Fail(parts.Clock.Now, failures);
            }
        }
    }

    void Fail(long now, int before)
    {
        if (State == BinderState.Stopped)
        {
            return;
        }
        State = BinderState.BackingOff;
        failures = before + 1;
        nextAt = now + parts.Clock.Units(parts.BackOff.After(failures, parts.Timers));
    }
}

/// <summary>What all binders share.</summary>
internal sealed class BinderParts(StreamConnector connector, LinkClock clock, BackOff backOff, SmppTimersModel timers)
{
    volatile SmppTimersModel timers = timers;

    public StreamConnector Connector => connector;

    public LinkClock Clock => clock;

    public BackOff BackOff => backOff;

    public SmppTimersModel Timers => timers;

    public void Swap(SmppTimersModel next) => timers = next;
}
