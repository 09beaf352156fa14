using System.Buffers.Binary;

namespace Seawall.Register;

/// <summary>A SHA-256 of the chain: 32 octets as a value.</summary>
public readonly record struct JournalHash(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>Octets of a hash.</summary>
    public const int Bytes = 32;

    /// <summary>Reads the 32 octets.</summary>
    public static JournalHash Read(ReadOnlySpan<byte> from) => new(
        BinaryPrimitives.ReadUInt64BigEndian(from),
        BinaryPrimitives.ReadUInt64BigEndian(from[8..]),
        BinaryPrimitives.ReadUInt64BigEndian(from[16..]),
        BinaryPrimitives.ReadUInt64BigEndian(from[24..]));

    /// <summary>Writes the 32 octets.</summary>
    public void Write(Span<byte> to)
    {
        BinaryPrimitives.WriteUInt64BigEndian(to, A);
        BinaryPrimitives.WriteUInt64BigEndian(to[8..], B);
        BinaryPrimitives.WriteUInt64BigEndian(to[16..], C);
        BinaryPrimitives.WriteUInt64BigEndian(to[24..], D);
    }

    /// <summary>The 32 octets in an array of their own.</summary>
    public byte[] ToArray()
    {
        var octets = new byte[Bytes];
        Write(octets);
        return octets;
    }

    /// <summary>64 hexadecimal digits.</summary>
    public override string ToString() => $"{A:x16}{B:x16}{C:x16}{D:x16}";
}
