using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Seawall.Register;

namespace Seawall.Admin;

/// <summary>
/// Writes answers on the admin socket: 200 with the value, 400 where the request is wrong, 503 where it cannot be done
/// now.
/// </summary>
internal static class Reply
{
    /// <summary>Writes an answer.</summary>
    public static Task WriteAsync<T>(HttpContext http, Answer<T> answer, JsonTypeInfo<T> type) =>
        answer.IsDone ? WriteAsync(http, answer.Value!, type)
        : ErrorAsync(http, answer.IsUsage ? StatusCodes.Status400BadRequest : StatusCodes.Status503ServiceUnavailable,
            answer.Message, answer.Field);

    /// <summary>Writes a value.</summary>
    public static async Task WriteAsync<T>(HttpContext http, T value, JsonTypeInfo<T> type)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    /// <summary>Writes why not.</summary>
    public static Task ErrorAsync(HttpContext http, int status, string message, string field = "")
    {
        http.Response.StatusCode = status;
        return WriteAsync(http, new ErrorReply(message, field), AdminJson.Plain.ErrorReply);
    }

    /// <summary>An answer of the register in the words of this socket.</summary>
    public static Answer<TTo> Of<TFrom, TTo>(RegisterAnswer<TFrom> answer, Func<TFrom, string, TTo> map)
        where TFrom : class => answer.Outcome switch
        {
            ChangeOutcome.Invalid => Answer<TTo>.Invalid(answer.Field, answer.Message),
            ChangeOutcome.Unavailable => Answer<TTo>.Failed(answer.Message),
            _ => Answer<TTo>.Of(map(answer.Value!, answer.Message)),
        };

    /// <summary>Reads a message; null where the body is none.</summary>
    public static async Task<T?> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(http.Request.Body, type, http.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A value of the query, or null.</summary>
    public static string? Query(HttpContext http, string name) =>
        http.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;
}
