using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Seawall.Net;
using Seawall.Screening;
using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>
/// All of the links but the sockets: peers are fake wires, and the test turns the clock. One trunk, <c>hub</c>, whose
/// texts go to the next hop <c>smsc</c>.
/// </summary>
internal sealed class LinkRig : IDisposable
{
    readonly LinkTimers timers;
    readonly StreamTable streams;
    ulong lastId;

    public LinkRig(SmppModel? model = null, ILinkHandler? handler = null)
    {
        Model = model ?? Texts.Model();
        Relay = handler as RelayHandler ?? new RelayHandler();
        Relay.Back = () => Tables.Trunks[0];
        var clock = new LinkClock(Clock);
        Parts = new LinkParts(clock, handler ?? Relay, NullLogger.Instance, Model.Timers);
        Slowed = new SlowedSources(clock);
        Sessions = new LinkSessions(Parts, Door, Slowed, "seawall");
        Reader = new LinkReader(Parts, Sessions);
        timers = new LinkTimers(Parts, Sessions, Reader.Links, static _ => { });
        Tables.Swap(Model);
        Door.Swap(
            Tables.Trunks.Where(trunk => trunk.Model.Admission is not null),
            Tables.Targets.Where(target => target.Model.Outbind is not null));
        streams = new StreamTable(new NetLimits(), Clock, NullLogger.Instance);
        BinderParts = new BinderParts(
            new StreamConnector(streams, Reader, new Random(1)), clock, new BackOff(new Random(1)), Model.Timers);
    }

    public SmppModel Model { get; }

    public FakeTimeProvider Clock { get; } = new();

    public RelayHandler Relay { get; }

    public LinkTables Tables { get; } = new();

    public BindDoor Door { get; } = new();

    public LinkParts Parts { get; }

    public SlowedSources Slowed { get; }

    public LinkSessions Sessions { get; }

    public LinkReader Reader { get; }

    public BinderParts BinderParts { get; }

    public long Refused(LinkRefusal refusal) => Parts.Counters.Of(refusal);

    public long Refused(SmppRefusal refusal) => Parts.Counters.Of(refusal);

    /// <summary>Lets the time pass, with a look at all links behind it.</summary>
    public void Pass(double seconds) =>
        Clock.Advance(TimeSpan.FromSeconds(seconds) + TimeSpan.FromMilliseconds(LinkLimits.SweepMs));

    /// <summary>A peer connects.</summary>
    public RigPeer Connect(string from = "192.0.2.1", bool isSilent = false)
    {
        var wire = new FakeWire(++lastId, from) { IsSilent = isSilent };
        return new RigPeer(this, wire, Reader.Open(wire, null));
    }

    /// <summary>A peer connects and binds.</summary>
    public RigPeer Bound(
        string systemId = "hub", string password = "secret", CommandId command = CommandId.BindTransceiver,
        byte version = 0x34, bool isSilent = false)
    {
        var peer = Connect(isSilent: isSilent);
        peer.Give(Smpp.Bind(systemId, password, command: command, version: version));
        if (!isSilent)
        {
            Assert.Equal(SmppStatus.Ok, peer.Wire.Next().Status);
        }
        return peer;
    }

    /// <summary>We connect to a target; its bind_resp is not there yet.</summary>
    public RigPeer Reach(int target = 0, CommandId command = CommandId.BindTransceiver, bool isSilent = false)
    {
        var binder = new Binder(Tables.Targets[target], command, BinderParts);
        var wire = new FakeWire(++lastId, "192.0.2.9") { IsSilent = isSilent };
        return new RigPeer(this, wire, Reader.Open(wire, binder));
    }

    /// <summary>A target that we are bound to.</summary>
    public RigPeer Centre(
        int target = 0, CommandId command = CommandId.BindTransceiver, byte? version = 0x34, bool isSilent = false)
    {
        var peer = Reach(target, command, isSilent);
        if (!isSilent)
        {
            Assert.Equal(command, peer.Wire.Next().Command);
        }
        peer.Give(Smpp.BindResponse(peer.Wire.LastSequence, Commands.ResponseOf(command), version));
        Assert.True(peer.Link.IsBound);
        return peer;
    }

    public void Dispose()
    {
        timers.Dispose();
        streams.Dispose();
    }
}

/// <summary>A peer of the rig: what it says is heard as a stream would bring it.</summary>
internal sealed class RigPeer(LinkRig rig, FakeWire wire, SmppLink link)
{
    byte[] kept = [];
    bool isGone;

    public FakeWire Wire => wire;

    public SmppLink Link => link;

    /// <summary>
    /// Says some octets; those not taken, because more is needed or nothing is read, come again with the next ones.
    /// </summary>
    public void Give(params byte[] bytes)
    {
        kept = [.. kept, .. bytes];
        var offset = 0;
        while (offset < kept.Length && !wire.IsPaused && !wire.IsClosed)
        {
            var taken = rig.Reader.Receive(link, kept.AsSpan(offset));
            if (taken < 0)
            {
                wire.Close();
            }
            if (taken <= 0)
            {
                break;
            }
            offset += taken;
        }
        kept = kept[offset..];
        if (wire.IsClosed)
        {
            Go();
        }
    }

    /// <summary>The connection is gone.</summary>
    public void Go()
    {
        if (!isGone)
        {
            isGone = true;
            rig.Reader.Close(link);
        }
    }
}

/// <summary>Models of texts.</summary>
internal static class Texts
{
    public static SmppModel Model(params SmppTargetModel[] targets) => new()
    {
        Trunks = [Trunk("hub", "hub", "secret")],
        NextHops = [new SmppNextHopModel { Name = "smsc", Targets = targets.Length > 0 ? [.. targets] : [Target()] }],
    };

    public static SmppTrunkModel Trunk(string name, string systemId, string password) => new()
    {
        Screening = new TrunkScreening
        {
            Index = 7,
            Name = name,
            Class = TrunkClass.International,
            Dial = World.Dial,
        },
        NextHop = "smsc",
        Admission = new SmppAdmissionModel { SystemId = systemId, Password = password, BindsMax = 10_000 },
    };

    public static SmppTargetModel Target(string address = "192.0.2.9:2776") => new()
    {
        Address = $"tcp:{address}",
        Endpoint = IPEndPoint.Parse(address),
        SystemId = "seawall",
        Password = "pw",
    };

    public static SmppModel WithTrunk(this SmppModel model, Func<SmppTrunkModel, SmppTrunkModel> change) =>
        model with { Trunks = [change(model.Trunks[0]), .. model.Trunks[1..]] };

    public static SmppModel WithTimers(this SmppModel model, Func<SmppTimersModel, SmppTimersModel> change) =>
        model with { Timers = change(model.Timers) };
}
