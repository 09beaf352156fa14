using Microsoft.AspNetCore.Http;

namespace Seawall.Console.Api;

/// <summary>The errors of the API, one function each.</summary>
internal static class Errors
{
    /// <summary>A field is wrong, and the message names it.</summary>
    public static ErrorReply Invalid(string field, string message) => new()
    {
        Status = StatusCodes.Status400BadRequest, Code = "INVALID_ARGUMENT", Message = message, Field = field,
    };

    /// <summary>A field is wrong.</summary>
    public static ErrorReply Wrong(string field, string message) => Invalid(field, $"{field}: {message}");

    /// <summary>What was asked for is not there.</summary>
    public static ErrorReply NotFound(string message) => new()
    {
        Status = StatusCodes.Status404NotFound, Code = "NOT_FOUND", Message = message,
    };

    /// <summary>It is not to be had as things are.</summary>
    public static ErrorReply Conflict(string message) => new()
    {
        Status = StatusCodes.Status409Conflict, Code = "CONFLICT", Message = message,
    };

    /// <summary>It cannot be done now.</summary>
    public static ErrorReply Unavailable(string message) => new()
    {
        Status = StatusCodes.Status503ServiceUnavailable, Code = "UNAVAILABLE", Message = message,
    };

    /// <summary>It is done when it is asked for once more, with a token.</summary>
    public static ErrorReply Confirm(string message, string confirmation, DateTimeOffset? before) => new()
    {
        Status = StatusCodes.Status409Conflict,
        Code = "CONFIRMATION_REQUIRED",
        Message = message,
        Confirmation = confirmation,
        ConfirmBefore = before,
    };

    /// <summary>The caller is unknown.</summary>
    public static ErrorReply Unauthenticated(string message) => new()
    {
        Status = StatusCodes.Status401Unauthorized, Code = "UNAUTHENTICATED", Message = message,
    };

    /// <summary>The caller may not.</summary>
    public static ErrorReply Denied(string scope) => new()
    {
        Status = StatusCodes.Status403Forbidden,
        Code = "PERMISSION_DENIED",
        Message = $"this key has not the scope {scope}",
    };

    /// <summary>The same <c>Idempotency-Key</c> came with another request.</summary>
    public static ErrorReply KeyReused() => new()
    {
        Status = StatusCodes.Status422UnprocessableEntity,
        Code = "IDEMPOTENCY_KEY_REUSED",
        Message = "Idempotency-Key: was used for another request; give each request its own",
        Field = "Idempotency-Key",
    };

    /// <summary>What a bare status means.</summary>
    public static ErrorReply Of(int status) => new()
    {
        Status = status,
        Code = status switch
        {
            StatusCodes.Status400BadRequest => "INVALID_ARGUMENT",
            StatusCodes.Status404NotFound => "NOT_FOUND",
            StatusCodes.Status405MethodNotAllowed => "METHOD_NOT_ALLOWED",
            StatusCodes.Status406NotAcceptable => "NOT_ACCEPTABLE",
            StatusCodes.Status408RequestTimeout => "TIMEOUT",
            StatusCodes.Status413PayloadTooLarge => "PAYLOAD_TOO_LARGE",
            StatusCodes.Status415UnsupportedMediaType => "UNSUPPORTED_MEDIA_TYPE",
            _ => "INTERNAL",
        },
        Message = status switch
        {
            StatusCodes.Status400BadRequest => "this is no request that can be read",
            StatusCodes.Status404NotFound => "there is nothing at this path; /openapi/v1.json names what there is",
            StatusCodes.Status405MethodNotAllowed => "this path does not take this method; see Allow",
            StatusCodes.Status408RequestTimeout => "the request did not arrive in time",
            StatusCodes.Status413PayloadTooLarge => $"the body is larger than {ConsoleLimits.BodyBytesMax} bytes",
            StatusCodes.Status415UnsupportedMediaType => "the body must be application/json",
            _ => "a fault in Seawall; its log says more under this x-correlator",
        },
    };
}
