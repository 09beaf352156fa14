using System.Runtime.CompilerServices;

namespace Seawall.Tests;

/// <summary>Where the repository lies, by the place this file was compiled from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string File(string path) => Path.Combine(Root, path);

    private static string Find([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
