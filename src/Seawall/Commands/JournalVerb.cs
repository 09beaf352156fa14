using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Seawall.Admin;

namespace Seawall.Commands;

/// <summary>
/// <c>seawall journal verify|proof</c>: how far the chain of changes holds, and the proof of one line in it.
/// </summary>
internal static class JournalVerb
{
    /// <summary>The verb.</summary>
    public static Command Create(Shell shell) =>
        new VerbCommand("journal", "The chain of changes.", "seawall journal verify")
        {
            Verify(shell), Proof(shell),
        };

    private static VerbCommand Proof(Shell shell)
    {
        var number = AdminVerb.Number();
        var at = new Option<long?>("--at")
        {
            Description = "The proof to the end the journal had at this number, to check it against a hash noted down "
                + "then; left out: to the end it has now.",
            HelpName = "JOURNAL",
        };
        var command = new VerbCommand(
            "proof",
            "Prints the proof of one line as JSON: an auditor checks it by docs/journal-proof.md, without Seawall.",
            "seawall journal proof +8613857100001",
            "seawall journal proof +8613857100001 --at 4711")
        {
            number, at,
        };
        command.SetAdmin(shell, async (arguments, client, cancel) =>
        {
            var end = arguments.GetValue(at)?.ToString(CultureInfo.InvariantCulture);
            var answer = await client.GetAsync(
                AdminVerb.Query(
                    AdminPaths.Proof, ("number", arguments.GetRequiredValue(number)), ("at", end)), cancel);
            shell.Output.WriteLine(Encoding.UTF8.GetString(answer));
            return ExitCode.Done;
        });
        return command;
    }

    private static VerbCommand Verify(Shell shell)
    {
        var json = AdminVerb.Json();
        var command = new VerbCommand(
            "verify", "Walks the whole journal and says how far its chain holds; exit 1 where it does not.",
            "seawall journal verify")
        {
            json,
        };
        command.SetAdmin(shell, async (arguments, client, cancel) =>
        {
            var answer = await BulkProgress.RunAsync(shell, "verifying", client, id => client.PostAsync(
                AdminVerb.Query(AdminPaths.Verify, ("id", id)), cancel), cancel);
            var reply = JsonSerializer.Deserialize(answer, AdminJson.Plain.VerifyReply)!;
            if (arguments.GetValue(json))
            {
                shell.Output.WriteLine(Encoding.UTF8.GetString(answer));
                return reply.Holds ? ExitCode.Done : ExitCode.Failed;
            }

            if (!reply.Holds)
            {
                foreach (var fault in reply.Faults)
                {
                    shell.Output.WriteLine(fault);
                }

                throw VerbException.Failed($"the journal holds up to entry {reply.HoldsTo} of {reply.Entries}");
            }

            shell.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"the journal holds: {reply.Entries:N0} entries, {reply.LineChanges:N0} changes of lines, "
                    + $"last hash {reply.Hash}"));
            if (reply.Removed > 0)
            {
                shell.Output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"persons were removed from {reply.Removed:N0} entries that had been kept for long enough; the "
                        + $"last change of {reply.LinesWithoutHistory:N0} lines is among them"));
            }

            return ExitCode.Done;
        });
        return command;
    }
}
