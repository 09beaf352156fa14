using System.Net;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Seawall.Console.Api;
using Seawall.Console.Document;
using Seawall.Console.Keeping;
using Seawall.Console.Keys;
using Seawall.Console.Pipeline;

namespace Seawall.Console;

/// <summary>
/// The HTTP API. A request goes 1 <see cref="Correlation"/>, 2 <see cref="Faults"/>, 3 to its route, 4
/// <see cref="Authority"/>, 5 <see cref="Idempotency"/> where it changes something, 6 its handler in
/// <see cref="ApiRoutes"/>, which asks the register or the screen desk.
/// </summary>
public sealed class ConsoleHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly AnswerShelf _answers;

    private ConsoleHost(WebApplication app, ApiKeys keys, AnswerShelf answers, IPEndPoint endpoint) =>
        (_app, Keys, _answers, Endpoint) = (app, keys, answers, endpoint);

    /// <summary>Who may.</summary>
    public ApiKeys Keys { get; }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Endpoint { get; }

    /// <summary>
    /// Starts to listen. Throws <see cref="IOException"/> where it cannot, or where its files are damaged.
    /// </summary>
    public static async Task<ConsoleHost> StartAsync(ConsoleParts parts, CancellationToken cancel)
    {
        var keys = ApiKeys.Open(Path.Combine(parts.Folder, "api-keys.jsonl"), parts.Time);
        AnswerShelf? answers = null;
        WebApplication? app = null;
        try
        {
            answers = AnswerShelf.Open(Path.Combine(parts.Folder, "api-answers.jsonl"), parts.Time);
            app = Build(parts, keys, answers);
            await app.StartAsync(cancel);
            var bound = new Uri(
                app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
            return new ConsoleHost(app, keys, answers, new IPEndPoint(parts.Listen.Address, bound.Port));
        }
        catch
        {
            await (app?.DisposeAsync() ?? ValueTask.CompletedTask);
            answers?.Dispose();
            keys.Dispose();
            throw;
        }
    }

    /// <summary>Ends requests in progress, then lets go of the files.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _answers.Dispose();
        Keys.Dispose();
    }

    private static WebApplication Build(ConsoleParts parts, ApiKeys keys, AnswerShelf answers)
    {
        var log = new ConsoleLog(parts.Logger);
        var tokens = new AccessTokens(keys, parts.Time);
        var (faults, authority) = (new Faults(log), new Authority(tokens));
        var views = new ApiViews(parts.TimeZone);
        var answered = new ChangeAnswers(views);
        var routes = new ApiRoutes(
            new SubscriberRoutes(parts.Register, views, answered),
            new CareRoutes(parts.Register, views, answered),
            new WaitingRoutes(parts.Register, answered),
            new LifeRoutes(parts.Register, answered),
            new ScreenRoutes(parts.Screen),
            new CampaignRoutes(parts),
            new TokenRoutes(keys, tokens),
            new Idempotency(new Repeats(answers, parts.Time, log)));

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ConsoleLimits.BodyBytesMax;
            kestrel.Limits.MaxRequestHeadersTotalSize = ConsoleLimits.HeadersBytesMax;
            kestrel.Limits.MaxConcurrentConnections = ConsoleLimits.ConnectionsMax;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(ConsoleLimits.HeadersSeconds);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(ConsoleLimits.IdleSeconds);
            kestrel.Listen(parts.Listen);
        });
        builder.Services.AddRoutingCore();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            // For the document: a number is a number, and never a string that holds one.
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, new ApiJson(ApiJson.Create()));
        });
        builder.Services.AddOpenApi("v1", ApiDocument.Configure);
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(
            host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        var app = builder.Build();
        app.Use(Correlation.SetAsync);
        app.Use(faults.RunAsync);
        app.UseRouting();
        app.Use(authority.CheckAsync);
        routes.Map(app);
        app.MapOpenApi("/openapi/{documentName}.json");
        return app;
    }
}
