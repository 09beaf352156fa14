using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Seawall.Tidy;

/// <summary>The files a person edits, read once: what git tracks, without what a build made.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static IReadOnlyList<string> Files { get; } = [.. Walk(Root).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> CSharp => Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal));

    public static IEnumerable<string> Source => CSharp.Where(file => file.StartsWith("src/", StringComparison.Ordinal));

    public static IEnumerable<string> Projects =>
        Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal));

    public static IEnumerable<string> Documents => Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static SyntaxNode Tree(string file) => CSharpSyntaxTree.ParseText(Read(file)).GetRoot();

    /// <summary>The names of the projects a project file refers to.</summary>
    public static IReadOnlyList<string> References(string project) =>
        [.. Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)).Order()];

    public static IReadOnlyList<string> Packages(string project) => Items(project, "PackageReference");

    private static List<string> Items(string project, string kind) =>
        [.. XDocument.Parse(Read(project)).Descendants(kind).Select(item => (string)item.Attribute("Include")!)];

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder))
        {
            var name = Path.GetFileName(entry);
            if (name is "bin" or "obj" or ".git" or "artifacts" or "data" or "TestResults"
                or "BenchmarkDotNet.Artifacts")
                continue;
            if (Directory.Exists(entry))
            {
                foreach (var inside in Walk(entry))
                    yield return inside;
            }
            else
            {
                yield return Path.GetRelativePath(Root, entry).Replace('\\', '/');
            }
        }
    }

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = new FileInfo(here).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Seawall.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Seawall.slnx is above no folder of this file.");
    }
}
