using System.CommandLine;
using System.Globalization;
using Seawall.Admin;

namespace Seawall.Commands;

/// <summary><c>seawall notices status|export|told</c>: how people are told of a campaign.</summary>
internal static class NoticesVerb
{
    /// <summary>The verb.</summary>
    public static Command Create(Shell shell) =>
        new VerbCommand(
            "notices", "How people are told of a campaign: progress, and the second channel's lists.",
            "seawall notices status zhejiang-calls-2022")
        {
            Status(shell), Export(shell), Told(shell),
        };

    private static VerbCommand Status(Shell shell)
    {
        var (name, json) = (CampaignVerb.Name(), AdminVerb.Json());
        var command = new VerbCommand(
            "status", "How far a campaign's notices are, by wave: rate, forecast, and why none goes out.",
            "seawall notices status zhejiang-calls-2022")
        {
            name, json,
        };
        command.SetAdmin(shell, async (arguments, client, cancel) => AdminVerb.Print(
            shell, arguments.GetValue(json),
            await client.GetAsync(
                AdminVerb.Query(AdminPaths.Notices, ("name", arguments.GetRequiredValue(name))), cancel),
            known => known.NoticeStatusReply, status => Print(shell, status)));
        return command;
    }

    private static VerbCommand Export(Shell shell)
    {
        var name = CampaignVerb.Name();
        var file = new Argument<string>("file")
        {
            Description = "Written anew; - for standard output.", HelpName = "FILE.csv",
        };
        var command = new VerbCommand(
            "export",
            "Lines that texts did not reach, for letters or calls: number,district,language,reason,attempts.",
            "seawall notices export zhejiang-calls-2022 letters.csv")
        {
            name, file,
        };
        command.SetAdmin(shell, (arguments, client, cancel) => ExportVerb.WriteAsync(
            shell, client, arguments.GetRequiredValue(file),
            id => AdminVerb.Query(
                AdminPaths.ExportNotices, ("id", id), ("name", arguments.GetRequiredValue(name))),
            cancel));
        return command;
    }

    private static VerbCommand Told(Shell shell)
    {
        var (name, note, json) = (CampaignVerb.Name(), AdminVerb.Note(), AdminVerb.Json());
        var file = new Argument<string>("file")
        {
            Description = "UTF-8, with a header line: number,told; the second a day or a moment.",
            HelpName = "FILE.csv",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read and check everything, change nothing." };
        var command = new VerbCommand(
            "told",
            "Lines that were told by the second channel; their days of notice count from then. Again is harmless.",
            "seawall notices told zhejiang-calls-2022 delivered.csv --note \"post office, list 4\"")
        {
            name, file, dryRun, note, json,
        };
        command.SetAdmin(shell, (arguments, client, cancel) =>
        {
            var path = Path.GetFullPath(arguments.GetRequiredValue(file), shell.Folder);
            return ImportVerb.LoadAsync(
                shell, client, path, arguments.GetValue(dryRun), arguments.GetValue(json),
                id => AdminVerb.Query(
                    AdminPaths.Told,
                    ("id", id),
                    ("name", arguments.GetRequiredValue(name)),
                    ("who", shell.User),
                    ("note", arguments.GetValue(note) ?? Path.GetFileName(path)),
                    ("dry", arguments.GetValue(dryRun) ? "true" : null)),
                cancel);
        });
        return command;
    }

    private static void Print(Shell shell, NoticeStatusReply status)
    {
        var output = shell.Output;
        output.WriteLine($"{status.Campaign}, round {status.Round}: {status.State}");
        output.WriteLine();
        CampaignPrinter.PrintWaves(
            shell,
            status.Waves.Length > 1
                ? status.Waves.Add(new WaveReply("all", [], 100, "", ItsTurn: false, status.Sum)) : status.Waves);
        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"rate     {status.RateNow:N0} parts in the last second, of {status.RateMax:N0}"));
        output.WriteLine($"left     {CampaignPrinter.Count(status.Remaining)} lines not tried yet"
            + (status.TriedBy.Length > 0 ? $", all tried by {status.TriedBy}" : ""));
        if (status.Why.Length > 0)
        {
            output.WriteLine($"waits    {status.Why}"
                + (status.GoesOnAt.Length > 0 ? $"; goes on at {status.GoesOnAt}" : ""));
        }
    }
}
