using System.Net;
using System.Net.Sockets;
using Seawall.Settings;

namespace Seawall.Demo;

/// <summary>
/// Who stands around Seawall in the demonstration: a callee, a message centre, a hub. They listen before Seawall
/// starts, so that its first binds succeed.
/// </summary>
internal sealed class DemoFarEnd : IAsyncDisposable
{
    private DemoFarEnd(DemoCallee callee, DemoCentre? centre, DemoCentre? hub, DemoPhones? phones) =>
        (Callee, Centre, Hub, Phones) = (callee, centre, hub, phones);

    public DemoCallee Callee { get; }

    /// <summary>The message centre; null where the demonstration has none.</summary>
    public DemoCentre? Centre { get; }

    /// <summary>The hub; null where the demonstration has none.</summary>
    public DemoCentre? Hub { get; }

    /// <summary>The phones behind the message centre; null where all texts are simply delivered.</summary>
    public DemoPhones? Phones { get; }

    /// <summary>Starts to listen.</summary>
    /// <exception cref="SocketException">An address is taken; then nothing listens.</exception>
    public static async Task<DemoFarEnd> StartAsync(DemoConfig demo)
    {
        var callee = DemoCallee.Start(demo.Callee.Value.Endpoint);
        var phones = demo.Campaign is null ? null : new DemoPhones();
        DemoCentre? centre = null;
        try
        {
            centre = Start(demo.Centre?.Value.Endpoint, phones);
            return new DemoFarEnd(callee, centre, Start(demo.Hub?.Value.Endpoint, phones: null), phones);
        }
        catch
        {
            await callee.DisposeAsync();
            await (centre?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Callee.DisposeAsync();
        await (Centre?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Hub?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private static DemoCentre? Start(IPEndPoint? at, DemoPhones? phones) =>
        at is null ? null : DemoCentre.Start(at, phones);
}
