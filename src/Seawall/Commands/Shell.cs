using Spectre.Console;

namespace Seawall.Commands;

/// <summary>
/// What surrounds a verb: where it prints, where it stands, what time it is. Given, so that tests run verbs in their
/// own process and read every line.
/// </summary>
internal sealed class Shell
{
    private const int PlainWidth = 240;

    /// <summary>Standard output.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether standard output is a terminal: progress, colours and live views are for people only.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>The folder that relative paths of the command line start from.</summary>
    public required string Folder { get; init; }

    /// <summary>The environment.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Who types: kept with every change.</summary>
    public required string User { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Tables, colours and live views on <see cref="Output"/>; plain text when that is no terminal.</summary>
    public IAnsiConsole Console => field ??= MakeConsole();

    /// <summary>The shell of this process.</summary>
    public static Shell OfThisProcess() => new()
    {
        Output = System.Console.Out,
        Error = System.Console.Error,
        IsTerminal = !System.Console.IsOutputRedirected,
        Folder = Directory.GetCurrentDirectory(),
        User = System.Environment.UserName,
        Time = TimeProvider.System,
    };

    private IAnsiConsole MakeConsole()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Output),
            Ansi = IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = InteractionSupport.No,
        });
        if (!IsTerminal)
        {
            console.Profile.Width = PlainWidth;
        }

        return console;
    }
}
