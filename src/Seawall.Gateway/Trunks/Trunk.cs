using Seawall.Screening;

namespace Seawall.Gateway;

/// <summary>
/// A trunk as the path needs it: its settings made ready, and what outlives a reload by its name. Immutable.
/// </summary>
internal sealed class Trunk
{
    public required TrunkModel Model { get; init; }

    /// <summary>The listeners it may use, a bit each.</summary>
    public required ulong Listeners { get; init; }

    /// <summary>Null: none is configured, which only the mode as allows.</summary>
    public required NextHopGroup? NextHop { get; init; }

    public required RefusalText Refusal { get; init; }

    public required Announcement? Announcement { get; init; }

    /// <summary>Where reports about texts go; null: the way the text came.</summary>
    public required NextHopGroup? ReportsTo { get; init; }

    public required RateLimit? Rate { get; init; }

    /// <summary>One for each worker.</summary>
    public required TrunkCounters[] Counters { get; init; }

    public TrunkScreening Screening => Model.Screening;
}
