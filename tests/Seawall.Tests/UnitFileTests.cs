using System.Text.RegularExpressions;
using Seawall.Commands;
using Seawall.Settings;

namespace Seawall.Tests;

/// <summary>The systemd unit fits the program it starts.</summary>
public sealed class UnitFileTests
{
    private static readonly string _unit = File.ReadAllText(Repository.File("packaging/seawall.service"));

    [Fact]
    public void Its_commands_are_verbs_of_ours()
    {
        var verbs = Verbs.Root(Shell.OfThisProcess()).Subcommands.Select(verb => verb.Name);
        var used = Regex.Matches(_unit, @"^Exec\w+=\S+/seawall (\w+)", RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value).ToArray();

        Assert.Equal(["check", "serve", "reload"], used);
        Assert.All(used, verb => Assert.Contains(verb, verbs));
    }

    [Fact]
    public void It_is_told_when_calls_are_taken_and_waits_for_the_drain()
    {
        var stop = int.Parse(
            Regex.Match(_unit, @"^TimeoutStopSec=(\d+)$", RegexOptions.Multiline).Groups[1].Value, null);
        var drain = SettingsLoader.Load(Repository.File("seawall.toml")).Settings!.Sip!.Drain;

        Assert.Contains("\nType=notify\n", _unit, StringComparison.Ordinal);
        Assert.True(drain.TotalSeconds < stop);
        Assert.Contains("\nRestartPreventExitStatus=2\n", _unit, StringComparison.Ordinal);
    }
}
