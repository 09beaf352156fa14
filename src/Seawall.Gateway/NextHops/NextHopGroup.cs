using System.Collections.Immutable;

namespace Seawall.Gateway;

/// <summary>
/// A group of targets, and the choice among them: the lowest priority that has an active one, by weight and the call's
/// own key, so that every request of a call and every node choose alike while states do not change. Where none is
/// active, one that answers its probes again is better than nothing.
/// </summary>
internal sealed class NextHopGroup
{
    readonly Hop[] hops;

    public NextHopGroup(NextHopModel model, IEnumerable<Hop> targets)
    {
        Model = model;
        hops = [.. targets.OrderBy(hop => hop.Priority)];
        Hops = [.. hops];
    }

    public NextHopModel Model { get; }

    /// <summary>By priority.</summary>
    public ImmutableArray<Hop> Hops { get; }

    /// <summary>The target for a call, or null while there is none.</summary>
    /// <param name="key">The keyed hash of the Call-ID.</param>
    /// <param name="tried">Those that just failed to take it, a bit each by their place in <see cref="Hops"/>.</param>
    public Hop? Choose(ulong key, ulong tried = 0) =>
        Choose(key, TargetState.Active, tried)
        ?? Choose(key, TargetState.Probing, tried)
        ?? (Model.AllDown == AllDown.Try ? Choose(key, TargetState.Down, tried) : null);

    /// <summary>The bit of a target among those tried; 0 beyond the 64th.</summary>
    public ulong BitOf(Hop hop) => Array.IndexOf(hops, hop) is >= 0 and < 64 and var place ? 1UL << place : 0;

    Hop? Choose(ulong key, TargetState state, ulong tried)
    {
        Hop? best = null;
        var bestScore = 0.0;
        for (var place = 0; place < hops.Length; place++)
        {
            var hop = hops[place];
            if (best is not null && hop.Priority > best.Priority)
            {
                break;
            }
            if (hop.Target.State != state || (place < 64 && (tried >> place & 1) != 0))
            {
                continue;
            }
            if (hops.Length == 1)
            {
                return hop;
            }
            var score = WeightedChoice.Score(key, hop.Identity, hop.Weight);
            if (best is null || score > bestScore)
            {
                (best, bestScore) = (hop, score);
            }
        }
        return best;
    }
}
