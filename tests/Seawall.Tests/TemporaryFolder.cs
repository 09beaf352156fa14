namespace Seawall.Tests;

/// <summary>A folder of a test's own, with a path short enough for a socket in it; gone at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Path = Directory.CreateTempSubdirectory("sw").FullName;

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A file that somebody still writes is left to the machine's own cleaning.
        }
    }
}
