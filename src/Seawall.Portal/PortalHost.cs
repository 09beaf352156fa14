using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Seawall.Portal.Changes;
using Seawall.Portal.Entry;
using Seawall.Portal.Pages;
using Seawall.Portal.Visits;

namespace Seawall.Portal;

/// <summary>
/// The pages where subscribers see and change what is in force for their line, made here and sent whole: no script
/// runs in the browser. A request goes 1 through what catches our own faults, 2 into a visit (language, size, source,
/// session), 3 if it is a form, through the gate of forms, 4 to its page.
/// </summary>
public sealed class PortalHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CodePost? _post;

    private PortalHost(WebApplication app, CodePost? post, IPEndPoint endpoint) =>
        (_app, _post, Endpoint) = (app, post, endpoint);

    /// <summary>Where it listens.</summary>
    public IPEndPoint Endpoint { get; }

    /// <summary>Starts to listen. Throws <see cref="IOException"/> where that address cannot be had.</summary>
    public static async Task<PortalHost> StartAsync(PortalOptions options, PortalParts parts, CancellationToken cancel)
    {
        var log = new PortalLog(parts.Logger);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Limit(kestrel, options));
        Add(builder.Services);
        var app = builder.Build();

        var sessions = new Sessions(parts.Time);
        var codes = new SignInCodes(new CodeLimits(options, parts.Time), parts.Time);
        var antiforgery = app.Services.GetRequiredService<IAntiforgery>();
        var page = new Page(options, parts, antiforgery);
        var post = parts.Texts is { } outlet ? new CodePost(outlet, log) : null;
        var entry = new HeaderEntry(options, parts, sessions);

        // 1 faults
        app.Use((http, next) => CatchAsync(http, next, page, log));

        // 2 the visit
        app.Use((http, next) =>
        {
            Peer.TakeScheme(http, options.TrustedProxies);
            var visit = new Visit
            {
                Wishes = Wishes.Of(http), Source = Peer.SourceOf(http, options.TrustedProxies),
            };
            http.Features.Set(visit);
            visit.Session = entry.Take(http, sessions.Find(http.Request.Cookies[Cookies.Session]));
            return next(http);
        });

        // 3 forms
        app.Use((http, next) => GateAsync(http, next, page, antiforgery));

        // 4 pages
        app.UseRouting();
        new SignInRoutes(options, parts, page, codes, sessions, post).Map(app);
        var (door, answers) = (new LineDoor(parts, page), new Answers(parts, page));
        new ChangeRoutes(parts, page, door, answers).Map(app);
        new CareRoutes(parts, door, answers).Map(app);
        new WardRoutes(parts, page, door, answers).Map(app);
        new PageRoutes(parts, page).Map(app);
        await app.StartAsync(cancel).ConfigureAwait(false);
        var bound = new Uri(
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return new PortalHost(app, post, new IPEndPoint(options.Listen.Address, bound.Port));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        if (_post is { } post)
        {
            await post.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static void Limit(KestrelServerOptions kestrel, PortalOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = PortalLimits.FormOctetsMax;
        kestrel.Limits.MaxRequestHeadersTotalSize = PortalLimits.HeadersOctetsMax;
        kestrel.Limits.MaxRequestLineSize = PortalLimits.RequestLineOctetsMax;
        kestrel.Limits.MaxConcurrentConnections = PortalLimits.ConnectionsMax;
        kestrel.Listen(options.Listen);
    }

    private static void Add(IServiceCollection services)
    {
        services.AddRoutingCore();
        services.AddRazorComponents();
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.FormFieldName = FormGate.KeyField;
            antiforgery.HeaderName = null;
            antiforgery.SuppressXFrameOptionsHeader = true;
            antiforgery.Cookie.Name = Cookies.Form;
            antiforgery.Cookie.HttpOnly = true;
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddScoped<PageSlot>();
        services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = PortalLimits.FormFieldsMax;
            form.KeyLengthLimit = PortalLimits.FieldNameCharactersMax;
            form.ValueLengthLimit = PortalLimits.FieldCharactersMax;
            form.BufferBodyLengthLimit = PortalLimits.FormOctetsMax;
        });
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
    }

    private static async Task CatchAsync(HttpContext http, RequestDelegate next, Page page, PortalLog log)
    {
        try
        {
            await next(http).ConfigureAwait(false);
        }
        catch (Exception failure) when (!http.RequestAborted.IsCancellationRequested)
        {
            log.PageFailed(http.Request.Method, http.GetEndpoint()?.DisplayName ?? "", failure);
            if (http.Response.HasStarted)
            {
                http.Abort();
                return;
            }

            await page.SayAsync(http, "bad.fault", StatusCodes.Status500InternalServerError).ConfigureAwait(false);
            return;
        }

        if (!http.Response.HasStarted && http.Response.StatusCode
            is StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed)
        {
            var key = http.Response.StatusCode == StatusCodes.Status404NotFound ? "bad.missing" : "bad.method";
            await page.SayAsync(http, key, http.Response.StatusCode).ConfigureAwait(false);
        }
    }

    private static async Task GateAsync(HttpContext http, RequestDelegate next, Page page, IAntiforgery antiforgery)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            await next(http).ConfigureAwait(false);
            return;
        }

        var fault = await FormGate.LookAsync(http, antiforgery).ConfigureAwait(false);
        await (fault switch
        {
            FormFault.None => next(http),
            FormFault.TooLarge => page.SayAsync(http, "bad.large", StatusCodes.Status413PayloadTooLarge),
            FormFault.NotOurs => page.SayAsync(http, "bad.choice", StatusCodes.Status415UnsupportedMediaType),
            _ => page.SayAsync(http, "bad.foreign", StatusCodes.Status403Forbidden),
        }).ConfigureAwait(false);
    }
}
