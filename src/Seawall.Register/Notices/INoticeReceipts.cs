namespace Seawall.Register;

/// <summary>Where delivery receipts of notices go. Thread-safe.</summary>
public interface INoticeReceipts
{
    /// <summary>
    /// Takes a receipt, and returns when what it says is durable, or it is known to say nothing: only then may it be
    /// acknowledged to the message centre. False: not now, it is to come again. It never throws.
    /// </summary>
    ValueTask<bool> TakeAsync(NoticeReceipt receipt);
}
