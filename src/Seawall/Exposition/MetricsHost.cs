using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Seawall.Serving;
using Seawall.Settings;

namespace Seawall.Exposition;

/// <summary>
/// Figures and health by HTTP: <c>/metrics</c>, <c>/health/live</c> (the process answers), <c>/health/ready</c> (it
/// should get calls; 503 with the reason where not).
/// </summary>
internal sealed class MetricsHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private MetricsHost(WebApplication app, IPEndPoint endpoint) => (_app, Endpoint) = (app, endpoint);

    /// <summary>Where it listens.</summary>
    public IPEndPoint Endpoint { get; }

    /// <summary>Starts to listen.</summary>
    public static async Task<MetricsHost> StartAsync(MetricsConfig settings, Node node, CancellationToken cancel)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Listen(settings.Listen.Value);
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(
            host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        var app = builder.Build();
        app.UseRouting();
        app.MapGet(
            "/metrics", http => TextAsync(http, ExpositionWriter.ContentType, MetricsPage.Write(node.Figures())));
        app.MapGet("/health/live", http => TextAsync(http, "text/plain; charset=utf-8", "live\n"));
        app.MapGet("/health/ready", http =>
        {
            var reason = node.NotReady;
            http.Response.StatusCode = reason.Length == 0 ? StatusCodes.Status200OK
                : StatusCodes.Status503ServiceUnavailable;
            return TextAsync(
                http, "text/plain; charset=utf-8", reason.Length == 0 ? "ready\n" : $"not ready: {reason}\n");
        });
        await app.StartAsync(cancel);
        var bound = new Uri(
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return new MetricsHost(app, new IPEndPoint(settings.Listen.Value.Address, bound.Port));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private static async Task TextAsync(HttpContext http, string type, string text)
    {
        http.Response.ContentType = type;
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), http.RequestAborted);
    }
}
