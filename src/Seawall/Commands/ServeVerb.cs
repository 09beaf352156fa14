using System.CommandLine;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Seawall.Demo;
using Seawall.Serving;
using Seawall.Settings;

namespace Seawall.Commands;

/// <summary><c>seawall serve</c>: runs until it is told to stop.</summary>
internal static class ServeVerb
{
    private static readonly Option<int?> _speed = new("--speed")
    {
        Description = "How many seconds pass in one, in a demonstration with [demo.clock].", HelpName = "TIMES",
    };

    /// <summary>The verb.</summary>
    public static Command Create(Shell shell)
    {
        var command = new VerbCommand(
            "serve",
            "Runs: screens calls and texts, and answers the other verbs over its admin socket.",
            "seawall serve --config /etc/seawall/seawall.toml")
        {
            _speed,
        };
        command.SetAction((arguments, cancel) =>
            RunAsync(Target.SettingsFile(arguments, shell), arguments.GetValue(_speed), shell, cancel));
        return command;
    }

    private static async Task<int> RunAsync(string file, int? speed, Shell shell, CancellationToken cancel)
    {
        var settings = SettingsLoader.Load(file).Settings;
        var demo = settings?.Demo;
        var time = demo?.Clock is { } clock ? FastClock.Of(clock, speed, shell.Time) : shell.Time;
        if (time is FastClock)
        {
            Renew(settings!.Data.Folder.Value);
        }
        else if (speed is not null)
        {
            throw VerbException.Usage("--speed is for settings with [demo.clock] alone");
        }

        using var logs = LogOutput.Open(quiet: demo is not null && shell.IsTerminal);
        var farEnd = demo is null ? null : await StartFarEndAsync(demo, shell);
        await using (farEnd)
        {
            return await RunAsync(file, shell, time, logs, farEnd, cancel);
        }
    }

    private static void Renew(string folder)
    {
        try
        {
            DemoFolder.Renew(folder);
        }
        catch (StartException reason)
        {
            throw new VerbException(reason.Code, reason.Message);
        }
    }

    /// <summary>Those around the demonstration; where they cannot listen Seawall starts without them.</summary>
    private static async Task<DemoFarEnd?> StartFarEndAsync(DemoConfig demo, Shell shell)
    {
        try
        {
            return await DemoFarEnd.StartAsync(demo);
        }
        catch (SocketException failure)
        {
            await shell.Error.WriteLineAsync($"the demonstration has no far end: {failure.Message}");
            return null;
        }
    }

    private static async Task<int> RunAsync(
        string file, Shell shell, TimeProvider time, ILoggerFactory logs, DemoFarEnd? farEnd, CancellationToken cancel)
    {
        var systemd = new SystemdLink();
        Node node;
        try
        {
            node = await Node.StartAsync(file, time, logs, systemd, cancel);
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
            var demo = farEnd is null ? Task.CompletedTask : DemoRun.RunAsync(node, farEnd, shell, demoEnd.Token);
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
            && Drain(node.Models.Settings) is { Ticks: > 0 } drain)
        {
            node.Drain(length: null);
            await Task.Delay(drain, node.Time, CancellationToken.None);
        }
    }

    /// <summary>Calls and texts are turned away together, for the longer of the two.</summary>
    private static TimeSpan Drain(SettingsConfig settings)
    {
        var (calls, texts) = (settings.Sip?.Drain ?? TimeSpan.Zero, settings.Smpp?.Drain ?? TimeSpan.Zero);
        return calls > texts ? calls : texts;
    }
}
