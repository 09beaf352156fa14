using System.CommandLine;
using System.Text;
using System.Text.Json;
using Seawall.Admin;
using Seawall.Console.Keys;

namespace Seawall.Commands;

/// <summary><c>seawall key add|list|revoke</c>: who may use the HTTP API.</summary>
internal static class KeyVerb
{
    /// <summary>The verb.</summary>
    public static Command Create(Shell shell) =>
        new VerbCommand("key", "Who may use the HTTP API.", "seawall key add crm --scope read --scope write")
        {
            Add(shell), List(shell), Revoke(shell),
        };

    private static VerbCommand Add(Shell shell)
    {
        var (name, json) = (Name("The key's name, for the list and the journal."), AdminVerb.Json());
        var scopes = new Option<string[]>("--scope")
        {
            Description = $"What it may do: {string.Join(", ", ApiScopes.Words)}; several by commas. "
                + $"Left out: {string.Join(", ", ApiScopes.WordsOf(ApiScopes.Usual))}.",
            HelpName = "SCOPE",
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new VerbCommand(
            "add", "Makes a key and shows it, this once.", "seawall key add crm",
            "seawall key add gateway --scope screen")
        {
            name, scopes, json,
        };
        command.SetAdmin(shell, async (arguments, client, cancel) =>
        {
            var words = (arguments.GetValue(scopes) ?? []).SelectMany(
                word => word.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries));
            var answer = await client.PostAsync(
                AdminPaths.Keys, new KeyMessage(arguments.GetRequiredValue(name), [.. words], shell.User),
                AdminJson.Plain.KeyMessage, cancel);
            return AdminVerb.Print(shell, arguments.GetValue(json), answer, types => types.KeyReply, key =>
            {
                shell.Output.WriteLine(key.Key);
                shell.Error.WriteLine(
                    $"This is the key {key.Name} for {string.Join(", ", key.Scopes)}. It is shown only now: keep it "
                        + "like a password. Callers send it as \"Authorization: Bearer KEY\".");
            });
        });
        return command;
    }

    private static VerbCommand List(Shell shell)
    {
        var json = AdminVerb.Json();
        var command = new VerbCommand("list", "All keys by name, in use and ended.", "seawall key list")
        {
            json,
        };
        command.SetAdmin(shell, async (arguments, client, cancel) =>
        {
            var answer = await client.GetAsync(AdminPaths.Keys, cancel);
            var keys = JsonSerializer.Deserialize(answer, AdminJson.Plain.KeysReply)!.Keys;
            if (arguments.GetValue(json))
            {
                shell.Output.WriteLine(Encoding.UTF8.GetString(answer));
            }
            else if (keys.IsEmpty)
            {
                shell.Output.WriteLine("there are no keys; seawall key add NAME makes one");
            }
            else
            {
                var table = Tables.Make("key", "scopes", "made", "by", "revoked");
                foreach (var key in keys)
                {
                    var scopes = string.Join(", ", key.Scopes);
                    table.Add(key.Name, scopes, key.CreatedAt, key.CreatedBy, key.RevokedAt ?? "");
                }

                shell.Print(table);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static VerbCommand Revoke(Shell shell)
    {
        var (name, json) = (Name("The key's name."), AdminVerb.Json());
        var command = new VerbCommand(
            "revoke", "Ends a key, and every access token it got, at once.", "seawall key revoke crm")
        {
            name, json,
        };
        command.SetAdmin(shell, async (arguments, client, cancel) =>
        {
            var answer = await client.PostAsync(
                AdminPaths.RevokeKey, new KeyMessage(arguments.GetRequiredValue(name), null, shell.User),
                AdminJson.Plain.KeyMessage, cancel);
            return AdminVerb.Print(
                shell, arguments.GetValue(json), answer, types => types.KeyReply,
                key => shell.Output.WriteLine($"the key {key.Name} is ended"));
        });
        return command;
    }

    private static Argument<string> Name(string description) =>
        new("name") { Description = description, HelpName = "NAME" };
}
