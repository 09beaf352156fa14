using System.CommandLine;
using System.Text.Json;
using Seawall.Admin;

namespace Seawall.Commands;

/// <summary><c>seawall records tail|find</c>: what was decided.</summary>
internal static class RecordsVerb
{
    /// <summary>The verb.</summary>
    public static Command Create(Shell shell) =>
        new VerbCommand("records", "What was decided, call by call.", "seawall records find --since 1h")
    {
        Find(shell), Tail(shell),
    };

    private static VerbCommand Find(Shell shell)
    {
        var options = new RecordOptions();
        var limit = Number("--limit", "At most so many, the latest first.", 100);
        var json = new Option<bool>("--json") { Description = "Print one JSON list, for scripts." };
        var command = new VerbCommand(
            "find",
            "Searches the record log, the latest first.",
            "seawall records find --subscriber +8613857100001 --since 24h",
            "seawall records find --trunk igw-shanghai --outcome refuse --since \"2026-05-01 08:00\" --json");
        options.AddTo(command);
        command.Add(limit);
        command.Add(json);
        command.SetAdmin(shell, async (arguments, client, cancel) =>
        {
            var path = options.Query(arguments, ("limit", Text(arguments.GetValue(limit))), ("follow", null));
            return arguments.GetValue(json)
                ? await PrintListAsync(shell, client, path, cancel)
                : await PrintAsync(shell, client, path, cancel);
        });
        return command;
    }

    private static VerbCommand Tail(Shell shell)
    {
        var options = new RecordOptions();
        var last = Number("--last", "Begin with so many of the past.", 10);
        var count = Number("--limit", "End after so many; 0: go on until Ctrl-C.", 0);
        var json = new Option<bool>("--json") { Description = "Print one JSON object a line, for scripts." };
        var command = new VerbCommand(
            "tail", "The latest records, and every new one as it comes.", "seawall records tail --outcome refuse");
        options.AddTo(command);
        command.Add(last);
        command.Add(count);
        command.Add(json);
        command.SetAdmin(shell, async (arguments, client, cancel) =>
        {
            var limit = arguments.GetValue(count);
            var path = options.Query(
                arguments, ("limit", limit == 0 ? null : Text(limit)), ("follow", Text(arguments.GetValue(last))));
            if (!arguments.GetValue(json))
            {
                return await PrintAsync(shell, client, path, cancel);
            }

            await foreach (var line in client.GetLinesAsync(path, cancel))
            {
                shell.Output.WriteLine(line);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<int> PrintListAsync(
        Shell shell, AdminClient client, string path, CancellationToken cancel)
    {
        var before = "[";
        await foreach (var line in client.GetLinesAsync(path, cancel))
        {
            shell.Output.Write($"{before}\n{line}");
            before = ",";
        }

        shell.Output.WriteLine(before == "[" ? "[]" : "\n]");
        return ExitCode.Done;
    }

    private static async Task<int> PrintAsync(Shell shell, AdminClient client, string path, CancellationToken cancel)
    {
        var none = true;
        await foreach (var line in client.GetLinesAsync(path, cancel))
        {
            var record = JsonSerializer.Deserialize(line, AdminJson.Plain.RecordView)!;
            shell.Print(RecordLine.Of(record));
            none = false;
        }

        if (none)
        {
            shell.Output.WriteLine("no records");
        }

        return ExitCode.Done;
    }

    private static Option<int> Number(string name, string description, int usual)
    {
        var option = new Option<int>(name)
        {
            Description = description, DefaultValueFactory = _ => usual, HelpName = "COUNT",
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 0)
            {
                result.AddError($"{name}: expected a whole number of 0 or more");
            }
        });
        return option;
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
