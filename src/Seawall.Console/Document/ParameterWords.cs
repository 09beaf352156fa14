using System.Globalization;
using Microsoft.OpenApi;
using Seawall.Console.Api;
using Seawall.Console.Pipeline;

namespace Seawall.Console.Document;

/// <summary>What the parameters of paths, queries and headers are.</summary>
internal static class ParameterWords
{
    /// <summary>Says of a parameter of a path or query what it is.</summary>
    public static void Describe(OpenApiParameter parameter)
    {
        (parameter.Description, parameter.Schema) = parameter.Name switch
        {
            "number" => ("The line, as + and digits.", Text(Fields.NumberPattern)),
            "target" => ("A country's two letters, a number as + and digits, or registered senders of texts.",
                Text(null)),
            "service" => ("voice, sms or all; left out, all.", Text("^(voice|sms|all)$")),
            "note" => ("Why, for the journal.", Text(null)),
            "confirmation" => ("What an answer CONFIRMATION_REQUIRED gave.", Text(null)),
            "guardian" => ("The guardian's number.", Text(Fields.NumberPattern)),
            "by" => ("Who speaks: line or guardian; left out, line.", Text("^(line|guardian)$")),
            "journal" => ("The journal number that it waits under.", Whole(null)),
            "limit" => ("Entries at most.", Whole(ConsoleLimits.HistoryMax)),
            "before" => ("Only entries before this journal number.", Whole(null)),
            "name" => ("The campaign's name.", Text(null)),
            _ => (parameter.Description, parameter.Schema),
        };
    }

    /// <summary>The header that tells requests apart.</summary>
    public static OpenApiParameter Correlator() => Header(
        Correlation.Header, "Echoed in the answer; made where it is left out.", Text(Correlation.Pattern));

    /// <summary>The header that lets a request be repeated.</summary>
    public static OpenApiParameter IdempotencyKey() => Header(
        Idempotency.Header,
        "The same request with the same key is done once, and gets the same answer again for "
            + string.Create(CultureInfo.InvariantCulture, $"{ConsoleLimits.AnswerHours} hours; ")
            + "another request with it gets 422.",
        new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = ConsoleLimits.IdempotencyKeyMax });

    private static OpenApiParameter Header(string name, string description, OpenApiSchema schema) => new()
    {
        Name = name, In = ParameterLocation.Header, Description = description, Schema = schema,
    };

    private static OpenApiSchema Text(string? pattern) => new() { Type = JsonSchemaType.String, Pattern = pattern };

    private static OpenApiSchema Whole(int? max) => new()
    {
        Type = JsonSchemaType.Integer,
        Format = "int64",
        Minimum = "1",
        Maximum = max?.ToString(CultureInfo.InvariantCulture),
    };
}
