using System.CommandLine;
using Seawall.Admin;

namespace Seawall.Commands;

/// <summary><c>seawall reload</c>: new settings as a whole, or the old ones kept and why.</summary>
internal static class ReloadVerb
{
    /// <summary>The verb.</summary>
    public static Command Create(Shell shell)
    {
        var json = AdminVerb.Json();
        var command = new VerbCommand(
            "reload", "Takes the settings file in again as a whole, or keeps the old settings and says why.",
            "seawall reload") { json };
        command.SetAdmin(shell, async (arguments, client, cancel) => AdminVerb.Print(
            shell,
            arguments.GetValue(json),
            await client.PostAsync(AdminPaths.Reload, cancel),
            known => known.ReloadReply,
            reply =>
            {
                foreach (var change in reply.Changes)
                {
                    shell.Output.WriteLine(change);
                }

                shell.Output.WriteLine($"settings generation {reply.Generation} in force");
            }));
        return command;
    }
}
