using System.Text.Json.Serialization;

namespace Seawall.Console.Api;

/// <summary>An access token (RFC 6749 §5.1).</summary>
internal sealed record TokenReply
{
    /// <summary>The token, for <c>Authorization: Bearer</c>.</summary>
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    /// <summary>Bearer.</summary>
    [JsonPropertyName("token_type")]
    public required string TokenType { get; init; }

    /// <summary>For how many seconds it is good.</summary>
    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }

    /// <summary>What it may do: scopes, separated by spaces.</summary>
    [JsonPropertyName("scope")]
    public required string Scope { get; init; }
}

/// <summary>Why no token was given (RFC 6749 §5.2), in the form of the other errors as well.</summary>
internal sealed record TokenErrorReply
{
    /// <summary>The word of RFC 6749: invalid_request, invalid_client, invalid_scope, unsupported_grant_type.</summary>
    [JsonPropertyName("error")]
    public required string Error { get; init; }

    /// <summary>The same as message.</summary>
    [JsonPropertyName("error_description")]
    public required string ErrorDescription { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>INVALID_ARGUMENT or UNAUTHENTICATED.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong, in one line.</summary>
    public required string Message { get; init; }
}

/// <summary>A request for an access token; the client may also stand in <c>Authorization: Basic</c>.</summary>
internal sealed record TokenBody
{
    /// <summary>client_credentials.</summary>
    [JsonPropertyName("grant_type")]
    public required string GrantType { get; init; }

    /// <summary>The key's name.</summary>
    [JsonPropertyName("client_id")]
    public string? ClientId { get; init; }

    /// <summary>The key.</summary>
    [JsonPropertyName("client_secret")]
    public string? ClientSecret { get; init; }

    /// <summary>Scopes of the key, separated by spaces; left out, all of them.</summary>
    [JsonPropertyName("scope")]
    public string? Scope { get; init; }
}
