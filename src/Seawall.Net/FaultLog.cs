using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Seawall.Net;

/// <summary>
/// Describes the exceptions of handlers in the log, the first of each kind only: a peer that found a way to cause one
/// must not fill the disk with it. All of them are counted elsewhere.
/// </summary>
sealed partial class FaultLog(ILogger logger, string where)
{
    readonly ConcurrentDictionary<Type, bool> _seen = new();

    public void Report(Exception fault)
    {
        if (_seen.Count >= NetLimits.FaultKindsLoggedMax) return;
        if (_seen.TryAdd(fault.GetType(), true)) HandlerFailed(where, fault);
    }

    public void ReportPinning(int core, int error) => CannotPin(where, core, error);

    [LoggerMessage(2001, LogLevel.Error, "Our own code behind {Where} failed; more of this kind is only counted")]
    partial void HandlerFailed(string where, Exception fault);

    [LoggerMessage(2002, LogLevel.Warning, "A worker of {Where} cannot stay on core {Core} (error {Error})")]
    partial void CannotPin(string where, int core, int error);
}
