using System.Collections.Concurrent;
using Seawall.Commands;
using Seawall.Records;

namespace Seawall.Demo;

/// <summary>
/// What each call of the demonstration is meant to show, by Call-ID; each text by who sends it to whom.
/// </summary>
internal sealed class DemoNotes
{
    private readonly ConcurrentDictionary<string, string> _notes = new(StringComparer.Ordinal);

    /// <summary>A call begins.</summary>
    public void Expect(string callId, string note) => _notes[callId] = note;

    /// <summary>A text begins.</summary>
    public void ExpectText(string trunk, string from, string to, string note) => _notes[Key(trunk, from, to)] = note;

    /// <summary>What the call or text shows; empty for those of others.</summary>
    public string Note(RecordView record) =>
        _notes.TryGetValue(record.Correlation, out var note)
        || _notes.TryGetValue(Key(record.Trunk, RecordLine.Caller(record), record.Called), out note) ? note : "";

    private static string Key(string trunk, string from, string to) => $"{trunk} {from} {to}";
}
