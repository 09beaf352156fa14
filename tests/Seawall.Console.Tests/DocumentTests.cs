using System.Net;
using System.Text.Json.Nodes;

namespace Seawall.Console.Tests;

/// <summary>The OpenAPI document says what the API does.</summary>
public sealed class DocumentTests
{
    [Fact]
    public async Task Every_operation_has_a_name_words_a_scope_and_the_form_of_its_errors()
    {
        await using var api = await Api.StartAsync();
        var document = await ReadAsync(api);

        Assert.StartsWith("3.0.", (string?)document["openapi"], StringComparison.Ordinal);
        var operations = Operations(document).ToList();
        Assert.Equal(19, operations.Count);
        Assert.Equal(operations.Count, operations.Select(one => (string?)one.Node["operationId"]).Distinct().Count());
        foreach (var (path, _, node) in operations)
        {
            Assert.NotEmpty((string?)node["summary"] ?? "");
            Assert.Contains(node["parameters"]!.AsArray(), one => (string?)one!["name"] == "x-correlator");
            if (path.StartsWith("/v1/", StringComparison.Ordinal))
            {
                Assert.Single(node["security"]![1]!["token"]!.AsArray());
                foreach (var status in new[] { "400", "401", "403", "503" })
                {
                    Assert.Equal(
                        "#/components/schemas/ErrorReply",
                        (string?)node["responses"]![status]!["content"]!["application/json"]!["schema"]!["$ref"]);
                }
            }
        }
    }

    [Fact]
    public async Task Whatever_changes_something_takes_an_idempotency_key()
    {
        await using var api = await Api.StartAsync();

        foreach (var (path, method, node) in Operations(await ReadAsync(api)))
        {
            var changes = method != "get" && path is not ("/v1/screen" or "/oauth2/token");
            Assert.Equal(
                changes, node["parameters"]!.AsArray().Any(one => (string?)one!["name"] == "Idempotency-Key"));
        }
    }

    [Fact]
    public async Task Every_field_is_described_and_closed_lists_are_enums()
    {
        await using var api = await Api.StartAsync();
        var schemas = (await ReadAsync(api))["components"]!["schemas"]!.AsObject();

        foreach (var (name, schema) in schemas)
        {
            Assert.NotEmpty((string?)schema!["description"] ?? "");
            foreach (var (field, property) in schema["properties"]!.AsObject())
            {
                Assert.True(
                    property!["description"] is not null || property["$ref"] is not null
                        || property["allOf"] is not null || property["oneOf"] is not null, $"{name}.{field}");
            }
        }

        var choices = schemas["ChoicesBody"]!;
        Assert.Equal(["service", "zone", "to"], choices["required"]!.AsArray().Select(one => (string?)one));
        Assert.Equal(
            ["open", "shut", "undecided"],
            choices["properties"]!["to"]!["enum"]!.AsArray().Select(one => (string?)one));
        Assert.Equal("date-time", (string?)choices["properties"]!["until"]!["format"]);
        Assert.Equal(1000, (int)choices["properties"]!["note"]!["maxLength"]!);
        Assert.Equal(100, (int)schemas["SubscriberReply"]!["properties"]!["rules"]!["maxItems"]!);
    }

    [Fact]
    public async Task The_ways_to_sign_in_are_there()
    {
        await using var api = await Api.StartAsync();

        var schemes = (await ReadAsync(api))["components"]!["securitySchemes"]!;

        Assert.Equal("bearer", (string?)schemes["key"]!["scheme"]);
        var flow = schemes["token"]!["flows"]!["clientCredentials"]!;
        Assert.Equal("/oauth2/token", (string?)flow["tokenUrl"]);
        Assert.Equal(["read", "write", "screen", "admin"], flow["scopes"]!.AsObject().Select(one => one.Key));
    }

    private static async Task<JsonNode> ReadAsync(Api api)
    {
        var got = await api.SendAsync("GET", "/openapi/v1.json", null, ("Authorization", ""));
        Assert.Equal(HttpStatusCode.OK, got.Status);
        return got.Json;
    }

    private static IEnumerable<(string Path, string Method, JsonNode Node)> Operations(JsonNode document) =>
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()
            .Select(method => (path.Key, method.Key, method.Value!)));
}
