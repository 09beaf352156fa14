using Seawall.Gateway;

namespace Seawall.Serving;

/// <summary>
/// Whether whoever spreads calls should give this node some. A store that is gone does not count: calls go on by the
/// book, and taking the node away would make it worse.
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

        var dark = node.Gateway?.Status().Targets
            .GroupBy(target => target.Group)
            .Where(group => group.All(target => target.State != TargetState.Active))
            .Select(group => group.Key)
            .ToArray() ?? [];
        return dark.Length == 0 ? "" : $"no target of the next hop {string.Join(", ", dark)} is active";
    }
}
