using System.Collections.Immutable;
using System.Threading.Channels;

namespace Seawall.Gateway.Tests;

/// <summary>Notes the receipts of notices from 10086 and Seawall, and says what the test says.</summary>
internal sealed class NotingReceipts : IOwnReceipts
{
    readonly Channel<OwnReceipt> taken = Channel.CreateUnbounded<OwnReceipt>();

    public ImmutableArray<string> Senders { get; set; } = ["10086", "Seawall"];

    /// <summary>What it says; null: it says yes at once.</summary>
    public TaskCompletionSource<bool>? Answer { get; set; }

    public int Count { get; private set; }

    public ValueTask<bool> TakeAsync(OwnReceipt receipt)
    {
        Count++;
        taken.Writer.TryWrite(receipt);
        return Answer is null ? ValueTask.FromResult(true) : new ValueTask<bool>(Answer.Task);
    }

    public ValueTask<OwnReceipt> NextAsync() => taken.Reader.ReadAsync(TestContext.Current.CancellationToken);
}
