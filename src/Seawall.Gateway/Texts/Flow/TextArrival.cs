namespace Seawall.Gateway;

/// <summary>One text that came: by which link of which trunk, when, and the settings it is handled by.</summary>
internal readonly record struct TextArrival(
    SmppLink From, LinkFlow Link, TrunkFlow Trunk, GatewayModel Model, long Ticks);
