using System.Runtime.InteropServices;

namespace Seawall.Gateway;

/// <summary>
/// Small values by key in memory that does not grow, each with its age: buckets of eight entries that fill one cache
/// line. An entry is one 64-bit word, written and read whole, so that all threads share the table without a lock: two
/// that write the same bucket at once may lose one entry. A full bucket gives up its oldest entry.
/// <code>entry: tag 36 | age 16 | value 12      0 is an empty entry</code>
/// Keys are keyed hashes, so nobody can aim at a foreign entry; the bucket is taken from their low bits, the tag from
/// their high ones.
/// </summary>
internal sealed class RecentTable
{
    /// <summary>The largest value.</summary>
    public const int ValueMax = (1 << ValueBits) - 1;

    const int Ways = 8;
    const int ValueBits = 12;
    const int AgeBits = 16;
    const int TagShift = ValueBits + AgeBits;

    readonly ulong[] entries;
    readonly int first;
    readonly int bucketMask;
    readonly int unitSeconds;

    /// <param name="entriesLog2">How many entries, as a power of two.</param>
    /// <param name="unitSeconds">Seconds of one unit of age; 65,536 units on an old entry looks young again.</param>
    public RecentTable(int entriesLog2, int unitSeconds)
    {
        var count = 1 << entriesLog2;
        bucketMask = (count / Ways) - 1;
        entries = GC.AllocateArray<ulong>(count + Ways, pinned: true);
        var misaligned = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(entries, 0) & 63);
        first = misaligned == 0 ? 0 : (64 - misaligned) / sizeof(ulong);
        this.unitSeconds = unitSeconds;
    }

    /// <summary>Finds the value of a key that was held no longer ago than this.</summary>
    public bool TryFind(ulong key, long second, long secondsMax, out int value)
    {
        var bucket = Bucket(key);
        var tag = key >> TagShift;
        for (var way = 0; way < Ways; way++)
        {
            var entry = Volatile.Read(ref entries[bucket + way]);
            if (entry >> TagShift == tag && entry != 0 && Age(entry, second) * (long)unitSeconds <= secondsMax)
            {
                value = (int)(entry & ValueMax);
                return true;
            }
        }
        value = 0;
        return false;
    }

    /// <summary>Holds a value; one held before under the same key is replaced.</summary>
    public void Hold(ulong key, long second, int value)
    {
        var bucket = Bucket(key);
        var tag = key >> TagShift;
        var chosen = 0;
        var chosenAge = -1;
        for (var way = 0; way < Ways; way++)
        {
            var entry = Volatile.Read(ref entries[bucket + way]);
            if (entry >> TagShift == tag && entry != 0)
            {
                chosen = way;
                break;
            }
            var age = entry == 0 ? int.MaxValue : Age(entry, second);
            if (age > chosenAge)
            {
                (chosen, chosenAge) = (way, age);
            }
        }
        Volatile.Write(ref entries[bucket + chosen], (tag << TagShift) | (Unit(second) << ValueBits) | (uint)value);
    }

    int Age(ulong entry, long second) =>
        (int)((Unit(second) - (entry >> ValueBits)) & ((1 << AgeBits) - 1));

    ulong Unit(long second) => (ulong)(second / unitSeconds) & ((1 << AgeBits) - 1);

    int Bucket(ulong key) => first + (((int)key & bucketMask) * Ways);
}
