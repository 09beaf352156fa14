using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Seawall.Net;
using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>Links over real sockets, with peers at both ends.</summary>
public sealed class SmppLinksTests
{
    [Fact]
    public async Task A_text_goes_from_a_hub_to_a_message_centre_and_its_answer_back()
    {
        using var listener = SmppPeer.Listen();
        await using var links = await StartAsync(Model(listener), new RelayHandler());
        using var centre = await SmppPeer.AcceptAsync(listener);
        using var hub = await SmppPeer.BindAsync(Of(links));
        await Until(() => links.TargetStatus()[0].Bound == 1);
        await hub.SendAsync(Smpp.Submit(77, "hello"));
        var sent = await centre.ReceiveAsync();
        Assert.Equal((CommandId.SubmitSm, "hello"), (sent!.Command, sent.Text(SmppField.ShortMessage)));
        await centre.SendAsync(Smpp.Response(CommandId.SubmitSmResp, sent.Sequence, id: "x9"));
        var answer = await hub.ReceiveAsync();
        Assert.Equal((77u, "x9"), (answer!.Sequence, answer.Text(SmppField.MessageId)));
        Assert.Equal([new SmppTrunkStatus("hub", 0, 0, 1, 0, 0, 0)], links.TrunkStatus());
        Assert.Equal(
            new SmppListenerStatus("tcp:127.0.0.1:0", links.Locals[0].ToString(), 1),
            Assert.Single(links.ListenerStatus()));
        var binder = Assert.Single(links.BinderStatus());
        Assert.Equal(("smsc", "bind_transceiver", BinderState.Bound, ""),
            (binder.Group, binder.Bind, binder.State, binder.LastFailure));
    }

    [Fact]
    public async Task A_message_centre_that_goes_is_bound_to_again_and_answers_in_doubt_are_given()
    {
        using var listener = SmppPeer.Listen();
        var relay = new RelayHandler();
        await using var links = await StartAsync(
            Model(listener).WithTimers(timers => timers with
            {
                ReconnectMin = TimeSpan.FromMilliseconds(1), ReconnectMax = TimeSpan.FromMilliseconds(1),
            }),
            relay);
        using var hub = await SmppPeer.BindAsync(Of(links));
        for (var round = 0; round < 3; round++)
        {
            using var centre = await SmppPeer.AcceptAsync(listener);
            await Until(() => links.TargetStatus()[0].Bound == 1);
            for (var sequence = 1u; sequence <= 10; sequence++)
            {
                await hub.SendAsync(Smpp.Submit(sequence));
                await centre.ReceiveAsync();
            }
            centre.Break();
            for (var sequence = 1u; sequence <= 10; sequence++)
            {
                Assert.Equal(SmppStatus.SystemError, (await hub.ReceiveAsync())!.Status);
            }
        }
    }

    [Fact]
    public async Task As_many_binds_as_wanted_are_kept_and_a_target_that_is_down_is_tried_again()
    {
        var listener = SmppPeer.Listen();
        var end = (IPEndPoint)listener.LocalEndPoint!;
        listener.Dispose();
        var model = Model(end, target => target with { Binds = 2, Bind = SmppBindKind.Pair })
            .WithTimers(timers => timers with { ReconnectMin = TimeSpan.FromMilliseconds(1) });
        await using var links = await StartAsync(model, new RelayHandler());
        Assert.Equal(4, links.Binders.Count);
        await Until(() => links.BinderStatus().All(binder => binder.LastFailure == "ConnectFailed"));
        using var again = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        again.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        again.Bind(end);
        again.Listen();
        var peers = new List<SmppPeer>();
        for (var bind = 0; bind < 4; bind++)
        {
            peers.Add(await SmppPeer.AcceptAsync(again));
        }
        await Until(() => links.TargetStatus()[0] is { Bound: 4, Wanted: 4 });
        peers.ForEach(peer => peer.Dispose());
    }

    [Fact]
    public async Task A_hub_that_sends_faster_than_the_far_side_takes_is_not_read_on_and_loses_nothing()
    {
        const int texts = 2_000;
        using var listener = SmppPeer.Listen();
        await using var links = await StartAsync(
            Model(listener).WithTrunk(trunk => trunk with { Window = 20 }), new RelayHandler());
        using var centre = await SmppPeer.AcceptAsync(listener);
        using var hub = await SmppPeer.BindAsync(Of(links));
        await Until(() => links.TargetStatus()[0].Bound == 1);
        var writing = Task.Run(async () =>
        {
            for (var sequence = 1u; sequence <= texts; sequence++)
            {
                await hub.SendAsync(Smpp.Submit(sequence, $"text {sequence}"));
            }
        }, SmppPeer.Cancel);
        await Until(() => links.TrunkStatus()[0].InHand == 20);
        var answering = Task.Run(async () =>
        {
            for (var expected = 1; expected <= texts; expected++)
            {
                var pdu = (await centre.ReceiveAsync())!;
                Assert.Equal($"text {expected}", pdu.Text(SmppField.ShortMessage));
                await centre.SendAsync(Smpp.Response(CommandId.SubmitSmResp, pdu.Sequence));
            }
        }, SmppPeer.Cancel);
        for (var sequence = 1u; sequence <= texts; sequence++)
        {
            var answer = (await hub.ReceiveAsync())!;
            Assert.Equal((CommandId.SubmitSmResp, SmppStatus.Ok, sequence), answer.Head);
        }
        await Task.WhenAll(writing, answering);
        Assert.Equal(new SmppTrunkStatus("hub", 0, 0, 1, 0, 0, 0), links.TrunkStatus()[0]);
    }

    [Fact]
    public async Task A_stream_that_cannot_be_read_on_is_answered_and_closed()
    {
        using var listener = SmppPeer.Listen();
        await using var links = await StartAsync(Model(listener), new RelayHandler());
        using var peer = await SmppPeer.BindAsync(Of(links));
        await peer.SendAsync([0, 0, 0, 3, 1, 1, 1, 1]);
        Assert.Equal((CommandId.GenericNack, SmppStatus.InvalidCommandLength, 0u), (await peer.ReceiveAsync())!.Head);
        Assert.Null(await peer.ReceiveAsync());
        await Until(() => links.TrunkStatus()[0].Transceivers == 0);
    }

    [Fact]
    public async Task Draining_unbinds_both_sides_and_lets_nobody_in()
    {
        using var listener = SmppPeer.Listen();
        await using var links = await StartAsync(Model(listener), new RelayHandler());
        using var centre = await SmppPeer.AcceptAsync(listener);
        using var hub = await SmppPeer.BindAsync(Of(links));
        await Until(() => links.TargetStatus()[0].Bound == 1);
        await hub.SendAsync(Smpp.Submit(1));
        var last = await centre.ReceiveAsync();
        links.Drain();
        Assert.True(links.IsDraining);
        await centre.SendAsync(Smpp.Response(CommandId.SubmitSmResp, last!.Sequence));
        Assert.Equal(CommandId.SubmitSmResp, (await hub.ReceiveAsync())!.Command);
        foreach (var peer in (SmppPeer[])[hub, centre])
        {
            var unbind = await peer.ReceiveAsync();
            Assert.Equal(CommandId.Unbind, unbind!.Command);
            await peer.SendAsync(Smpp.Header(CommandId.UnbindResp, unbind.Sequence));
            Assert.Null(await peer.ReceiveAsync());
        }
        using var late = await SmppPeer.ConnectAsync(Of(links));
        await late.SendAsync(Smpp.Bind());
        Assert.Equal(SmppStatus.BindFailed, (await late.ReceiveAsync())!.Status);
        await Until(() => !links.Links.Any());
        Assert.Equal(BinderState.Stopped, links.BinderStatus()[0].State);
    }

    [Fact]
    public async Task Draining_finishes_what_is_parked()
    {
        using var listener = SmppPeer.Listen();
        var end = (IPEndPoint)listener.LocalEndPoint!;
        await using var links = await StartAsync(
            Model(end, target => target with { Window = 1 }), new RelayHandler());
        using var centre = await SmppPeer.AcceptAsync(listener);
        using var hub = await SmppPeer.BindAsync(Of(links));
        await Until(() => links.TargetStatus()[0].Bound == 1);
        for (var sequence = 1u; sequence <= 3; sequence++)
        {
            await hub.SendAsync(Smpp.Submit(sequence));
        }
        await Until(() => links.TrunkStatus()[0] is { InHand: 3, Parked: 2 });
        links.Drain();
        for (var sequence = 1u; sequence <= 3; sequence++)
        {
            var pdu = (await centre.ReceiveAsync())!;
            Assert.Equal(CommandId.SubmitSm, pdu.Command);
            await centre.SendAsync(Smpp.Response(CommandId.SubmitSmResp, pdu.Sequence));
            Assert.Equal((CommandId.SubmitSmResp, SmppStatus.Ok, sequence), (await hub.ReceiveAsync())!.Head);
        }
        Assert.Equal(CommandId.Unbind, (await hub.ReceiveAsync())!.Command);
        Assert.Equal(CommandId.Unbind, (await centre.ReceiveAsync())!.Command);
    }

    [Fact]
    public async Task A_reload_keeps_what_stays_and_unbinds_what_goes()
    {
        using var listener = SmppPeer.Listen();
        using var other = SmppPeer.Listen();
        var model = Model(listener) with
        {
            Trunks = [Texts.Trunk("hub", "hub", "secret"), Texts.Trunk("gone", "gone", "secret")],
        };
        await using var links = await StartAsync(model, new RelayHandler());
        using var centre = await SmppPeer.AcceptAsync(listener);
        using var hub = await SmppPeer.BindAsync(Of(links));
        using var leaving = await SmppPeer.ConnectAsync(Of(links));
        await leaving.SendAsync(Smpp.Bind("gone"));
        await leaving.ReceiveAsync();
        var before = links.Tables.Trunks[0];

        // The same again, made anew: nothing happens. Then a trunk goes and another target comes.
        var again = Model(listener);
        links.Swap(again with { Trunks = [Texts.Trunk("hub", "hub", "secret"), model.Trunks[1]] });
        var hop = again.NextHops[0];
        var added = Texts.Target(other.LocalEndPoint!.ToString()!);
        links.Swap(again with { NextHops = [hop with { Targets = [.. hop.Targets, added] }] });
        Assert.Equal(CommandId.Unbind, (await leaving.ReceiveAsync())!.Command);
        using var second = await SmppPeer.AcceptAsync(other);
        Assert.Same(before, links.Tables.Trunks[0]);
        await Until(() => links.TargetStatus().Sum(target => target.Bound) == 2);

        // The first target goes, and the hub's password is another one.
        links.Swap(again with
        {
            NextHops = [hop with { Targets = [added] }],
            Trunks = [Texts.Trunk("hub", "hub", "changed")],
        });
        Assert.Equal(CommandId.Unbind, (await centre.ReceiveAsync())!.Command);
        Assert.Equal(CommandId.Unbind, (await hub.ReceiveAsync())!.Command);
        Assert.Equal(1, Assert.Single(links.TargetStatus()).Bound);
    }

    [Fact]
    public async Task An_outbind_by_a_real_connection()
    {
        var target = Texts.Target("127.0.0.1:1") with { Outbind = new SmppOutbindModel("smsc", "open") };
        await using var links = await StartAsync(
            Model(new IPEndPoint(IPAddress.Loopback, 1), _ => target), new RelayHandler());
        Assert.Empty(links.Binders);
        using var centre = await SmppPeer.ConnectAsync(Of(links));
        await centre.SendAsync(Smpp.Outbind("smsc", "open"));
        var bind = await centre.ReceiveAsync();
        Assert.Equal(CommandId.BindTransceiver, bind!.Command);
        await centre.SendAsync(Smpp.BindResponse(bind.Sequence));
        await Until(() => links.TargetStatus()[0] is { Bound: 1, AwaitsOutbind: true });
    }

    [Fact]
    public async Task A_peer_that_does_not_read_is_given_up_and_others_go_on()
    {
        using var listener = SmppPeer.Listen();
        await using var links = await StartAsync(
            Model(listener), new RelayHandler(), new NetLimits { SendQueueBytesMax = 20_000 });
        using var hub = await SmppPeer.BindAsync(Of(links));
        using var other = await SmppPeer.BindAsync(Of(links));
        var questions = Enumerable.Repeat(Smpp.Header(CommandId.EnquireLink, 1), 10_000)
            .SelectMany(pdu => pdu).ToArray();
        await FloodAsync(hub, questions);
        await Until(() => links.TrunkStatus()[0].Transceivers == 1);
        await other.SendAsync(Smpp.Header(CommandId.EnquireLink, 4));
        Assert.Equal(CommandId.EnquireLinkResp, (await other.ReceiveAsync())!.Command);
    }

    [Fact]
    public async Task Two_thousand_binds_at_rest_take_well_under_100_MB()
    {
        const int binds = 2_000;
        await using var links = await StartAsync(
            Model(new IPEndPoint(IPAddress.Loopback, 1), target => target with
            {
                Outbind = new SmppOutbindModel("never", "never"),
            }),
            new RelayHandler(), new NetLimits { ConnectionsPerSourceMax = binds });
        var peers = new List<Socket>(binds);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var bind = Smpp.Bind();
        var room = new byte[64];
        for (var index = 0; index < binds; index++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(Of(links), SmppPeer.Cancel);
            await socket.SendAsync(bind, SmppPeer.Cancel);
            await socket.ReceiveAsync(room, SmppPeer.Cancel);
            peers.Add(socket);
        }
        Assert.Equal(binds, links.TrunkStatus()[0].Transceivers);
        var taken = GC.GetTotalMemory(forceFullCollection: true) - before;
        TestContext.Current.SendDiagnosticMessage($"{taken / 1_048_576.0:F1} MB of heap for {binds} binds at rest");
        // Below zero where the collector found more of the tests before than these take.
        Assert.InRange(taken, long.MinValue, 50L << 20);
        peers.ForEach(socket => socket.Dispose());
    }

    static async Task FloodAsync(SmppPeer peer, byte[] octets)
    {
        try
        {
            while (true)
            {
                await peer.SendAsync(octets);
            }
        }
        catch (IOException)
        {
            // Cut off, as it should be.
            return;
        }
    }

    static async Task<SmppLinks> StartAsync(SmppModel model, RelayHandler handler, NetLimits? limits = null)
    {
        var links = new SmppLinks(
            model,
            new SmppLinksParts { Time = TimeProvider.System, Random = new Random(1), Net = limits ?? new NetLimits() },
            handler);
        await links.StartAsync(SmppPeer.Cancel);
        return links;
    }

    static SmppModel Model(Socket listener) => Model((IPEndPoint)listener.LocalEndPoint!, target => target);

    /// <summary>On a slow machine half a minute may pass: nobody is asked whether they live in these tests.</summary>
    static SmppModel Model(IPEndPoint to, Func<SmppTargetModel, SmppTargetModel> change) =>
        (Texts.Model(change(Texts.Target(to.ToString()))) with
        {
            Listeners =
            [
                new SmppListenerModel { Name = "tcp:127.0.0.1:0", Endpoint = new IPEndPoint(IPAddress.Loopback, 0) },
            ],
        }).WithTimers(timers => timers with { EnquireLink = TimeSpan.FromHours(1) });

    static IPEndPoint Of(SmppLinks links) => links.Locals[0].ToIPEndPoint();

    /// <summary>For what has no event of its own; the time only makes a test fail that would hang.</summary>
    static async Task Until(Func<bool> holds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        for (var since = Stopwatch.StartNew(); !holds();)
        {
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(30), "It never came to be.");
            await timer.WaitForNextTickAsync(SmppPeer.Cancel);
        }
    }
}
