using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Seawall.Register;

/// <summary>
/// The canonical byte form of the journal, which is what the chain hashes. It is kept for ever: the form only grows.
/// <code>
/// first hash = SHA-256( "seawall journal 1" , 16 octets register )
/// hash       = SHA-256( 32 octets hash of the entry before
///                       u8 form (1) , u8 kind , u8 way , i64 sequence , i64 at (unix ms) , u32 lines
///                       u16 length , who (UTF-8) , u16 length , note (UTF-8) , u32 length , body )
/// body of a zone's name = u8 place in the stored form , name (UTF-8)
/// body of all others    = line changes, ascending by number, each number once:
///     varint number less the number before , varint sequence less the line's previous entry (0 none)
///     u8 flags (bit 0 detail before, 1 detail after, 2 note)
///     varint voice before , varint texts before , varint voice after , varint texts after
///     [varint length , detail before] [varint length , detail after] [varint length , note (UTF-8)]
/// </code>
/// Integers are little-endian; varints and details are those of <see cref="LineForm"/>.
/// </summary>
public static class JournalForm
{
    const byte Form = 1;

    const int HeaderBytesMax =
        JournalHash.Bytes + 1 + 1 + 1 + 8 + 8 + 4
        + 2 + RegisterLimits.WhoBytesMax + 2 + RegisterLimits.NoteBytesMax + 4;

    /// <summary>The hash an empty journal begins with.</summary>
    public static JournalHash First(string register)
    {
        Span<byte> bytes = [.. "seawall journal 1"u8, .. Convert.FromHexString(register)];
        return JournalHash.Read(SHA256.HashData(bytes));
    }

    /// <summary>
    /// The hash of an entry that follows one with <paramref name="previous"/>; the entry's own hash is not looked at.
    /// </summary>
    public static JournalHash Hash(in JournalHash previous, JournalEntry entry)
    {
        var header = ArrayPool<byte>.Shared.Rent(
            HeaderBytesMax + 3 * (entry.Who.Length + entry.Note.Length));
        Span<byte> to = header;
        previous.Write(to);
        var at = JournalHash.Bytes;
        to[at++] = Form;
        to[at++] = (byte)entry.Kind;
        to[at++] = (byte)entry.Way;
        BinaryPrimitives.WriteInt64LittleEndian(to[at..], entry.Sequence);
        at += 8;
        BinaryPrimitives.WriteInt64LittleEndian(to[at..], entry.AtUnixMilliseconds);
        at += 8;
        BinaryPrimitives.WriteInt32LittleEndian(to[at..], entry.Lines);
        at += 4;
        at += WriteText(to[at..], entry.Who);
        at += WriteText(to[at..], entry.Note);
        BinaryPrimitives.WriteInt32LittleEndian(to[at..], entry.Body.Length);
        at += 4;
        Span<byte> hash = stackalloc byte[JournalHash.Bytes];
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(to[..at]);
        sha.AppendData(entry.Body.Span);
        sha.GetHashAndReset(hash);
        ArrayPool<byte>.Shared.Return(header);
        return JournalHash.Read(hash);
    }

    static int WriteText(Span<byte> to, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, to[2..]);
        BinaryPrimitives.WriteUInt16LittleEndian(to, (ushort)length);
        return 2 + length;
    }

    /// <summary>The body of an entry that gives a zone's name its place in the stored form.</summary>
    public static byte[] ZoneBody(byte place, string name) => [place, .. Encoding.UTF8.GetBytes(name)];

    /// <summary>Reads such a body; false when it is not in its form.</summary>
    public static bool TryReadZone(ReadOnlySpan<byte> body, out byte place, out string name)
    {
        (place, name) = (0, "");
        if (body.Length < 2 || body[0] >= RegisterLimits.StoredZonesMax)
        {
            return false;
        }
        (place, name) = (body[0], Encoding.UTF8.GetString(body[1..]));
        return true;
    }
}
