namespace Seawall.Gateway;

/// <summary>
/// What was decided for long texts lately, so that one verdict holds for all their parts although a choice changes
/// between them. A text is known by trunk, sender, receiver, reference and total.
/// <para>
/// Some senders give every text the same reference. So a first part that comes again more than a minute after the text
/// began, begins a new one; within that minute it is the same one, tried again.
/// </para>
/// </summary>
internal sealed class PartMemory
{
    const int UnitSeconds = 4;

    readonly RecentTable table = new(GatewayLimits.TextPartsLog2, UnitSeconds);

    /// <summary>What was decided for the text that this part belongs to; false where it is the first to come.</summary>
    /// <param name="key">The keyed hash of what the parts share.</param>
    /// <param name="number">The number of the part, from 1.</param>
    /// <param name="second">Seconds of a monotonic clock.</param>
    /// <param name="decision">What was decided.</param>
    public bool TryFind(ulong key, int number, long second, out TextDecision decision)
    {
        var within = number == 1 ? GatewayLimits.TextRestartSeconds : GatewayLimits.TextPartsSeconds;
        var isKnown = table.TryFind(key, second, within, out var value);
        decision = (TextDecision)value;
        return isKnown;
    }

    /// <summary>Holds what was decided for a text.</summary>
    public void Hold(ulong key, long second, TextDecision decision) => table.Hold(key, second, (int)decision);
}
