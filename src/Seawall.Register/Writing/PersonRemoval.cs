using System.Buffers.Binary;

namespace Seawall.Register;

/// <summary>
/// Removes from old entries who, note, evidence and lines: 1 the entries that are old enough, oldest first, 2 the hash
/// of what is removed from each, 3 gone in one transaction with an entry of the journal that says up to where. What
/// names no line (names of zones, campaigns, what was removed) holds no person and stays.
/// </summary>
static class PersonRemoval
{
    /// <summary>Removes a stretch, in the writer's turn; how many entries it was.</summary>
    public static async ValueTask<long> RunAsync(RegisterSession session, DateTimeOffset before, DateTimeOffset now)
    {
        // 1 The entries that are old enough, 2 the hash of what is removed from each.
        List<Removal> removals = [];
        var view = await session.Store.ViewAsync(CancellationToken.None).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            var octets = 0L;
            await foreach (var entry in view.JournalAsync(view.RemovedTo + 1, CancellationToken.None)
                .ConfigureAwait(false))
            {
                if (entry.AtUnixMilliseconds >= before.ToUnixTimeMilliseconds()
                    || removals.Count == RegisterLimits.RemovalEntriesMax || octets > RegisterLimits.RunTextBytesMax)
                {
                    break;
                }
                if (HoldsPersons(entry))
                {
                    removals.Add(new Removal(entry.Sequence, HashOf(entry)));
                    octets += entry.Body.Length;
                }
            }
        }
        if (removals.Count == 0)
        {
            return 0;
        }

        // 3 Gone, with an entry that says up to where.
        var to = removals[^1].Journal;
        var removed = Chain.Entry(session.Tip, now, JournalKind.PersonsRemoved, ChangeSource.System, 0, Body(to));
        var end = Chain.After(session.Tip, removed);
        await session.CommitAsync(new StoreBatch
        {
            Expected = session.Head, Next = end.Head, Entries = [removed], Removals = removals,
        }, end, CancellationToken.None).ConfigureAwait(false);
        session.Apply([]);
        return removals.Count;
    }

    /// <summary>Whether an entry names lines: by what it changed, or whom it told.</summary>
    public static bool HoldsPersons(JournalEntry entry) =>
        entry.Lines > 0 || entry.Kind is JournalKind.LinesTold or JournalKind.LinesUntold;

    /// <summary>What stays; an entry of the plain form has no parts, so its own hash stands in.</summary>
    static JournalHash HashOf(JournalEntry entry) =>
        entry.Form == JournalForm.Plain ? entry.Hash
        : PersonalPart.TryHash(entry, out var personal) ? personal
        : throw new StoreException(StoreFailure.Corrupt, $"journal number {entry.Sequence} cannot be read");

    /// <summary>The body of the entry that says up to which number: an i64, little-endian.</summary>
    public static byte[] Body(long to)
    {
        var body = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(body, to);
        return body;
    }

    /// <summary>Reads it; false when it is not in its form.</summary>
    public static bool TryRead(JournalEntry entry, out long to)
    {
        to = entry.Body.Length == sizeof(long) ? BinaryPrimitives.ReadInt64LittleEndian(entry.Body.Span) : 0;
        return to > 0 && to < entry.Sequence && entry.Lines == 0;
    }
}
