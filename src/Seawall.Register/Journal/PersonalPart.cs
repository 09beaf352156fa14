using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Seawall.Register;

/// <summary>
/// The hash of what an entry holds of persons, in a tree: a proof about one line shows that line's leaf and the hashes
/// beside it, and nothing of anybody else's; and all of it can be removed while its hash stays. The form is written in
/// <see cref="JournalForm"/>.
/// </summary>
static class PersonalPart
{
    /// <summary>Leaves of one group.</summary>
    public const int GroupLeaves = 128;

    /// <summary>Number, distance, flags and four choices take an octet each at the least.</summary>
    const int LineOctetsMin = 7;

    const int TextsBytesMax =
        2 + RegisterLimits.WhoBytesMax + 2 + RegisterLimits.NoteBytesMax + 2 + RegisterLimits.EvidenceBytesMax;

    /// <summary>The hash of an entry's personal part; false where its body is in no form.</summary>
    public static bool TryHash(JournalEntry entry, out JournalHash personal)
    {
        personal = default;
        if (entry.Lines < 0 || entry.Lines > entry.Body.Length / LineOctetsMin)
        {
            return false;
        }
        var leaves = ArrayPool<byte>.Shared.Rent(JournalHash.Bytes * Math.Max(1, entry.Lines));
        var isRead = TryLeaves(entry, leaves);
        if (isRead)
        {
            personal = Of(Texts(entry), List(leaves.AsSpan(0, JournalHash.Bytes * Math.Max(1, entry.Lines))));
        }
        ArrayPool<byte>.Shared.Return(leaves);
        return isRead;
    }

    /// <summary>The hash of texts and list.</summary>
    public static JournalHash Of(in JournalHash texts, in JournalHash list)
    {
        Span<byte> both = stackalloc byte[2 * JournalHash.Bytes];
        texts.Write(both);
        list.Write(both[JournalHash.Bytes..]);
        return JournalHash.Read(SHA256.HashData(both));
    }

    /// <summary>The hash of who, note and evidence.</summary>
    public static JournalHash Texts(JournalEntry entry)
    {
        var form = ArrayPool<byte>.Shared.Rent(JournalForm.SaltBytes + TextsBytesMax
            + 3 * (entry.Who.Length + entry.Note.Length + entry.Evidence.Length));
        Span<byte> to = form;
        Salt(entry.Salt, 0, to);
        var at = JournalForm.SaltBytes;
        at += JournalForm.WriteText(to[at..], entry.Who);
        at += JournalForm.WriteText(to[at..], entry.Note);
        at += JournalForm.WriteText(to[at..], entry.Evidence);
        var hash = JournalHash.Read(SHA256.HashData(to[..at]));
        ArrayPool<byte>.Shared.Return(form);
        return hash;
    }

    /// <summary>
    /// Writes the hash of every leaf; false where the body is in no form, or changes other than it says.
    /// </summary>
    public static bool TryLeaves(JournalEntry entry, Span<byte> leaves)
    {
        Span<byte> form = new byte[JournalForm.SaltBytes + LineForm.VarintBytesMax];
        if (entry.Lines == 0)
        {
            Salt(entry.Salt, 1, form);
            Leaf(form[..JournalForm.SaltBytes], entry.Body.Span, leaves);
            return true;
        }
        var changes = new LineChangeReader(entry);
        var count = 0;
        while (changes.TryRead(out var change))
        {
            if (count == entry.Lines)
            {
                return false;
            }
            Salt(entry.Salt, (uint)++count, form);
            var at = JournalForm.SaltBytes + LineForm.WriteVarint(form[JournalForm.SaltBytes..], change.Number.Value);
            Leaf(form[..at], changes.AfterNumber, leaves[(JournalHash.Bytes * (count - 1))..]);
        }
        return !changes.IsMalformed && count == entry.Lines;
    }

    static void Leaf(ReadOnlySpan<byte> before, ReadOnlySpan<byte> rest, Span<byte> hash)
    {
        const int small = 256;
        var length = before.Length + rest.Length;
        Span<byte> form = length <= small ? stackalloc byte[small] : new byte[length];
        before.CopyTo(form);
        rest.CopyTo(form[before.Length..]);
        SHA256.HashData(form[..length], hash);
    }

    /// <summary>The hash of the list of all leaves.</summary>
    public static JournalHash List(ReadOnlySpan<byte> leaves)
    {
        var groups = Groups(leaves);
        return JournalHash.Read(SHA256.HashData(groups));
    }

    /// <summary>The hashes of the groups of leaves.</summary>
    public static byte[] Groups(ReadOnlySpan<byte> leaves)
    {
        const int groupBytes = GroupLeaves * JournalHash.Bytes;
        var groups = new byte[(leaves.Length + groupBytes - 1) / groupBytes * JournalHash.Bytes];
        for (var (from, to) = (0, 0); from < leaves.Length; from += groupBytes, to += JournalHash.Bytes)
        {
            SHA256.HashData(leaves.Slice(from, Math.Min(groupBytes, leaves.Length - from)), groups.AsSpan(to));
        }
        return groups;
    }

    /// <summary>The salt of the texts (0) or of a leaf (from 1), made from the entry's own.</summary>
    public static void Salt(UInt128 key, uint index, Span<byte> to)
    {
        Span<byte> form = stackalloc byte[JournalForm.SaltBytes + sizeof(uint)];
        BinaryPrimitives.WriteUInt128BigEndian(form, key);
        BinaryPrimitives.WriteUInt32LittleEndian(form[JournalForm.SaltBytes..], index);
        Span<byte> hash = stackalloc byte[JournalHash.Bytes];
        SHA256.HashData(form, hash);
        hash[..JournalForm.SaltBytes].CopyTo(to);
    }
}
