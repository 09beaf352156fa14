using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Storage.Conformance;

/// <summary>Batches for stores: entries with bodies of any octets, chained as a store must keep them.</summary>
static class Batches
{
    public static JournalEntry Entry(JournalHead end, string note = "", params byte[] body)
    {
        var entry = new JournalEntry(end.Sequence + 1, 1_700_000_000_123, JournalKind.Choice, ChangeWay.Cli, "somebody",
            note, 1, body, default);
        return entry with { Hash = JournalForm.Hash(end.Hash, entry) };
    }

    public static JournalHead After(JournalHead end, JournalEntry entry) =>
        end with { Sequence = entry.Sequence, Hash = entry.Hash };

    public static StoreBatch Of(JournalHead end, JournalEntry entry, params StoredLine[] lines) =>
        new() { Expected = end, Next = After(end, entry), Entries = [entry], Lines = lines };

    public static StoredLine Line(long index, ulong voice, long last, StoredDetail? detail = null) =>
        new(RegisterSamples.Line(index), new LineChoices(voice, 0, detail), last);

    public static StoredDetail Detail { get; } = new(
        [new StoredPause(Service.Voice, 3, 1_700_000_000), new StoredPause(Service.Sms, 31, long.MaxValue)],
        [
            new StoredRule(7, true, 1, new E164(12025550123), 0),
            new StoredRule(8, true, 2, default, 0, SenderPurpose.Code),
            new StoredRule(9, false, 2, default, 0, SenderPurpose.Any),
            new StoredRule(uint.MaxValue, false, 3, default, 'C' << 8 | 'A'),
        ]);
}
