using Microsoft.Extensions.Logging;

namespace Seawall.Gateway;

/// <summary>What the data plane tells the log, one event a line. Ids are never used again for something else.</summary>
internal static partial class GatewayLog
{
    [LoggerMessage(100, LogLevel.Information, "Next hop {Group}: {Target} is {Now}, it was {Before} ({Why})")]
    public static partial void TargetChanged(
        ILogger logger, string group, string target, TargetState before, TargetState now, string why);

    [LoggerMessage(101, LogLevel.Information, "Listening on {Listener}, bound to {Bound}")]
    public static partial void Listening(ILogger logger, string listener, string bound);

    [LoggerMessage(102, LogLevel.Information, "Settings generation {Generation} is in force")]
    public static partial void Swapped(ILogger logger, uint generation);

    [LoggerMessage(103, LogLevel.Information, "Draining: no new work is taken")]
    public static partial void Draining(ILogger logger);

    [LoggerMessage(
        104, LogLevel.Error, "The certificate of {Listener} could not be read again, the old one stays: {Why}")]
    public static partial void CertificateUnreadable(ILogger logger, string listener, string why);

    [LoggerMessage(105, LogLevel.Information, "The certificate of {Listener} was read again")]
    public static partial void CertificateRead(ILogger logger, string listener);
}
