using System.Collections.Concurrent;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>What came from outside and waits for a turn of the writer; bounded. Filled on any thread.</summary>
sealed class NoticeQueues
{
    const int Shares = 10;

    readonly ConcurrentQueue<PendingReceipt> _receipts = [];
    readonly ConcurrentQueue<NoticeKey> _refused = [];
    readonly ConcurrentQueue<E164> _opened = [];

    /// <summary>Notices whose message centre answered; not more than are in flight.</summary>
    public ConcurrentQueue<Flight> Answered { get; } = [];

    /// <summary>Notices that are not handed over after all; of the pump alone.</summary>
    public Queue<Flight> Back { get; } = [];

    /// <summary>Whether answers, receipts or what was not handed over wait.</summary>
    public bool IsWaiting => !Answered.IsEmpty || !_receipts.IsEmpty || Back.Count > 0;

    /// <summary>A receipt came; false: it is to come again.</summary>
    public ValueTask<bool> TakeAsync(NoticeReceipt receipt)
    {
        if (_receipts.Count >= NoticeLimits.ReceiptsMax)
        {
            return ValueTask.FromResult(false);
        }
        var pending = new PendingReceipt(receipt);
        _receipts.Enqueue(pending);
        return pending.Task;
    }

    /// <summary>Something was refused to a line by default; false: there is no room.</summary>
    public bool TryRefused(NoticeKey key) => TryAdd(_refused, key);

    /// <summary>A line opened something; false: there is no room.</summary>
    public bool TryOpened(E164 line) => TryAdd(_opened, line);

    static bool TryAdd<T>(ConcurrentQueue<T> queue, T item)
    {
        if (queue.Count >= NoticeLimits.NewsMax)
        {
            return false;
        }
        queue.Enqueue(item);
        return true;
    }

    /// <summary>Plans what waits: some of each, so that none keeps another waiting.</summary>
    public void Plan(NoticePlan plan)
    {
        Move(Answered, plan.Answered, 4 * plan.RowsMax / Shares);
        Move(_receipts, plan.Receipts, 4 * plan.RowsMax / Shares);
        Move(_refused, plan.Refused, plan.RowsMax / Shares);
        Move(_opened, plan.Opened, plan.RowsMax / Shares);
        while (plan.Room > 0 && Back.TryDequeue(out var flight))
        {
            plan.Back.Add(flight);
        }
    }

    static void Move<T>(ConcurrentQueue<T> from, List<T> to, int max)
    {
        while (to.Count < max && from.TryDequeue(out var item))
        {
            to.Add(item);
        }
    }

    /// <summary>A turn was not to be: what it was about waits for the next; receipts are to come again.</summary>
    public void TakeBack(NoticePlan plan)
    {
        plan.Answered.ForEach(Answered.Enqueue);
        plan.Back.ForEach(Back.Enqueue);
        plan.Refused.ForEach(_refused.Enqueue);
        plan.Opened.ForEach(_opened.Enqueue);
        plan.Receipts.ForEach(static receipt => receipt.Complete(false));
    }

    /// <summary>Receipts that came before the answer was durable are looked at again.</summary>
    public void Release(Flight flight)
    {
        flight.Held?.ForEach(_receipts.Enqueue);
        flight.Held = null;
    }

    /// <summary>Nobody will look at them any more: they are to come again.</summary>
    public void Refuse()
    {
        while (_receipts.TryDequeue(out var receipt))
        {
            receipt.Complete(false);
        }
    }
}
