using System.CommandLine;
using Seawall.Settings;

namespace Seawall.Commands;

/// <summary>
/// Which Seawall a verb is about: <c>--socket</c>, else the settings of <c>--config</c>, else <c>seawall.toml</c> in
/// the current folder, else the demonstration's.
/// </summary>
internal sealed class Target
{
    /// <summary>Where `run` says that the demonstration's settings lie.</summary>
    public const string DemoVariable = "SEAWALL_DEMO";

    private const string UsualFile = "seawall.toml";

    /// <summary>The settings file.</summary>
    public static Option<string?> Config { get; } = new("--config")
    {
        Description = "The settings file; else seawall.toml here, else the demonstration's.",
        HelpName = "FILE",
        Recursive = true,
    };

    /// <summary>The admin socket.</summary>
    public static Option<string?> Socket { get; } = new("--socket")
    {
        Description = "The admin socket of the running process; else the one that the settings name.",
        HelpName = "PATH",
        Recursive = true,
    };

    /// <summary>The settings file that a command line means; a mistake where there is none.</summary>
    public static string SettingsFile(ParseResult arguments, Shell shell) =>
        arguments.GetValue(Config) is { } given
            ? Path.GetFullPath(given, shell.Folder)
            : Candidates(shell).FirstOrDefault()
                ?? throw VerbException.Usage($"there is no {UsualFile} here; name the settings with --config FILE");

    /// <summary>The socket that a command line means: of several settings files the first whose process runs.</summary>
    public static string SocketFile(ParseResult arguments, Shell shell)
    {
        if (arguments.GetValue(Socket) is { } given)
        {
            return Path.GetFullPath(given, shell.Folder);
        }

        if (arguments.GetValue(Config) is not null)
        {
            return SocketOf(SettingsFile(arguments, shell));
        }

        string[] sockets = [.. Candidates(shell).Select(SocketOf)];
        return sockets.FirstOrDefault(File.Exists) ?? sockets.FirstOrDefault()
            ?? throw VerbException.Usage(
                $"there is no {UsualFile} here; name the settings with --config FILE, "
                    + $"or the socket with --socket PATH");
    }

    private static IEnumerable<string> Candidates(Shell shell)
    {
        var here = Path.Combine(shell.Folder, UsualFile);
        if (File.Exists(here))
        {
            yield return here;
        }

        if (shell.Environment(DemoVariable) is { Length: > 0 } demo)
        {
            yield return Path.GetFullPath(demo, shell.Folder);
        }
    }

    /// <summary>
    /// Reads no more than it needs, so that a file with mistakes elsewhere still leads to the process that runs.
    /// </summary>
    private static string SocketOf(string file)
    {
        var (socket, mistakes) = SettingsLoader.LoadSocket(file);
        return socket ?? throw VerbException.Usage(string.Join('\n', mistakes));
    }
}
