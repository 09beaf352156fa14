using System.Globalization;

namespace Seawall.Serving;

/// <summary>
/// The one folder that Seawall writes to, held by one process at a time: the lock is the kernel's and goes with the
/// process, however that ends.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    /// <summary>Held as long as the process lives; what it holds does not matter.</summary>
    private const string LockName = "serving.lock";

    /// <summary>
    /// Says who holds it, to people and scripts; a file of its own, because the held one cannot be read by others.
    /// </summary>
    private const string ProcessName = "seawall.pid";

    private const string TemporaryPrefix = "temporary-";

    /// <summary>What subscribers decided is nobody else's business.</summary>
    private const UnixFileMode OwnerAndGroup =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;

    private readonly FileStream _lock;
    private int _temporaries;

    private DataFolder(string path, FileStream held) => (Path, _lock) = (path, held);

    /// <summary>Full path of the folder.</summary>
    public string Path { get; }

    /// <summary>The folder of the record log.</summary>
    public string Records => At("records");

    /// <summary>The snapshot of the choice book.</summary>
    public string Snapshot => At("book.snapshot");

    /// <summary>Makes the folder where it is missing and takes it, or says who has it.</summary>
    public static DataFolder Open(string path)
    {
        try
        {
            Directory.CreateDirectory(path, OwnerAndGroup);
            var held = new FileStream(
                System.IO.Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            var folder = new DataFolder(path, held);
            foreach (var left in Directory.EnumerateFiles(path, TemporaryPrefix + "*"))
            {
                File.Delete(left);
            }

            File.WriteAllText(
                folder.At(ProcessName), Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n");
            return folder;
        }
        catch (IOException failure) when (failure.HResult == HeldElsewhere)
        {
            throw new StartException(
                $"another Seawall{Holder(path)} serves from {path}; stop it, or give this one another [data] folder");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"the data folder {path} cannot be used: {failure.Message}");
        }
    }

    /// <summary>Whether a file says no more than that somebody serves from the folder.</summary>
    public static bool IsLock(string file) => System.IO.Path.GetFileName(file) is LockName or ProcessName;

    /// <summary>A file of the folder.</summary>
    public string At(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A file that nobody else uses, for the caller to delete.</summary>
    public string Temporary() =>
        At(string.Create(CultureInfo.InvariantCulture, $"{TemporaryPrefix}{Interlocked.Increment(ref _temporaries)}"));

    /// <inheritdoc/>
    public void Dispose()
    {
        File.Delete(At(ProcessName));
        _lock.Dispose();
    }

    /// <summary>EWOULDBLOCK of flock(2), as .NET passes it on.</summary>
    private const int HeldElsewhere = 11;

    private static string Holder(string path)
    {
        try
        {
            return $" (process {File.ReadAllText(System.IO.Path.Combine(path, ProcessName)).Trim()})";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
