using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Seawall.Register;

/// <summary>
/// The canonical byte form of the journal, which is what the chain hashes. It is kept for ever: the form only grows.
/// <code>
/// first hash = SHA-256( "seawall journal 1" , 16 octets register )
/// hash       = SHA-256( 32 octets hash of the entry before , 32 octets hash of the entry skipped to
///                       u8 form (2) , u8 kind , u8 way , i64 sequence , i64 at (unix ms) , u32 lines
///                       32 octets personal )
/// personal   = SHA-256( 32 octets texts , 32 octets list )
/// texts      = SHA-256( 16 octets salt 0 , u16 length , who (UTF-8) , u16 length , note (UTF-8)
///                       u16 length , evidence (UTF-8) )
/// list       = SHA-256( all groups , in order )
/// group      = SHA-256( 128 leaves , in order; the last group has the rest )
/// leaf i     = SHA-256( 16 octets salt i , line change i as below, but the number in full ); from 1
///              where the entry changes no line there is one leaf: SHA-256( 16 octets salt 1 , body )
/// salt i     = the first 16 octets of SHA-256( 16 octets the entry's salt , u32 i )
/// in older entries, of form 1:
/// hash       = SHA-256( 32 octets hash of the entry before
///                       u8 form (1) , u8 kind , u8 way , i64 sequence , i64 at (unix ms) , u32 lines
///                       u16 length , who (UTF-8) , u16 length , note (UTF-8) , u32 length , body )
/// body of a zone's name = u8 place in the stored form , name (UTF-8)
/// body of persons removed = i64 up to which entry
/// body of a campaign applied = JSON, as CampaignForm writes it
/// body of its start, pause, withdrawal and brake = u32 id of the campaign , why (UTF-8; of a brake alone)
/// body of lines told    = varint id of the campaign , varint round , lines, ascending, each once, at least one:
///     varint number less the number before , varint z, for told (unix seconds) less told of the line before,
///     z = 2d where that is d, 0 or more, and -2d-1 where it is less
/// body of lines untold  = varint id of the campaign , lines, the same way: varint number less the number before
///     (the lines of an entry of a new holder are untold as well, in every campaign that is not withdrawn)
/// body of all others    = line changes, ascending by number, each number once:
///     varint number less the number before , varint sequence less the line's previous entry (0 none)
///     u8 flags (bit 0 detail before, 1 detail after, 2 note)
///     varint voice before , varint texts before , varint voice after , varint texts after
///     [varint length , detail before] [varint length , detail after] [varint length , note (UTF-8)]
/// </code>
/// Integers are little-endian; varints and details are those of <see cref="LineForm"/>. The entry skipped to is the one
/// whose number is this one's without its lowest bit (0: the first hash): from any entry few steps lead back to any
/// other, so that a proof about one line stays small in a journal of any length. What is personal in an entry can be
/// removed later; its hash stays, and with it the chain.
/// </summary>
public static class JournalForm
{
    /// <summary>The form of entries before they had evidence.</summary>
    public const byte Plain = 1;

    /// <summary>The form of entries whose personal part can be removed.</summary>
    public const byte Parted = 2;

    /// <summary>Octets of a salt.</summary>
    public const int SaltBytes = 16;

    const int HeaderBytesMax = 2 * JournalHash.Bytes + 1 + 1 + 1 + 8 + 8 + 4 + JournalHash.Bytes;

    const int PlainBytesMax = 2 + RegisterLimits.WhoBytesMax + 2 + RegisterLimits.NoteBytesMax + 4;

    /// <summary>The hash an empty journal begins with.</summary>
    public static JournalHash First(string register)
    {
        Span<byte> bytes = [.. "seawall journal 1"u8, .. Convert.FromHexString(register)];
        return JournalHash.Read(SHA256.HashData(bytes));
    }

    /// <summary>The number of the entry that the one with this number skips to; 0 is the first hash.</summary>
    public static long SkipOf(long sequence) => sequence & (sequence - 1);

    /// <summary>
    /// The hash of an entry of the plain form that follows one with <paramref name="previous"/>.
    /// </summary>
    public static JournalHash Hash(in JournalHash previous, JournalEntry entry) => Hash(previous, previous, entry);

    /// <summary>
    /// The hash of an entry that follows one with <paramref name="previous"/> and skips to one with
    /// <paramref name="skip"/>; the entry's own hash is not looked at. No hash at all where its form or its body cannot
    /// be read, or where what the plain form hashes was removed.
    /// </summary>
    public static JournalHash Hash(in JournalHash previous, in JournalHash skip, JournalEntry entry)
    {
        Span<byte> to = stackalloc byte[HeaderBytesMax];
        previous.Write(to);
        var at = JournalHash.Bytes;
        if (entry.Form == Parted)
        {
            skip.Write(to[at..]);
            at += JournalHash.Bytes;
        }
        to[at++] = entry.Form;
        to[at++] = (byte)entry.Kind;
        to[at++] = (byte)entry.Way;
        BinaryPrimitives.WriteInt64LittleEndian(to[at..], entry.Sequence);
        at += 8;
        BinaryPrimitives.WriteInt64LittleEndian(to[at..], entry.AtUnixMilliseconds);
        at += 8;
        BinaryPrimitives.WriteInt32LittleEndian(to[at..], entry.Lines);
        at += 4;
        switch (entry.Form)
        {
            case Parted when entry.Removed is { } removed:
                return HashParted(to, at, removed);
            case Parted when PersonalPart.TryHash(entry, out var personal):
                return HashParted(to, at, personal);
            case Plain when entry.Removed is null:
                return HashPlain(to[..at], entry);
            default:
                return default;
        }
    }

    static JournalHash HashParted(Span<byte> header, int at, in JournalHash personal)
    {
        personal.Write(header[at..]);
        return JournalHash.Read(SHA256.HashData(header[..(at + JournalHash.Bytes)]));
    }

    static JournalHash HashPlain(ReadOnlySpan<byte> before, JournalEntry entry)
    {
        var texts = ArrayPool<byte>.Shared.Rent(PlainBytesMax + 3 * (entry.Who.Length + entry.Note.Length));
        Span<byte> to = texts;
        var at = WriteText(to, entry.Who);
        at += WriteText(to[at..], entry.Note);
        BinaryPrimitives.WriteInt32LittleEndian(to[at..], entry.Body.Length);
        at += 4;
        Span<byte> hash = stackalloc byte[JournalHash.Bytes];
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(before);
        sha.AppendData(to[..at]);
        sha.AppendData(entry.Body.Span);
        sha.GetHashAndReset(hash);
        ArrayPool<byte>.Shared.Return(texts);
        return JournalHash.Read(hash);
    }

    /// <summary>Writes a text with its length before it, returns the octets written.</summary>
    internal static int WriteText(Span<byte> to, string text)
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
