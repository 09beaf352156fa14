using Microsoft.Extensions.Logging;

namespace Seawall.Console;

/// <summary>
/// Everything the API writes to the log: one event a line, with an id that is never given to another event. No number
/// of a person and no secret is in any of them.
/// </summary>
internal sealed partial class ConsoleLog(ILogger logger)
{
    private readonly ILogger _logger = logger;

    [LoggerMessage(
        EventId = 1500, Level = LogLevel.Error, Message = "A request to the API failed: {Route} ({Correlator})")]
    public partial void Failed(string route, string correlator, Exception failure);

    [LoggerMessage(
        EventId = 1501, Level = LogLevel.Warning,
        Message = "An answer of the API cannot be kept for a repeated request, but is given: {Reason}")]
    public partial void AnswerNotKept(string reason);
}
