using Microsoft.Extensions.Logging;

namespace Seawall.Serving;

/// <summary>
/// Everything the running process writes to its log: one event a line, with an id that is never given to another event.
/// No number of a person is in any of them.
/// </summary>
internal sealed partial class NodeLog(ILogger logger)
{
    private readonly ILogger _logger = logger;

    [LoggerMessage(
        EventId = 1100, Level = LogLevel.Information,
        Message = "Seawall {Version} serves {Settings}, generation {Generation}, started in {Milliseconds} ms")]
    public partial void Started(string version, string settings, uint generation, long milliseconds);

    [LoggerMessage(EventId = 1101, Level = LogLevel.Information, Message = "Stopping: {Reason}")]
    public partial void Stopping(string reason);

    [LoggerMessage(EventId = 1102, Level = LogLevel.Information, Message = "Stopped")]
    public partial void Stopped();

    [LoggerMessage(
        EventId = 1110, Level = LogLevel.Information,
        Message = "Settings taken in, generation {Generation}: {Changes}")]
    public partial void Reloaded(uint generation, string changes);

    [LoggerMessage(
        EventId = 1111, Level = LogLevel.Error,
        Message = "Settings not taken in, generation {Generation} stays in force: {Reason}")]
    public partial void ReloadRefused(uint generation, string reason);

    [LoggerMessage(EventId = 1120, Level = LogLevel.Warning, Message = "Draining: new work is turned away{Until}")]
    public partial void Draining(string until);

    [LoggerMessage(
        EventId = 1130, Level = LogLevel.Information,
        Message = "Choice book from {Source}, version {Version}, {Lines} lines")]
    public partial void Book(string source, long version, long lines);

    [LoggerMessage(EventId = 1131, Level = LogLevel.Warning, Message = "Choice book: {Remark}")]
    public partial void BookRemark(string remark);

    [LoggerMessage(
        EventId = 1132, Level = LogLevel.Error,
        Message = "The store takes no changes, calls go on by the book: {Reason}")]
    public partial void StoreDown(string reason);

    [LoggerMessage(EventId = 1133, Level = LogLevel.Information, Message = "The store takes changes again")]
    public partial void StoreUp();

    [LoggerMessage(
        EventId = 1134, Level = LogLevel.Error,
        Message = "The snapshot of the choice book cannot be written: {Reason}")]
    public partial void SnapshotFailed(string reason);

    [LoggerMessage(
        EventId = 1140, Level = LogLevel.Error, Message = "The record log cannot be written, calls go on: {Reason}")]
    public partial void RecordsDown(string reason);

    [LoggerMessage(EventId = 1141, Level = LogLevel.Information, Message = "The record log is written again")]
    public partial void RecordsUp();

    [LoggerMessage(EventId = 1142, Level = LogLevel.Warning, Message = "{Count} records lost since the last such line")]
    public partial void RecordsLost(long count);

    [LoggerMessage(
        EventId = 1160, Level = LogLevel.Warning,
        Message = "The numbering plan is built anew at every start: {File} cannot be written")]
    public partial void PlanNotSaved(string file);

    [LoggerMessage(
        EventId = 1170, Level = LogLevel.Information,
        Message = "Loaded {Kind}: {Rows} rows, {Changed} changed, {Rejected} rejected")]
    public partial void Imported(string kind, long rows, long changed, long rejected);

    [LoggerMessage(EventId = 1180, Level = LogLevel.Error, Message = "A request on the admin socket failed: {Path}")]
    public partial void AdminFailed(string path, Exception failure);

    [LoggerMessage(
        EventId = 1190, Level = LogLevel.Error, Message = "A text to a number of ours could not be dealt with")]
    public partial void DeskFailed(Exception failure);

    [LoggerMessage(
        EventId = 1200, Level = LogLevel.Information,
        Message = "Campaign {Name} {What}, version {Version}, journal entry {Journal}")]
    public partial void CampaignChanged(string name, string what, int version, long journal);

    [LoggerMessage(
        EventId = 1201, Level = LogLevel.Error, Message = "A receipt of a notice could not be dealt with")]
    public partial void ReceiptFailed(Exception failure);
}
