using Microsoft.Extensions.Logging;
using Seawall.Portal;
using Seawall.Register;
using Seawall.Serving;
using Seawall.Settings;

namespace Seawall.Composition;

/// <summary>The pages for subscribers, put together from settings and the running node.</summary>
internal static class PortalModels
{
    /// <summary>What the settings say about them.</summary>
    public static PortalOptions Options(PortalConfig portal) => new()
    {
        Listen = portal.Listen.Value,
        Name = portal.Name.Value,
        Help = portal.Help.Value,
        Header = portal.Header.Value,
        TrustedProxies = [.. portal.TrustedProxies.Select(proxy => proxy.Value)],
        CodesPerSecond = portal.Codes.Value,
    };

    /// <summary>Starts them.</summary>
    public static async Task<PortalHost> StartAsync(
        PortalConfig portal, Node node, IRefusedAttempts refused, ITextOutlet? texts, ILogger logger,
        CancellationToken cancel)
    {
        try
        {
            return await PortalHost.StartAsync(
                Options(portal),
                new PortalParts
                {
                    Register = node.Register, Model = () => node.Models.Register, Texts = texts, Refused = refused,
                    Time = node.Time, Logger = logger,
                },
                cancel);
        }
        catch (IOException failure)
        {
            throw new StartException($"[portal] listen = \"http://{portal.Listen.Value}\": {failure.Message}");
        }
    }
}
