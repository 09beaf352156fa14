using System.CommandLine;
using System.Globalization;
using Seawall.Commands;

namespace Seawall.Tests.Commands;

/// <summary>The command line itself: help, examples, exit codes, and how a verb finds its Seawall.</summary>
public sealed class CommandLineTests
{
    private static async Task<(int Code, string Output, string Error)> RunInAsync(
        string folder, Dictionary<string, string> environment, params string[] arguments)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var shell = new Shell
        {
            Output = output,
            Error = error,
            Folder = folder,
            User = "tester",
            Environment = name => environment.GetValueOrDefault(name),
            Time = TimeProvider.System,
        };
        var code = await CommandLine.RunAsync(arguments, shell, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    private static Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) =>
        RunInAsync("/", [], arguments);

    /// <summary>Every verb, as it is typed.</summary>
    public static TheoryData<string> Verbs => [.. Paths(Seawall.Commands.Verbs.Root(Shell.OfThisProcess()), "")];

    private static IEnumerable<string> Paths(Command command, string path) => command.Subcommands.SelectMany(verb =>
        Paths(verb, $"{path} {verb.Name}".Trim()).Prepend($"{path} {verb.Name}".Trim()));

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_verb_helps_with_an_example(string verb)
    {
        var (code, output, error) = await RunAsync([.. verb.Split(' '), "--help"]);

        Assert.Equal((0, ""), (code, error));
        Assert.Matches($@"Examples?:\n  seawall {verb.Split(' ')[0]}", output);
    }

    [Fact]
    public async Task The_version()
    {
        var (code, output, _) = await RunAsync("--version");

        Assert.Equal(0, code);
        Assert.Matches(@"^\d+\.\d+\.\d+", output);
    }

    [Theory]
    [InlineData("bogus", "seawall: Unrecognized command or argument 'bogus'.\nseawall: see seawall --help\n")]
    [InlineData("explain", "seawall: Option '--to' is required.\nseawall: see seawall explain --help\n")]
    [InlineData("rule add +8613857100001",
        "seawall: one of --pass and --refuse is needed, with a number, a country or registered senders\n"
        + "seawall: see seawall rule add --help\n")]
    [InlineData("drain --for soon",
        "seawall: --for: expected a length such as 60s or 5m, found \"soon\"\nseawall: see seawall drain --help\n")]
    [InlineData("bench --lines 3",
        "seawall: --lines: expected a whole number from 1000 to 1000000000, found 3\n"
        + "seawall: see seawall bench --help\n")]
    [InlineData("status", "seawall: there is no seawall.toml here; name the settings with --config FILE, "
        + "or the socket with --socket PATH\n")]
    [InlineData("check", "seawall: there is no seawall.toml here; name the settings with --config FILE\n")]
    public async Task Wrong_usage_is_two(string line, string expected)
    {
        var (code, _, error) = await RunAsync(line.Split(' '));

        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Equal(2, code);
    }

    [Fact]
    public async Task Nobody_there_is_one()
    {
        Assert.Equal(
            (1, "", "seawall: Seawall is not running: nobody listens on /nowhere/seawall.sock\n"),
            await RunAsync("status", "--socket", "/nowhere/seawall.sock"));
    }

    [Fact]
    public async Task Check_prints_every_mistake_and_ends_with_two()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("seawall.toml"), """
            home = { country_code = "86", operators = ["China Mobil"], regions = ["Nowhere"] }
            data = { folder = "data" }
            zones = [{ name = "overseas", countries = ["*"] }, { name = "x", countries = ["86"] }]
            """, TestContext.Current.CancellationToken);

        var (code, output, error) = await RunInAsync(folder.Path, [], "check");

        Assert.Equal((2, ""), (code, output));
        var file = folder.File("seawall.toml");
        var lines = error.TrimEnd('\n').Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Equal(
            $"{file}:1:44: home.operators: the numbering plan has no \"China Mobil\"; did you mean \"China Mobile\"?",
            lines[0]);
        Assert.StartsWith(
            $"{file}:1:71: home.regions: the numbering plan has no \"Nowhere\"; expected \"Anhui\",", lines[1],
            StringComparison.Ordinal);
        Assert.StartsWith(
            $"{file}:3:79: zones.countries: country \"86\" is the home country", lines[2], StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("data")));
    }

    [Fact]
    public async Task Check_looks_for_the_files_that_are_named()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("seawall.toml"), """
            home = { country_code = "86" }
            data = { folder = "data" }
            zones = [{ name = "overseas", countries = ["*"] }]
            sip = { listen = ["tls:127.0.0.1:5061"], tls = { certificate = "c.pem", key = "seawall.toml" } }
            """, TestContext.Current.CancellationToken);

        var (code, _, error) = await RunInAsync(folder.Path, [], "check");

        Assert.Equal(2, code);
        Assert.Equal(
            $"{folder.File("seawall.toml")}:4:64: sip.tls.certificate: there is no file {folder.File("c.pem")}\n",
            error);
    }

    [Theory]
    [InlineData("seawall.toml")]
    [InlineData("presets/demo.toml")]
    public async Task Check_takes_the_shipped_files(string file)
    {
        Assert.Equal(
            (0, $"{Repository.File(file)}: no mistakes\n", ""),
            await RunAsync("check", "--config", Repository.File(file)));
    }

    [Fact]
    public async Task Serve_refuses_wrong_settings_with_two()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("seawall.toml"), "x = 1", TestContext.Current.CancellationToken);

        var (code, _, error) = await RunInAsync(folder.Path, [], "serve");

        Assert.Equal(2, code);
        Assert.Contains("the section [home] is missing", error, StringComparison.Ordinal);
        Assert.Contains("x: unknown key", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_mistakes_still_leads_to_its_socket()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            folder.File("seawall.toml"), "data = { folder = \"d\" }\nnonsense = 1",
            TestContext.Current.CancellationToken);

        var (code, _, error) = await RunInAsync(folder.Path, [], "status");

        Assert.Equal(
            (1, $"seawall: Seawall is not running: nobody listens on {folder.File("d/seawall.sock")}\n"),
            (code, error));
    }

    [Fact]
    public async Task Without_settings_here_the_demonstration_is_meant()
    {
        using var folder = new TemporaryFolder();
        using var demo = new TemporaryFolder();
        await File.WriteAllTextAsync(
            demo.File("demo.toml"), "data = { folder = \"d\" }", TestContext.Current.CancellationToken);

        var (code, _, error) = await RunInAsync(
            folder.Path, new() { ["SEAWALL_DEMO"] = demo.File("demo.toml") }, "status");

        Assert.Equal(
            (1, $"seawall: Seawall is not running: nobody listens on {demo.File("d/seawall.sock")}\n"), (code, error));
    }
}
