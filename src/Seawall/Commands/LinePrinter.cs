using System.Globalization;
using Seawall.Admin;

namespace Seawall.Commands;

/// <summary>Lines and their history for people.</summary>
internal static class LinePrinter
{
    /// <summary>Prints a line.</summary>
    public static void Print(Shell shell, LineReply line)
    {
        shell.Output.WriteLine(
            line.Journal == 0 ? $"{line.Number}: nobody decided anything"
                : $"{line.Number}, journal entry {line.Journal}");
        var table = Tables.Make("service", "zone", "now", "choice", "because");
        foreach (var row in line.Choices)
        {
            table.Add(
                row.Service, row.Zone, row.Open ? "open" : "shut", row.Choice,
                row.Basis switch
                {
                    "pause" => $"a pause until {row.PauseUntil}",
                    "choice" => "the subscriber's choice",
                    "campaign" => $"campaign {row.Campaign} since {row.Since}",
                    _ => "nothing decided",
                });
        }

        shell.Print(table);
        Print(shell, line.Rules);
        if (line.Remark.Length > 0)
        {
            shell.Output.WriteLine(line.Remark);
        }
    }

    /// <summary>Prints personal rules.</summary>
    public static void Print(Shell shell, IReadOnlyList<RuleReply> rules)
    {
        if (rules.Count == 0)
        {
            return;
        }

        shell.Output.WriteLine();
        var table = Tables.Make("rule", "verdict", "about", "service");
        foreach (var rule in rules)
        {
            table.Add(rule.Id.ToString(CultureInfo.InvariantCulture), rule.Verdict, rule.Target, rule.Service);
        }

        shell.Print(table);
    }

    /// <summary>Prints a line's journal.</summary>
    public static void Print(Shell shell, HistoryReply history)
    {
        if (history.Entries.Length == 0)
        {
            shell.Output.WriteLine($"{history.Number}: nobody decided anything");
            return;
        }

        var table = Tables.Make("journal", "when", "way", "who", "what", "before", "after", "note");
        foreach (var entry in history.Entries)
        {
            foreach (var change in entry.Changes)
            {
                table.Add(
                    entry.Journal.ToString(CultureInfo.InvariantCulture), entry.At, entry.Way, entry.Who,
                    change.What, change.Before, change.After, entry.Note);
            }
        }

        shell.Print(table);
    }
}
