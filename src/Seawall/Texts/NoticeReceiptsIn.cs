using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Seawall.Gateway;
using Seawall.Register;
using Seawall.Smpp;

namespace Seawall.Texts;

/// <summary>
/// Stands between the gateway and who takes receipts of notices. Ours are those to the senders that any campaign has or
/// had while this process runs.
/// </summary>
/// <param name="receipts">Who takes them; null: not yet, they are to come again.</param>
/// <param name="campaigns">All campaigns as stored.</param>
/// <param name="failed">Told of a mistake of ours.</param>
internal sealed class NoticeReceiptsIn(
    Func<INoticeReceipts?> receipts, Func<ImmutableArray<StoredCampaign>> campaigns, Action<Exception> failed)
    : IOwnReceipts
{
    private volatile Known _known = new([], []);

    /// <inheritdoc/>
    public ImmutableArray<string> Senders
    {
        get
        {
            var (now, known) = (campaigns(), _known);
            if (known.Campaigns == now)
            {
                return known.Senders;
            }

            // Counts change far more often than senders, and those of before still get receipts.
            var news = now.Select(campaign => campaign.Terms.Notice.From).Except(known.Senders).ToArray();
            _known = known = new Known(now, news.Length == 0 ? known.Senders : [.. known.Senders, .. news]);
            return known.Senders;
        }
    }

    /// <inheritdoc/>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> TakeAsync(OwnReceipt receipt)
    {
        try
        {
            return receipts() is { } taker && await taker.TakeAsync(new NoticeReceipt(
                receipt.NextHop, receipt.Number, receipt.MessageId, Of(receipt.State), receipt.Error));
        }
#pragma warning disable CA1031 // A receipt must be answered whatever is wrong with us; what it is goes to the log.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            failed(failure);
            return false;
        }
    }

    private static ReceiptOutcome Of(MessageState state) => state switch
    {
        MessageState.Delivered => ReceiptOutcome.Delivered,
        MessageState.Expired => ReceiptOutcome.Expired,
        MessageState.Undeliverable => ReceiptOutcome.Undeliverable,
        MessageState.Rejected => ReceiptOutcome.Rejected,
        MessageState.Deleted => ReceiptOutcome.Deleted,
        _ => ReceiptOutcome.Other,
    };

    private sealed record Known(ImmutableArray<StoredCampaign> Campaigns, ImmutableArray<string> Senders);
}
