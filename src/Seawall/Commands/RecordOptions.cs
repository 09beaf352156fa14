using System.CommandLine;
using Seawall.Admin;

namespace Seawall.Commands;

/// <summary>Which records a verb is about.</summary>
internal sealed class RecordOptions
{
    private readonly (string Key, Option<string?> Option)[] _options =
    [
        ("subscriber", Make("--subscriber", "The called line.", "NUMBER")),
        ("caller", Make("--caller", "The calling number.", "NUMBER")),
        ("sender", Make("--sender", "The sender of a text that is a name or a short code.", "SENDER")),
        ("trunk", Make("--trunk", "The trunk it came in by.", "NAME")),
        ("service", Make("--service", "voice or sms.", "SERVICE")),
        ("outcome", Make("--outcome", "pass or refuse.", "OUTCOME")),
        ("reason", Make("--reason", "The verdict's reason, such as choice_shut.", "REASON")),
        ("callId", Make("--call-id", "The Call-ID, or the system_id and number of a text, as records show it.", "ID")),
        ("since", Make("--since", "From this moment on: a time, or a length back from now, such as 2h.", "TIME")),
        ("until", Make("--until", "Before this moment.", "TIME")),
    ];

    /// <summary>Gives a verb the options.</summary>
    public void AddTo(Command command)
    {
        foreach (var (_, option) in _options)
        {
            command.Add(option);
        }
    }

    /// <summary>The path that asks for these records.</summary>
    public string Query(ParseResult arguments, params ReadOnlySpan<(string Name, string? Value)> more) =>
        AdminVerb.Query(
        AdminPaths.Records, [.. _options.Select(one => (one.Key, arguments.GetValue(one.Option))), .. more]);

    private static Option<string?> Make(string name, string description, string helpName) =>
        new(name) { Description = description, HelpName = helpName };
}
