using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Seawall.Console.Api;

/// <summary>
/// Reads a request's JSON strictly: a field that is unknown, missing, doubled or of another kind is named, and nothing
/// is guessed.
/// </summary>
internal static class RequestBody
{
    private static readonly JsonDocumentOptions _options = new()
    {
        MaxDepth = ConsoleLimits.JsonDepthMax, AllowDuplicateProperties = false,
    };

    /// <summary>Reads the body, or says what is wrong with it.</summary>
    public static async Task<(T? Value, ErrorReply? Error)> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type)
        where T : class
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var media)
            || media.MediaType.Value is not "application/json"
            || (media.Charset.HasValue
                && !media.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            return (null, Errors.Of(StatusCodes.Status415UnsupportedMediaType));
        }

        try
        {
            using var document = JsonDocument.Parse(await Buffered.BodyAsync(http), _options);
            return Check(document.RootElement, type) is { } error ? (null, error)
                : (document.RootElement.Deserialize(type), null);
        }
        catch (JsonException failure)
        {
            return (null, Explain(failure));
        }
    }

    private static ErrorReply? Check(JsonElement body, JsonTypeInfo type)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return Errors.Wrong("body", "expected a JSON object");
        }

        foreach (var given in body.EnumerateObject())
        {
            var known = type.Properties.FirstOrDefault(property => property.Name == given.Name);
            if (known is null)
            {
                var names = string.Join(", ", type.Properties.Select(property => property.Name));
                return Errors.Wrong(Shown(given.Name), $"unknown field; expected {names}");
            }

            if (given.Value.ValueKind == JsonValueKind.Null && !known.IsSetNullable)
            {
                return Errors.Wrong(known.Name, "expected a value, found null");
            }
        }

        return type.Properties.FirstOrDefault(
            property => property.IsRequired && !body.TryGetProperty(property.Name, out _)) is { } missing
            ? Errors.Wrong(missing.Name, "is missing") : null;
    }

    private static ErrorReply Explain(JsonException failure) =>
        failure.Path is { } path && path.StartsWith("$.", StringComparison.Ordinal)
        ? Errors.Wrong(path[2..], "is not of the kind that is expected; see /openapi/v1.json")
        : Errors.Wrong("body", $"is no JSON that can be read: {failure.Message.ReplaceLineEndings(" ")}");

    private static string Shown(string name) =>
        new([.. name.Take(ConsoleLimits.KeyNameMax).Select(letter => char.IsControl(letter) ? '?' : letter)]);
}
