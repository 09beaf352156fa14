using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>Binds of ours: what they say, what becomes of the answer, and outbind.</summary>
public sealed class LinkBinderTests
{
    [Fact]
    public void A_bind_of_ours_says_what_the_settings_say()
    {
        using var rig = new LinkRig(Texts.Model(Texts.Target() with
        {
            SystemType = "SMPP", AddressRange = "^8613", Version = 0x50,
        }));
        var bind = rig.Reach().Wire.Next();
        SmppPdu.Parse(bind.Bytes, out var pdu);
        Assert.Equal(SmppRefusal.None, PduCheck.Find(pdu));
        Assert.Equal(("seawall", "pw", "SMPP", "^8613", (byte)0x50),
            (bind.Text(SmppField.SystemId), bind.Text(SmppField.Password), bind.Text(SmppField.SystemType),
                bind.Text(SmppField.AddressRange), pdu.Octet(SmppField.InterfaceVersion)));
    }

    [Theory]
    [InlineData(0x34, false, 0x34, true)]
    [InlineData(0x50, false, 0x34, true)]
    [InlineData(0x33, false, 0x33, false)]
    [InlineData(null, false, 0x33, false)]
    [InlineData(null, true, 0x34, true)]
    public void Without_its_version_a_peer_takes_no_optional_parameters_unless_the_settings_know_better(
        int? said, bool takesTlvs, byte version, bool expected)
    {
        using var rig = new LinkRig(Texts.Model(Texts.Target() with { TakesTlvs = takesTlvs }));
        var centre = rig.Centre(version: (byte?)said);
        Assert.Equal((version, expected), (centre.Link.Version, centre.Link.TakesTlvs));
    }

    [Theory]
    [InlineData(CommandId.BindTransceiverResp, SmppStatus.InvalidPassword, "ESME_RINVPASWD")]
    [InlineData(CommandId.BindTransceiverResp, SmppStatus.AlreadyBound, "ESME_RALYBND")]
    [InlineData(CommandId.GenericNack, SmppStatus.InvalidCommandId, "ESME_RINVCMDID")]
    public void A_bind_that_is_refused_is_closed_and_said_so(CommandId answer, SmppStatus status, string failure)
    {
        using var rig = new LinkRig();
        var centre = rig.Reach();
        var bind = centre.Wire.Next();
        centre.Give(Smpp.Header(answer, bind.Sequence, status));
        Assert.True(centre.Wire.IsClosed);
        Assert.False(centre.Link.IsBound);
        Assert.Equal(1, rig.Refused(LinkRefusal.BindRefused));
        Assert.Equal((BinderState.BackingOff, failure), (centre.Link.Binder!.State, centre.Link.Binder.LastFailure));
        Assert.Empty(rig.Relay.Notes);
    }

    [Fact]
    public void A_bind_that_nobody_answers_is_given_up()
    {
        using var rig = new LinkRig();
        var centre = rig.Reach();
        rig.Pass(9);
        Assert.False(centre.Wire.IsClosed);
        rig.Pass(1);
        Assert.True(centre.Wire.IsClosed);
        Assert.Equal(1, rig.Refused(LinkRefusal.ResponseTimedOut));
    }

    [Fact]
    public void Nothing_is_sent_before_the_bind_is_answered()
    {
        using var rig = new LinkRig();
        var centre = rig.Reach();
        centre.Wire.All();
        var hub = rig.Bound();
        hub.Give(Smpp.Submit(1));
        Assert.Equal(SmppStatus.SystemError, hub.Wire.Next().Status);
        centre.Wire.Silent();
        Assert.Equal(SendResult.Closed, centre.Link.TryRequest(Smpp.Submit(1), default(InFlight)));
    }

    [Theory]
    [InlineData(CommandId.BindReceiver, false)]
    [InlineData(CommandId.BindTransmitter, true)]
    public void Half_a_pair_carries_one_direction(CommandId command, bool canReceive)
    {
        using var rig = new LinkRig();
        Assert.Equal(canReceive, rig.Centre(command: command).Link.CanReceiveMessages);
    }

    [Theory]
    [InlineData(SmppBindKind.Transceiver, 1)]
    [InlineData(SmppBindKind.Transmitter, 1)]
    [InlineData(SmppBindKind.Receiver, 1)]
    [InlineData(SmppBindKind.Pair, 2)]
    public void A_pair_is_two_binds(SmppBindKind kind, int binds) =>
        Assert.Equal(binds, BindWriter.CommandsOf(kind).Length);

    [Fact]
    public void A_hub_that_we_bind_to_is_a_trunk_and_its_deliveries_are_requests()
    {
        var trunk = Texts.Trunk("hub", "", "") with { Admission = null, Hub = Texts.Target("192.0.2.30:2775") };
        using var rig = new LinkRig(Texts.Model() with { Trunks = [trunk] });
        var centre = rig.Centre();
        var hub = rig.Centre(target: 1);
        Assert.Same(rig.Tables.Trunks[0], hub.Link.Trunk);
        Assert.Equal((SessionSide.Esme, (SmppTarget?)null), (hub.Link.Side, hub.Link.Target));
        hub.Give(Smpp.Submit(6, command: CommandId.DeliverSm));
        Assert.Equal(CommandId.SubmitSm, centre.Wire.Next().Command);
        centre.Give(Smpp.Response(CommandId.SubmitSmResp, 2));
        var answer = hub.Wire.Next();
        Assert.Equal((CommandId.DeliverSmResp, 6u), (answer.Command, answer.Sequence));
    }

    [Fact]
    public void An_outbind_is_followed_by_a_bind_on_its_connection()
    {
        using var rig = new LinkRig(Outbinding(binds: 1));
        var centre = rig.Connect("192.0.2.9");
        centre.Give(Smpp.Outbind("smsc", "open"));
        var bind = centre.Wire.Next();
        Assert.Equal((CommandId.BindTransceiver, "seawall", "pw"),
            (bind.Command, bind.Text(SmppField.SystemId), bind.Text(SmppField.Password)));
        centre.Give(Smpp.BindResponse(bind.Sequence));
        Assert.Equal((SessionSide.Esme, true), (centre.Link.Side, centre.Link.CanReceiveMessages));
        Assert.Same(rig.Tables.Targets[0], centre.Link.Target);
        // No more than as many as there shall be.
        var second = rig.Connect("192.0.2.9");
        second.Give(Smpp.Outbind("smsc", "open"));
        Assert.True(second.Wire.IsClosed);
        centre.Go();
        Assert.Empty(rig.Tables.Targets[0].Links.All);
    }

    [Theory]
    [InlineData("smsc", "wrong", "192.0.2.9")]
    [InlineData("other", "open", "192.0.2.9")]
    [InlineData("smsc", "open", "192.0.2.77")]
    public void An_outbind_that_nobody_waits_for_is_closed_late_and_without_a_word(
        string systemId, string password, string from)
    {
        using var rig = new LinkRig(Outbinding(binds: 1));
        var peer = rig.Connect(from);
        peer.Give(Smpp.Outbind(systemId, password));
        Assert.False(peer.Wire.IsClosed);
        rig.Pass(1);
        peer.Wire.Silent();
        Assert.True(peer.Wire.IsClosed);
        Assert.Equal(1, rig.Refused(LinkRefusal.OutbindUnknown));
    }

    [Fact]
    public void Pauses_double_up_to_the_longest_and_are_spread()
    {
        var timers = new SmppTimersModel();
        var backOff = new BackOff(new Random(3));
        double[] longest = [1, 2, 4, 8, 16, 32, 60, 60];
        for (var failures = 1; failures <= longest.Length; failures++)
        {
            var pauses = Enumerable.Range(0, 50).Select(_ => backOff.After(failures, timers).TotalSeconds).ToArray();
            Assert.All(pauses, pause => Assert.InRange(pause, longest[failures - 1] / 2, longest[failures - 1]));
            Assert.True(pauses.Distinct().Count() > 40);
        }
    }

    static SmppModel Outbinding(int binds) => Texts.Model(Texts.Target() with
    {
        Binds = binds,
        Outbind = new SmppOutbindModel("smsc", "open"),
    });
}
