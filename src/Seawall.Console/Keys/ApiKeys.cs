using System.Collections.Immutable;
using System.Text.Json;
using Seawall.Console.Keeping;

namespace Seawall.Console.Keys;

/// <summary>
/// The keys to the API, in use and ended. A key is made or ended when its line is on the disk, and holds or does not
/// from that moment on. Readers see one immutable table. Thread-safe.
/// </summary>
public sealed class ApiKeys : IDisposable
{
    private readonly Lock _writing = new();
    private readonly TimeProvider _time;
    private readonly LineFile _file;
    private volatile KeyTable _keys = KeyTable.Empty;

    private ApiKeys(string path, TimeProvider time)
    {
        _time = time;
        _file = LineFile.Open(path, line => _keys = Apply(_keys, line));
    }

    /// <summary>All keys, in use and ended, in the order in which they were made.</summary>
    public ImmutableArray<ApiKey> All => _keys.All;

    /// <summary>
    /// Opens the file of keys or makes it. Throws <see cref="IOException"/> where it cannot be read or is no such file.
    /// </summary>
    public static ApiKeys Open(string path, TimeProvider time)
    {
        try
        {
            return new ApiKeys(path, time);
        }
        catch (JsonException)
        {
            throw new IOException($"{path} is no file of keys, or is damaged; restore it from a backup");
        }
    }

    /// <summary>Makes a key; without scopes it gets <see cref="ApiScopes.Usual"/>.</summary>
    public KeyReceipt Add(string name, IReadOnlyCollection<string> scopes, string by)
    {
        if (!IsName(name))
        {
            return Wrong(
                "name", $"expected letters, digits, '-', '_' or '.', at most {ConsoleLimits.KeyNameMax}");
        }

        if (!ApiScopes.TryRead(scopes, out var granted, out var unknown))
        {
            return Wrong("scope", $"expected {string.Join(", ", ApiScopes.Words)}, found \"{unknown}\"");
        }

        lock (_writing)
        {
            if (_keys.InUse(name) is not null)
            {
                return Failed($"there is a key {name} already; revoke it, or choose another name");
            }

            if (_keys.InUseCount >= ConsoleLimits.KeysMax)
            {
                return Failed($"there are {ConsoleLimits.KeysMax} keys in use already; revoke some");
            }

            var secret = KeySecret.Make();
            granted = granted == ApiScope.None ? ApiScopes.Usual : granted;
            return Write(
                new KeyLine(
                    KeyLine.Added, name, [.. ApiScopes.WordsOf(granted)], KeySecret.HashOf(secret), _time.GetUtcNow(),
                    by),
                secret);
        }
    }

    /// <summary>Ends a key, and with it every token it got.</summary>
    public KeyReceipt Revoke(string name, string by)
    {
        lock (_writing)
        {
            return _keys.InUse(name) is null
                ? Failed($"there is no key {(IsName(name) ? name : "of that name")} in use")
                : Write(new KeyLine(KeyLine.Revoked, name, null, null, _time.GetUtcNow(), by), "");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>The key in use that a secret belongs to, or null.</summary>
    internal ApiKey? Find(string secret) => _keys.ByHash(KeySecret.HashOf(secret));

    /// <summary>The key in use with this hash, or null.</summary>
    internal ApiKey? FindHash(string hash) => _keys.ByHash(hash);

    private KeyReceipt Write(KeyLine line, string secret)
    {
        try
        {
            _file.Append(JsonSerializer.SerializeToUtf8Bytes(line, KeepingJson.Default.KeyLine), toDisk: true);
        }
        catch (IOException failure)
        {
            return Failed($"the file of keys cannot be written: {failure.Message}");
        }

        _keys = _keys.Apply(line);
        return new KeyReceipt { Key = _keys.All.Last(key => key.Name == line.Name), Secret = secret };
    }

    private static KeyTable Apply(KeyTable keys, ReadOnlyMemory<byte> line) =>
        keys.Apply(JsonSerializer.Deserialize(line.Span, KeepingJson.Default.KeyLine) ?? throw new JsonException());

    private static bool IsName(string? name) =>
        name is { Length: > 0 and <= ConsoleLimits.KeyNameMax }
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');

    private static KeyReceipt Wrong(string field, string message) =>
        new() { Field = field, Message = $"{field}: {message}" };

    private static KeyReceipt Failed(string message) => new() { Message = message };
}
