using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register.Tests;

/// <summary>A store as it was before entries had evidence: all its entries are of the plain form.</summary>
static class OldJournal
{
    public static MemoryDisk Make(E164 number, int changes)
    {
        var register = new string('b', 32);
        var head = new JournalHead(register, 0, JournalForm.First(register), 0);
        List<JournalEntry> journal = [];
        List<StoredZone> zones = [];
        foreach (var (place, name) in Storage.Conformance.RegisterSamples.Zones.Index())
        {
            Add(JournalKind.ZoneNamed, 0, JournalForm.ZoneBody((byte)place, name));
            zones.Add(new StoredZone((byte)place, name));
        }
        var line = new StoredLine(number, default, 0);
        var writer = new LineChangeWriter();
        for (var i = 0; i < changes; i++)
        {
            var after = new StoredLine(number, new LineChoices((ulong)(i % 2) + 1, 0, null), head.Sequence + 1);
            writer.Begin(after.Last);
            writer.Add(new LineChange(number, line.Last, line.Choices, after.Choices, ""));
            Add(JournalKind.Choice, 1, writer.ToArray());
            line = after;
        }
        return new MemoryDisk
        {
            Content = new MemoryContent(head)
            {
                Journal = [.. journal],
                Zones = zones.ToImmutableSortedDictionary(zone => zone.Place, zone => zone),
                Lines = ImmutableSortedDictionary<ulong, StoredLine>.Empty.Add(number.Value, line),
            },
        };

        void Add(JournalKind kind, int lines, byte[] body)
        {
            var entry = new JournalEntry(head.Sequence + 1, 1_700_000_000_000 + head.Sequence, kind, ChangeWay.Cli,
                "old", "before", lines, body, default);
            entry = entry with { Hash = JournalForm.Hash(head.Hash, entry) };
            journal.Add(entry);
            head = head with { Sequence = entry.Sequence, Hash = entry.Hash };
        }
    }
}
