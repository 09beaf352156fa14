using System.Collections.Concurrent;

namespace Seawall.Demo;

/// <summary>What each call of the demonstration is meant to show, by Call-ID.</summary>
internal sealed class DemoNotes
{
    private readonly ConcurrentDictionary<string, string> _notes = new(StringComparer.Ordinal);

    /// <summary>A call begins.</summary>
    public void Expect(string callId, string note) => _notes[callId] = note;

    /// <summary>What the call shows; empty for the calls of others.</summary>
    public string Note(string callId) => _notes.GetValueOrDefault(callId, "");
}
