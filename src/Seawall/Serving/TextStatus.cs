using Seawall.Admin;
using Seawall.Gateway;

namespace Seawall.Serving;

/// <summary>The part of <see cref="NodeStatus"/> about texts.</summary>
internal static class TextStatus
{
    /// <summary>The state now.</summary>
    public static TextsReply Of(Node node, TextsStatus texts) => new(
        [.. texts.Listeners.Select(one => new TextListenerReply(one.Name, one.Bound))],
        [.. texts.Trunks.Select(trunk => Trunk(node, trunk))],
        [
            .. texts.Targets.Select(one => new TextTargetReply(
                one.Group, one.Address, one.IsHub, State(one), one.Binds, one.Wanted, one.Waiting, one.Priority,
                one.Weight, one.LastFailure)),
        ]);

    /// <summary>Texts that came in by a trunk.</summary>
    public static long Count(TextTrunkStatus trunk) =>
        trunk.Passed + trunk.Refused + trunk.Unscreened + trunk.Limited;

    private static string State(TextTargetStatus target) =>
        target.Binds == 0 ? "down" : target.Binds < target.Wanted ? "binding" : "bound";

    private static TextTrunkReply Trunk(Node node, TextTrunkStatus trunk) => new()
    {
        Name = trunk.Name,
        Class = trunk.Class,
        Hub = trunk.Hub,
        Binds = trunk.Binds,
        Transmitters = trunk.Transmitters,
        Receivers = trunk.Receivers,
        Transceivers = trunk.Transceivers,
        InHand = trunk.InHand,
        Parked = trunk.Parked,
        Passed = trunk.Passed,
        Refused = trunk.Refused,
        Unscreened = trunk.Unscreened,
        Limited = trunk.Limited,
        PerSecond = Math.Round(node.Rates.Of(trunk.Name, Count(trunk), node.Time), 1),
        LimitPerSecond = trunk.RatePerSecond,
        LimitUsed = Math.Round(trunk.RateUsed, 3),
    };
}
