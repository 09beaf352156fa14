using Seawall.Serving;

namespace Seawall.Demo;

/// <summary>
/// The data folder of a demonstration whose clock begins anew at each start: what an earlier one left is from the
/// future, and goes. A folder that holds anything else is left alone.
/// </summary>
internal static class DemoFolder
{
    private const string Mark = "demonstration";

    /// <summary>Empties the folder, or throws <see cref="StartException"/>.</summary>
    public static void Renew(string path)
    {
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()
            && !File.Exists(Path.Combine(path, Mark)))
        {
            throw new StartException(
                $"{path} holds something else than a demonstration; give this one a [data] folder of its own");
        }

        using (DataFolder.Open(path))
        {
            foreach (var folder in Directory.EnumerateDirectories(path))
            {
                Directory.Delete(folder, recursive: true);
            }

            foreach (var file in Directory.EnumerateFiles(path).Where(file => !DataFolder.IsLock(file)))
            {
                File.Delete(file);
            }

            File.WriteAllText(Path.Combine(path, Mark), "what is here is made anew at each start\n");
        }
    }
}
