using System.Net;
using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>Every fault of the texts of a model, one sentence each.</summary>
public sealed class SmppFaultsTests
{
    static readonly SmppTargetModel Centre = TextRig.Target(new IPEndPoint(IPAddress.Loopback, 2776));

    static SmppModel Sound => new()
    {
        Listeners = [new SmppListenerModel { Name = "tcp", Endpoint = new(IPAddress.Loopback, 2775) }],
        Trunks = [TextRig.Trunk("intl-hub", "hub")],
        NextHops = [new SmppNextHopModel { Name = "smsc", Targets = [Centre] }],
    };

    [Fact]
    public void A_sound_model_has_none() => Assert.Empty(ModelFaults.Of(TextRig.Whole(Sound)));

    [Fact]
    public void Without_calls_and_texts_there_is_nothing_to_run() =>
        Assert.NotEmpty(ModelFaults.Of(TextRig.Whole(Sound) with { Smpp = null }));

    [Fact]
    public void A_trunk_of_calls_needs_a_listener_of_its_own()
    {
        var model = TextRig.Whole(Sound) with { Trunks = Settings.Model.Trunks, NextHops = Settings.Model.NextHops };
        Assert.Contains(ModelFaults.Of(model), fault => fault.StartsWith("There are 0", StringComparison.Ordinal));
    }

    [Fact]
    public void A_trunk_of_texts_has_a_name_of_its_own()
    {
        var model = Settings.Model with { Smpp = Sound with { Trunks = [TextRig.Trunk("igw", "hub")] } };
        Assert.Contains("The name \"igw\" stands twice.", ModelFaults.Of(model));
    }

    [Theory]
    [MemberData(nameof(Trunks))]
    public void Trunks_out_of_range(string what, Func<SmppTrunkModel, SmppTrunkModel> change) =>
        Assert.Contains(what, Fault(Sound with { Trunks = [change(Sound.Trunks[0])] }), StringComparison.Ordinal);

    public static TheoryData<string, Func<SmppTrunkModel, SmppTrunkModel>> Trunks => new()
    {
        { "either who binds", trunk => trunk with { Admission = null } },
        { "either who binds", trunk => trunk with { Hub = Centre } },
        { "no next hop", trunk => trunk with { NextHop = "other" } },
        { "a bind out of range", trunk => Bind(trunk, bind => bind with { SystemId = "" }) },
        { "a bind out of range", trunk => Bind(trunk, bind => bind with { SystemId = new string('x', 16) }) },
        { "a bind out of range", trunk => Bind(trunk, bind => bind with { Password = new string('x', 9) }) },
        { "a bind out of range", trunk => Bind(trunk, bind => bind with { BindsMax = 0 }) },
        { "a rate out of range", trunk => trunk with { Rate = new RateModel(0, 1) } },
        { "a rate out of range", trunk => trunk with { BindRate = new RateModel(1, 0) } },
        { "a window out of range", trunk => trunk with { Window = 0 } },
        { "a window out of range", trunk => trunk with { OwnWindow = 1_001 } },
        { "refuses nothing", trunk => Refusing(trunk, SmppStatus.Ok) },
        { "too much", trunk => Refusing(trunk, SmppStatus.ReceiverPermanentError) },
        { "no operator's own", trunk => trunk with { SpoofedMark = new SmppMarkModel(0x13FF, [1]) } },
        { "no operator's own", trunk => trunk with { SpoofedMark = new SmppMarkModel(0x1400, []) } },
        { "does not exist", trunk => trunk with { Version = 0x40 } },
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public void Targets_out_of_range(string what, Func<SmppTargetModel, SmppTargetModel> change)
    {
        var targets = new SmppNextHopModel { Name = "smsc", Targets = [change(Centre)] };
        Assert.Contains(what, Fault(Sound with { NextHops = [targets] }), StringComparison.Ordinal);
        var trunk = Sound.Trunks[0] with { Admission = null, Hub = change(Centre) };
        Assert.Contains(what, Fault(Sound with { Trunks = [trunk] }), StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<SmppTargetModel, SmppTargetModel>> Targets => new()
    {
        { "is ourselves", target => target with { Endpoint = new(IPAddress.Loopback, 2775) } },
        { "does not fit its PDU", target => target with { SystemId = new string('x', 16) } },
        { "does not fit its PDU", target => target with { Password = new string('x', 9) } },
        { "does not fit its PDU", target => target with { SystemType = new string('x', 13) } },
        { "does not fit its PDU", target => target with { AddressRange = new string('x', 41) } },
        { "does not fit its PDU", target => target with { SystemId = "a\0b" } },
        { "out of range", target => target with { Binds = 0 } },
        { "out of range", target => target with { Binds = 101 } },
        { "out of range", target => target with { Window = 1_001 } },
        { "out of range", target => target with { Version = 0x33 } },
    };

    [Theory]
    [MemberData(nameof(Wholes))]
    public void The_whole_out_of_range(string what, Func<SmppModel, SmppModel> change) =>
        Assert.Contains(what, Fault(change(Sound)), StringComparison.Ordinal);

    public static TheoryData<string, Func<SmppModel, SmppModel>> Wholes => new()
    {
        { "system_id", model => model with { SystemId = "" } },
        { "system_id", model => model with { SystemId = new string('x', 16) } },
        { "timer", model => model with { Timers = new SmppTimersModel { Response = TimeSpan.Zero } } },
        { "timer", model => model with { Timers = new SmppTimersModel { ReconnectMax = TimeSpan.Zero } } },
        { "there is no listener", model => model with { Listeners = [] } },
        { "stands twice", model => model with { Listeners = [model.Listeners[0], model.Listeners[0]] } },
        { "stands twice", model => model with { NextHops = [model.NextHops[0], model.NextHops[0]] } },
        { "has no targets", model => model with { NextHops = [model.NextHops[0] with { Targets = [] }] } },
        {
            "stands twice",
            model => model with { NextHops = [model.NextHops[0] with { Targets = [Centre, Centre] }] }
        },
        { "bind alike", model => model with { Trunks = [model.Trunks[0], TextRig.Trunk("other", "hub")] } },
    };

    [Fact]
    public void Who_connects_to_us_by_outbind_needs_a_listener()
    {
        var target = Centre with { Outbind = new SmppOutbindModel("smsc", "secret") };
        var model = Sound with
        {
            Listeners = [],
            Trunks = [Sound.Trunks[0] with { Admission = null, Hub = target }],
        };
        Assert.Contains("there is no listener", Fault(model), StringComparison.Ordinal);
    }

    static string Fault(SmppModel model) => string.Join(' ', ModelFaults.Of(TextRig.Whole(model)));

    static SmppTrunkModel Bind(SmppTrunkModel trunk, Func<SmppAdmissionModel, SmppAdmissionModel> change) =>
        trunk with { Admission = change(trunk.Admission!) };

    static SmppTrunkModel Refusing(SmppTrunkModel trunk, SmppStatus status) =>
        trunk with { Refusal = new SmppRefusalModel { Status = status } };
}
