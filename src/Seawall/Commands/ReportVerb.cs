using System.CommandLine;
using System.Text;
using System.Text.Json;
using Seawall.Admin;
using Seawall.Campaigns;

namespace Seawall.Commands;

/// <summary>
/// <c>seawall report campaign NAME</c>: what became of a campaign's lines, for whoever has to answer for it.
/// </summary>
internal static class ReportVerb
{
    /// <summary>The verb.</summary>
    public static Command Create(Shell shell) =>
        new VerbCommand("report", "What was decided, added up.", "seawall report campaign zhejiang-calls-2022")
        {
            Campaign(shell),
        };

    private static VerbCommand Campaign(Shell shell)
    {
        var name = new Argument<string>("name") { Description = "The campaign.", HelpName = "NAME" };
        var csv = File("--csv", "Write the days as CSV.", "FILE.csv");
        var html = File("--html", "Write a page to print, in both languages.", "FILE.html");
        var json = AdminVerb.Json();
        var command = new VerbCommand(
            "campaign",
            "Told, kept, shut, came back, day by day, as the journal says; and what was refused, as the records say.",
            "seawall report campaign zhejiang-calls-2022",
            "seawall report campaign zhejiang-calls-2022 --csv days.csv --html report.html")
        {
            name, csv, html, json,
        };
        command.SetAdmin(shell, async (arguments, client, cancel) =>
        {
            var answer = await BulkProgress.RunAsync(shell, "reading", client, id => client.GetAsync(
                AdminVerb.Query(
                    AdminPaths.CampaignReport, ("name", arguments.GetRequiredValue(name)), ("id", id)),
                cancel), cancel);
            var report = JsonSerializer.Deserialize(answer, AdminJson.Plain.CampaignReportReply)!;
            await WriteAsync(shell, arguments.GetValue(csv), () => ReportCsv.Write(report), cancel);
            await WriteAsync(shell, arguments.GetValue(html), () => ReportPage.Write(report), cancel);
            return AdminVerb.Print(
                shell, arguments.GetValue(json), answer, known => known.CampaignReportReply,
                reply => Print(shell, reply));
        });
        return command;
    }

    private static void Print(Shell shell, CampaignReportReply report)
    {
        var output = shell.Output;
        output.WriteLine(
            $"{report.Name}, {report.State}{(report.Shadow ? ", shadow" : "")}: {report.TitleZh} · {report.TitleEn}");
        output.WriteLine($"effect {report.Effect} ({report.TimeZone}), {report.NoticeDays} days of notice");
        output.WriteLine();
        var table = Tables.Make(
            "day", "told", "untold", "kept", "decided shut", "shut", "came back", "refused calls", "refused texts");
        foreach (var day in report.Days.Append(report.Sum with { Day = "sum" }))
        {
            table.Add(
                day.Day, Count(day.Told), Count(day.Untold), Count(day.Kept), Count(day.DecidedShut), Count(day.Shut),
                Count(day.CameBack), Count(day.Calls), Count(day.Texts));
        }

        shell.Print(table);
        output.WriteLine();
        var notices = report.Notices;
        output.WriteLine($"now      {Count(report.ToldNow)} told, {Count(report.ShutNow)} shut");
        output.WriteLine(
            $"notices  {Count(notices.Tried)} tried in {Count(notices.Attempts)} attempts: {Count(notices.Told)} told, "
                + $"{Count(notices.Sent + notices.InFlight)} under way, {Count(notices.Deferred)} deferred, "
                + $"{Count(notices.Unreached)} unreached");
        output.WriteLine($"journal  up to entry {report.Journal}, {report.Hash}");
        foreach (var remark in report.Remarks)
        {
            output.WriteLine(remark);
        }
    }

    /// <summary>Writes beside the file and renames it at the end, so that a torn one never looks whole.</summary>
    private static async Task WriteAsync(Shell shell, string? name, Func<string> text, CancellationToken cancel)
    {
        if (name is null)
        {
            return;
        }

        var path = Path.GetFullPath(name, shell.Folder);
        try
        {
            await System.IO.File.WriteAllTextAsync(path + ".part", text(), new UTF8Encoding(false), cancel);
            System.IO.File.Move(path + ".part", path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw VerbException.Usage($"{name} cannot be written: {failure.Message}");
        }
    }

    private static Option<string?> File(string name, string description, string helpName) =>
        new(name) { Description = description, HelpName = helpName };

    private static string Count(long number) => CampaignPrinter.Count(number);
}
