using System.Threading.Tasks.Sources;

namespace Seawall.Register;

/// <summary>A receipt that waits to be durable, and who waits for it: one object, no task.</summary>
sealed class PendingReceipt(NoticeReceipt receipt) : IValueTaskSource<bool>
{
    ManualResetValueTaskSourceCore<bool> _done = new() { RunContinuationsAsynchronously = true };

    public NoticeReceipt Receipt => receipt;

    /// <summary>What it did in the last turn; nothing yet before.</summary>
    public ReceiptEffect Effect { get; set; }

    /// <summary>The notice in flight whose answer it waits for, where its effect is that it is too early.</summary>
    public Flight? Flight { get; set; }

    public ValueTask<bool> Task => new(this, _done.Version);

    public void Complete(bool isTaken) => _done.SetResult(isTaken);

    public bool GetResult(short token) => _done.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _done.GetStatus(token);

    public void OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _done.OnCompleted(continuation, state, token, flags);
}
