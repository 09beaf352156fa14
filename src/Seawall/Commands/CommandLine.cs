using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Seawall.Commands;

/// <summary>The command line: parses, runs the verb, and turns every end into an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command line.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, Shell shell, CancellationToken cancel = default)
    {
        var result = Verbs.Root(shell).Parse(arguments);
        if (result.Action is ParseErrorAction)
        {
            foreach (var error in result.Errors.Select(error => error.Message).Distinct())
            {
                await shell.Error.WriteLineAsync($"seawall: {error}");
            }

            await shell.Error.WriteLineAsync($"seawall: see {Path(result.CommandResult)} --help");
            return ExitCode.Usage;
        }

        try
        {
            return await result.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = shell.Output,
                    Error = shell.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                },
                cancel);
        }
        catch (VerbException end)
        {
            await shell.Error.WriteLineAsync($"seawall: {end.Message}");
            return end.Code;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return ExitCode.Failed;
        }
    }

    /// <summary>Puts the examples of verbs into their help.</summary>
    public static void WithExamples(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new VerbHelp((HelpAction)help.Action!);
    }

    private static string Path(System.CommandLine.Parsing.CommandResult result) =>
        result.Parent is System.CommandLine.Parsing.CommandResult parent
            ? $"{Path(parent)} {result.Command.Name}"
            : "seawall";
}
