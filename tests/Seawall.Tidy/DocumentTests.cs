using System.Text.RegularExpressions;

namespace Seawall.Tidy;

/// <summary>Documents are short and true: what they name exists, and nothing outside is needed.</summary>
public sealed class DocumentTests
{
    private const int DocumentLinesMax = 200;

    private static readonly string[] Standing =
    [
        "README.md", "ARCHITECTURE.md", "STYLE.md", "HACKING.md", "LICENSE", "run", "test", ".ci/run", "seawall.toml",
        "presets/demo.toml",
    ];

    /// <summary>A path in backticks, or the target of a link that stays inside the repository.</summary>
    private const string Paths =
        @"`(\.?/?[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)+/?|[A-Za-z0-9_-]+\.(?:md|toml|cs|sql|service))`"
        + @"|\]\((?!https?:|#)([^)#]+)";

    /// <summary>Spelled apart so that this file does not find itself.</summary>
    private static readonly string[] Foreign =
        ["../" + "shared", "/work" + "/", "nuget" + ".org", "npm" + "js.", "deb." + "debian", "iss" + "ue 2"];

    [Fact]
    public void What_a_newcomer_needs_stands_in_the_root() =>
        Rule.Holds(Standing.Where(file => !Repository.Files.Contains(file)));

    [Fact]
    public void Every_file_a_document_names_exists()
    {
        var missing = Repository.Documents.SelectMany(document =>
            Regex.Matches(Repository.Read(document), Paths)
                .Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value)
                .Where(path => !Exists(document, path))
                .Select(path => $"{document} names {path}"));
        Rule.Holds(missing);
    }

    [Fact]
    public void No_file_points_outside_the_repository() =>
        Rule.Holds(Repository.Files.Where(file => !file.EndsWith("packages.lock.json", StringComparison.Ordinal))
            .SelectMany(file => Foreign
                .Where(word => Repository.Read(file).Contains(word, StringComparison.OrdinalIgnoreCase))
                .Select(word => $"{file}: {word}")));

    [Fact]
    public void Documents_are_short() =>
        Rule.Holds(Repository.Documents
            .Where(file => Repository.Read(file).Count(letter => letter == '\n') > DocumentLinesMax));

    [Fact]
    public void Every_command_a_document_shows_is_one_we_have()
    {
        var source = string.Concat(Repository.Source.Select(Repository.Read));
        var verbs = Regex.Matches(source, @"Command\(\s*""([a-z]+)""")
            .Select(match => match.Groups[1].Value).ToHashSet();
        var shown = Repository.Documents.SelectMany(document =>
            Regex.Matches(Repository.Read(document), @"^\s*(?:\$ )?(?:\./run|seawall) ([a-z]+)", RegexOptions.Multiline)
                .Select(match => (document, verb: match.Groups[1].Value)));
        Rule.Holds(shown.Where(row => !verbs.Contains(row.verb)).Select(row => $"{row.document} shows {row.verb}"));
    }

    private static bool Exists(string document, string path)
    {
        path = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        var beside = Path.Combine(Path.GetDirectoryName(document) ?? "", path).Replace('\\', '/');
        return Known(path.TrimEnd('/')) || Known(beside.TrimEnd('/')) || path.StartsWith('/')
            || path.StartsWith("data/", StringComparison.Ordinal)
            || path.StartsWith("artifacts/", StringComparison.Ordinal)
            || Repository.Files.Any(file => file.EndsWith("/" + path, StringComparison.Ordinal));
    }

    private static bool Known(string path) =>
        Repository.Files.Contains(path) || Directory.Exists(Path.Combine(Repository.Root, path));
}
