using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// Our reports about refused texts until they are answered: the client transactions of requests that are no INVITE
/// (RFC 3261 §17.1.2), in memory that does not grow. Over UDP a report is sent again after T1, and after twice as long
/// each time up to T2; on a stream, only where it did not leave; after 64·T1 it is given up.
/// <para>
/// Buckets of eight by the sum of the branch, which is a keyed hash. A full bucket takes no more: such a report is sent
/// once for each copy of its text, as a stateless element would. One lock, held for one slot at a time.
/// </para>
/// </summary>
internal sealed class ReportTable : IDisposable
{
    const int Ways = 8;
    const int Buckets = GatewayLimits.ReportsMax / Ways;
    const int GiveUpMs = GatewayLimits.TransactionSeconds * 1_000;

    readonly Lock gate = new();
    readonly TimeProvider time;
    readonly RequestSender send;
    readonly ITimer timer;
    readonly Slot[] slots = new Slot[GatewayLimits.ReportsMax];
    byte[]? room;
    readonly long[] fates = new long[(int)ReportFate.NotKept + 1];
    int waiting;
    bool isTicking;

    public ReportTable(TimeProvider time, RequestSender send)
    {
        this.time = time;
        this.send = send;
        timer = time.CreateTimer(
            static self => ((ReportTable)self!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many wait.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    public long Of(ReportFate fate) => Interlocked.Read(ref fates[(int)fate]);

    /// <summary>Takes a report that is about to leave; false where there is no room for it.</summary>
    public bool Keep(UInt128 branch, ReadOnlySpan<byte> bytes, in Way way)
    {
        lock (gate)
        {
            var index = Find(branch, out var isKnown);
            if (isKnown)
            {
                return true;
            }
            if (index < 0 || bytes.Length > GatewayLimits.ReportBytesMax)
            {
                fates[(int)ReportFate.NotKept]++;
                return false;
            }
            ref var slot = ref slots[index];
            bytes.CopyTo(RoomOf(index));
            slot.Branch = branch;
            slot.Way = way;
            slot.Since = time.GetTimestamp();
            slot.PauseMs = GatewayLimits.RepeatFirstMs;
            slot.DueMs = GatewayLimits.RepeatFirstMs;
            slot.Repeats = !way.Transport.IsStream();
            Volatile.Write(ref slot.Length, bytes.Length);
            waiting++;
            if (!isTicking)
            {
                isTicking = true;
                SetTimer(TimeSpan.FromMilliseconds(GatewayLimits.RepeatTickMs));
            }
            return true;
        }
    }

    /// <summary>It did not leave: the stream to its target is not there yet.</summary>
    public void DidNotLeave(UInt128 branch)
    {
        lock (gate)
        {
            var index = Find(branch, out var isKnown);
            if (isKnown)
            {
                slots[index].Repeats = true;
            }
        }
    }

    /// <summary>A response whose only Via is ours; false where it answers nothing that waits here.</summary>
    public bool Answered(scoped in SipMessage response)
    {
        if (response.CSeqMethod != SipMethod.Message
            || !Branch.TryRead(response.TopVia.Branch.Of(response.Bytes), out var branch))
        {
            return false;
        }
        lock (gate)
        {
            var index = Find(branch, out var isKnown);
            if (!isKnown)
            {
                return false;
            }
            if (response.StatusCode < 200)
            {
                // "If a provisional response is received …, … Timer E … T2" (§17.1.2.2).
                slots[index].PauseMs = GatewayLimits.RepeatLongestMs;
                return true;
            }
            Give(ref slots[index], response.StatusCode < 300 ? ReportFate.Taken : ReportFate.Refused);
            return true;
        }
    }

    public void Dispose() => timer.Dispose();

    void Tick()
    {
        for (var index = 0; index < slots.Length; index++)
        {
            if (Volatile.Read(ref slots[index].Length) != 0)
            {
                lock (gate)
                {
                    Look(index);
                }
            }
        }
        lock (gate)
        {
            if (waiting == 0 && isTicking)
            {
                isTicking = false;
                SetTimer(Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Timer E and timer F of one report.</summary>
    void Look(int index)
    {
        ref var slot = ref slots[index];
        if (slot.Length == 0)
        {
            return;
        }
        var age = (int)time.GetElapsedTime(slot.Since).TotalMilliseconds;
        if (age >= GiveUpMs)
        {
            Give(ref slot, ReportFate.Unanswered);
            return;
        }
        if (!slot.Repeats || age < slot.DueMs)
        {
            return;
        }
        var left = send(slot.Way, RoomOf(index)[..slot.Length]);
        slot.Repeats = !left || !slot.Way.Transport.IsStream();
        slot.PauseMs = Math.Min(2 * slot.PauseMs, GatewayLimits.RepeatLongestMs);
        slot.DueMs = age + slot.PauseMs;
    }

    void Give(ref Slot slot, ReportFate fate)
    {
        Volatile.Write(ref slot.Length, 0);
        slot.Way = default;
        fates[(int)fate]++;
        waiting--;
    }

    /// <summary>Five megabytes, taken with the first report.</summary>
    Span<byte> RoomOf(int index)
    {
        room ??= new byte[GatewayLimits.ReportsMax * GatewayLimits.ReportBytesMax];
        return room.AsSpan(index * GatewayLimits.ReportBytesMax, GatewayLimits.ReportBytesMax);
    }

    void SetTimer(TimeSpan every) => timer.Change(every, every);

    /// <summary>The slot of a branch, else a free one of its bucket, else -1.</summary>
    int Find(UInt128 branch, out bool isKnown)
    {
        var first = ((int)branch & (Buckets - 1)) * Ways;
        var free = -1;
        for (var index = first; index < first + Ways; index++)
        {
            if (slots[index].Length == 0)
            {
                free = index;
            }
            else if (slots[index].Branch == branch)
            {
                isKnown = true;
                return index;
            }
        }
        isKnown = false;
        return free;
    }

    struct Slot
    {
        public UInt128 Branch;
        public Way Way;
        public long Since;
        public int PauseMs;
        public int DueMs;
        public int Length;      // 0: empty
        public bool Repeats;
    }
}
