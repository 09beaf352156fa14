using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// The counters of every trunk of texts and every group of message centres that the process has known, by name: they go
/// on over a reload. Beside them, what is not counted by trunk: refused input by its reason.
/// </summary>
internal sealed class TextCounterBook
{
    readonly Dictionary<string, TextCounters> trunks = [];
    readonly Dictionary<string, TextCounters> groups = [];
    readonly long[] wire = new long[SmppRefusals.Count];
    readonly long[] gate = new long[TextRefusals.Count];

    /// <summary>The counters of a trunk, made where it is new.</summary>
    public TextCounters OfTrunk(string name) => Of(trunks, name);

    /// <summary>The counters of a group of message centres, made where it is new.</summary>
    public TextCounters OfNextHop(string name) => Of(groups, name);

    public void Refuse(SmppRefusal refusal) => Interlocked.Increment(ref wire[(int)refusal]);

    public void Refuse(TextRefusal refusal) => Interlocked.Increment(ref gate[(int)refusal]);

    public long Of(SmppRefusal refusal) => Volatile.Read(ref wire[(int)refusal]);

    public long Of(TextRefusal refusal) => Volatile.Read(ref gate[(int)refusal]);

    public IReadOnlyList<(string Name, TextCounters Counters)> Trunks() => All(trunks);

    public IReadOnlyList<(string Name, TextCounters Counters)> NextHops() => All(groups);

    static TextCounters Of(Dictionary<string, TextCounters> book, string name)
    {
        lock (book)
        {
            if (!book.TryGetValue(name, out var counters))
            {
                counters = new TextCounters();
                book.Add(name, counters);
            }
            return counters;
        }
    }

    static (string, TextCounters)[] All(Dictionary<string, TextCounters> book)
    {
        lock (book)
        {
            return [.. book.Select(row => (row.Key, row.Value))];
        }
    }
}
