namespace Seawall.Gateway;

/// <summary>
/// The counters of every trunk the process has known, by name: they go on over a reload. One caller at a time.
/// </summary>
internal sealed class TrunkCounterBook(int workers)
{
    readonly Dictionary<string, TrunkCounters[]> byName = [];

    /// <summary>One for each worker, made where the trunk is new.</summary>
    public TrunkCounters[] Of(string trunk)
    {
        lock (byName)
        {
            if (!byName.TryGetValue(trunk, out var counters))
            {
                counters = [.. Enumerable.Range(0, workers).Select(_ => new TrunkCounters())];
                byName.Add(trunk, counters);
            }
            return counters;
        }
    }

    /// <summary>The sums over the workers, by trunk.</summary>
    public IReadOnlyList<(string Trunk, TrunkCounters Sum)> Sums()
    {
        lock (byName)
        {
            return [.. byName.Select(row => (row.Key, Sum(row.Value)))];
        }
    }

    public TrunkCounters Sum(string trunk) => Sum(Of(trunk));

    static TrunkCounters Sum(TrunkCounters[] workers)
    {
        var sum = new TrunkCounters();
        foreach (var worker in workers)
        {
            worker.AddTo(sum);
        }
        return sum;
    }
}
