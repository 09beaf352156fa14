using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Seawall.Console.Keys;

/// <summary>Who asks, and what they may.</summary>
/// <param name="Name">The name of their key.</param>
/// <param name="Scopes">What they may do.</param>
internal sealed record Caller(string Name, ApiScope Scopes);

/// <summary>
/// Access tokens of OAuth 2 client credentials (RFC 6749 §4.4): short-lived, good for some of a key's scopes. A token
/// is its own record, sealed by HMAC-SHA256 with a secret that this process made at its start and tells nobody, so
/// that nothing is kept for it; it ends with its key, and with the process.
/// <code>token = "swt_" base64url(expires(8) scopes(1) hash-of-key(32) seal(32))</code>
/// </summary>
internal sealed class AccessTokens(ApiKeys keys, TimeProvider time)
{
    public const string Mark = "swt_";

    private const int ScopesAt = sizeof(long);
    private const int HashAt = ScopesAt + 1;
    private const int SealAt = HashAt + SHA256.HashSizeInBytes;
    private const int Length = SealAt + HMACSHA256.HashSizeInBytes;

    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);

    /// <summary>A token of a key, for scopes that it has.</summary>
    public string Make(ApiKey key, ApiScope scopes)
    {
        Span<byte> token = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(
            token, time.GetUtcNow().ToUnixTimeSeconds() + ConsoleLimits.TokenSeconds);
        token[ScopesAt] = (byte)scopes;
        Convert.FromHexString(key.Hash, token[HashAt..SealAt], out _, out _);
        HMACSHA256.HashData(_secret, token[..SealAt], token[SealAt..]);
        return Mark + Base64Url.EncodeToString(token);
    }

    /// <summary>Who a token or a key's secret stands for; null where it is none of ours, or is no longer.</summary>
    public Caller? Find(string bearer) =>
        bearer.StartsWith(Mark, StringComparison.Ordinal) ? FindToken(bearer.AsSpan(Mark.Length))
        : keys.Find(bearer) is { } key ? new Caller(key.Name, key.Scopes)
        : null;

    private Caller? FindToken(ReadOnlySpan<char> text)
    {
        Span<byte> octets = stackalloc byte[text.Length <= 2 * Length ? text.Length : 0];
        Span<byte> token = stackalloc byte[Length];
        Span<byte> seal = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (octets.Length != text.Length || !Encoding.UTF8.TryGetBytes(text, octets, out _)
            || !Base64Url.IsValid(octets, out var length) || length != Length)
        {
            return null;
        }

        Base64Url.DecodeFromUtf8(octets, token);
        HMACSHA256.HashData(_secret, token[..SealAt], seal);
        if (!CryptographicOperations.FixedTimeEquals(seal, token[SealAt..])
            || BinaryPrimitives.ReadInt64BigEndian(token) <= time.GetUtcNow().ToUnixTimeSeconds()
            || keys.FindHash(Convert.ToHexStringLower(token[HashAt..SealAt])) is not { } key)
        {
            return null;
        }

        return new Caller(key.Name, key.Scopes & (ApiScope)token[ScopesAt]);
    }
}
