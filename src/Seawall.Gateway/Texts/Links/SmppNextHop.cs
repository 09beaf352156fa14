namespace Seawall.Gateway;

/// <summary>
/// A group of message centres, and the choice among them: the lowest priority that has a bound link, then by weight and
/// the text's own key, so that the parts of one text take one way. It keeps its identity over reloads by its name.
/// </summary>
internal sealed class SmppNextHop
{
    volatile SmppTarget[] targets = [];

    public SmppNextHop(string name)
    {
        Name = name;
        Number = (ushort)WeightedChoice.Identity(name, "");
        Room = new WaitingRoom(() => Choose(0, out _));
    }

    public string Name { get; }

    /// <summary>What the memory of senders tells groups apart by.</summary>
    public ushort Number { get; }

    /// <summary>By priority.</summary>
    public SmppTarget[] Targets => targets;

    /// <summary>Who waits for room on their links.</summary>
    public WaitingRoom Room { get; }

    public PduCounters Pdus { get; } = new();

    public void Swap(IEnumerable<SmppTarget> next) => targets = [.. next.OrderBy(target => target.Model.Priority)];

    /// <summary>
    /// The link for a text. A target without room gives way to another of its priority, but not to one of a higher
    /// number: that is for when nothing is bound.
    /// </summary>
    public Chosen Choose(ulong key, out SmppLink? link)
    {
        var all = targets;
        link = null;
        for (var first = 0; first < all.Length;)
        {
            var end = first + 1;
            while (end < all.Length && all[end].Model.Priority == all[first].Model.Priority)
            {
                end++;
            }
            var chosen = Choose(all.AsSpan(first, end - first), key, out link);
            if (chosen != Chosen.NoneBound)
            {
                return chosen;
            }
            first = end;
        }
        return Chosen.NoneBound;
    }

    static Chosen Choose(ReadOnlySpan<SmppTarget> equals, ulong key, out SmppLink? link)
    {
        link = null;
        var chosen = Chosen.NoneBound;
        var best = 0.0;
        foreach (var target in equals)
        {
            var its = target.Links.Choose(key, out var candidate);
            if (its == Chosen.NoRoom && chosen == Chosen.NoneBound)
            {
                chosen = Chosen.NoRoom;
            }
            if (its != Chosen.Found)
            {
                continue;
            }
            var score = WeightedChoice.Score(key, target.Identity, target.Model.Weight);
            if (link is null || score > best)
            {
                (link, best, chosen) = (candidate, score, Chosen.Found);
            }
        }
        return chosen;
    }
}
