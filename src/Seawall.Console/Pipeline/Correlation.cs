using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Seawall.Console.Pipeline;

/// <summary>
/// <c>x-correlator</c>: echoed where the caller gave one that can be echoed, else made; it stands in the log of faults.
/// </summary>
internal static class Correlation
{
    public const string Header = "x-correlator";

    /// <summary>The form of the header, as a pattern of the OpenAPI document.</summary>
    public const string Pattern = "^[a-zA-Z0-9\\-_:;./<>{}]{1,128}$";

    private static readonly SearchValues<char> _allowed = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:;./<>{}");

    /// <summary>Gives the answer its correlator.</summary>
    public static Task SetAsync(HttpContext http, RequestDelegate next)
    {
        var given = http.Request.Headers[Header].ToString();
        http.TraceIdentifier =
            given.Length is > 0 and <= ConsoleLimits.CorrelatorMax && !given.AsSpan().ContainsAnyExcept(_allowed)
                ? given : Guid.NewGuid().ToString();
        http.Response.Headers[Header] = http.TraceIdentifier;
        return next(http);
    }

    /// <summary>The correlator of a request.</summary>
    public static string Of(HttpContext http) => http.TraceIdentifier;
}
