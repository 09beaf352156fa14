using System.Globalization;
using Seawall.Admin;
using Spectre.Console;

namespace Seawall.Commands;

/// <summary>The tables of <c>status</c> about texts.</summary>
internal static class TextTables
{
    /// <summary>Listeners, trunks, next hops; none where there is nothing of a kind.</summary>
    public static IEnumerable<Table> Of(TextsReply texts)
    {
        if (texts.Listeners.Length > 0)
        {
            var table = Tables.Make("text listener", "bound to");
            foreach (var row in texts.Listeners)
            {
                table.Add(row.Name, row.Bound);
            }

            yield return table;
        }

        if (texts.Trunks.Length > 0)
        {
            yield return Trunks(texts);
        }

        if (texts.Targets.Length > 0)
        {
            yield return Targets(texts);
        }
    }

    private static Table Trunks(TextsReply texts)
    {
        var table = Tables.Make(
            "text trunk", "class", "bound", "in hand", "a second", "passed", "refused", "unscreened", "limit",
            "over it");
        foreach (var row in texts.Trunks)
        {
            table.Add(
                row.Name, row.Class, Count(row.Binds), Count(row.InHand),
                row.PerSecond.ToString("0.0", CultureInfo.InvariantCulture), Count(row.Passed), Count(row.Refused),
                Count(row.Unscreened), StatusVerb.Limit(row.LimitPerSecond, row.LimitUsed), Count(row.Limited));
        }

        return table;
    }

    private static Table Targets(TextsReply texts)
    {
        var table = Tables.Make(
            "text next hop", "target", "state", "bound", "waiting", "priority", "weight", "last failure");
        foreach (var row in texts.Targets)
        {
            table.Add(
                row.IsHub ? $"(hub of {row.Group})" : row.Group, row.Address, row.State,
                string.Create(CultureInfo.InvariantCulture, $"{row.Binds} of {row.Wanted}"), Count(row.Waiting),
                Count(row.Priority), Count(row.Weight), row.LastFailure);
        }

        return table;
    }

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
