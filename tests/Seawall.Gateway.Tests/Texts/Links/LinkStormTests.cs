using System.Collections.Concurrent;
using System.Net.Sockets;
using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>Many links at once while far ones come and go: each text is answered once, and truly.</summary>
public sealed class LinkStormTests
{
    const int Hubs = 8;
    const int TextsOfEach = 600;
    const int WindowOfEach = 8;

    [Fact]
    public async Task Each_text_is_answered_once_and_what_was_accepted_was_accepted_by_the_far_side()
    {
        using var listener = SmppPeer.Listen();
        var target = Texts.Target(listener.LocalEndPoint!.ToString()!) with { Binds = 3, Window = 4 };
        var model = Texts.Model(target).WithTimers(timers => timers with
        {
            ReconnectMin = TimeSpan.FromMilliseconds(1), ReconnectMax = TimeSpan.FromMilliseconds(1),
        });
        await using var links = new SmppLinks(
            model with
            {
                Listeners =
                [
                    new SmppListenerModel { Name = "in", Endpoint = new(System.Net.IPAddress.Loopback, 0) },
                ],
            },
            new SmppLinksParts { Time = TimeProvider.System, Random = new Random(1) }, new RelayHandler());
        await links.StartAsync(SmppPeer.Cancel);
        var accepted = new ConcurrentDictionary<string, int>();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(SmppPeer.Cancel);
        var centre = ServeAsync(listener, accepted, over.Token);

        var hubs = await Task.WhenAll(Enumerable.Range(0, Hubs).Select(hub => SendAsync(links, hub)));

        var told = hubs.SelectMany(each => each).ToArray();
        Assert.Equal(Hubs * TextsOfEach, told.Length);
        Assert.NotEmpty(told);
        Assert.All(told, text => Assert.True(accepted.ContainsKey(text), text));
        Assert.All(links.TrunkStatus(), trunk => Assert.Equal((0, 0, 0), (trunk.Sent, trunk.InHand, trunk.Parked)));
        await over.CancelAsync();
        await centre;
    }

    /// <summary>Sends until every text was accepted; what is to be tried again is. Returns the accepted ones.</summary>
    static async Task<List<string>> SendAsync(SmppLinks links, int hub)
    {
        using var peer = await SmppPeer.BindAsync(links.Locals[0].ToIPEndPoint());
        var todo = new Queue<string>(Enumerable.Range(0, TextsOfEach).Select(text => $"{hub}.{text}"));
        var open = new Dictionary<uint, string>();
        var done = new List<string>();
        while (done.Count < TextsOfEach)
        {
            while (open.Count < WindowOfEach && todo.TryDequeue(out var text))
            {
                var sequence = peer.NextSequence();
                open.Add(sequence, text);
                await peer.SendAsync(Smpp.Submit(sequence, text));
            }
            var answer = (await peer.ReceiveAsync())!;
            // An answer to nothing, or a second one, is not there.
            Assert.True(open.Remove(answer.Sequence, out var answered));
            if (answer.Status == SmppStatus.Ok)
            {
                done.Add(answered!);
            }
            else
            {
                todo.Enqueue(answered!);
            }
        }
        return done;
    }

    static async Task ServeAsync(Socket listener, ConcurrentDictionary<string, int> accepted, CancellationToken over)
    {
        var serving = new List<Task>();
        try
        {
            for (var seed = 0; ; seed++)
            {
                var socket = await listener.AcceptAsync(over);
                serving.Add(Task.Run(() => AnswerAsync(socket, accepted, new Random(seed)), over));
            }
        }
        catch (OperationCanceledException)
        {
            listener.Dispose();
        }
    }

    /// <summary>A message centre that breaks off at any moment, its answers given or not.</summary>
    static async Task AnswerAsync(Socket socket, ConcurrentDictionary<string, int> accepted, Random random)
    {
        using var peer = new SmppPeer(socket, new NetworkStream(socket, ownsSocket: true));
        var bind = await peer.ReceiveAsync();
        if (bind is null)
        {
            return;
        }
        await peer.SendAsync(Smpp.BindResponse(bind.Sequence));
        for (var left = random.Next(20, 400); left > 0; left--)
        {
            if (await peer.ReceiveAsync() is not { Command: CommandId.SubmitSm } pdu)
            {
                return;
            }
            accepted.AddOrUpdate(pdu.Text(SmppField.ShortMessage), 1, (_, before) => before + 1);
            try
            {
                await peer.SendAsync(Smpp.Response(CommandId.SubmitSmResp, pdu.Sequence));
            }
            catch (IOException)
            {
                return;
            }
        }
        peer.Break();
    }
}
