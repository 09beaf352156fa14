using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Seawall.Serving;
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
    public static async Task<AdminHost> StartAsync(
        AdminConfig settings, AdminRoutes routes, NodeLog log, CancellationToken cancel)
    {
        var socket = settings.Socket.Value;
        Directory.CreateDirectory(Path.GetDirectoryName(socket)!);
        if (new FileInfo(socket) is { Exists: true, Length: > 0 })
        {
            throw new IOException($"[admin] socket: {socket} is a file with something in it, and no socket");
        }

        File.Delete(socket);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // Files are read and written row by row; a thread that waits for the other end of this socket costs nobody.
            kestrel.AllowSynchronousIO = true;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.ListenUnixSocket(socket);
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(
            host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        var app = builder.Build();
        app.Use((http, next) => OrErrorAsync(http, next, log));
        app.UseRouting();
        routes.Map(app);
        await app.StartAsync(cancel);
        File.SetUnixFileMode(socket, settings.Mode);
        return new AdminHost(app, socket);
    }

    /// <summary>What a request brought about that nobody foresaw goes to the log whole, and back in a line.</summary>
    private static async Task OrErrorAsync(HttpContext http, RequestDelegate next, NodeLog log)
    {
        try
        {
            await next(http);
        }
        catch (Exception failure) when (!http.RequestAborted.IsCancellationRequested)
        {
            log.AdminFailed(http.Request.Path, failure);
            if (!http.Response.HasStarted)
            {
                await Reply.ErrorAsync(
                    http, StatusCodes.Status500InternalServerError,
                    $"a fault in Seawall, see its log: {failure.Message}");
            }
            else
            {
                http.Abort();
            }
        }
    }

    /// <summary>Ends requests in progress, and takes the socket away.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        File.Delete(_socket);
    }
}
