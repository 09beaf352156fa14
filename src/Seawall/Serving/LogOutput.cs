using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Seawall.Serving;

/// <summary>
/// Where log lines go: standard error, one event a line; with the journal's priorities where the journal reads them.
/// </summary>
internal static class LogOutput
{
    /// <summary>Set by systemd where standard error is the journal (systemd.exec(5)).</summary>
    private const string JournalVariable = "JOURNAL_STREAM";

    /// <summary>Whether the journal reads.</summary>
    public static bool IsJournal => Environment.GetEnvironmentVariable(JournalVariable) is not null;

    /// <summary>
    /// Makes the log; <paramref name="quiet"/> leaves only what an engineer must see, for a live view on the same
    /// terminal.
    /// </summary>
    public static ILoggerFactory Open(bool quiet) => LoggerFactory.Create(logging =>
    {
        logging.SetMinimumLevel(quiet ? LogLevel.Error : LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        if (IsJournal)
        {
            logging.AddSystemdConsole();
        }
        else
        {
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fffzzz ";
                console.ColorBehavior = LoggerColorBehavior.Disabled;
            });
        }

        logging.Services.Configure<ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    });
}
