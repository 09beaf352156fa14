using System.Runtime.InteropServices;

namespace Seawall.Serving;

/// <summary>
/// Signals to the running process: SIGTERM asks for a stop with the drain of the settings, SIGINT (Ctrl-C) for one at
/// once, a second of either ends the process as it stands, SIGHUP takes the settings in again.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private const int ForcedExit = 130;

    private readonly TaskCompletionSource<string> _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _registrations;

    /// <summary>Listens; <paramref name="reload"/> is called for each SIGHUP.</summary>
    public StopSignals(Action reload)
    {
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
            {
                context.Cancel = true;
                reload();
            }),
        ];
    }

    /// <summary>Ends with the name of the signal that asks for the stop.</summary>
    public Task<string> Asked => _stop.Task;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        if (!_stop.TrySetResult(context.Signal.ToString()))
        {
            Environment.Exit(ForcedExit);
        }
    }
}
