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
    /// <param name="except">One that just failed to take it.</param>
    public Hop? Choose(ulong key, Hop? except = null) =>
        Choose(key, TargetState.Active, except)
        ?? Choose(key, TargetState.Probing, except)
        ?? (Model.AllDown == AllDown.Try ? Choose(key, TargetState.Down, except) : null);

    Hop? Choose(ulong key, TargetState state, Hop? except)
    {
        Hop? best = null;
        var bestScore = 0.0;
        foreach (var hop in hops)
        {
            if (best is not null && hop.Priority > best.Priority)
            {
                break;
            }
            if (hop.Target.State != state || hop == except)
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
