using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Seawall.Console.Keys;

/// <summary>
/// The secret of a key: 256 random bits behind a mark that scanners of leaked secrets can look for. What has so many
/// bits cannot be guessed from its hash, so that the hash is a plain, fast one.
/// </summary>
internal static class KeySecret
{
    public const string Mark = "swk_";

    private const int Bytes = 32;

    /// <summary>A new secret.</summary>
    public static string Make() => Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>SHA-256 of a secret, in hexadecimal digits.</summary>
    public static string HashOf(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
