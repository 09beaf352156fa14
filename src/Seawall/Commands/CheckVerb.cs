using System.CommandLine;
using Seawall.Composition;

namespace Seawall.Commands;

/// <summary><c>seawall check</c>: reads the settings as <c>serve</c> would, and prints every mistake.</summary>
internal static class CheckVerb
{
    /// <summary>The verb.</summary>
    public static Command Create(Shell shell)
    {
        var command = new VerbCommand(
            "check",
            "Reads the settings as serve would; every mistake on a line of its own, exit 2 if there is any.",
            "seawall check --config /etc/seawall/seawall.toml");
        command.SetAction(arguments =>
        {
            var file = Target.SettingsFile(arguments, shell);
            var (models, mistakes) = SettingsReading.Read(file);
            foreach (var mistake in mistakes)
            {
                shell.Error.WriteLine(mistake);
            }

            if (models is null)
            {
                return ExitCode.Usage;
            }

            shell.Output.WriteLine($"{file}: no mistakes");
            return ExitCode.Done;
        });
        return command;
    }
}
