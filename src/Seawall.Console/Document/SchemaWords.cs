using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Seawall.Console.Document;

/// <summary>What the attributes of a message's members say that the framework does not pass on by itself.</summary>
internal static class SchemaWords
{
    /// <summary>Words from a closed list become an enum, a time in a string its format.</summary>
    public static void Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var member = context.JsonPropertyInfo?.AttributeProvider;
        foreach (var attribute in member?.GetCustomAttributes(inherit: false) ?? [])
        {
            if (attribute is AllowedValuesAttribute allowed)
            {
                schema.Enum = [.. allowed.Values.OfType<string>().Select(word => (JsonNode)JsonValue.Create(word))];
            }

            if (attribute is DataTypeAttribute { DataType: DataType.DateTime })
            {
                schema.Format = "date-time";
            }
        }
    }
}
