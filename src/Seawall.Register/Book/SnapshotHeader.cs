using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Seawall.Register;

/// <summary>
/// What stands before the pages of a snapshot file.
/// <code>
/// file    = header , pages , details , u64 0 , told (ToldSection) , u64 XxHash3 of all before it
/// header  = "SEAWALL BOOK 2\n" , u8 octets of a register's name (16) , register
///           i64 journal number , 32 octets its hash , u32 last rule
///           u64 fingerprint of the countries , u8 zones , each: u8 length , name (UTF-8)
///           i32 octets of a page , i64 pages
/// page    = u64 key , octets of the page (as the book copies them)
/// detail  = u64 number , u64 voice , u64 texts , u16 length , detail (LineForm)
/// </code>
/// Integers are little-endian. A file of before there were campaigns begins with "SEAWALL BOOK 1\n" and has no told
/// part. The register's end of the journal ties the file to its store.
/// </summary>
sealed record SnapshotHeader(
    JournalHead End, ulong Countries, ImmutableArray<string> Zones, int PageBytes, long Pages)
{
    /// <summary>The first octets of every snapshot file.</summary>
    public static ReadOnlySpan<byte> Magic => "SEAWALL BOOK 2\n"u8;

    /// <summary>The first octets of a file of before there were campaigns.</summary>
    static ReadOnlySpan<byte> OldMagic => "SEAWALL BOOK 1\n"u8;

    /// <summary>Whether campaigns and told marks stand at the end of the file.</summary>
    public bool HasTold { get; private init; } = true;

    /// <summary>The most octets a header takes.</summary>
    public static int BytesMax { get; } =
        Magic.Length + 1 + 16 + 8 + JournalHash.Bytes + 4 + 8
        + 1 + Screening.ScreeningLimits.ZonesMax * (1 + 255) + 4 + 8;

    public byte[] ToArray()
    {
        var to = new byte[BytesMax];
        var at = Magic.Length;
        Magic.CopyTo(to);
        to[at++] = 16;
        at += Put(to, at, Convert.FromHexString(End.Register));
        BinaryPrimitives.WriteInt64LittleEndian(to.AsSpan(at), End.Sequence);
        at += 8;
        End.Hash.Write(to.AsSpan(at));
        at += JournalHash.Bytes;
        BinaryPrimitives.WriteUInt32LittleEndian(to.AsSpan(at), End.LastRule);
        at += 4;
        BinaryPrimitives.WriteUInt64LittleEndian(to.AsSpan(at), Countries);
        at += 8;
        to[at++] = (byte)Zones.Length;
        foreach (var zone in Zones)
        {
            var name = Encoding.UTF8.GetBytes(zone);
            to[at++] = checked((byte)name.Length);
            at += Put(to, at, name);
        }
        BinaryPrimitives.WriteInt32LittleEndian(to.AsSpan(at), PageBytes);
        at += 4;
        BinaryPrimitives.WriteInt64LittleEndian(to.AsSpan(at), Pages);
        at += 8;
        return to[..at];
    }

    static int Put(byte[] to, int at, byte[] octets)
    {
        octets.CopyTo(to, at);
        return octets.Length;
    }

    /// <summary>Reads a header, and how many octets it took; null where it is none.</summary>
    public static SnapshotHeader? Read(ReadOnlySpan<byte> from, out int length)
    {
        length = 0;
        var rest = new Cursor(from);
        var magic = rest.Take(Magic.Length);
        var isOld = magic.SequenceEqual(OldMagic);
        if (!(isOld || magic.SequenceEqual(Magic)) || rest.U8() != 16)
        {
            return null;
        }
        var register = Convert.ToHexStringLower(rest.Take(16));
        var sequence = rest.I64();
        var hash = rest.Take(JournalHash.Bytes);
        var (rule, countries, zones) = ((uint)rest.I32(), (ulong)rest.I64(), new string[rest.U8()]);
        for (var zone = 0; zone < zones.Length; zone++)
        {
            zones[zone] = Encoding.UTF8.GetString(rest.Take(rest.U8()));
        }
        var (pageBytes, pages) = (rest.I32(), rest.I64());
        if (rest.IsCut || sequence < 0 || pageBytes <= 0 || pages < 0)
        {
            return null;
        }
        length = rest.At;
        return new SnapshotHeader(new JournalHead(register, sequence, JournalHash.Read(hash), rule), countries,
            [.. zones], pageBytes, pages)
        {
            HasTold = !isOld,
        };
    }

    /// <summary>Takes octets off a span; past its end it says so and gives zeros.</summary>
    ref struct Cursor(ReadOnlySpan<byte> from)
    {
        readonly ReadOnlySpan<byte> _from = from;

        public int At { get; private set; }

        public bool IsCut { get; private set; }

        public ReadOnlySpan<byte> Take(int length)
        {
            if (IsCut || _from.Length - At < length)
            {
                IsCut = true;
                return new byte[length];
            }
            At += length;
            return _from.Slice(At - length, length);
        }

        public byte U8() => Take(1)[0];

        public int I32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

        public long I64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));
    }
}
