using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// The counters of every trunk of texts that the process has known, by name: they go on over a reload. Beside them,
/// what is not counted by trunk: refused input by its reason.
/// </summary>
internal sealed class TextCounterBook
{
    readonly Dictionary<string, TextCounters> trunks = [];
    readonly long[] wire = new long[SmppRefusals.Count];
    readonly long[] gate = new long[TextRefusals.Count];

    /// <summary>The counters of a trunk, made where it is new.</summary>
    public TextCounters OfTrunk(string name)
    {
        lock (trunks)
        {
            if (!trunks.TryGetValue(name, out var counters))
            {
                counters = new TextCounters();
                trunks.Add(name, counters);
            }
            return counters;
        }
    }

    public void Refuse(SmppRefusal refusal) => Interlocked.Increment(ref wire[(int)refusal]);

    public void Refuse(TextRefusal refusal) => Interlocked.Increment(ref gate[(int)refusal]);

    public long Of(SmppRefusal refusal) => Volatile.Read(ref wire[(int)refusal]);

    public long Of(TextRefusal refusal) => Volatile.Read(ref gate[(int)refusal]);

    public IReadOnlyList<(string Name, TextCounters Counters)> Trunks()
    {
        lock (trunks)
        {
            return [.. trunks.Select(row => (row.Key, row.Value))];
        }
    }
}
