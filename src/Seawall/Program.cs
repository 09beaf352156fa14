using System.Runtime.InteropServices;
using Seawall.Commands;

// Ctrl-C tells a verb to end as it should: a test call hangs up, a half-written file is not left looking whole. A
// second one ends it as it stands.
using var cancel = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
{
    context.Cancel = !cancel.IsCancellationRequested;
    cancel.Cancel();
});
return await CommandLine.RunAsync(args, Shell.OfThisProcess(), cancel.Token);
