using System.Net.Sockets;
using Seawall.Calls;
using Seawall.Commands;
using Seawall.Register;
using Seawall.Serving;
using Seawall.Settings;

namespace Seawall.Demo;

/// <summary>
/// The demonstration, only where the settings have <c>[demo]</c>: a few lines that shut something, and real calls and
/// texts that Seawall places to itself through its own sockets, shown as they are decided. Then it shows whatever else
/// comes.
/// </summary>
internal static class DemoRun
{
    private const string Who = "demonstration";
    private const string Note = "presets/demo.toml";

    /// <summary>Runs until <paramref name="end"/>.</summary>
    public static async Task RunAsync(Node node, DemoFarEnd farEnd, Shell shell, CancellationToken end)
    {
        var demo = node.Models.Settings.Demo!;
        try
        {
            await ShutAsync(node, demo, end);
            if (demo.Campaign is { } campaign && farEnd.Phones is { } phones)
            {
                await new DemoCampaign(node, campaign, phones, shell).RunAsync(end);
                return;
            }

            var notes = new DemoNotes();
            var own = node.DemoOutlet?.ShowAsync(shell.Output, end) ?? Task.CompletedTask;
            var view = new DemoView(node, shell, notes).ShowAsync(end);
            await Task.WhenAll(
                CallAsync(node, demo, notes, end), new DemoTexts(node, farEnd.Hub, notes).SendAsync(demo, end));
            await Task.WhenAll(view, own);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Seawall stops.
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            await shell.Error.WriteLineAsync($"the demonstration ended: {failure.Message}");
        }
    }

    private static async Task ShutAsync(Node node, DemoConfig demo, CancellationToken end)
    {
        foreach (var choice in demo.Choices)
        {
            foreach (var zone in choice.Shut)
            {
                end.ThrowIfCancellationRequested();
                await node.Register.ChangeAsync(new ChangeRequest
                {
                    Number = choice.Number, Service = "all", Zone = zone.Value, To = "shut",
                    Who = Who, Note = Note, Way = ChangeWay.Cli,
                });
            }

            if (choice.Pass.Length > 0)
            {
                await node.Register.AddRuleAsync(new RuleRequest
                {
                    Number = choice.Number, Pass = true, Target = choice.Pass, Service = "all",
                    Who = Who, Note = Note, Way = ChangeWay.Cli,
                });
            }
        }
    }

    private static async Task CallAsync(Node node, DemoConfig demo, DemoNotes notes, CancellationToken end)
    {
        var status = NodeStatus.Of(node);
        foreach (var call in demo.Calls)
        {
            if (CallRoute.Find(status, call.Trunk.Value, null).Value is not { } way)
            {
                continue;
            }

            var request = new CallRequest { From = call.From, To = call.To, RingFor = TimeSpan.FromSeconds(5) };
            await CallPlacing.PlaceAsync(
                way, request, node.Time, callId => notes.Expect(callId, call.Note), _ => { }, end);
        }
    }
}
