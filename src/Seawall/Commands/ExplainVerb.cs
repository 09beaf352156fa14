using System.CommandLine;
using Seawall.Admin;
using Seawall.Explain;

namespace Seawall.Commands;

/// <summary><c>seawall explain</c>: the verdict as it would be, step by step; nothing is changed.</summary>
internal static class ExplainVerb
{
    private static readonly Option<string?> _from = new("--from")
    {
        Description = "The caller's number; of a text also a short code or a name; left out: none.",
        HelpName = "NUMBER",
    };

    private static readonly Option<string> _to = new("--to")
    {
        Description = "The called number, or whom the text is for.", HelpName = "NUMBER", Required = true,
    };

    private static readonly Option<string> _service = new("--service")
    {
        Description = "voice or sms.", DefaultValueFactory = _ => "voice", HelpName = "SERVICE",
    };

    private static readonly Option<string?> _trunk = new("--trunk")
    {
        Description = "Where it enters; left out: the first international trunk.", HelpName = "NAME",
    };

    private static readonly Option<string?> _at = new("--at")
    {
        Description = "When, such as \"2026-05-01 08:00\" or 2026-05-01T08:00:00+08:00; left out: now.",
        HelpName = "TIME",
    };

    private static readonly Option<bool> _withheld = new("--withheld", "--privacy")
    {
        Description = "The caller asks to be withheld; --from is then what the trunk asserts.",
    };

    private static readonly Option<string?> _divertedBy = new("--diverted-by")
    {
        Description = "The line that diverted the call last.", HelpName = "NUMBER",
    };

    private static readonly Option<bool> _emergency = new("--emergency")
    {
        Description = "The call says that it is a call-back of an emergency service.",
    };

    /// <summary>The verb.</summary>
    public static Command Create(Shell shell)
    {
        var json = AdminVerb.Json();
        var command = new VerbCommand(
            "explain",
            "The verdict as it would be, step by step, with the evidence and rule of each; changes nothing.",
            "seawall explain --from +12025550123 --to +8613857100001",
            "seawall explain --from +85223456789 --to +8613857100001 --trunk igw-shanghai --at \"2026-05-01 08:00\"",
            "seawall explain --service sms --from MYBANK --to +8613857100001")
        {
            _from, _to, _service, _trunk, _at, _withheld, _divertedBy, _emergency, json,
        };
        command.SetAdmin(shell, async (arguments, client, cancel) =>
        {
            var request = new ExplainRequest(
                arguments.GetValue(_from),
                arguments.GetRequiredValue(_to),
                arguments.GetRequiredValue(_service),
                arguments.GetValue(_trunk),
                arguments.GetValue(_at),
                arguments.GetValue(_withheld),
                arguments.GetValue(_divertedBy),
                arguments.GetValue(_emergency));
            var answer = await client.PostAsync(AdminPaths.Explain, request, AdminJson.Plain.ExplainRequest, cancel);
            return AdminVerb.Print(
                shell, arguments.GetValue(json), answer, known => known.ExplainReply, reply => Print(shell, reply));
        });
        return command;
    }

    private static void Print(Shell shell, ExplainReply reply)
    {
        shell.Output.WriteLine(
            $"{reply.Service} from {(reply.From.Length == 0 ? "nobody known" : reply.From)} "
                + $"to {reply.To} on {reply.Trunk} at {reply.At}");
        shell.Output.WriteLine();
        var table = Tables.Make("step", "rule", "finding");
        foreach (var step in reply.Steps)
        {
            table.Add(step.Step.ToString(System.Globalization.CultureInfo.InvariantCulture), step.Rule, step.Finding);
        }

        shell.Print(table);
        shell.Output.WriteLine();
        shell.Print(new Spectre.Console.Text("verdict  "));
        shell.Print(new Spectre.Console.Text(
            reply.Outcome,
            new Spectre.Console.Style(
                reply.Outcome == "pass" ? Spectre.Console.Color.Green : Spectre.Console.Color.Red)));
        shell.Output.WriteLine($", {reply.Reason}: {reply.Answer}");
        foreach (var campaign in reply.Campaigns)
        {
            Print(shell, campaign);
        }
    }

    private static void Print(Shell shell, ExplainCampaign campaign)
    {
        var output = shell.Output;
        var name = campaign.Name.Length > 0 ? campaign.Name
            : campaign.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        output.WriteLine(
            $"campaign {name}, {(campaign.State.Length > 0 ? campaign.State : "not known to the register")}"
                + (campaign.Shadow ? ", shadow" : ""));
        if (campaign.TitleZh.Length > 0)
        {
            output.WriteLine($"         {campaign.TitleZh} · {campaign.TitleEn}");
        }

        output.WriteLine($"         {campaign.Proof}");
        if (campaign.ShutFrom.Length > 0)
        {
            output.WriteLine($"         what the line did not decide is shut from {campaign.ShutFrom}");
        }
    }
}
