namespace Seawall.Gateway;

/// <summary>The bound links of one side. Read without a lock, changed as a whole.</summary>
internal sealed class LinkSet
{
    readonly Lock gate = new();
    volatile SmppLink[] all = [];

    public SmppLink[] All => all;

    public int Count => all.Length;

    /// <summary>Takes it in, unless there are as many as there may be.</summary>
    public bool TryAdd(SmppLink link, int max)
    {
        lock (gate)
        {
            if (all.Length >= max)
            {
                return false;
            }
            all = [.. all, link];
            return true;
        }
    }

    public void Remove(SmppLink link)
    {
        lock (gate)
        {
            all = [.. all.Where(other => other != link)];
        }
    }

    /// <summary>
    /// A link that can carry messages and has room, beginning with the one the key points at, so that equal keys take
    /// the same one while it has room.
    /// </summary>
    public Chosen Choose(ulong key, out SmppLink? link)
    {
        var links = all;
        link = null;
        var chosen = Chosen.NoneBound;
        var first = (int)(key % (uint)Math.Max(1, links.Length));
        for (var step = 0; step < links.Length; step++)
        {
            var next = links[(first + step) % links.Length];
            if (!next.CanReceiveMessages)
            {
                continue;
            }
            if (next.HasRoom)
            {
                link = next;
                return Chosen.Found;
            }
            chosen = Chosen.NoRoom;
        }
        return chosen;
    }
}
