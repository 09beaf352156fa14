using Seawall.Gateway;

namespace Seawall.Serving;

/// <summary>
/// Whether whoever spreads calls and texts should give this node some. A store that is gone does not count: screening
/// goes on by the book, and taking the node away would make it worse.
/// </summary>
internal static class Readiness
{
    /// <summary>Why not; empty when it should.</summary>
    public static string Of(Node node)
    {
        if (node.Stopping.IsCancellationRequested)
        {
            return "stopping";
        }

        if (node.IsDraining)
        {
            return "draining";
        }

        var status = node.Gateway?.Status();
        var dark = (status?.Targets ?? [])
            .GroupBy(target => target.Group)
            .Where(group => group.All(target => target.State != TargetState.Active))
            .Select(group => group.Key)
            .ToArray();
        if (dark.Length > 0)
        {
            return $"no target of the next hop {string.Join(", ", dark)} is active";
        }

        var unbound = (status?.Texts?.Targets ?? [])
            .Where(target => !target.IsHub)
            .GroupBy(target => target.Group)
            .Where(group => group.All(target => target.Binds == 0))
            .Select(group => group.Key)
            .ToArray();
        return unbound.Length == 0 ? "" : $"no target of the next hop {string.Join(", ", unbound)} is bound";
    }
}
