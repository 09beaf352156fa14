using System.Collections.Frozen;
using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Gateway;

/// <summary>
/// The numbers of ours that subscribers write to, and whose word counts there. Such a text by any other bind is
/// refused: else it would come back from a message centre as one from home.
/// </summary>
public sealed record SmppServiceModel
{
    /// <summary>As they are dialled at home: <c>10086</c>.</summary>
    public required ImmutableArray<string> Numbers { get; init; }

    /// <summary>What is dialled for the menu over USSD: <c>*1219#</c>.</summary>
    public ImmutableArray<string> UssdCodes { get; init; } = [];

    /// <summary>Trunks whose texts to these numbers count; never one from abroad.</summary>
    public required FrozenSet<string> Trunks { get; init; }

    /// <summary>Next hops whose deliveries to these numbers count.</summary>
    public required FrozenSet<string> NextHops { get; init; }

    /// <summary>How the senders that a next hop names are read, and the home country.</summary>
    public required DialRules Dial { get; init; }
}
