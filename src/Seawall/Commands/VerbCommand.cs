using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Seawall.Commands;

/// <summary>A verb of the command line, with examples for its help.</summary>
internal sealed class VerbCommand : Command
{
    /// <summary>A verb by its name, what it does, and one or more whole command lines as examples.</summary>
    public VerbCommand(string name, string description, params string[] examples)
        : base(name, description)
    {
        Examples = examples;
    }

    /// <summary>Whole command lines.</summary>
    public IReadOnlyList<string> Examples { get; }
}

/// <summary>Help as System.CommandLine writes it, with the verb's examples below.</summary>
internal sealed class VerbHelp(HelpAction inner) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        inner.Invoke(parseResult);
        if (parseResult.CommandResult.Command is VerbCommand { Examples.Count: > 0 } verb)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine(verb.Examples.Count == 1 ? "Example:" : "Examples:");
            foreach (var example in verb.Examples)
            {
                output.WriteLine($"  {example}");
            }

            output.WriteLine();
        }

        return ExitCode.Done;
    }
}
