using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Seawall.Console.Keys;
using Seawall.Console.Pipeline;

namespace Seawall.Console.Document;

/// <summary>
/// The OpenAPI document at <c>/openapi/v1.json</c>: made from the routes, and from what stands here.
/// </summary>
internal static class ApiDocument
{
    private const string Key = "key";
    private const string Token = "token";

    /// <summary>Sets the document up.</summary>
    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0;
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            SchemaWords.Describe(schema, context);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, context);
            return Task.CompletedTask;
        });
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Seawall",
            Version = "v1",
            Description = "What each line decided about calls and texts from overseas, and the verdicts that follow. "
                + "Numbers are written as + and digits, times as RFC 3339 with an offset.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Key] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A key made by `seawall key add NAME`.",
            },
            [Token] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.OAuth2,
                Flows = new OpenApiOAuthFlows
                {
                    ClientCredentials = new OpenApiOAuthFlow
                    {
                        TokenUrl = new Uri("/oauth2/token", UriKind.Relative),
                        Scopes = new Dictionary<string, string>
                        {
                            ["read"] = "Ask for a line's state and history.",
                            ["write"] = "Change a line's choices and rules.",
                            ["screen"] = "Ask for verdicts.",
                            ["admin"] = "Tell of a line's life: a new holder, a changed number.",
                        },
                    },
                },
            },
        };
    }

    private static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            ParameterWords.Describe(parameter);
        }

        operation.Parameters.Add(ParameterWords.Correlator());
        if (metadata.OfType<Idempotency>().Any())
        {
            operation.Parameters.Add(ParameterWords.IdempotencyKey());
        }

        if (metadata.OfType<Needs>().FirstOrDefault() is { } needs)
        {
            operation.Security =
            [
                Requirement(Key, []), Requirement(Token, [.. ApiScopes.WordsOf(needs.Scope)]),
            ];
        }

        OpenApiSecurityRequirement Requirement(string scheme, List<string> scopes) => new()
        {
            [new OpenApiSecuritySchemeReference(scheme, context.Document)] = scopes,
        };
    }
}
