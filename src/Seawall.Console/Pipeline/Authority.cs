using Microsoft.AspNetCore.Http;
using Seawall.Console.Api;
using Seawall.Console.Keys;

namespace Seawall.Console.Pipeline;

/// <summary>What a path asks of its caller.</summary>
internal sealed record Needs(ApiScope Scope);

/// <summary>Who asks, and whether they may (RFC 6750).</summary>
internal sealed class Authority(AccessTokens tokens)
{
    private const string Bearer = "Bearer ";

    /// <summary>Lets a request through whose caller may ask for it.</summary>
    public Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<Needs>() is not { } needs)
        {
            return next(http);
        }

        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            http.Response.Headers.WWWAuthenticate = "Bearer realm=\"seawall\"";
            return ApiReply.Of(Errors.Unauthenticated("Authorization: expected Bearer and a key or an access token"))
                .ExecuteAsync(http);
        }

        if (tokens.Find(header[Bearer.Length..].Trim()) is not { } caller)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer realm=\"seawall\", error=\"invalid_token\"";
            return ApiReply.Of(Errors.Unauthenticated(
                "Authorization: this key or access token is unknown, revoked or over")).ExecuteAsync(http);
        }

        if (!caller.Scopes.HasFlag(needs.Scope))
        {
            var scope = ApiScopes.WordsOf(needs.Scope)[0];
            http.Response.Headers.WWWAuthenticate =
                $"Bearer realm=\"seawall\", error=\"insufficient_scope\", scope=\"{scope}\"";
            return ApiReply.Of(Errors.Denied(scope)).ExecuteAsync(http);
        }

        http.Features.Set(caller);
        return next(http);
    }

    /// <summary>Who asks; of a path that needs a scope.</summary>
    public static Caller CallerOf(HttpContext http) => http.Features.Get<Caller>()
        ?? throw new InvalidOperationException("this path asks nobody who they are");
}
