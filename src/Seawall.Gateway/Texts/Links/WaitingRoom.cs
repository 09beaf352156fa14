namespace Seawall.Gateway;

/// <summary>
/// The near links whose parked requests wait for room on the links of one side: a next hop's, or a trunk's. They take
/// turns, one request at a time.
/// </summary>
/// <param name="look">Whether any of those links has room now.</param>
internal sealed class WaitingRoom(Func<Chosen> look)
{
    readonly Lock gate = new();
    readonly Queue<SmppLink> waiting = new();
    volatile int count;

    /// <summary>Near links that wait.</summary>
    public int Count => count;

    /// <summary>
    /// Whether there is reason to wait. Not where there is room, and neither where nobody is bound: then what waits is
    /// to be answered.
    /// </summary>
    public bool IsFull => look() == Chosen.NoRoom;

    /// <summary>A link parked its first request for this side.</summary>
    public void Enter(SmppLink near)
    {
        lock (gate)
        {
            waiting.Enqueue(near);
            count = waiting.Count;
        }
    }

    /// <summary>Room was made, or a link came or went: whoever waits tries again, until it is full.</summary>
    public void Signal()
    {
        // Who finds none where there seemed to be some was overtaken, and tries once more before it waits on.
        var misses = 0;
        while (count > 0 && misses <= count && !IsFull && Next() is { } near)
        {
            misses += near.Unpark(this) ? 0 : 1;
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
