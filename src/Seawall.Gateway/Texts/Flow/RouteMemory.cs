using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// Who the answers that come by themselves belong to: which trunk a message id was given to, which message centre gave
/// it, and from which trunk a sender's texts came lately. Bounded; trunks, targets and groups are known by number.
/// </summary>
internal sealed class RouteMemory(KeyedHash hash)
{
    // Receipts come up to days later: 65,536 units of four seconds are three days.
    const int UnitSeconds = 4;

    readonly RecentTable receipts = new(GatewayLimits.TextIdsLog2, UnitSeconds);
    readonly RecentTable queries = new(GatewayLimits.TextIdsLog2, UnitSeconds);
    readonly RecentTable senders = new(GatewayLimits.TextSendersLog2, UnitSeconds);

    /// <summary>A message centre gave this id to a text of this trunk.</summary>
    public void Given(ushort trunk, ushort target, scoped ReadOnlySpan<byte> id, long second)
    {
        receipts.Hold(TextKey.OfReceipt(hash, target, id), second, trunk);
        queries.Hold(TextKey.OfQuery(hash, trunk, id), second, target);
    }

    /// <summary>A text of this sender went to this group.</summary>
    public void Sent(ushort trunk, ushort group, scoped ReadOnlySpan<byte> sender, long second) =>
        senders.Hold(TextKey.OfSender(hash, group, sender), second, trunk);

    /// <summary>Which trunk's text the receipt of a message centre speaks of; 0 where that is not known.</summary>
    public ushort TrunkOfId(ushort target, scoped ReadOnlySpan<byte> id, long second) =>
        receipts.TryFind(TextKey.OfReceipt(hash, target, id), second, long.MaxValue, out var trunk)
            ? (ushort)trunk
            : (ushort)0;

    /// <summary>Which message centre gave this id to a text of this trunk; 0 where that is not known.</summary>
    public ushort TargetOfId(ushort trunk, scoped ReadOnlySpan<byte> id, long second) =>
        queries.TryFind(TextKey.OfQuery(hash, trunk, id), second, long.MaxValue, out var target)
            ? (ushort)target
            : (ushort)0;

    /// <summary>Which trunk this sender's texts came from lately; 0 where that is not known.</summary>
    public ushort TrunkOfSender(ushort group, scoped ReadOnlySpan<byte> sender, long second) =>
        senders.TryFind(TextKey.OfSender(hash, group, sender), second, long.MaxValue, out var trunk)
            ? (ushort)trunk
            : (ushort)0;
}
