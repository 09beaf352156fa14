using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Seawall.Console.Keys;
using Seawall.Serving;

namespace Seawall.Admin;

/// <summary>The keys to the HTTP API: made, shown and ended.</summary>
internal sealed class KeyRoutes(Node node)
{
    private const string Off = "the HTTP API is switched off: the settings have no section [console]";

    /// <summary>All keys.</summary>
    public Task ListAsync(HttpContext http) => Reply.WriteAsync(
        http,
        node.Console is { Keys: { } keys }
            ? Answer<KeysReply>.Of(new KeysReply([.. keys.All.Select(Show)])) : Answer<KeysReply>.Failed(Off),
        AdminJson.Plain.KeysReply);

    /// <summary>Makes a key.</summary>
    public Task AddAsync(HttpContext http) =>
        ChangeAsync(http, (keys, message) => keys.Add(message.Name ?? "", message.Scopes ?? [], message.Who ?? ""));

    /// <summary>Ends a key.</summary>
    public Task RevokeAsync(HttpContext http) =>
        ChangeAsync(http, (keys, message) => keys.Revoke(message.Name ?? "", message.Who ?? ""));

    private async Task ChangeAsync(HttpContext http, Func<ApiKeys, KeyMessage, KeyReceipt> change)
    {
        if (await Reply.ReadAsync(http, AdminJson.Plain.KeyMessage) is not { } message)
        {
            await Reply.ErrorAsync(
                http, StatusCodes.Status400BadRequest, "the message is no JSON of this request");
            return;
        }

        await Reply.WriteAsync(http, Answer(message), AdminJson.Plain.KeyReply);

        Answer<KeyReply> Answer(KeyMessage asked)
        {
            if (node.Console is not { Keys: { } keys })
            {
                return Seawall.Answer<KeyReply>.Failed(Off);
            }

            var receipt = change(keys, asked);
            var secret = receipt.Secret.Length > 0 ? receipt.Secret : null;
            return receipt.Key is { } key ? Seawall.Answer<KeyReply>.Of(Show(key) with { Key = secret })
                : Seawall.Answer<KeyReply>.Invalid(receipt.Field, receipt.Message);
        }
    }

    private KeyReply Show(ApiKey key) => new(
        key.Name, ApiScopes.WordsOf(key.Scopes), TimeText.Write(key.CreatedAt, node.TimeZone), key.CreatedBy,
        key.RevokedAt is { } end ? TimeText.Write(end, node.TimeZone) : null, null);
}

/// <summary>A key to make or to end.</summary>
internal sealed record KeyMessage(string? Name, ImmutableArray<string>? Scopes, string? Who);

/// <summary>A key as the list knows it; the key itself only when it was made just now.</summary>
internal sealed record KeyReply(
    string Name, ImmutableArray<string> Scopes, string CreatedAt, string CreatedBy, string? RevokedAt, string? Key);

/// <summary>All keys, in use and ended.</summary>
internal sealed record KeysReply(ImmutableArray<KeyReply> Keys);
