using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// Sends a receipt of ours that a text was rejected: by the link that it came by, else by another of its trunk that
/// takes receipts.
/// </summary>
internal sealed class ReceiptSender(TextState state)
{
    const int OctetsMax = 512;

    public void Send(
        SmppLink from, scoped SmppAddress sender, scoped SmppAddress receiver, scoped ReadOnlySpan<byte> serviceType,
        scoped ReadOnlySpan<byte> id)
    {
        var link = from.CanReceiveMessages && from.HasRoom ? from : null;
        if (link is null && from.Trunk!.Links.Choose(0, out link) != Chosen.Found)
        {
            state.Counters.Refuse(TextRefusal.ReceiptAstray);
            return;
        }
        var now = state.Time.GetLocalNow();
        Span<byte> octets = stackalloc byte[OctetsMax];
        var plan = new ReceiptPlan
        {
            Sequence = 1,
            MessageId = id,
            Sender = sender,
            Receiver = receiver,
            ServiceType = serviceType,
            State = MessageState.Rejected,
            SubmittedAt = now,
            DoneAt = now,
            WithTlvs = link!.TakesTlvs,
        };
        var length = ReceiptWriter.Write(plan, octets);
        if (length <= 0 || link.TryRequest(octets[..length], default) != SendResult.Sent)
        {
            state.Counters.Refuse(TextRefusal.ReceiptAstray);
        }
    }
}
