using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Seawall.Admin;

namespace Seawall.Commands;

/// <summary>What verbs that talk to the running process have in common.</summary>
internal static class AdminVerb
{
    /// <summary>Print the facts as JSON.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print JSON, for scripts." };

    /// <summary>The answer to the question before an opening.</summary>
    public static Option<string?> Confirm() => new("--confirm")
    {
        Description = "What the question before an opening, after refused calls to the line, said to give.",
        HelpName = "TOKEN",
    };

    /// <summary>A line by its number.</summary>
    public static Argument<string> Number() => new("number")
    {
        Description = "The line, in any form the home dial rules read: +8613857100001, 13857100001.",
        HelpName = "NUMBER",
    };

    /// <summary>Evidence for the journal.</summary>
    public static Option<string?> Note() => new("--note") { Description = "Why, for the journal.", HelpName = "TEXT" };

    /// <summary>Gives a verb its action: a client of the process that the command line means, and Ctrl-C.</summary>
    public static void SetAdmin(
        this Command command, Shell shell, Func<ParseResult, AdminClient, CancellationToken, Task<int>> action) =>
        command.SetAction(async (arguments, cancel) =>
        {
            using var client = new AdminClient(Target.SocketFile(arguments, shell));
            return await action(arguments, client, cancel);
        });

    /// <summary>Prints an answer: as it came with <c>--json</c>, else by <paramref name="print"/>.</summary>
    public static int Print<T>(
        Shell shell, bool json, byte[] answer, Func<AdminJson, JsonTypeInfo<T>> type, Action<T> print)
    {
        if (json)
        {
            shell.Output.WriteLine(Encoding.UTF8.GetString(answer));
        }
        else
        {
            print(JsonSerializer.Deserialize(answer, type(AdminJson.Plain))!);
        }

        return ExitCode.Done;
    }

    /// <summary>A path with a query.</summary>
    public static string Query(string path, params ReadOnlySpan<(string Name, string? Value)> values)
    {
        var query = new StringBuilder(path);
        var mark = '?';
        foreach (var (name, value) in values)
        {
            if (value is not null)
            {
                query.Append(mark).Append(name).Append('=').Append(Uri.EscapeDataString(value));
                mark = '&';
            }
        }

        return query.ToString();
    }
}
