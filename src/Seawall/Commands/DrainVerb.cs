using System.CommandLine;
using Seawall.Admin;
using Seawall.Settings;

namespace Seawall.Commands;

/// <summary><c>seawall drain</c>: no new work, politely; with a time, the end of the process after it.</summary>
internal static class DrainVerb
{
    /// <summary>The verb.</summary>
    public static Command Create(Shell shell)
    {
        var length = new Option<string?>("--for")
        {
            Description = "Stop the process after so long: 60s, 5m. Left out: drain until it is stopped.",
            HelpName = "LENGTH",
        };
        var json = AdminVerb.Json();
        length.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !Units.TryDuration(text, out _))
            {
                result.AddError($"--for: expected a length such as 60s or 5m, found \"{text}\"");
            }
        });
        var command = new VerbCommand(
            "drain",
            "New calls get 503 and health says not ready, calls in progress go on.",
            "seawall drain --for 60s")
        {
            length, json,
        };
        command.SetAdmin(shell, async (arguments, client, cancel) =>
        {
            var path = AdminVerb.Query(AdminPaths.Drain, ("for", arguments.GetValue(length)));
            return AdminVerb.Print(
                shell,
                arguments.GetValue(json),
                await client.PostAsync(path, cancel),
                known => known.DrainReply,
                reply => shell.Output.WriteLine(
                    reply.StopsAt.Length == 0 ? "draining: new calls get 503 until Seawall is stopped"
                    : $"draining: new calls get 503; Seawall stops at {reply.StopsAt}"));
        });
        return command;
    }
}
