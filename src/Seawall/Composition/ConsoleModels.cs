using Microsoft.Extensions.Logging;
using Seawall.Console;
using Seawall.Serving;
using Seawall.Settings;

namespace Seawall.Composition;

/// <summary>The HTTP API, made of the settings and the running parts.</summary>
internal static class ConsoleModels
{
    /// <summary>Starts it.</summary>
    public static Task<ConsoleHost> StartAsync(
        ConsoleConfig settings, Node node, ILogger logger, CancellationToken cancel) => ConsoleHost.StartAsync(
        new ConsoleParts
        {
            Listen = settings.Listen.Value,
            Folder = node.Folder.Path,
            Register = node.Register,
            Screen = node.Screen,
            Notices = node.Notices.StatusOf,
            Time = node.Time,
            TimeZone = () => node.TimeZone,
            Logger = logger,
        },
        cancel);
}
