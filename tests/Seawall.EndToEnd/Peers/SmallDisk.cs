using System.Globalization;

namespace Seawall.EndToEnd;

/// <summary>A disk of a few megabytes in memory, which a test can fill to the last byte.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Filler => Path.Combine(Folder, "filler");

    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("seawall-disk-").FullName;
        var size = string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m");
        var (code, output) = await RunningProcess.ToEndAsync(
            "mount", ["-t", "tmpfs", "-o", size, "tmpfs", folder], "/");
        if (code != 0)
            Assert.Skip($"no small disk could be mounted: {output}");
        return new SmallDisk(folder);
    }

    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var block in new[] { 65_536, 4_096, 1 })
        {
            try
            {
                while (true)
                    file.Write(new byte[block]);
            }
            catch (IOException)
            {
                // Full for this block: try a smaller one.
            }
        }
    }

    public void Empty() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        await RunningProcess.ToEndAsync("umount", ["-l", Folder], "/");
        Directory.Delete(Folder, recursive: true);
    }
}
