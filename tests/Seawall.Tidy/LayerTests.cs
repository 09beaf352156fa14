using System.Text.RegularExpressions;

namespace Seawall.Tidy;

/// <summary>What may refer to what: the table that ARCHITECTURE.md explains.</summary>
public sealed class LayerTests
{
    private static readonly Dictionary<string, string[]> May = new()
    {
        ["Seawall.Sip"] = [],
        ["Seawall.Smpp"] = [],
        ["Seawall.Net"] = [],
        ["Seawall.Screening"] = [],
        ["Seawall.Numbering"] = ["Seawall.Screening"],
        ["Seawall.Gateway"] = ["Seawall.Net", "Seawall.Screening", "Seawall.Sip", "Seawall.Smpp"],
        ["Seawall.Register"] = ["Seawall.Screening"],
        ["Seawall.Records"] = ["Seawall.Screening"],
        ["Seawall.Portal"] = ["Seawall.Register", "Seawall.Screening"],
        ["Seawall.Storage.Sqlite"] = ["Seawall.Register", "Seawall.Screening"],
        ["Seawall.Console"] = ["Seawall.Register", "Seawall.Screening"],
        ["Seawall"] =
        [
            "Seawall.Console", "Seawall.Gateway", "Seawall.Net", "Seawall.Numbering", "Seawall.Portal",
            "Seawall.Records", "Seawall.Register", "Seawall.Screening", "Seawall.Sip", "Seawall.Smpp",
            "Seawall.Storage.Sqlite",
        ],
    };

    private static readonly Dictionary<string, string[]> Packages = new()
    {
        ["Seawall.Sip"] = [],
        ["Seawall.Smpp"] = [],
        ["Seawall.Net"] = [],
        ["Seawall.Screening"] = ["System.IO.Hashing"],
        ["Seawall.Gateway"] = [],
    };

    [Fact]
    public void Every_project_refers_only_to_what_its_row_allows()
    {
        var wrong = Repository.Projects.Where(project => project.StartsWith("src/", StringComparison.Ordinal))
            .SelectMany(project => Repository.References(project).Where(target => !Allowed(project, target))
                .Select(target => $"{project} refers to {target}"));
        Rule.Holds(wrong);
    }

    [Fact]
    public void Every_project_has_a_row_and_every_row_a_project()
    {
        var projects = Repository.Projects.Where(project => project.StartsWith("src/", StringComparison.Ordinal))
            .Select(project => Path.GetFileNameWithoutExtension(project)).Order();
        Assert.Equal(May.Keys.Order(), projects);
    }

    [Fact]
    public void Wire_and_domain_take_no_package_beyond_their_row()
    {
        var wrong = Packages.SelectMany(row => Repository.Packages($"src/{row.Key}/{row.Key}.csproj").Except(row.Value)
            .Select(package => $"{row.Key} takes {package}"));
        Rule.Holds(wrong);
    }

    [Fact]
    public void Architecture_names_every_project_and_no_other()
    {
        var text = Repository.Read("ARCHITECTURE.md");
        var named = Regex.Matches(text, @"`(?:src|tests|bench)/(Seawall[A-Za-z.]*)`")
            .Select(match => match.Groups[1].Value).Distinct().Order();
        var standing = Repository.Projects.Select(project => Path.GetFileNameWithoutExtension(project)).Order();
        Assert.Equal(standing, named);
    }

    [Fact]
    public void Folder_project_and_namespace_are_one_name()
    {
        var wrong = Repository.CSharp.Where(file => file.Count(letter => letter == '/') >= 2)
            .Where(file => !Regex.IsMatch(Repository.Read(file),
                $@"^namespace {Regex.Escape(file.Split('/')[1])}(\.[A-Za-z.]+)?;", RegexOptions.Multiline))
            .Where(file => !Path.GetFileName(file).Equals("Program.cs", StringComparison.Ordinal))
            .Where(file => !Regex.IsMatch(
                Repository.Read(file), @"^(\[assembly:|global using )", RegexOptions.Multiline));
        Rule.Holds(wrong);
    }

    [Fact]
    public void Every_project_stands_in_the_solution()
    {
        var solution = Repository.Read("Seawall.slnx");
        Rule.Holds(Repository.Projects
            .Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_version_is_exact_and_stands_once()
    {
        var loose = Repository.Projects
            .Where(project => Repository.Read(project).Contains("Version=\"", StringComparison.Ordinal));
        Rule.Holds(loose);
        var versions = Regex.Matches(Repository.Read("Directory.Packages.props"), @"Version=""([^""]*)""")
            .Select(match => match.Groups[1].Value);
        Rule.Holds(versions.Where(version => version.IndexOfAny(['*', '[', '(', ',']) >= 0));
    }

    [Fact]
    public void Every_project_commits_its_lock_file()
    {
        Rule.Holds(Repository.Projects.Where(project =>
            !Repository.Files.Contains(Path.GetDirectoryName(project)!.Replace('\\', '/') + "/packages.lock.json")));
    }

    private static bool Allowed(string project, string target) =>
        May.TryGetValue(Path.GetFileNameWithoutExtension(project), out var row) && row.Contains(target);
}
