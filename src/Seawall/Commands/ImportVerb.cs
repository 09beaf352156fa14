using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Seawall.Admin;

namespace Seawall.Commands;

/// <summary>
/// <c>seawall import subscribers|choices|ported FILE.csv</c>: the file is sent while it is read, and what is wrong with
/// its rows comes back into <c>FILE.rejected.csv</c> beside it.
/// </summary>
internal static class ImportVerb
{
    /// <summary>The verb.</summary>
    public static Command Create(Shell shell) =>
        new VerbCommand(
            "import", "Loads a CSV file; loading it again is harmless.", "seawall import choices choices.csv")
    {
        Kind(shell, "choices", "Choices: number,service,zone,to[,until,note]."),
        Kind(shell, "subscribers",
            "Subscribers: number[,operator,region,district,language,holder]; a new holder starts undecided."),
        Kind(shell, "ported", "Ported numbers: number,operator,region."),
    };

    private static VerbCommand Kind(Shell shell, string kind, string description)
    {
        var file = new Argument<string>("file")
        {
            Description = "UTF-8, with a header line, columns in any order.", HelpName = "FILE.csv",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read and check everything, change nothing." };
        var (note, json) = (AdminVerb.Note(), AdminVerb.Json());
        var command = new VerbCommand(
            kind, description, $"seawall import {kind} {kind}.csv --dry-run") { file, dryRun, note, json };
        command.SetAdmin(shell, async (arguments, client, cancel) =>
        {
            var path = Path.GetFullPath(arguments.GetRequiredValue(file), shell.Folder);
            return await LoadAsync(
                shell, client, path, arguments.GetValue(dryRun), arguments.GetValue(json),
                id => AdminVerb.Query(
                    $"{AdminPaths.Import}/{kind}",
                    ("id", id),
                    ("who", shell.User),
                    ("note", arguments.GetValue(note) ?? Path.GetFileName(path)),
                    ("dry", arguments.GetValue(dryRun) ? "true" : null)),
                cancel);
        });
        return command;
    }

    /// <summary>
    /// Sends a file and prints what it came to; <paramref name="query"/> is given the id of its progress.
    /// </summary>
    public static async Task<int> LoadAsync(
        Shell shell, AdminClient client, string path, bool dryRun, bool json, Func<string, string> query,
        CancellationToken cancel)
    {
        var reply = await BulkProgress.RunAsync(
            shell, dryRun ? "checking" : "loading", client, id => SendAsync(client, path, query(id), cancel), cancel);
        return Print(shell, json, path, reply);
    }

    /// <summary>Where bad rows go: <c>choices.csv</c> has <c>choices.rejected.csv</c>.</summary>
    public static string RejectedFile(string path) => Path.ChangeExtension(path, null) + ".rejected.csv";

    private static async Task<ImportReply> SendAsync(
        AdminClient client, string path, string query, CancellationToken cancel)
    {
        var source = Open(path);
        await using (source)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, query)
            {
                Content = new StreamContent(source, 1 << 16),
            };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
            using var answer = await client.OpenAsync(request, cancel);
            var body = await answer.Content.ReadAsStreamAsync(cancel);
            await using (body)
            {
                return await ReceiveAsync(body, RejectedFile(path), cancel);
            }
        }
    }

    /// <summary>
    /// The answer is one line of JSON, and after it the rejected rows as they belong into their file.
    /// </summary>
    private static async Task<ImportReply> ReceiveAsync(Stream body, string rejected, CancellationToken cancel)
    {
        var line = new MemoryStream();
        var one = new byte[1];
        while (await body.ReadAsync(one, cancel) == 1 && one[0] != '\n')
        {
            line.WriteByte(one[0]);
        }

        var reply = JsonSerializer.Deserialize(
            line.GetBuffer().AsSpan(0, (int)line.Length), AdminJson.Plain.ImportReply)!;
        if (reply.Rejected == 0)
        {
            File.Delete(rejected);
            return reply;
        }

        var file = File.Create(rejected);
        await using (file)
        {
            await body.CopyToAsync(file, cancel);
        }

        return reply;
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.Read, 1,
                FileOptions.SequentialScan | FileOptions.Asynchronous);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw VerbException.Usage($"{path} cannot be read: {failure.Message}");
        }
    }

    private static int Print(Shell shell, bool json, string path, ImportReply reply)
    {
        if (json)
        {
            shell.Output.WriteLine(Encoding.UTF8.GetString(
                JsonSerializer.SerializeToUtf8Bytes(reply, AdminJson.Plain.ImportReply)));
        }
        else
        {
            Summary(shell, path, reply);
        }

        return reply.Failure.Length == 0
            ? ExitCode.Done
            : throw new VerbException(reply.FileAtFault ? ExitCode.Usage : ExitCode.Failed, reply.Failure);
    }

    private static void Summary(Shell shell, string path, ImportReply reply)
    {
        foreach (var reason in reply.FirstRejections)
        {
            shell.Output.WriteLine(reason);
        }

        var would = reply.DryRun ? "would be " : "";
        shell.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{reply.Rows:N0} rows: {reply.Changed:N0} {would}changed, "
                + $"{reply.Unchanged:N0} so already, {reply.Rejected:N0} rejected"));
        if (reply.NewHolders > 0)
        {
            shell.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{reply.NewHolders:N0} lines have a new holder and start undecided"));
        }

        if (reply.LastJournal > 0)
        {
            shell.Output.WriteLine($"journal entries {reply.FirstJournal} to {reply.LastJournal}");
        }

        if (reply.Rejected > 0)
        {
            shell.Output.WriteLine($"rejected rows and why: {RejectedFile(path)}");
        }
    }
}
