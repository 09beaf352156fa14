using System.Collections.Concurrent;

namespace Seawall.Portal.Entry;

/// <summary>
/// How often each of many may do something: so many at once, then one for each interval (GCRA: a key keeps only the
/// moment at which it will have paid for all it took). Bounded: full of keys that still owe, it refuses new ones.
/// </summary>
internal sealed class Allowance<TKey>(int burst, TimeSpan every, TimeProvider time)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, long> _paidAt = new();
    private readonly Lock _sweep = new();

    /// <summary>Takes one, or says that there is none left now.</summary>
    public bool TryTake(TKey key)
    {
        var now = time.GetUtcNow().Ticks;
        while (true)
        {
            if (!_paidAt.TryGetValue(key, out var paid))
            {
                if (_paidAt.Count >= PortalLimits.AllowanceKeysMax && !Sweep(now))
                {
                    return false;
                }

                if (_paidAt.TryAdd(key, now + every.Ticks))
                {
                    return true;
                }

                continue;
            }

            var next = Math.Max(paid, now) + every.Ticks;
            if (next - now > burst * every.Ticks)
            {
                return false;
            }

            if (_paidAt.TryUpdate(key, next, paid))
            {
                return true;
            }
        }
    }

    /// <summary>Whether one could be taken now; takes nothing.</summary>
    public bool HasLeft(TKey key)
    {
        var now = time.GetUtcNow().Ticks;
        return !_paidAt.TryGetValue(key, out var paid)
            || Math.Max(paid, now) + every.Ticks - now <= burst * every.Ticks;
    }

    /// <summary>Forgets keys that owe nothing; false where that made no room.</summary>
    private bool Sweep(long now)
    {
        lock (_sweep)
        {
            if (_paidAt.Count < PortalLimits.AllowanceKeysMax)
            {
                return true;
            }

            foreach (var (key, paid) in _paidAt)
            {
                if (paid <= now)
                {
                    _paidAt.TryRemove(KeyValuePair.Create(key, paid));
                }
            }

            return _paidAt.Count < PortalLimits.AllowanceKeysMax;
        }
    }
}
