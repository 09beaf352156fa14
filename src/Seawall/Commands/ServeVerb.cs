using System.CommandLine;
using Seawall.Demo;
using Seawall.Serving;

namespace Seawall.Commands;

/// <summary><c>seawall serve</c>: runs until it is told to stop.</summary>
internal static class ServeVerb
{
    /// <summary>The verb.</summary>
    public static Command Create(Shell shell)
    {
        var command = new VerbCommand(
            "serve",
            "Runs: screens calls, and answers the other verbs over its admin socket.",
            "seawall serve --config /etc/seawall/seawall.toml");
        command.SetAction((arguments, cancel) => RunAsync(Target.SettingsFile(arguments, shell), shell, cancel));
        return command;
    }

    private static async Task<int> RunAsync(string file, Shell shell, CancellationToken cancel)
    {
        var isDemo = Settings.SettingsLoader.Load(file).Settings?.Demo is not null;
        using var logs = LogOutput.Open(quiet: isDemo && shell.IsTerminal);
        var systemd = new SystemdLink();
        Node node;
        try
        {
            node = await Node.StartAsync(file, shell.Time, logs, systemd, cancel);
        }
        catch (StartException reason)
        {
            throw new VerbException(reason.Code, reason.Message);
        }

        await using (node)
        {
            using var signals = new StopSignals(() => _ = node.ReloadAsync(CancellationToken.None));
            systemd.Ready($"generation {node.Models.Generation}");
            if (!LogOutput.IsJournal)
            {
                Greeting.Print(shell, node);
            }

            using var demoEnd = new CancellationTokenSource();
            var demo = isDemo ? DemoRun.RunAsync(node, shell, demoEnd.Token) : Task.CompletedTask;
            await WaitAsync(node, signals, cancel);
            systemd.Stopping();
            await demoEnd.CancelAsync();
            await demo;
        }

        node.Log.Stopped();
        return ExitCode.Done;
    }

    /// <summary>Waits for the end, and where a signal asks politely, turns new calls away first.</summary>
    private static async Task WaitAsync(Node node, StopSignals signals, CancellationToken cancel)
    {
        var cancelled = Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        var first = await Task.WhenAny(signals.Asked, node.DrainEnded, cancelled);
        if (first != signals.Asked)
        {
            node.Log.Stopping(first == node.DrainEnded ? "the drain is over" : "cancelled");
            return;
        }

        var signal = await signals.Asked;
        node.Log.Stopping(signal);
        if (signal == nameof(System.Runtime.InteropServices.PosixSignal.SIGTERM)
            && node.Models.Settings.Sip is { Drain: { Ticks: > 0 } drain })
        {
            node.Drain(length: null);
            await Task.Delay(drain, node.Time, CancellationToken.None);
        }
    }
}
