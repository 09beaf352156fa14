using System.CommandLine;
using System.Globalization;
using Seawall.Admin;

namespace Seawall.Commands;

/// <summary><c>seawall choice show|set|history</c>: a line's choices, and who changed them.</summary>
internal static class ChoiceVerb
{
    private static readonly Option<string> _service = new("--service")
    {
        Description = "voice, sms or all.", HelpName = "SERVICE", Required = true,
    };

    private static readonly Option<string> _zone = new("--zone")
    {
        Description = "A zone of the settings, or all.", HelpName = "ZONE", Required = true,
    };

    private static readonly Option<string> _to = new("--to")
    {
        Description = "open, shut or undecided.", HelpName = "CHOICE", Required = true,
    };

    private static readonly Option<string?> _for = new("--for")
    {
        Description = "A pause: open for so long, then as before. 24h, 30m, 7d.", HelpName = "LENGTH",
    };

    private static readonly Option<string?> _until = new("--until")
    {
        Description = "A pause by its end: \"2026-05-01 08:00\" or 2026-05-01T08:00:00+08:00.", HelpName = "TIME",
    };

    /// <summary>The verb.</summary>
    public static Command Create(Shell shell) =>
        new VerbCommand("choice", "A line's choices, and who changed them.", "seawall choice show +8613857100001")
    {
        Show(shell), Set(shell), History(shell),
    };

    private static VerbCommand Show(Shell shell)
    {
        var (number, json) = (AdminVerb.Number(), AdminVerb.Json());
        var command = new VerbCommand(
            "show", "What holds for each service and zone of a line, and why.",
            "seawall choice show +8613857100001") { number, json };
        command.SetAdmin(shell, async (arguments, client, cancel) => AdminVerb.Print(
            shell,
            arguments.GetValue(json),
            await client.GetAsync(
                AdminVerb.Query(AdminPaths.Line, ("number", arguments.GetRequiredValue(number))), cancel),
            known => known.LineReply,
            line => LinePrinter.Print(shell, line)));
        return command;
    }

    private static VerbCommand Set(Shell shell)
    {
        var (number, note, confirm, json) =
            (AdminVerb.Number(), AdminVerb.Note(), AdminVerb.Confirm(), AdminVerb.Json());
        var command = new VerbCommand(
            "set",
            "Sets choices of a line; done when it is durable and in force.",
            "seawall choice set +8613857100001 --service voice --zone overseas --to shut",
            "seawall choice set 13857100001 --service all --zone all --to open --for 24h --note \"expects a call\"")
        {
            number, _service, _zone, _to, _for, _until, note, confirm, json,
        };
        command.SetAdmin(shell, async (arguments, client, cancel) =>
        {
            var message = new ChoiceMessage(
                arguments.GetRequiredValue(_service), arguments.GetRequiredValue(_zone),
                arguments.GetRequiredValue(_to),
                arguments.GetValue(_for), arguments.GetValue(_until), arguments.GetValue(note), shell.User,
                arguments.GetValue(confirm));
            var path = AdminVerb.Query(AdminPaths.Choices, ("number", arguments.GetRequiredValue(number)));
            var answer = await client.PostAsync(path, message, AdminJson.Plain.ChoiceMessage, cancel);
            return PrintChange(shell, arguments.GetValue(json), answer);
        });
        return command;
    }

    private static VerbCommand History(Shell shell)
    {
        var (number, json) = (AdminVerb.Number(), AdminVerb.Json());
        var command = new VerbCommand(
            "history", "The journal of a line, the latest entry first.",
            "seawall choice history +8613857100001") { number, json };
        command.SetAdmin(shell, async (arguments, client, cancel) => AdminVerb.Print(
            shell,
            arguments.GetValue(json),
            await client.GetAsync(
                AdminVerb.Query(AdminPaths.History, ("number", arguments.GetRequiredValue(number))), cancel),
            known => known.HistoryReply,
            history => LinePrinter.Print(shell, history)));
        return command;
    }

    /// <summary>Prints what became of a change.</summary>
    public static int PrintChange(Shell shell, bool json, byte[] answer) =>
        AdminVerb.Print(shell, json, answer, known => known.ChangeReply, change =>
        {
            foreach (var one in change.Changes)
            {
                shell.Output.WriteLine($"{change.Number}  {one.What}: {one.Before} -> {one.After}");
            }

            shell.Output.WriteLine(change.Outcome switch
            {
                "already_so" => $"{change.Number} is so already"
                    + (change.Journal == 0 ? "" : $", by journal entry {change.Journal}"),
                "waiting" => $"it waits, as journal entry {change.Journal}",
                _ => string.Create(
                    CultureInfo.InvariantCulture,
                    $"journal entry {change.Journal}, durable and in force after {change.Milliseconds:0.0} ms"),
            });
            if (change.Remark.Length > 0)
            {
                shell.Output.WriteLine(change.Remark);
            }
        });
}
