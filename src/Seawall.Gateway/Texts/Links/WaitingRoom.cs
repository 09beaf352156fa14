namespace Seawall.Gateway;

/// <summary>
/// The near links whose parked requests wait for room on the links of one side: a next hop's, or a trunk's. They take
/// turns, one request at a time.
/// </summary>
/// <param name="hasRoom">Whether any of those links has room now.</param>
internal sealed class WaitingRoom(Func<bool> hasRoom)
{
    readonly Lock gate = new();
    readonly Queue<SmppLink> waiting = new();
    volatile int count;

    /// <summary>Near links that wait.</summary>
    public int Count => count;

    /// <summary>Whether there is room now, so that what was just parked need not wait for a signal.</summary>
    public bool HasRoom => hasRoom();

    /// <summary>A link parked its first request for this side.</summary>
    public void Enter(SmppLink near)
    {
        lock (gate)
        {
            waiting.Enqueue(near);
            count = waiting.Count;
        }
    }

    /// <summary>Room was made, or a link came or went: whoever waits tries again until there is no room.</summary>
    public void Signal()
    {
        var misses = 0;
        while (count > misses && Next() is { } near)
        {
            if (near.Unpark(this))
            {
                continue;
            }
            // Room made while it looked signalled to nobody.
            misses++;
            if (!hasRoom())
            {
                return;
            }
        }
    }

    SmppLink? Next()
    {
        lock (gate)
        {
            var found = waiting.TryDequeue(out var near);
            count = waiting.Count;
            return found ? near : null;
        }
    }
}
