using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Seawall.Console.Keys;

/// <summary>All keys at one moment; immutable.</summary>
internal sealed class KeyTable
{
    private readonly FrozenDictionary<string, ApiKey> _byHash;

    private KeyTable(ImmutableArray<ApiKey> all)
    {
        All = all;
        _byHash = all.Where(key => key.RevokedAt is null).ToFrozenDictionary(key => key.Hash);
    }

    public static KeyTable Empty { get; } = new([]);

    public ImmutableArray<ApiKey> All { get; }

    public int InUseCount => _byHash.Count;

    /// <summary>The key in use of that name, or null.</summary>
    public ApiKey? InUse(string name) => All.FirstOrDefault(key => key.Name == name && key.RevokedAt is null);

    /// <summary>The key in use with this hash, or null.</summary>
    public ApiKey? ByHash(string hash) => _byHash.GetValueOrDefault(hash);

    /// <summary>The keys after one more line; throws where it is no line of this file.</summary>
    public KeyTable Apply(KeyLine line) => line.Event switch
    {
        KeyLine.Added when line.Hash is { } hash && ApiScopes.TryRead(line.Scopes ?? [], out var scopes, out _) =>
            new KeyTable(All.Add(new ApiKey(line.Name, scopes, hash, line.At, line.By, null))),
        KeyLine.Revoked when InUse(line.Name) is { } key =>
            new KeyTable(All.Replace(key, key with { RevokedAt = line.At })),
        _ => throw new JsonException(),
    };
}
