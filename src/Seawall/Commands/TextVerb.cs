using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Seawall.Admin;

namespace Seawall.Commands;

/// <summary><c>seawall text</c>: one real test text through a listener, with every PDU.</summary>
internal static class TextVerb
{
    private static readonly Option<string> _from = new("--from")
    {
        Description = "The sender: a number, a short code or a name.", HelpName = "SENDER", Required = true,
    };

    private static readonly Option<string> _to = new("--to")
    {
        Description = "The number the text is for.", HelpName = "NUMBER", Required = true,
    };

    private static readonly Option<string?> _via = new("--via")
    {
        Description = "The trunk to bind as; left out: the first that binds to us.", HelpName = "TRUNK",
    };

    private static readonly Option<string> _message = new("--message")
    {
        Description = "What it says; a long one goes in parts.", DefaultValueFactory = _ => "Seawall test",
        HelpName = "TEXT",
    };

    private static readonly Option<bool> _receipt = new("--receipt")
    {
        Description = "Ask for a receipt, and wait for it.",
    };

    private static readonly Option<bool> _answer = new("--answer")
    {
        Description = "Wait for a text back from the number written to, and print what it says.",
    };

    private static readonly Option<string?> _wait = new("--wait")
    {
        Description = "How long to wait for an answer, and for a receipt; left out: 15s.", HelpName = "LENGTH",
    };

    /// <summary>The verb.</summary>
    public static Command Create(Shell shell)
    {
        var json = AdminVerb.Json();
        var command = new VerbCommand(
            "text",
            "Sends one real test text through a listener and prints every PDU; exit 0 if accepted, 1 if not.",
            "seawall text --from MYBANK --to +8613857100001",
            "seawall text --from +12025550123 --to +8613857100001 --via intl-hub --receipt --message \"Hello\"",
            "seawall text --from +8613857100001 --to 10086 --via home --message 1219 --answer")
        {
            _from, _to, _via, _message, _receipt, _answer, _wait, json,
        };
        command.SetAdmin(shell, async (arguments, client, cancel) =>
        {
            var message = new TextMessage(
                arguments.GetRequiredValue(_from), arguments.GetRequiredValue(_to),
                arguments.GetRequiredValue(_message), arguments.GetValue(_via), arguments.GetValue(_receipt),
                arguments.GetValue(_wait), arguments.GetValue(_answer));
            return await RunAsync(shell, client, message, arguments.GetValue(json), cancel);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Shell shell, AdminClient client, TextMessage message, bool json, CancellationToken cancel)
    {
        TextReply? end = null;
        await foreach (var text in client.PostLinesAsync(
            AdminPaths.Text, message, AdminJson.Plain.TextMessage, cancel))
        {
            var line = JsonSerializer.Deserialize(text, AdminJson.Plain.TextLine)!;
            if (line.Error is { } error)
            {
                throw VerbException.Failed(error.Message);
            }

            end = line.End ?? end;
            if (!json)
            {
                Print(shell, line);
            }
        }

        if (!json && end is { Answer.Length: > 0 })
        {
            shell.Output.WriteLine(end.Answer);
        }

        if (end is null)
        {
            throw VerbException.Failed("Seawall ended before the text did");
        }

        if (json)
        {
            shell.Output.WriteLine(
                Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(end, AdminJson.Plain.TextReply)));
        }

        return end.Outcome switch
        {
            "accepted" when message.Answer && end.Answer.Length == 0 =>
                throw VerbException.Failed("accepted, and no text came back"),
            "accepted" => ExitCode.Done,
            "no_answer" => throw VerbException.Failed("no answer came"),
            "not_bound" => throw VerbException.Failed($"the bind was not accepted: {Status(end)}"),
            _ => throw VerbException.Failed($"not accepted: {Status(end)}"),
        };
    }

    private static void Print(Shell shell, TextLine line)
    {
        if (line.Way is { } way)
        {
            shell.Output.WriteLine(
                $"from {way.From} as {way.SystemId}, by the trunk {way.Trunk} to {way.Listener}");
        }

        if (line.Event is { } one)
        {
            shell.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{one.Milliseconds,9:0.0} ms  {(one.Way == "out" ? "->" : "<-")}  {one.Line}"));
        }
    }

    private static string Status(TextReply end) =>
        string.Create(CultureInfo.InvariantCulture, $"{end.StatusName} (0x{end.Status:X})");
}
