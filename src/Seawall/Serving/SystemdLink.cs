using System.Globalization;
using Microsoft.Extensions.Hosting.Systemd;

namespace Seawall.Serving;

/// <summary>Tells systemd how the service stands (sd_notify); without systemd it tells nobody.</summary>
internal sealed class SystemdLink
{
    private readonly SystemdNotifier _notifier = new();
    private readonly bool _watched =
        long.TryParse(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), CultureInfo.InvariantCulture, out _);

    /// <summary>Whether systemd listens.</summary>
    public bool IsEnabled => _notifier.IsEnabled;

    /// <summary>Calls are taken.</summary>
    public void Ready(string status) => Tell($"READY=1\nSTATUS={status}");

    /// <summary>The end has begun.</summary>
    public void Stopping() => Tell("STOPPING=1");

    /// <summary>The process is not stuck: what the watchdog of the unit waits for.</summary>
    public void Alive()
    {
        if (_watched)
        {
            Tell("WATCHDOG=1");
        }
    }

    private void Tell(string state)
    {
        if (_notifier.IsEnabled)
        {
            _notifier.Notify(new ServiceState(state));
        }
    }
}
