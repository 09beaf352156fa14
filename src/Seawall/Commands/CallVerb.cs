using System.CommandLine;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Seawall.Admin;
using Seawall.Calls;
using Seawall.Settings;

namespace Seawall.Commands;

/// <summary><c>seawall call</c>: one real test call through a listener, with every answer.</summary>
internal static class CallVerb
{
    private static readonly Option<string> _from = new("--from")
    {
        Description = "The caller's number, or anonymous.", HelpName = "NUMBER", Required = true,
    };

    private static readonly Option<string> _to = new("--to")
    {
        Description = "The called number.", HelpName = "NUMBER", Required = true,
    };

    private static readonly Option<string?> _via = new("--via")
    {
        Description = "The trunk to come in by; this machine must have an address among its sources.",
        HelpName = "TRUNK",
    };

    private static readonly Option<string?> _transport = Transport();

    private static readonly Option<string> _ring = Length(
        "--ring", "Give up (CANCEL) after so long without an answer.", "20s");

    private static readonly Option<string> _talk = Length("--talk", "How long an answered call lasts.", "0s");

    /// <summary>The verb.</summary>
    public static Command Create(Shell shell)
    {
        var json = AdminVerb.Json();
        var command = new VerbCommand(
            "call",
            "Places one real test call through a listener and prints every answer; exit 0 if answered, 1 if not.",
            "seawall call --from +12025550123 --to +8613857100001",
            "seawall call --from anonymous --to +8613857100001 --via igw-shanghai --transport tcp")
        {
            _from, _to, _via, _transport, _ring, _talk, json,
        };
        command.SetAdmin(shell, async (arguments, client, cancel) =>
        {
            var status = JsonSerializer.Deserialize(
                await client.GetAsync(AdminPaths.Status, cancel), AdminJson.Plain.StatusReply)!;
            var route = CallRoute.Find(status, arguments.GetValue(_via), arguments.GetValue(_transport));
            if (route.Value is not { } way)
            {
                throw new VerbException(route.IsUsage ? ExitCode.Usage : ExitCode.Failed, route.Message);
            }

            Units.TryDuration(arguments.GetRequiredValue(_ring), out var ring);
            Units.TryDuration(arguments.GetRequiredValue(_talk), out var talk);
            var request = new CallRequest
            {
                From = arguments.GetRequiredValue(_from), To = arguments.GetRequiredValue(_to), RingFor = ring,
                TalkFor = talk,
            };
            return await RunAsync(shell, way, request, arguments.GetValue(json), cancel);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Shell shell, CallRoute way, CallRequest request, bool json, CancellationToken cancel)
    {
        if (!json)
        {
            shell.Output.WriteLine($"from {way.From} by the trunk {way.Trunk.Name} to {way.Listener}");
        }

        var events = new List<CallEvent>();
        CallResult result;
        try
        {
            result = await CallPlacing.PlaceAsync(way, request, shell.Time, _ => { }, one =>
            {
                events.Add(one);
                if (!json)
                {
                    Print(shell, one);
                }
            }, cancel);
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            throw VerbException.Failed($"the call could not be placed: {failure.Message}");
        }

        if (json)
        {
            var reply = new CallReply(
                way.Trunk.Name, way.Listener.ToString(), result.CallId, result.Status, result.Phrase, result.Reason,
                Math.Round(result.Took.TotalMilliseconds, 3),
                [.. events.Select(one => new CallEventReply(
                    Math.Round(one.At.TotalMilliseconds, 3), one.Sent ? "out" : "in", one.Line, one.Reason))]);
            shell.Output.WriteLine(
                Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(reply, AdminJson.Plain.CallReply)));
        }

        if (result.Status == 0)
        {
            throw VerbException.Failed("no final answer came");
        }

        return result.Status is >= 200 and < 300
            ? ExitCode.Done
            : throw VerbException.Failed($"not answered: {result.Status} {result.Phrase}");
    }

    private static void Print(Shell shell, CallEvent one) => shell.Output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{one.At.TotalMilliseconds,9:0.0} ms  {(one.Sent ? "->" : "<-")}  "
            + $"{one.Line}{(one.Reason.Length == 0 ? "" : $"  ({one.Reason})")}"));

    private static Option<string?> Transport()
    {
        var option = new Option<string?>("--transport") { Description = "udp or tcp.", HelpName = "TRANSPORT" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } word && word is not ("udp" or "tcp"))
            {
                result.AddError($"--transport: expected udp or tcp, found \"{word}\"");
            }
        });
        return option;
    }

    private static Option<string> Length(string name, string description, string usual)
    {
        var option = new Option<string>(name)
        {
            Description = description, DefaultValueFactory = _ => usual, HelpName = "LENGTH",
        };
        option.Validators.Add(result =>
        {
            if (!Units.TryDuration(result.GetValueOrDefault<string>() ?? "", out _))
            {
                result.AddError($"{name}: expected a length such as 20s");
            }
        });
        return option;
    }
}
