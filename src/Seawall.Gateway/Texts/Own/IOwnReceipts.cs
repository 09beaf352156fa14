using System.Collections.Immutable;

namespace Seawall.Gateway;

/// <summary>
/// Takes the receipts of notices. Called from the links' threads and for many receipts at once; it does not throw.
/// </summary>
public interface IOwnReceipts
{
    /// <summary>
    /// Who notices are and were from: receipts to them are ours, unless a trunk's text is known by the id. Another
    /// array for other senders.
    /// </summary>
    ImmutableArray<string> Senders { get; }

    /// <summary>
    /// Takes one receipt. It is acknowledged when this ends, so that what it says is durable by then. False: not now,
    /// its message centre is told to try again.
    /// </summary>
    ValueTask<bool> TakeAsync(OwnReceipt receipt);
}
