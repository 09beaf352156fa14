using System.Buffers.Text;
using System.Security.Cryptography;

namespace Seawall.Portal.Entry;

/// <summary>
/// A secret that a browser keeps in a cookie: 256 random bits. What is kept here is only its hash, so that whoever
/// reads our memory's dump has no cookie.
/// </summary>
internal readonly record struct Ticket(UInt128 Hash)
{
    private const int Octets = 32;
    private const int Characters = 43;

    /// <summary>A new one, and the text for the cookie.</summary>
    public static (Ticket Ticket, string Text) New()
    {
        Span<byte> secret = stackalloc byte[Octets];
        RandomNumberGenerator.Fill(secret);
        return (Of(secret), Base64Url.EncodeToString(secret));
    }

    /// <summary>Reads a cookie; false for what is none of ours.</summary>
    public static bool TryRead(string? text, out Ticket ticket)
    {
        ticket = default;
        Span<byte> secret = stackalloc byte[Octets];
        if (text is not { Length: Characters }
            || !Base64Url.TryDecodeFromChars(text, secret, out var written) || written != Octets)
        {
            return false;
        }

        ticket = Of(secret);
        return true;
    }

    /// <summary>A few characters to tell sessions apart in the journal; they open nothing.</summary>
    public string Mark => Hash.ToString("x32", null)[..12];

    private static Ticket Of(ReadOnlySpan<byte> secret)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(secret, hash);
        return new Ticket(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash));
    }
}
