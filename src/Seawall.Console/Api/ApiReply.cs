using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Seawall.Console.Api;

/// <summary>The answer to a request: a status, and JSON already written.</summary>
internal sealed class ApiReply(int status, byte[] body) : IResult
{
    private const string Json = "application/json";

    public int Status => status;

    /// <summary>Whether it says that the request was done.</summary>
    public bool IsDone => status is >= StatusCodes.Status200OK and < StatusCodes.Status300MultipleChoices;

    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(body);

    /// <summary>Done, with a value.</summary>
    public static ApiReply Of<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        new(status, JsonSerializer.SerializeToUtf8Bytes(value, type));

    /// <summary>Not done.</summary>
    public static ApiReply Of(ErrorReply error) => Of(error, ApiJson.Plain.ErrorReply, error.Status);

    /// <summary>An answer that was given before.</summary>
    public static ApiReply Again(int status, string body) => new(status, Encoding.UTF8.GetBytes(body));

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext http)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = Json;
        http.Response.ContentLength = body.Length;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = "5";
        }

        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}
