using System.CommandLine;
using System.Globalization;
using Seawall.Admin;

namespace Seawall.Commands;

/// <summary><c>seawall export choices FILE.csv</c>: all choices in the shape that import takes.</summary>
internal static class ExportVerb
{
    /// <summary>The verb.</summary>
    public static Command Create(Shell shell) =>
        new VerbCommand(
            "export", "Writes a CSV file in the shape that import takes.", "seawall export choices choices.csv")
    {
        Choices(shell),
    };

    private static VerbCommand Choices(Shell shell)
    {
        var file = new Argument<string>("file")
        {
            Description = "Written anew; - for standard output.", HelpName = "FILE.csv",
        };
        var command = new VerbCommand("choices", "Every choice of every line.", "seawall export choices choices.csv")
        {
            file,
        };
        command.SetAdmin(shell, (arguments, client, cancel) => WriteAsync(
            shell, client, arguments.GetRequiredValue(file), id => AdminVerb.Query(AdminPaths.Export, ("id", id)),
            cancel));
        return command;
    }

    /// <summary>Writes a file; <paramref name="query"/> is given the id of its progress.</summary>
    public static async Task<int> WriteAsync(
        Shell shell, AdminClient client, string name, Func<string, string> query, CancellationToken cancel)
    {
        var octets = await BulkProgress.RunAsync(
            shell, "writing", client, id => ReceiveAsync(client, shell, name, query(id), cancel), cancel);
        if (name != "-")
        {
            shell.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {octets:N0} bytes"));
        }

        return ExitCode.Done;
    }

    /// <summary>Writes beside the file and renames it at the end, so that a torn export never looks whole.</summary>
    private static async Task<long> ReceiveAsync(
        AdminClient client, Shell shell, string name, string query, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, query);
        using var answer = await client.OpenAsync(request, cancel);
        var body = await answer.Content.ReadAsStreamAsync(cancel);
        await using (body)
        {
            if (name == "-")
            {
                using var reader = new StreamReader(body);
                while (await reader.ReadLineAsync(cancel) is { } line)
                {
                    await shell.Output.WriteLineAsync(line);
                }

                return 0;
            }

            var path = Path.GetFullPath(name, shell.Folder);
            var partial = path + ".part";
            var file = Create(partial);
            await using (file)
            {
                await body.CopyToAsync(file, cancel);
            }

            File.Move(partial, path, overwrite: true);
            return new FileInfo(path).Length;
        }
    }

    private static FileStream Create(string path)
    {
        try
        {
            return File.Create(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw VerbException.Usage($"{path} cannot be written: {failure.Message}");
        }
    }
}
