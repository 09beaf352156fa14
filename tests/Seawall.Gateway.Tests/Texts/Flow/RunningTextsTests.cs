using System.Net;
using Seawall.Screening;
using Seawall.Sip;
using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>A gateway of texts alone, of calls alone, of both; reloads and draining.</summary>
public sealed class RunningTextsTests
{
    [Fact]
    public async Task Calls_alone_have_no_texts()
    {
        using var callee = new UdpPeer();
        await using var gateway = new Gateway(
            Running.Model(Running.Target(SipTransport.Udp, callee.Local)),
            Running.Parts(Running.Book(), new RecordList()));
        await gateway.StartAsync(TestContext.Current.CancellationToken);
        Assert.Null(gateway.Status().Texts);
        Assert.Empty(gateway.Counters().Texts.Pdus);
        Assert.Empty(gateway.Counters().Texts.RefusedInput);
    }

    [Fact]
    public async Task Calls_and_texts_stand_side_by_side()
    {
        using var callee = new UdpPeer();
        using var caller = new UdpPeer();
        using var centre = new FakeCentre();
        var texts = new SmppModel
        {
            Listeners = [new SmppListenerModel { Name = "tcp", Endpoint = new(IPAddress.Loopback, 0) }],
            Trunks = [TextRig.Trunk("intl-hub", "hub")],
            NextHops = [new SmppNextHopModel { Name = "smsc", Targets = [TextRig.Target(centre.Local)] }],
        };
        var model = Running.Model(Running.Target(SipTransport.Udp, callee.Local)) with { Smpp = texts };
        var book = new ChoiceBook(2);
        var shut = default(ChoiceBits).With(Service.Voice, 1, Choice.Shut).With(Service.Sms, 1, Choice.Shut);
        book.Apply(new LineState(World.Shut, shut, null), 1);
        await using var gateway = new Gateway(model, Running.Parts(book, new RecordList()));
        await gateway.StartAsync(TestContext.Current.CancellationToken);
        using var bound = await centre.AcceptAsync();

        using var hub = await FakePeer.BindAsync(IPEndPoint.Parse(gateway.Status().Texts!.Listeners[0].Bound));
        await hub.SendAsync(Pdu.Message(4, 1, TextRig.Shut));
        Assert.Equal(0x45u, (await hub.HearAsync()).Status);
        await caller.SendAsync(Sip.Invite(Sip.Shut, via: $"{caller.Local}"), Running.Of(gateway, 0));
        Assert.StartsWith("SIP/2.0 603 ", (await caller.ReceiveAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(
            [(Service.Voice, "igw"), (Service.Sms, "intl-hub")],
            gateway.Counters().Verdicts.Select(row => (row.Service, row.Trunk)));
    }

    [Fact]
    public async Task A_reload_is_in_force_for_the_next_text_and_binds_stay()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        Assert.Null(rig.Swap(model => model with
        {
            Trunks =
            [
                model.Trunks[0] with { Refusal = new SmppRefusalModel { Status = (SmppStatus)0x4AB } },
            ],
        }));
        await hub.SendAsync(Pdu.Message(4, 1, TextRig.Shut), Pdu.Message(4, 2, TextRig.Undecided));
        Assert.Equal(0x4ABu, (await hub.HearAsync()).Status);
        await rig.Centre.AnswerAsync(await rig.Centre.HearAsync(), id: "a");
        Assert.Equal("a", (await hub.HearAsync()).MessageId);
        Assert.Equal(2u, rig.Records.All[0].Record.Generation);
    }

    [Fact]
    public async Task What_cannot_change_keeps_the_old_settings()
    {
        await using var rig = await TextRig.StartAsync();
        Assert.Contains("Listeners for texts", rig.Swap(model => model with
        {
            Listeners = [model.Listeners[0] with { Name = "other" }],
        }), StringComparison.Ordinal);
        await using var calls = new Gateway(
            Settings.Model, Running.Parts(new ChoiceBook(2), new RecordList()));
        Assert.Contains("Listeners for texts", calls.Swap(
            Settings.Model with { Smpp = rig.Model.Smpp! with { Listeners = [], Trunks = [] } }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draining_finishes_what_is_in_hand_and_unbinds()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Message(4, 1, TextRig.Undecided));
        var text = await rig.Centre.HearAsync();
        rig.Gateway.Drain();
        Assert.True(rig.Gateway.IsDraining);
        Assert.True(rig.Gateway.Status().Draining);
        await hub.SendAsync(Pdu.Message(4, 2, TextRig.Undecided));
        var turned = await hub.HearAsync();
        Assert.Equal((0x80000004u, 2u), (turned.Command, turned.Sequence));
        Assert.NotEqual(0u, turned.Status);
        await rig.Centre.AnswerAsync(text, id: "done");
        Assert.Equal(Pdu.Of(0x80000004, 0, 1, "done"), (await hub.HearAsync()).Bytes);
        Assert.Equal(6u, (await hub.HearAsync()).Command);
        Assert.Equal(6u, (await rig.Centre.HearAsync()).Command);
    }

    [Fact]
    public async Task A_gateway_that_never_started_has_a_status()
    {
        await using var gateway = new Gateway(
            TextRig.Whole(new SmppModel
            {
                Listeners = [new SmppListenerModel { Name = "tcp", Endpoint = new(IPAddress.Loopback, 0) }],
                Trunks = [TextRig.Trunk("intl-hub", "hub")],
                NextHops =
                [
                    new SmppNextHopModel
                    {
                        Name = "smsc",
                        Targets = [TextRig.Target(new IPEndPoint(IPAddress.Loopback, 2776))],
                    },
                ],
            }),
            Running.Parts(new ChoiceBook(2), new RecordList()));
        var status = gateway.Status().Texts!;
        Assert.Equal(("", 0, 0), (status.Listeners[0].Bound, status.Trunks[0].Binds, status.Targets[0].Binds));
        Assert.Empty(gateway.Counters().Texts.Pdus);
        gateway.Drain();
        Assert.False(gateway.IsDraining);
    }
}
