using System.Buffers.Binary;
using System.Numerics;

namespace Seawall.Sip;

/// <summary>
/// SipHash-2-4 under a key of 16 octets that all nodes of a cluster share: what makes branches, tokens and tags
/// reproducible on every node and unguessable outside (Aumasson and Bernstein, "SipHash: a fast short-input PRF").
/// </summary>
public readonly struct KeyedHash
{
    /// <summary>Octets of a key.</summary>
    public const int KeyLength = 16;

    readonly ulong k0;
    readonly ulong k1;

    /// <summary>Takes a key of exactly <see cref="KeyLength"/> octets.</summary>
    /// <exception cref="ArgumentException">The key has another length.</exception>
    public KeyedHash(ReadOnlySpan<byte> key)
    {
        if (key.Length != KeyLength)
        {
            throw new ArgumentException("A key has 16 octets.", nameof(key));
        }

        k0 = BinaryPrimitives.ReadUInt64LittleEndian(key);
        k1 = BinaryPrimitives.ReadUInt64LittleEndian(key[8..]);
    }

    /// <summary>The 64-bit output over one run of octets.</summary>
    public ulong Hash64(ReadOnlySpan<byte> octets)
    {
        var sum = new Sum(k0, k1, wide: false);
        sum.Append(octets);
        return sum.Finish64();
    }

    /// <summary>The 128-bit output; its first eight octets on the wire are the low half.</summary>
    public UInt128 Hash128(ReadOnlySpan<byte> octets)
    {
        var sum = new Sum(k0, k1, wide: true);
        sum.Append(octets);
        return sum.Finish128();
    }

    /// <summary>A sum over several fields that ends in <see cref="Sum.Finish64"/>.</summary>
    internal Sum Begin64(HashPurpose purpose) => Begin(purpose, wide: false);

    /// <summary>A sum over several fields that ends in <see cref="Sum.Finish128"/>.</summary>
    internal Sum Begin128(HashPurpose purpose) => Begin(purpose, wide: true);

    Sum Begin(HashPurpose purpose, bool wide)
    {
        var sum = new Sum(k0, k1, wide);
        sum.AppendNumber((ulong)purpose);
        return sum;
    }

    /// <summary>
    /// The running state. Fields go in with their length before them, so that two lists of fields never run together
    /// into the same octets.
    /// </summary>
    internal struct Sum
    {
        readonly bool wide;
        ulong v0;
        ulong v1;
        ulong v2;
        ulong v3;
        ulong tail;     // the octets that do not fill a word yet, lowest first
        int filled;     // how many they are
        int total;

        internal Sum(ulong k0, ulong k1, bool wide)
        {
            this.wide = wide;
            v0 = k0 ^ 0x736f6d6570736575;
            v1 = k1 ^ 0x646f72616e646f6d ^ (wide ? 0xeeul : 0);
            v2 = k0 ^ 0x6c7967656e657261;
            v3 = k1 ^ 0x7465646279746573;
        }

        internal void AppendField(ReadOnlySpan<byte> field)
        {
            AppendNumber((ulong)field.Length);
            Append(field);
        }

        internal void AppendNumber(ulong number)
        {
            Span<byte> octets = stackalloc byte[8];
            BinaryPrimitives.WriteUInt64LittleEndian(octets, number);
            Append(octets);
        }

        internal void Append(ReadOnlySpan<byte> octets)
        {
            total += octets.Length;
            while (filled > 0 && octets.Length > 0)
            {
                tail |= (ulong)octets[0] << (8 * filled);
                octets = octets[1..];
                if (++filled == 8)
                {
                    Compress(tail);
                    (tail, filled) = (0, 0);
                }
            }

            while (octets.Length >= 8)
            {
                Compress(BinaryPrimitives.ReadUInt64LittleEndian(octets));
                octets = octets[8..];
            }

            foreach (var octet in octets)
            {
                tail |= (ulong)octet << (8 * filled++);
            }
        }

        internal ulong Finish64()
        {
            Compress(tail | (ulong)total << 56);
            v2 ^= 0xff;
            Rounds(4);
            return v0 ^ v1 ^ v2 ^ v3;
        }

        internal UInt128 Finish128()
        {
            System.Diagnostics.Debug.Assert(wide, "Begun for 64 bits.");
            Compress(tail | (ulong)total << 56);
            v2 ^= 0xee;
            Rounds(4);
            var low = v0 ^ v1 ^ v2 ^ v3;
            v1 ^= 0xdd;
            Rounds(4);
            return new UInt128(v0 ^ v1 ^ v2 ^ v3, low);
        }

        void Compress(ulong word)
        {
            v3 ^= word;
            Rounds(2);
            v0 ^= word;
        }

        void Rounds(int count)
        {
            for (; count > 0; count--)
            {
                v0 += v1;
                v1 = BitOperations.RotateLeft(v1, 13) ^ v0;
                v0 = BitOperations.RotateLeft(v0, 32);
                v2 += v3;
                v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
                v0 += v3;
                v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
                v2 += v1;
                v1 = BitOperations.RotateLeft(v1, 17) ^ v2;
                v2 = BitOperations.RotateLeft(v2, 32);
            }
        }
    }
}
