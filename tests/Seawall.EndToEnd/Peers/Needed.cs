namespace Seawall.EndToEnd;

/// <summary>Peers that not every machine has: without one its tests are left out, and say so.</summary>
internal static class Needed
{
    /// <summary>The root of the repository, where what is installed for tests stands under <c>artifacts</c>.</summary>
    public static string Root { get; } =
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));

    /// <summary>The path of a program of a Debian package.</summary>
    public static string Program(string name, string package)
    {
        string[] folders = ["/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/lib/kannel/test"];
        var path = folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"{name} is not installed: Debian's {package}.");
        return path!;
    }

    /// <summary>The folder of a package of Node.js, which <c>./test</c> installs.</summary>
    public static string NpmPackage(string name)
    {
        var path = Path.Combine(Root, "artifacts/peers/node_modules", name);
        Assert.SkipUnless(Directory.Exists(path), $"The npm package {name} is not installed: ./test does it.");
        return path;
    }
}
