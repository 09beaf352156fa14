using System.Collections.Immutable;

namespace Seawall.Gateway.Tests;

/// <summary>Counts the notices it is told of.</summary>
internal sealed class CountingWaiter : IOwnNoticeWaiter
{
    int count;
    int taken;

    public int Count => Volatile.Read(ref count);

    public int Taken => Volatile.Read(ref taken);

    public void Answered(in OwnNoticeAnswer answer)
    {
        Interlocked.Add(ref taken, answer.Outcome == OwnTextOutcome.Taken ? 1 : 0);
        Interlocked.Increment(ref count);
    }
}

/// <summary>Counts receipts of notices from 10086, and is done with each at once.</summary>
internal sealed class CountingReceipts : IOwnReceipts
{
    int count;

    public ImmutableArray<string> Senders { get; } = ["10086"];

    public int Count => Volatile.Read(ref count);

    public ValueTask<bool> TakeAsync(OwnReceipt receipt)
    {
        Interlocked.Increment(ref count);
        return ValueTask.FromResult(true);
    }
}
