using System.CommandLine;
using Seawall.Admin;
using Seawall.Campaigns;

namespace Seawall.Commands;

/// <summary>
/// <c>seawall campaign list|show|apply|preview|start|pause|withdraw|complaint</c>: the default for lines that never
/// said.
/// </summary>
internal static class CampaignVerb
{
    /// <summary>The verb.</summary>
    public static Command Create(Shell shell) =>
        new VerbCommand(
            "campaign", "Campaigns: the default for lines that never said, from an hour, once they were told.",
            "seawall campaign list")
        {
            List(shell),
            Show(shell),
            Apply(shell),
            Preview(shell),
            Change(
                shell, "start", AdminPaths.StartCampaign,
                "Starts a campaign, goes on after a pause, or lets the wave go on that a brake holds.", "runs"),
            Change(
                shell, "pause", AdminPaths.PauseCampaign,
                "No notice goes out and no further line is shut; what is shut stays shut.", "is paused"),
            Change(
                shell, "withdraw", AdminPaths.WithdrawCampaign,
                "Ends a campaign for good: it shuts nothing any more, at once and everywhere. Choices stay.",
                "is withdrawn"),
            Complaint(shell),
        };

    /// <summary>A campaign by its name.</summary>
    public static Argument<string> Name() => new("name") { Description = "The campaign's name.", HelpName = "NAME" };

    private static VerbCommand List(Shell shell)
    {
        var json = AdminVerb.Json();
        var command = new VerbCommand("list", "All campaigns and where they stand.", "seawall campaign list")
        {
            json,
        };
        command.SetAdmin(shell, async (arguments, client, cancel) => AdminVerb.Print(
            shell, arguments.GetValue(json), await client.GetAsync(AdminPaths.Campaigns, cancel),
            known => known.CampaignsReply, all => CampaignPrinter.Print(shell, all)));
        return command;
    }

    private static VerbCommand Show(Shell shell)
    {
        var (name, json) = (Name(), AdminVerb.Json());
        var command = new VerbCommand(
            "show", "What a campaign says, and how far it is.", "seawall campaign show zhejiang-calls-2022")
        {
            name, json,
        };
        command.SetAdmin(shell, async (arguments, client, cancel) => AdminVerb.Print(
            shell, arguments.GetValue(json),
            await client.GetAsync(
                AdminVerb.Query(AdminPaths.Campaign, ("name", arguments.GetRequiredValue(name))), cancel),
            known => known.CampaignReply, campaign => CampaignPrinter.Print(shell, campaign)));
        return command;
    }

    private static VerbCommand Apply(Shell shell)
    {
        var file = new Argument<string>("file") { Description = "The campaign's file.", HelpName = "FILE.toml" };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Read and check everything, show the texts, change nothing.",
        };
        var (note, json) = (AdminVerb.Note(), AdminVerb.Json());
        var command = new VerbCommand(
            "apply",
            "Applies a campaign's file: a new campaign, or another version of it. Nothing is sent before it starts.",
            "seawall campaign apply zhejiang-calls.toml --dry-run",
            "seawall campaign apply zhejiang-calls.toml --note \"order 17 of 2022\"")
        {
            file, dryRun, note, json,
        };
        command.SetAdmin(shell, async (arguments, client, cancel) =>
        {
            var given = arguments.GetRequiredValue(file);
            var message = new CampaignFileMessage(
                given, await ReadAsync(Path.GetFullPath(given, shell.Folder), cancel), arguments.GetValue(dryRun),
                arguments.GetValue(note), shell.User);
            var answer = await client.PostAsync(
                AdminPaths.ApplyCampaign, message, AdminJson.Plain.CampaignFileMessage, cancel);
            return AdminVerb.Print(
                shell, arguments.GetValue(json), answer, known => known.CampaignChangeReply,
                change => CampaignPrinter.PrintApplied(shell, change));
        });
        return command;
    }

    private static VerbCommand Preview(Shell shell)
    {
        var (name, json) = (Name(), AdminVerb.Json());
        var since = new Option<string?>("--since")
        {
            Description = "From when on records are asked what it would have refused; left out: four weeks.",
            HelpName = "TIME",
        };
        var command = new VerbCommand(
            "preview",
            "What a campaign comes to: lines, texts, hours, and by the records what it would have refused.",
            "seawall campaign preview zhejiang-calls-2022",
            "seawall campaign preview zhejiang-calls-2022 --since 7d")
        {
            name, since, json,
        };
        command.SetAdmin(shell, async (arguments, client, cancel) => AdminVerb.Print(
            shell, arguments.GetValue(json),
            await client.GetAsync(
                AdminVerb.Query(
                    AdminPaths.PreviewCampaign, ("name", arguments.GetRequiredValue(name)),
                    ("since", arguments.GetValue(since))),
                cancel),
            known => known.CampaignPreviewReply, preview => CampaignPrinter.Print(shell, preview)));
        return command;
    }

    private static VerbCommand Change(Shell shell, string verb, string path, string description, string done)
    {
        var (name, note, json) = (Name(), AdminVerb.Note(), AdminVerb.Json());
        var command = new VerbCommand(verb, description, $"seawall campaign {verb} zhejiang-calls-2022")
        {
            name, note, json,
        };
        command.SetAdmin(shell, async (arguments, client, cancel) =>
        {
            var message = new CampaignMessage(
                arguments.GetRequiredValue(name), arguments.GetValue(note), shell.User);
            var answer = await client.PostAsync(path, message, AdminJson.Plain.CampaignMessage, cancel);
            return AdminVerb.Print(
                shell, arguments.GetValue(json), answer, known => known.CampaignChangeReply,
                change => CampaignPrinter.PrintChanged(shell, change, done));
        });
        return command;
    }

    private static VerbCommand Complaint(Shell shell)
    {
        var (name, note, json) = (Name(), AdminVerb.Note(), AdminVerb.Json());
        var number = new Option<string>("--number")
        {
            Description = "The line that complains; it was tried in the campaign.", HelpName = "NUMBER",
            Required = true,
        };
        var command = new VerbCommand(
            "complaint",
            "Notes a complaint about a campaign, counted once for each line; a brake may hold the next wave.",
            "seawall campaign complaint zhejiang-calls-2022 --number +8613857100001")
        {
            name, number, note, json,
        };
        command.SetAdmin(shell, async (arguments, client, cancel) =>
        {
            var message = new CampaignMessage(
                arguments.GetRequiredValue(name), arguments.GetValue(note), shell.User,
                arguments.GetRequiredValue(number));
            var answer = await client.PostAsync(
                AdminPaths.Complaint, message, AdminJson.Plain.CampaignMessage, cancel);
            return AdminVerb.Print(
                shell, arguments.GetValue(json), answer, known => known.CampaignChangeReply, change =>
                    shell.Output.WriteLine(change.Outcome == "already_so" ? "it is noted already" : "noted"));
        });
        return command;
    }

    private static async Task<string> ReadAsync(string path, CancellationToken cancel)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: > CampaignFileLimits.FileOctetsMax }
                ? throw VerbException.Usage(
                    $"{path} is larger than {CampaignFileLimits.FileOctetsMax} bytes; this is no file of a campaign")
                : await File.ReadAllTextAsync(path, cancel);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw VerbException.Usage($"{path} cannot be read: {failure.Message}");
        }
    }
}
