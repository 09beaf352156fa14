using System.Text.Json.Serialization;
using Seawall.Console.Keys;

namespace Seawall.Console.Keeping;

/// <summary>The lines of files as JSON, by code that is generated when Seawall is built.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KeyLine))]
[JsonSerializable(typeof(AnswerLine))]
internal sealed partial class KeepingJson : JsonSerializerContext;
