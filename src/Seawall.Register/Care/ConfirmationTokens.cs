using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Seawall.Register;

/// <summary>
/// Tokens that confirm one request: keyed by this process, good for a short time, and once. Nothing is kept of those
/// given out; of those used, their numbers until they would have ended.
/// <code>token = base64url( i64 end (unix ms) , 8 random octets , the first 16 octets of HMAC-SHA-256( end , random ,
/// request (UTF-8) ) )</code>
/// </summary>
sealed class ConfirmationTokens(TimeProvider time)
{
    const int EndBytes = 8;
    const int RandomBytes = 8;
    const int MacBytes = 16;
    const int Bytes = EndBytes + RandomBytes + MacBytes;

    readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    readonly ConcurrentDictionary<ulong, long> _used = [];

    /// <summary>A token for a request, good until the time given.</summary>
    public string Give(string request, DateTimeOffset end)
    {
        Span<byte> token = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt64BigEndian(token, end.ToUnixTimeMilliseconds());
        RandomNumberGenerator.Fill(token.Slice(EndBytes, RandomBytes));
        Sign(token[..(EndBytes + RandomBytes)], request, token[(EndBytes + RandomBytes)..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Whether a token is for this request, in time and not used.</summary>
    public bool IsGood(string? token, string request) =>
        TryRead(token, request, out var number, out _) && !_used.ContainsKey(number);

    /// <summary>Uses a token up.</summary>
    public void Use(string? token, string request)
    {
        if (TryRead(token, request, out var number, out var end))
        {
            Prune();
            _used[number] = end;
        }
    }

    bool TryRead(string? text, string request, out ulong number, out long end)
    {
        (number, end) = (0, 0);
        Span<byte> token = stackalloc byte[Bytes];
        if (text is not { Length: < 2 * Bytes } || !Base64Url.IsValid(text, out var length) || length != Bytes
            || !Base64Url.TryDecodeFromChars(text, token, out _))
        {
            return false;
        }
        Span<byte> mac = stackalloc byte[MacBytes];
        Sign(token[..(EndBytes + RandomBytes)], request, mac);
        (end, number) = (BinaryPrimitives.ReadInt64BigEndian(token),
            BinaryPrimitives.ReadUInt64BigEndian(token[EndBytes..]));
        return CryptographicOperations.FixedTimeEquals(mac, token[(EndBytes + RandomBytes)..])
            && end > time.GetUtcNow().ToUnixTimeMilliseconds();
    }

    void Sign(ReadOnlySpan<byte> head, string request, Span<byte> mac)
    {
        byte[] signed = [.. head, .. Encoding.UTF8.GetBytes(request)];
        HMACSHA256.HashData(_key, signed).AsSpan(0, MacBytes).CopyTo(mac);
    }

    void Prune()
    {
        if (_used.Count < RegisterLimits.UsedTokensMax)
        {
            return;
        }
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var (number, end) in _used)
        {
            if (end <= now)
            {
                _used.TryRemove(number, out _);
            }
        }
    }
}
