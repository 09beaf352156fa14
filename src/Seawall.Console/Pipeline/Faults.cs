using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Seawall.Console.Api;

namespace Seawall.Console.Pipeline;

/// <summary>
/// Every answer that is no success has the one form of errors, also where the path, the method or the body's kind is
/// wrong, the body too large, or where a request brought about what nobody foresaw.
/// </summary>
internal sealed class Faults(ConsoleLog log)
{
    /// <summary>Carries a request out, and gives the answer its form.</summary>
    public async Task RunAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException failure)
        {
            http.Response.StatusCode = failure.StatusCode;
        }
        catch (Exception failure) when (!http.RequestAborted.IsCancellationRequested)
        {
            var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "no route";
            log.Failed(route, Correlation.Of(http), failure);
            if (http.Response.HasStarted)
            {
                http.Abort();
                return;
            }

            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        var isBare = http.Response is { HasStarted: false, ContentLength: null, ContentType: null };
        if (isBare && http.Response.StatusCode >= StatusCodes.Status400BadRequest)
        {
            await ApiReply.Of(Errors.Of(http.Response.StatusCode)).ExecuteAsync(http);
        }
    }
}
