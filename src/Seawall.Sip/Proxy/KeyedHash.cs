using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

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

        internal void Append(ReadOnlySpan<byte> octets)
        {
            for (; octets.Length >= 8; octets = octets[8..])
            {
                AppendNumber(BinaryPrimitives.ReadUInt64LittleEndian(octets));
            }

            total += octets.Length;
            foreach (var octet in octets)
            {
                tail |= (ulong)octet << (8 * filled);
                if (++filled == 8)
                {
                    Compress(tail);
                    (tail, filled) = (0, 0);
                }
            }
        }

        /// <summary>Eight octets, lowest first.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal void AppendNumber(ulong number)
        {
            total += 8;
            if (filled == 0)
            {
                Compress(number);
                return;
            }

            Compress(tail | number << (8 * filled));
            tail = number >> (64 - 8 * filled);
        }

        internal ulong Finish64()
        {
            Compress(tail | (ulong)total << 56);
            v2 ^= 0xff;
            Mix(4);
            return v0 ^ v1 ^ v2 ^ v3;
        }

        internal UInt128 Finish128()
        {
            System.Diagnostics.Debug.Assert(wide, "Begun for 64 bits.");
            Compress(tail | (ulong)total << 56);
            v2 ^= 0xee;
            Mix(4);
            var low = v0 ^ v1 ^ v2 ^ v3;
            v1 ^= 0xdd;
            Mix(4);
            return new UInt128(v0 ^ v1 ^ v2 ^ v3, low);
        }

        void Compress(ulong word)
        {
            v3 ^= word;
            Mix(2);
            v0 ^= word;
        }

        // The state is mixed in locals, which stay in registers.
        void Mix(int rounds)
        {
            var (a, b, c, d) = (v0, v1, v2, v3);
            for (; rounds > 0; rounds--)
            {
                a += b;
                b = BitOperations.RotateLeft(b, 13) ^ a;
                a = BitOperations.RotateLeft(a, 32);
                c += d;
                d = BitOperations.RotateLeft(d, 16) ^ c;
                a += d;
                d = BitOperations.RotateLeft(d, 21) ^ a;
                c += b;
                b = BitOperations.RotateLeft(b, 17) ^ c;
                c = BitOperations.RotateLeft(c, 32);
            }

            (v0, v1, v2, v3) = (a, b, c, d);
        }
    }
}
