using System.Text;
using Microsoft.AspNetCore.Http;
using Seawall.Console.Keys;

namespace Seawall.Console.Api;

/// <summary>
/// OAuth 2 client credentials (RFC 6749 §4.4): the client is a key's name, its secret the key.
/// </summary>
internal sealed class TokenRoutes(ApiKeys keys, AccessTokens tokens)
{
    /// <summary>An access token for a key (OAuth 2 client credentials), good for fifteen minutes.</summary>
    public async Task<ApiReply> IssueAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
        {
            return Refused("invalid_request", "the body must be application/x-www-form-urlencoded");
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form["grant_type"].ToString() is not "client_credentials" and var grant)
        {
            return grant.Length == 0 ? Refused("invalid_request", "grant_type: is missing")
                : Refused("unsupported_grant_type", "grant_type: expected client_credentials");
        }

        var (name, secret) = Client(http.Request, form);
        if (keys.Find(secret) is not { } key || key.Name != name)
        {
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"seawall\"";
            return Refused(
                "invalid_client", "client_id and client_secret: expected the name of a key in use, and the key",
                StatusCodes.Status401Unauthorized);
        }

        var words = form["scope"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!ApiScopes.TryRead(words, out var asked, out _) || (asked & ~key.Scopes) != ApiScope.None)
        {
            return Refused(
                "invalid_scope", $"scope: this key has {string.Join(' ', ApiScopes.WordsOf(key.Scopes))}");
        }

        var granted = words.Length == 0 ? key.Scopes : asked;
        return ApiReply.Of(
            new TokenReply
            {
                AccessToken = tokens.Make(key, granted),
                TokenType = "Bearer",
                ExpiresIn = ConsoleLimits.TokenSeconds,
                Scope = string.Join(' ', ApiScopes.WordsOf(granted)),
            },
            ApiJson.Plain.TokenReply);
    }

    /// <summary>Who the client says it is: in the header, percent-encoded (RFC 6749 §2.3.1), or in the form.</summary>
    private static (string Name, string Secret) Client(HttpRequest request, IFormCollection form)
    {
        const string basic = "Basic ";
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(basic, StringComparison.OrdinalIgnoreCase))
        {
            return (form["client_id"].ToString(), form["client_secret"].ToString());
        }

        var octets = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[basic.Length..].Trim(), octets, out var length))
        {
            return ("", "");
        }

        var pair = Encoding.Latin1.GetString(octets, 0, length);
        return pair.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
            ? (Uri.UnescapeDataString(pair[..colon]), Uri.UnescapeDataString(pair[(colon + 1)..]))
            : ("", "");
    }

    private static ApiReply Refused(string error, string message, int status = StatusCodes.Status400BadRequest) =>
        ApiReply.Of(
            new TokenErrorReply
            {
                Error = error,
                ErrorDescription = message,
                Status = status,
                Code = status == StatusCodes.Status401Unauthorized ? "UNAUTHENTICATED" : "INVALID_ARGUMENT",
                Message = message,
            },
            ApiJson.Plain.TokenErrorReply,
            status);
}
