using System.CommandLine;
using System.Globalization;
using Seawall.Admin;

namespace Seawall.Commands;

/// <summary><c>seawall status</c>: how the running process stands.</summary>
internal static class StatusVerb
{
    /// <summary>The verb.</summary>
    public static Command Create(Shell shell)
    {
        var json = AdminVerb.Json();
        var command = new VerbCommand(
            "status", "Listeners, trunks and next hops with their state, book, store, records.",
            "seawall status --json") { json };
        command.SetAdmin(shell, async (arguments, client, cancel) => AdminVerb.Print(
            shell,
            arguments.GetValue(json),
            await client.GetAsync(AdminPaths.Status, cancel),
            known => known.StatusReply,
            status => Print(shell, status)));
        return command;
    }

    private static void Print(Shell shell, StatusReply status)
    {
        var output = shell.Output;
        output.WriteLine($"Seawall {status.Version}, process {status.ProcessId}, since {status.StartedAt}");
        output.WriteLine($"settings {status.Settings}, generation {status.Generation}");
        output.WriteLine(
            status.Draining ? "draining" : status.NotReady.Length > 0 ? $"not ready: {status.NotReady}" : "ready");
        if (status.Listeners.Length > 0)
        {
            var table = Tables.Make("listener", "bound to", "connections");
            foreach (var row in status.Listeners)
            {
                table.Add(row.Name, row.Bound, Count(row.Connections));
            }

            Write(shell, table);
        }

        if (status.Trunks.Length > 0)
        {
            var table = Tables.Make(
                "trunk", "class", "mode", "requests", "a second", "passed", "refused", "limit", "over it");
            foreach (var row in status.Trunks)
            {
                table.Add(
                    row.Name, row.Class, row.Mode, Count(row.Requests),
                    row.PerSecond.ToString("0.0", CultureInfo.InvariantCulture),
                    Count(row.Passed), Count(row.Refused),
                    Limit(row.LimitPerSecond, row.LimitUsed),
                    Count(row.Limited));
            }

            Write(shell, table);
        }

        if (status.NextHops.Length > 0)
        {
            var table = Tables.Make("next hop", "target", "state", "priority", "weight", "since", "last probe");
            foreach (var row in status.NextHops)
            {
                table.Add(
                    row.Group, row.Address, row.State, Count(row.Priority), Count(row.Weight), row.Since,
                    row.LastProbe);
            }

            Write(shell, table);
        }

        foreach (var table in status.Texts is { } texts ? TextTables.Of(texts) : [])
        {
            Write(shell, table);
        }

        PrintCampaigns(shell, status);
        output.WriteLine();
        output.WriteLine(
            $"book     version {status.Book.Version}, {Count(status.Book.Lines)} "
                + $"lines in {Count(status.Book.Pages)} pages, "
            + $"{Octets(status.Book.Bytes)}, snapshot {status.Book.SnapshotVersion}");
        output.WriteLine(
            $"store    {(status.Store.Up ? "up" : $"down: {status.Store.Reason}")}, journal {status.Store.Journal}, "
            + $"{Count(status.Store.Waiting)} changes waiting{(status.Store.Importing ? ", importing" : "")}");
        output.WriteLine(
            $"records  {Count(status.Records.Written)} written, {Count(status.Records.Waiting)} waiting, "
                + $"{Count(status.Records.Lost)} lost"
            + (status.Records.Trouble.Length == 0 ? "" : $"; {status.Records.Trouble}"));
    }

    private static void PrintCampaigns(Shell shell, StatusReply status)
    {
        if (status.Campaigns.IsEmpty)
        {
            return;
        }

        var table = Tables.Make("campaign", "state", "wave", "lines", "told", "left", "a second", "of", "waits");
        foreach (var one in status.Campaigns)
        {
            table.Add(
                one.Campaign, one.State, one.Waves.FirstOrDefault(wave => wave.ItsTurn)?.Name ?? "",
                Count(one.Sum.Enrolled), Count(one.Sum.Told), Count(one.Remaining), Count(one.RateNow),
                Count(one.RateMax), one.Why);
        }

        Write(shell, table);
    }

    /// <summary>A rate limit, and how full it is.</summary>
    public static string Limit(int perSecond, double used) => perSecond == 0
        ? "none" : string.Create(CultureInfo.InvariantCulture, $"{Count(perSecond)}/s, {used:P0} used");

    private static void Write(Shell shell, Spectre.Console.Table table)
    {
        shell.Output.WriteLine();
        shell.Print(table);
    }

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Octets(long octets) => octets < 1 << 20
        ? string.Create(CultureInfo.InvariantCulture, $"{octets / 1024.0:0.0} KiB")
        : string.Create(CultureInfo.InvariantCulture, $"{octets / 1048576.0:0.0} MiB");
}
