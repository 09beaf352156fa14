using Microsoft.Extensions.Logging;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>What links tell the log. Never a name or password that a peer gave. Ids are never used again.</summary>
internal static partial class LinkLog
{
    [LoggerMessage(120, LogLevel.Information, "{Side}: bound with {Peer}, {State}")]
    public static partial void Bound(ILogger logger, string side, string peer, SessionState state);

    [LoggerMessage(121, LogLevel.Information, "{Side}: the bind with {Peer} is over")]
    public static partial void Gone(ILogger logger, string side, string peer);

    [LoggerMessage(122, LogLevel.Warning, "A bind from {Peer} is turned away: {Reason}")]
    public static partial void Turned(ILogger logger, string peer, string reason);

    [LoggerMessage(123, LogLevel.Warning, "{Group}: {Target} does not let us bind: {Status}")]
    public static partial void BindRefused(ILogger logger, string group, string target, string status);

    [LoggerMessage(125, LogLevel.Error, "The timers of a link failed, which is closed")]
    public static partial void Fault(ILogger logger, Exception fault);

    [LoggerMessage(124, LogLevel.Information, "Listening on {Listener}, bound to {Bound}")]
    public static partial void Listening(ILogger logger, string listener, string bound);
}
