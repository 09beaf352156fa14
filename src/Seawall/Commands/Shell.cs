using Spectre.Console;

namespace Seawall.Commands;

/// <summary>
/// What surrounds a verb: where it prints, where it stands, what time it is. Given, so that tests run verbs in their
/// own process and read every line.
/// </summary>
internal sealed class Shell
{
    /// <summary>Wide enough for any table: a narrow terminal wraps lines better than a table wraps its cells.</summary>
    private const int TableWidth = 240;

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

    /// <summary>Live views and progress on <see cref="Output"/>, as wide as the terminal.</summary>
    public IAnsiConsole Console => field ??= MakeConsole();

    private IAnsiConsole Wide => field ??= MakeConsole(TableWidth);

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

    /// <summary>Prints a table or coloured text; plain text when <see cref="Output"/> is no terminal.</summary>
    public void Print(Spectre.Console.Rendering.IRenderable what) => Wide.Write(what);

    private IAnsiConsole MakeConsole(int? width = null)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Output),
            Ansi = IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = width ?? (IsTerminal ? console.Profile.Width : TableWidth);
        return console;
    }
}
