namespace Seawall.Register;

/// <summary>
/// How much a message centre may be given: never more than its rate in any second, and evenly, no more than a tenth of
/// a second's worth at once. A text of more parts than the rate goes when nothing else did, and is paid for afterwards.
/// Not thread-safe.
/// </summary>
sealed class RateWindow(int perSecond)
{
    const int SlotMs = 10;

    // Any second touches so many slots.
    const int Slots = 1_000 / SlotMs + 1;

    readonly int[] _slots = new int[Slots];
    long _slot = long.MinValue / 2;
    long _at = long.MinValue / 2;
    long _free = long.MinValue;
    double _tokens;
    int _sum;

    /// <summary>Parts in a second; can be another at any time.</summary>
    public int PerSecond { get; set; } = perSecond;

    /// <summary>Parts given in the last second.</summary>
    public int LastSecond(long nowMs)
    {
        Move(nowMs);
        return _sum;
    }

    /// <summary>Whether so many parts may go now.</summary>
    public bool Allows(int parts, long nowMs)
    {
        Move(nowMs);
        if (nowMs < _free)
        {
            return false;
        }
        return parts > PerSecond
            ? _sum == 0
            : _tokens >= Math.Min(parts, Burst) && _sum + parts <= PerSecond;
    }

    /// <summary>So many parts went.</summary>
    public void Take(int parts, long nowMs)
    {
        Move(nowMs);
        _slots[Place(_slot)] += parts;
        _sum += parts;
        _tokens -= parts;
        if (parts > PerSecond)
        {
            _free = nowMs + 1_000L * parts / PerSecond;
        }
    }

    double Burst => Math.Max(PerSecond / 10.0, 1);

    static int Place(long slot) => (int)(((slot % Slots) + Slots) % Slots);

    void Move(long nowMs)
    {
        if (nowMs > _at)
        {
            _tokens = Math.Min(Burst, _tokens + (double)(nowMs - _at) * PerSecond / 1_000);
            _at = nowMs;
        }
        var slot = Math.Max(_slot, nowMs / SlotMs);
        if (slot - _slot >= Slots)
        {
            Array.Clear(_slots);
            (_slot, _sum) = (slot, 0);
        }
        while (_slot < slot)
        {
            ref var oldest = ref _slots[Place(++_slot)];
            _sum -= oldest;
            oldest = 0;
        }
    }
}
