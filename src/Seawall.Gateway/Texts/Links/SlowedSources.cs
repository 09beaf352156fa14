using Seawall.Net;

namespace Seawall.Gateway;

/// <summary>
/// Who guesses is slowed: each wrong attempt of a source at one name doubles the pause after it, and its next attempts
/// are judged one after the other, each after the pause of the one before; a right one is no exception, or its quick
/// answer would tell. The table is bounded: the one that failed longest ago gives way.
/// </summary>
internal sealed class SlowedSources(LinkClock clock)
{
    readonly Lock gate = new();
    readonly Dictionary<Key, Failures> table = [];
    readonly long first = clock.Units(TimeSpan.FromMilliseconds(LinkLimits.SlowFirstMs));
    readonly long longest = clock.Units(TimeSpan.FromMilliseconds(LinkLimits.SlowLongestMs));
    readonly long forgotten = clock.Units(TimeSpan.FromMilliseconds(LinkLimits.SlowForgottenMs));

    /// <summary>Sources remembered.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return table.Count;
            }
        }
    }

    /// <summary>
    /// When an attempt may be judged: now for who did not fail lately. False when too many wait already.
    /// </summary>
    /// <param name="source">Where it comes from.</param>
    /// <param name="name">Whom it claims to be; 0 where nobody is called so.</param>
    /// <param name="dueAt">When.</param>
    public bool TryQueue(in PeerAddress source, ulong name, out long dueAt)
    {
        var now = clock.Now;
        var key = Key.Of(source, name);
        lock (gate)
        {
            dueAt = now;
            if (!table.TryGetValue(key, out var failures) || now - failures.FailedAt > forgotten)
            {
                return true;
            }
            if (failures.Waiting >= LinkLimits.SlowWaitingMax)
            {
                return false;
            }
            dueAt = Math.Max(now, failures.NextAt);
            table[key] = failures with { NextAt = dueAt + PauseAfter(failures.Count), Waiting = failures.Waiting + 1 };
            return true;
        }
    }

    /// <summary>An attempt that had to wait was judged, or is gone.</summary>
    public void Leave(in PeerAddress source, ulong name)
    {
        var key = Key.Of(source, name);
        lock (gate)
        {
            if (table.TryGetValue(key, out var failures) && failures.Waiting > 0)
            {
                table[key] = failures with { Waiting = failures.Waiting - 1 };
            }
        }
    }

    /// <summary>An attempt was wrong: when it is to be answered.</summary>
    public long Fail(in PeerAddress source, ulong name)
    {
        var now = clock.Now;
        var key = Key.Of(source, name);
        lock (gate)
        {
            var isKnown = table.TryGetValue(key, out var failures) && now - failures.FailedAt <= forgotten;
            if (!isKnown)
            {
                MakeRoom();
                failures = default;
            }
            var count = failures.Count + 1;
            var answerAt = now + PauseAfter(count);
            table[key] = failures with { Count = count, FailedAt = now, NextAt = Math.Max(failures.NextAt, answerAt) };
            return answerAt;
        }
    }

    /// <summary>An attempt was right: who knows the password has nothing to guess.</summary>
    public void Succeed(in PeerAddress source, ulong name)
    {
        lock (gate)
        {
            table.Remove(Key.Of(source, name));
        }
    }

    long PauseAfter(int failures) => Math.Min(longest, first << Math.Min(failures - 1, 16));

    void MakeRoom()
    {
        if (table.Count < LinkLimits.SlowedSourcesMax)
        {
            return;
        }
        Key? oldest = null;
        var since = long.MaxValue;
        foreach (var (key, failures) in table)
        {
            if (failures.FailedAt < since)
            {
                (oldest, since) = (key, failures.FailedAt);
            }
        }
        table.Remove(oldest!.Value);
    }

    readonly record struct Key(UInt128 Source, ulong Name)
    {
        // One holder gets a /64 of IPv6 at least, so its addresses are one source.
        public static Key Of(in PeerAddress source, ulong name) =>
            new(source.IsIPv4 ? source.Bits : source.Bits >> 64 << 64, name);
    }

    readonly record struct Failures(int Count, long FailedAt, long NextAt, int Waiting);
}
