using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Seawall.Settings;

namespace Seawall.Admin;

/// <summary>
/// The admin socket: HTTP on a Unix domain socket. Whoever may open the file may command; there is no other authority.
/// </summary>
internal sealed class AdminHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _socket;

    private AdminHost(WebApplication app, string socket) => (_app, _socket) = (app, socket);

    /// <summary>
    /// Starts to listen. The socket's file is made anew: what is there was left behind, because the data folder is ours
    /// alone by now.
    /// </summary>
    public static async Task<AdminHost> StartAsync(AdminConfig settings, AdminRoutes routes, CancellationToken cancel)
    {
        var socket = settings.Socket.Value;
        Directory.CreateDirectory(Path.GetDirectoryName(socket)!);
        File.Delete(socket);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.ListenUnixSocket(socket);
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(
            host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        var app = builder.Build();
        app.UseRouting();
        routes.Map(app);
        await app.StartAsync(cancel);
        File.SetUnixFileMode(socket, settings.Mode);
        return new AdminHost(app, socket);
    }

    /// <summary>Ends requests in progress, and takes the socket away.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        File.Delete(_socket);
    }
}
