using System.CommandLine;
using System.Text;
using System.Text.Json;
using Seawall.Admin;

namespace Seawall.Commands;

/// <summary><c>seawall rule list|add|remove</c>: a line's personal rules.</summary>
internal static class RuleVerb
{
    private static readonly Option<string?> _pass = new("--pass")
    {
        Description = "What passes: a number, a country by its ISO 3166 letters, or registered senders of texts: "
            + "registered, registered:code, registered:service.",
        HelpName = "WHAT",
    };

    private static readonly Option<string?> _refuse = new("--refuse")
    {
        Description = "What is refused: the same.", HelpName = "WHAT",
    };

    private static readonly Option<string> _service = new("--service")
    {
        Description = "voice, sms or all.", DefaultValueFactory = _ => "all", HelpName = "SERVICE",
    };

    /// <summary>The verb.</summary>
    public static Command Create(Shell shell) =>
        new VerbCommand(
            "rule", "A line's personal rules: countries, numbers and registered senders that pass or do not.",
            "seawall rule list +8613857100001")
    {
        List(shell), Add(shell), Remove(shell),
    };

    private static VerbCommand List(Shell shell)
    {
        var (number, json) = (AdminVerb.Number(), AdminVerb.Json());
        var command = new VerbCommand("list", "A line's personal rules.", "seawall rule list +8613857100001")
        {
            number, json,
        };
        command.SetAdmin(shell, async (arguments, client, cancel) =>
        {
            var path = AdminVerb.Query(AdminPaths.Line, ("number", arguments.GetRequiredValue(number)));
            var line = JsonSerializer.Deserialize(
                await client.GetAsync(path, cancel), AdminJson.Plain.LineReply)!;
            if (arguments.GetValue(json))
            {
                shell.Output.WriteLine(Encoding.UTF8.GetString(
                    JsonSerializer.SerializeToUtf8Bytes(line.Rules, AdminJson.Plain.ImmutableArrayRuleReply)));
            }
            else if (line.Rules.IsEmpty)
            {
                shell.Output.WriteLine($"{line.Number} has no personal rules");
            }
            else
            {
                LinePrinter.Print(shell, line.Rules);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static VerbCommand Add(Shell shell)
    {
        var (number, note, confirm, json) =
            (AdminVerb.Number(), AdminVerb.Note(), AdminVerb.Confirm(), AdminVerb.Json());
        var command = new VerbCommand(
            "add",
            "Adds a personal rule.",
            "seawall rule add +8613857100001 --pass CA",
            "seawall rule add +8613857100001 --pass registered:code",
            "seawall rule add +8613857100001 --refuse +12025550123 --service voice")
        {
            number, _pass, _refuse, _service, note, confirm, json,
        };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(_pass) is null) == (result.GetValue(_refuse) is null))
            {
                result.AddError("one of --pass and --refuse is needed, with a number, a country or registered senders");
            }
        });
        command.SetAdmin(shell, (arguments, client, cancel) =>
        {
            var pass = arguments.GetValue(_pass);
            var message = new RuleMessage(
                pass ?? arguments.GetValue(_refuse)!, pass is not null, arguments.GetRequiredValue(_service),
                arguments.GetValue(note), shell.User, arguments.GetValue(confirm));
            return SendAsync(
                shell, AdminPaths.AddRule, arguments.GetRequiredValue(number), message, arguments.GetValue(json),
                client, cancel);
        });
        return command;
    }

    private static VerbCommand Remove(Shell shell)
    {
        var (number, note, confirm, json) =
            (AdminVerb.Number(), AdminVerb.Note(), AdminVerb.Confirm(), AdminVerb.Json());
        var target = new Argument<string>("target")
        {
            Description = "The rule's number, country or registered senders.", HelpName = "WHAT",
        };
        var command = new VerbCommand("remove", "Removes a personal rule.", "seawall rule remove +8613857100001 CA")
        {
            number, target, _service, note, confirm, json,
        };
        command.SetAdmin(shell, (arguments, client, cancel) =>
        {
            var message = new RuleMessage(
                arguments.GetRequiredValue(target), false, arguments.GetRequiredValue(_service),
                arguments.GetValue(note), shell.User, arguments.GetValue(confirm));
            return SendAsync(
                shell, AdminPaths.RemoveRule, arguments.GetRequiredValue(number), message, arguments.GetValue(json),
                client, cancel);
        });
        return command;
    }

    private static async Task<int> SendAsync(
        Shell shell, string path, string number, RuleMessage message, bool json, AdminClient client,
        CancellationToken cancel)
    {
        var answer = await client.PostAsync(
            AdminVerb.Query(path, ("number", number)), message, AdminJson.Plain.RuleMessage, cancel);
        return ChoiceVerb.PrintChange(shell, json, answer);
    }
}
