using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Seawall.Register;

/// <summary>Makes entries that follow on an end of the journal.</summary>
static class Chain
{
    /// <summary>The entry that follows, with its hash.</summary>
    public static JournalEntry Entry(
        JournalTip end, DateTimeOffset now, JournalKind kind, ChangeSource source, int lines,
        ReadOnlyMemory<byte> body)
    {
        Span<byte> salt = stackalloc byte[JournalForm.SaltBytes];
        RandomNumberGenerator.Fill(salt);
        var entry = new JournalEntry(end.Head.Sequence + 1, now.ToUnixTimeMilliseconds(), kind, source.Way, source.Who,
            source.Note, lines, body, default)
        {
            Form = JournalForm.Parted,
            Evidence = source.Evidence,
            Salt = BinaryPrimitives.ReadUInt128BigEndian(salt),
        };
        return entry with { Hash = end.Top.HashOf(entry) };
    }

    /// <summary>The end of the journal after an entry.</summary>
    public static JournalTip After(JournalTip end, JournalEntry entry) => new(
        end.Head with { Sequence = entry.Sequence, Hash = entry.Hash }, end.Top.With(entry.Hash));
}
