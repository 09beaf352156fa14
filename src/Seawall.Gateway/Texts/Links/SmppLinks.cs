using System.Collections.Immutable;
using System.Net.Sockets;
using Seawall.Net;

namespace Seawall.Gateway;

/// <summary>
/// All SMPP connections: listeners, binds of ours, their sessions and timers. Started once, and given new models while
/// it runs. Its methods may be called from any thread.
/// </summary>
internal sealed class SmppLinks : IAsyncDisposable
{
    readonly Lock gate = new();
    readonly LinkTables tables = new();
    readonly BindDoor door = new();
    readonly LinkParts parts;
    readonly LinkSessions sessions;
    readonly LinkReader reader;
    readonly StreamTable streams;
    readonly StreamListener listener;
    readonly StreamConnector connector;
    readonly BinderParts binderParts;
    readonly LinkTimers timers;
    volatile Binder[] binders = [];
    SmppModel model;
    int turn;
    long drainBy;

    /// <exception cref="IOException">A certificate file is not readable.</exception>
    public SmppLinks(SmppModel model, SmppLinksParts given, ILinkHandler handler)
    {
        this.model = model;
        var clock = new LinkClock(given.Time);
        parts = new LinkParts(clock, handler, given.Logger, model.Timers);
        sessions = new LinkSessions(parts, door, new SlowedSources(clock), model.SystemId);
        reader = new LinkReader(parts, sessions);
        streams = new StreamTable(LimitsOf(model, given.Net), given.Time, given.Logger);
        TlsFiles?[] files = [.. model.Listeners.Select(each => FilesOf(each, given))];
        listener = new StreamListener(
            streams,
            [.. model.Listeners.Select((each, index) => new StreamEndPoint(each.Endpoint, ServerOf(files[index])))],
            reader);
        var own = files.FirstOrDefault(each => each is not null);
        connector = new StreamConnector(
            streams, reader, given.Random, given.Tls ?? (own is null ? null : own.Client));
        binderParts = new BinderParts(connector, clock, new BackOff(given.Random), model.Timers);
        timers = new LinkTimers(parts, sessions, reader.Links, Tick);
        Take(model);
    }

    public LinkTables Tables => tables;

    public LinkCounters Counters => parts.Counters;

    public bool IsDraining => sessions.IsDraining;

    /// <summary>Every connection there is, bound or not.</summary>
    public IEnumerable<SmppLink> Links => reader.Links.Values;

    /// <summary>Where it listens, in the order of the model; once it has started.</summary>
    public IReadOnlyList<PeerAddress> Locals => listener.Locals;

    /// <summary>The binds we keep.</summary>
    public IReadOnlyList<Binder> Binders => binders;

    public ImmutableArray<SmppListenerStatus> ListenerStatus() =>
        LinkStatusView.Listeners(
            model, Locals,
            [.. Enumerable.Range(0, Locals.Count).Select(index => Links.Count(link => link.Listener == index))]);

    public ImmutableArray<SmppTrunkStatus> TrunkStatus() => LinkStatusView.Trunks(tables);

    public ImmutableArray<SmppTargetStatus> TargetStatus() => LinkStatusView.Targets(tables);

    public ImmutableArray<SmppBinderStatus> BinderStatus() => LinkStatusView.Binders(binders);

    /// <summary>Binds every listener, or none, and begins to bind to others.</summary>
    /// <exception cref="SocketException">An address is taken, not ours, or not allowed.</exception>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        await listener.StartAsync(cancellation);
        for (var index = 0; index < model.Listeners.Length; index++)
        {
            LinkLog.Listening(parts.Logger, model.Listeners[index].Name, listener.Locals[index].ToString());
        }
        Tick(parts.Clock.Now);
    }

    /// <summary>
    /// The link that a text goes to; parts of one text have one key. When there is no room: park for the next hop's
    /// <see cref="SmppNextHop.Room"/>.
    /// </summary>
    public static Chosen Choose(SmppNextHop hop, ulong key, out SmppLink? link) => hop.Choose(key, out link);

    /// <summary>A link of the trunk that takes messages, each in turn; else park for its room.</summary>
    public Chosen ReceiverOf(SmppTrunk trunk, out SmppLink? link) =>
        trunk.Links.Choose((uint)Interlocked.Increment(ref turn), out link);

    /// <summary>
    /// Puts a new model in force. Binds it does not want any more are unbound politely; windows hold from the next bind
    /// on.
    /// </summary>
    public void Swap(SmppModel next)
    {
        lock (gate)
        {
            Take(next);
        }
        Tick(parts.Clock.Now);
    }

    /// <summary>
    /// Takes no bind and no request any more: the trunks' links are unbound when nothing is in hand on them, and then
    /// those of the next hops, by which what is in hand goes.
    /// </summary>
    public void Drain()
    {
        drainBy = parts.Clock.Now + parts.Times.Response;
        sessions.IsDraining = true;
        foreach (var binder in binders.Where(binder => binder.Target.Trunk is not null))
        {
            binder.Stop();
        }
        foreach (var link in Links.Where(link => link.Trunk is not null))
        {
            link.Leave();
        }
        timers.Sweep();
    }

    public async ValueTask DisposeAsync()
    {
        timers.Dispose();
        foreach (var binder in binders)
        {
            binder.Stop();
        }
        await listener.DisposeAsync();
        await connector.DisposeAsync();
        streams.Dispose();
    }

    /// <summary>
    /// A bound line may be silent as long as enquire_link is answered; and one peer may hold every bind there can be.
    /// </summary>
    static NetLimits LimitsOf(SmppModel model, NetLimits given)
    {
        var binds = model.Trunks.Sum(trunk => trunk.Admission?.BindsMax ?? 0);
        return given with
        {
            IdleMs = int.MaxValue,
            ConnectionsPerSourceMax = Math.Max(given.ConnectionsPerSourceMax, binds),
        };
    }

    static TlsFiles? FilesOf(SmppListenerModel model, SmppLinksParts given) =>
        model.Tls is null ? null : new TlsFiles(model.Name, model.Tls, asksClients: false, given.Logger);

    static Func<TlsServerModel>? ServerOf(TlsFiles? files) => files is null ? null : files.Server;

    void Take(SmppModel next)
    {
        model = next;
        parts.Swap(next.Timers);
        binderParts.Swap(next.Timers);
        sessions.Swap(next.SystemId);
        tables.Swap(next);
        door.Swap(
            tables.Trunks.Where(trunk => trunk.Model.Admission is not null),
            tables.Targets.Where(target => target.Model.Outbind is not null));
        if (!IsDraining)
        {
            Employ();
        }
        foreach (var link in Links)
        {
            if (!IsWanted(link))
            {
                link.Leave();
            }
        }
    }

    /// <summary>As many binds as each target wants: those there are stay, others begin or end.</summary>
    void Employ()
    {
        var before = binders;
        var wanted = tables.Targets.Where(target => target.Model.Outbind is null).ToHashSet();
        foreach (var binder in before.Where(binder => !wanted.Contains(binder.Target)))
        {
            binder.Stop();
        }
        var kept = before.Where(binder => wanted.Contains(binder.Target)).ToList();
        var known = kept.Select(binder => binder.Target).ToHashSet();
        foreach (var target in wanted.Where(target => !known.Contains(target)))
        {
            for (var bind = 0; bind < target.Model.Binds; bind++)
            {
                kept.AddRange(BindWriter.CommandsOf(target.Model.Bind).Select(command =>
                    new Binder(target, command, binderParts)));
            }
        }
        binders = [.. kept];
    }

    /// <summary>Whether its trunk still lets it in, or its target is still there.</summary>
    bool IsWanted(SmppLink link)
    {
        if (link.Role is not { } role)
        {
            return true;
        }
        if (role.Bound is { } target)
        {
            return tables.Targets.Contains(target);
        }
        return tables.Trunks.Contains(role.Trunk!) && IsSame(role.Admission, role.Trunk!.Model.Admission);
    }

    static bool IsSame(SmppAdmissionModel? one, SmppAdmissionModel? other) =>
        one?.SystemId == other?.SystemId && one?.Password == other?.Password
        && (one?.Sources ?? []).SequenceEqual(other?.Sources ?? []);

    void Tick(long now)
    {
        foreach (var binder in binders)
        {
            binder.Tick(now);
        }
        if (IsDraining && (now >= drainBy || tables.Trunks.All(trunk => trunk.Links.All.All(link => link.InHand == 0))))
        {
            LetGo();
        }
    }

    /// <summary>The next hops are not needed any more.</summary>
    void LetGo()
    {
        foreach (var binder in binders)
        {
            binder.Stop();
        }
        foreach (var link in Links)
        {
            link.Leave();
        }
    }
}
