using System.Text;
using Microsoft.Extensions.Time.Testing;
using Seawall.Net;
using Seawall.Screening;
using Seawall.Sip;

namespace Seawall.Gateway.Tests;

/// <summary>A gate with everything around it that is not the network: bytes in, bytes out, time by hand.</summary>
internal sealed class GateRig
{
    readonly TablesBuilder builder;
    readonly GateState state;

    public GateRig(
        GatewayModel? model = null, ChoiceBook? book = null, IRecordSink? sink = null, IOutlet? outlet = null,
        IProbeAnswers? probes = null)
    {
        model ??= Settings.Model;
        Assert.Empty(ModelFaults.Of(model));
        Book = book ?? new ChoiceBook(2);
        Counters = new TrunkCounterBook(2);
        Targets = new TargetRegister(Time);
        Listeners = new Listeners(model.Listeners.Select(
            (listener, index) => new OwnListener(index, listener, PeerAddress.From(listener.Endpoint))));
        builder = new TablesBuilder(Listeners, Targets, Counters, new GateClock(Time));
        state = new GateState(builder.Build(model, 0))
        {
            Listeners = Listeners,
            Key = new KeyedHash(model.HashKey.AsSpan()),
            Memory = new TransactionMemory(1_000),
            Book = Book,
            Records = sink ?? Records,
            Probes = probes ?? new NoProbes(),
            Parts = new PartMemory(),
            Reports = new ReportTable(Time, Outlet.Deliver),
            Peers = Peers,
        };
        Worker = new GateWorker(0, Time, outlet ?? Outlet);
        Gate = new CallGate(state, Worker);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 5, 20, 8, 0, 0, TimeSpan.Zero));

    public ChoiceBook Book { get; }

    public RecordList Records { get; } = new();

    public FakeOutlet Outlet { get; } = new();

    public FakePeers Peers { get; } = new();

    public TrunkCounterBook Counters { get; }

    public TargetRegister Targets { get; }

    public Listeners Listeners { get; }

    public GateWorker Worker { get; }

    public CallGate Gate { get; }

    public GateState State => state;

    /// <summary>Another worker of the same gateway.</summary>
    public CallGate Second(FakeOutlet outlet) => new(state, new GateWorker(1, Time, outlet));

    /// <summary>One datagram from an address, to the listener of its family; what left because of it.</summary>
    public Left[] Send(string text, string from = "192.0.2.7:5060")
    {
        var address = Address.Of(from);
        Gate.Handle(Encoding.Latin1.GetBytes(text), new Arrival(address.IsIPv4 ? 0 : 2, SipTransport.Udp, address));
        return Outlet.Take();
    }

    /// <summary>The same, where exactly one message leaves.</summary>
    public Left One(string text, string from = "192.0.2.7:5060") => Assert.Single(Send(text, from));

    /// <summary>One message on a connection.</summary>
    public Left[] SendOn(
        ulong connection, string text, string from = "192.0.2.7:40000", int listener = 1, params string[] names)
    {
        var address = Address.Of(from);
        if (!Peers.Standing.TryGetValue(connection, out var peer))
        {
            peer = new Peer(connection, listener, new HostAddress(address.Bits), names);
            Peers.Standing.Add(connection, peer);
        }
        var transport = Listeners[listener].Transport;
        Gate.Handle(Encoding.Latin1.GetBytes(text), new Arrival(listener, transport, address, peer));
        return Outlet.Take();
    }

    /// <summary>A line's choice for calls and texts from overseas, in force at once.</summary>
    public void Choose(E164 line, Choice choice)
    {
        var bits = default(ChoiceBits).With(Service.Voice, 1, choice).With(Service.Sms, 1, choice);
        Assert.True(Book.Apply(new LineState(line, bits, null), Book.Version + 1));
    }

    public void Swap(GatewayModel next) => state.Swap(builder.Build(next, state.NextSwap));

    public TrunkCounters Of(string trunk) => Counters.Sum(trunk);

    public long Refused(GateRefusal refusal) => Worker.Counters.Of(refusal);

    public Target TargetAt(string address, string group = "core") => Targets.Of(group, $"udp:{address}");
}
