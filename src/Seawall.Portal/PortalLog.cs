using Microsoft.Extensions.Logging;

namespace Seawall.Portal;

/// <summary>
/// Everything the pages write to the log: one event a line, with an id that is never given to another event. No number
/// of a person is in any of them.
/// </summary>
internal sealed partial class PortalLog(ILogger logger)
{
    private readonly ILogger _logger = logger;

    [LoggerMessage(EventId = 1300, Level = LogLevel.Error, Message = "A page failed: {Method} {Path}")]
    public partial void PageFailed(string method, string path, Exception failure);

    [LoggerMessage(EventId = 1301, Level = LogLevel.Warning, Message = "A code was not sent: {Reason}")]
    public partial void CodeNotSent(string reason);
}
