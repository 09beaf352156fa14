using System.Numerics;
using System.Runtime.InteropServices;
using Seawall.Net;

namespace Seawall.Gateway;

/// <summary>
/// What was decided for the transactions of the last 64·T1 = 32 seconds, in memory that does not grow: a retransmission
/// gets the same verdict and the same target although a choice, the settings or a target changed in between (RFC 3261
/// §16.11), and CANCEL and ACK follow their INVITE.
/// <para>
/// Buckets of eight entries fill one cache line each. An entry is one 64-bit word, written and read whole, so that
/// workers share the table without a lock: two that write the same bucket at once may lose one entry, and then the
/// request is judged again.
/// </para>
/// <code>entry: tag 40 | second 8 | generation 2 | decision 3 | target 11      0 is an empty entry</code>
/// <para>
/// The tag and the bucket are taken from the keyed 64-bit hash of the branch, so nobody can aim at a foreign entry. A
/// full bucket gives up its oldest entry: with every trunk at its highest rate less than one transaction in a hundred
/// goes before its 32 seconds are over.
/// </para>
/// </summary>
internal sealed class TransactionMemory
{
    const int Ways = 8;
    const int TargetBits = 11;
    const int DecisionBits = 3;
    const int GenerationBits = 2;
    const int SecondBits = 8;
    const int DecisionShift = TargetBits;
    const int GenerationShift = DecisionShift + DecisionBits;
    const int SecondShift = GenerationShift + GenerationBits;
    const int TagShift = SecondShift + SecondBits;

    readonly ulong[] entries;
    readonly int first;
    readonly int bucketMask;

    /// <param name="transactionsMax">How many transactions may be in flight.</param>
    public TransactionMemory(long transactionsMax)
    {
        var wanted = (ulong)Math.Clamp(
            transactionsMax * GatewayLimits.MemoryEntriesPerTransaction,
            GatewayLimits.MemoryEntriesMin,
            GatewayLimits.MemoryEntriesMax);
        var count = (int)BitOperations.RoundUpToPowerOf2(wanted);
        bucketMask = (count / Ways) - 1;
        entries = GC.AllocateArray<ulong>(count + Ways, pinned: true);
        var misaligned = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(entries, 0) & 63);
        first = misaligned == 0 ? 0 : (64 - misaligned) / sizeof(ulong);
    }

    /// <summary>Entries, used or not.</summary>
    public int Capacity => entries.Length - Ways;

    /// <summary>Asks for the bucket of a key, which is far away in memory, before it is needed.</summary>
    public void Touch(ulong key) => MemoryHint.Prefetch(ref entries[Bucket(key)]);

    /// <summary>
    /// Finds the transaction of a key. One whose age is over 64·T1 counts only where <paramref name="anyAge"/> is true:
    /// CANCEL and ACK may follow an INVITE that rang for minutes, and nothing better is known.
    /// </summary>
    public bool TryFind(ulong key, long second, bool anyAge, out Pinned pinned)
    {
        var bucket = Bucket(key);
        var tag = Tag(key);
        for (var way = 0; way < Ways; way++)
        {
            var entry = Volatile.Read(ref entries[bucket + way]);
            if (entry >> TagShift == tag && entry != 0
                && (anyAge || Age(entry, second) <= GatewayLimits.TransactionSeconds))
            {
                pinned = new Pinned(
                    (Decision)((entry >> DecisionShift) & ((1 << DecisionBits) - 1)),
                    (byte)((entry >> GenerationShift) & ((1 << GenerationBits) - 1)),
                    (ushort)(entry & ((1 << TargetBits) - 1)));
                return true;
            }
        }
        pinned = default;
        return false;
    }

    /// <summary>
    /// Holds a transaction. A full bucket gives up its oldest entry where <paramref name="evict"/> is true; else the
    /// new one is not held: what an overload refuses must not push out what was accepted.
    /// </summary>
    public void Hold(ulong key, long second, Pinned pinned, bool evict)
    {
        var bucket = Bucket(key);
        var tag = Tag(key);
        var chosen = -1;
        var chosenAge = -1;
        for (var way = 0; way < Ways; way++)
        {
            var entry = Volatile.Read(ref entries[bucket + way]);
            if (entry == 0)
            {
                if (chosenAge < int.MaxValue)
                {
                    chosen = way;
                    chosenAge = int.MaxValue;
                }
                continue;
            }
            if (entry >> TagShift == tag)
            {
                chosen = way;
                chosenAge = int.MaxValue;
                break;
            }
            var age = Age(entry, second);
            if (age > chosenAge)
            {
                chosen = way;
                chosenAge = age;
            }
        }
        if (!evict && chosenAge <= GatewayLimits.TransactionSeconds)
        {
            return;
        }
        Volatile.Write(ref entries[bucket + chosen], Entry(tag, second, pinned));
    }

    static ulong Entry(ulong tag, long second, Pinned pinned) =>
        (tag << TagShift)
        | ((ulong)(second & ((1 << SecondBits) - 1)) << SecondShift)
        | ((ulong)(pinned.Generation & ((1 << GenerationBits) - 1)) << GenerationShift)
        | ((ulong)pinned.Decision << DecisionShift)
        | ((ulong)pinned.Target & ((1 << TargetBits) - 1));

    /// <summary>
    /// Whole seconds, modulo 256: an entry of more than four minutes looks young again, which only delays its going.
    /// </summary>
    static int Age(ulong entry, long second) =>
        (int)((second - (long)(entry >> SecondShift)) & ((1 << SecondBits) - 1));

    static ulong Tag(ulong key) => key >> TagShift;

    /// <summary>
    /// Low bits of the key choose the bucket; the tag takes its high bits, so both are independent up to 2^24 buckets.
    /// </summary>
    int Bucket(ulong key) => first + (((int)key & bucketMask) * Ways);
}
